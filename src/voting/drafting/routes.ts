import type { Request, Response } from "express";
import { actorId, asking } from "../../platform/asking.ts";
import type { Deps } from "../../platform/deps.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake, type FormState } from "../../platform/forms.ts";
import { sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { ballotsUrl, ballotUrl } from "../addresses.ts";
import { BallotParams, ProgrammeParams } from "../forms.ts";
import type { AudienceChoice } from "../holding/audience.ts";
import { getAudience, listAudiences, listTicked } from "../holding/queries.ts";
import { getBallot, listOptions, type Ballot } from "../queries.ts";
import { draftBallot, editBallot, removeBallot } from "./commands.ts";
import { BallotForm, CarriedChoice, NewBallotForm, NewBallotQuery, type BallotDetails } from "./forms.ts";
import { chooseAudiencePage, draftMistake, editBallotPage, newBallotPage } from "./pages.ts";
import { loadDraft } from "./queries.ts";
import { titlesFor } from "./titles.ts";
import { audienceNames, usualTitles } from "./usual-texts.ts";

const list = "/programmes/:programmeId/ballots";
const one = `${list}/:ballotId`;

/** A ballot is made ready: for whom, what it decides and how, between which topics, until when. */
export function draftingRoutes(deps: Deps): Route[] {
  const { db, texts } = deps;
  const names = audienceNames(texts);
  const usual = usualTitles(texts);
  const showNew = async (req: Request, res: Response, choice: AudienceChoice, form: FormState) => {
    const { programmeId } = parseParams(ProgrammeParams, req.params);
    const audience = await getAudience(db, programmeId, choice, names);
    const draft = await loadDraft(db, programmeId, { groupId: audience.groupId, isList: choice.kind === "list" });
    await sendPage(req, res, newBallotPage(draft, { choice, audience }, form, usual, asking(res)));
  };
  const showEdit = async (req: Request, res: Response, ballot: Ballot, form: FormState) => {
    const { id, programmeId, groupId, audienceKind } = ballot;
    const draft = await loadDraft(db, programmeId, { groupId, isList: audienceKind === "list" });
    const held = { ballot, options: await listOptions(db, id), ticked: await listTicked(db, id) };
    await sendPage(req, res, editBallotPage(draft, held, form, usual, asking(res)));
  };
  const asMeant = <D extends BallotDetails>(details: D): D => ({
    ...details,
    titles: titlesFor(details.settings.purpose, details.titles, usual),
  });
  return [
    get(`${list}/new`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const query = parseStrictly(NewBallotQuery, req.query);
      const choice = query.after ?? query.for;
      if (choice !== undefined) return await showNew(req, res, choice, emptyForm);
      await sendPage(req, res, chooseAudiencePage(programmeId, await listAudiences(db, programmeId), asking(res)));
    }),

    post(list, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const carried = CarriedChoice.safeParse(req.body).data?.audience ?? { kind: "everyone" };
      const parsed = parseForm(NewBallotForm, req.body);
      if (!parsed.ok) return await showNew(req, res, carried, parsed.form);
      const outcome = await draftBallot(db, programmeId, asMeant(parsed.data), names, actorId(res));

      if ("refused" in outcome) {
        const { field, text } = draftMistake[outcome.refused];
        return await showNew(req, res, carried, withMistake(req.body, field, text));
      }
      res.redirect(303, wayOn({ programmeId, id: outcome.id }, parsed.data));
    }),

    get(`${one}/details`, "facilitator", async (req, res) => {
      const { programmeId, ballotId } = parseParams(BallotParams, req.params);
      const ballot = await getBallot(db, programmeId, ballotId);
      if (ballot.state !== "draft") return res.redirect(303, ballotUrl(ballot));
      await showEdit(req, res, ballot, emptyForm);
    }),

    post(`${one}/details`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const ballot = await getBallot(db, place.programmeId, place.ballotId);
      const parsed = parseForm(BallotForm, req.body);
      if (!parsed.ok) return await showEdit(req, res, ballot, parsed.form);
      const refused = await editBallot(db, place, asMeant(parsed.data), actorId(res));

      if (refused === null) return res.redirect(303, wayOn(ballot, parsed.data));
      if (refused === "not-draft") return res.redirect(303, ballotUrl(ballot));
      const { field, text } = draftMistake[refused];
      await showEdit(req, res, ballot, withMistake(req.body, field, text));
    }),

    post(`${one}/removal`, "facilitator", async (req, res) => {
      const place = parseParams(BallotParams, req.params);
      const refused = await removeBallot(db, place, actorId(res));
      const { programmeId, ballotId: id } = place;
      res.redirect(303, refused === null ? ballotsUrl(programmeId) : ballotUrl({ programmeId, id }));
    }),
  ];
}

/** Where hours are decided on, the topics' hours come next. */
function wayOn(ballot: Pick<Ballot, "programmeId" | "id">, { settings }: BallotDetails): string {
  return settings.purpose === "hours" ? `${ballotUrl(ballot)}/costs` : ballotUrl(ballot);
}
