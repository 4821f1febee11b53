import type { Request, Response } from "express";
import { listOrganisations } from "../../organisations/index.ts";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { getProgramme, listIndustries } from "../../programmes/index.ts";
import { getAttendee } from "../attendees/queries.ts";
import { ProgrammeParams } from "../register/forms.ts";
import { leaveGuest, matchGuest, matchGuestToNew, unmatchGuest } from "./commands.ts";
import { GuestParams, GuestsQuery, MatchForm, NewOrganisationForm, type Done } from "./forms.ts";
import { newOrganisationPage } from "./newcomer/pages.ts";
import { guestsPage, guestsUrl, type Focus } from "./pages.ts";
import { getMatched, listGuests, listStayingGuests } from "./queries.ts";

/** "Who are they?": people who signed up, were sent or walked in, matched to the organisations of the register. */
export function matchingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/workshops/guests";
  const show = async (req: Request, res: Response, programmeId: string, focus: Focus) => {
    const programme = await getProgramme(db, programmeId);
    const seen = {
      ...(await listGuests(db, programmeId)),
      staying: await listStayingGuests(db, programmeId),
      organisations: await listOrganisations(db, programmeId),
    };
    await sendPage(req, res, guestsPage(programme, seen, focus, asking(res)));
  };
  const showForm = async (req: Request, res: Response, form: FormState) => {
    const { programmeId, guestId } = parseParams(GuestParams, req.params);
    const programme = await getProgramme(db, programmeId);
    const seen = {
      guest: await getAttendee(db, programmeId, guestId),
      industries: await listIndustries(db, programmeId),
    };
    await sendPage(req, res, newOrganisationPage(programme, seen, form, asking(res)));
  };
  const leave = async (req: Request, res: Response, stays: boolean) => {
    const place = parseParams(GuestParams, req.params);
    await leaveGuest(db, { ...place, stays }, actorId(res));
    res.redirect(303, doneUrl(place.programmeId, stays ? "stays" : "back", place.guestId));
  };
  return [
    get(base, "planner", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { done, about } = parseStrictly(GuestsQuery, req.query);
      const whom = about === undefined ? null : await getMatched(db, programmeId, about);
      await show(req, res, programmeId, { done, about: whom });
    }),

    post(`${base}/:guestId/match`, "planner", async (req, res) => {
      const place = parseParams(GuestParams, req.params);
      const parsed = parseForm(MatchForm, req.body);
      if (!parsed.ok) {
        await getAttendee(db, place.programmeId, place.guestId);
        return await show(req, res, place.programmeId, { mistakenId: place.guestId, form: parsed.form });
      }
      const attendeeId = await matchGuest(db, deps, { ...place, ...parsed.data }, actorId(res));
      res.redirect(303, doneUrl(place.programmeId, "matched", attendeeId));
    }),

    post(`${base}/:guestId/match/removal`, "planner", async (req, res) => {
      const place = parseParams(GuestParams, req.params);
      const refused = await unmatchGuest(db, place, actorId(res));
      res.redirect(303, doneUrl(place.programmeId, refused ?? "unmatched", place.guestId));
    }),

    get(`${base}/:guestId/organisation`, "planner", async (req, res) => {
      await showForm(req, res, emptyForm);
    }),

    post(`${base}/:guestId/organisation`, "planner", async (req, res) => {
      const place = parseParams(GuestParams, req.params);
      const parsed = parseForm(NewOrganisationForm, req.body);
      if (!parsed.ok) return await showForm(req, res, parsed.form);
      const outcome = await matchGuestToNew(db, deps, { ...place, organisation: parsed.data }, actorId(res));
      if (outcome === "industry-unknown") {
        const form = withMistake(req.body, "industryId", "organisations.edit.industryUnknown");
        return await showForm(req, res, form);
      }
      res.redirect(303, doneUrl(place.programmeId, "matched", outcome.attendeeId));
    }),

    post(`${base}/:guestId/staying`, "planner", (req, res) => leave(req, res, true)),
    post(`${base}/:guestId/staying/removal`, "planner", (req, res) => leave(req, res, false)),
  ];
}

function doneUrl(programmeId: string, done: Done, about: string): string {
  return guestsUrl(programmeId, `?done=${done}&about=${about}`);
}
