import type { Request, Response } from "express";
import { asking } from "../../platform/asking.ts";
import { calendarFile } from "../../platform/calendar-file.ts";
import type { Deps } from "../../platform/deps.ts";
import { NotFound } from "../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, typedValues, type FormState } from "../../platform/forms.ts";
import { sendFile, sendPage } from "../../platform/pages.ts";
import { get, post, type Route } from "../../platform/routes.ts";
import { calendarEventOf } from "../letters/pages.ts";
import { ProgrammeParams, WorkshopParams } from "../register/forms.ts";
import { openWorkshopUrl } from "./addresses.ts";
import { signUp } from "./commands.ts";
import { ReceiptQuery, SignUpForm } from "./forms.ts";
import { openListPage, receiptPage } from "./pages.ts";
import { getOpenProgramme, getOpenWorkshop } from "./queries.ts";
import { openWorkshopPage } from "./signing/pages.ts";

/** What everybody may see without any link: the open and themed workshops of a programme, and signing up for them. */
export function publicRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const one = "/open/:programmeId/workshops/:workshopId";
  const show = async (req: Request, res: Response, form: FormState, status?: number) => {
    const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
    const open = await getOpenWorkshop(db, programmeId, workshopId);
    await sendPage(req, res, openWorkshopPage(open, form, asking(res)), status);
  };
  return [
    get("/open/:programmeId", "public", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      await sendPage(req, res, openListPage(await getOpenProgramme(db, programmeId), asking(res)));
    }),

    get(one, "public", async (req, res) => {
      await show(req, res, emptyForm);
    }),

    post(`${one}/sign-ups`, "public", async (req, res) => {
      const place = parseParams(WorkshopParams, req.params);
      const parsed = parseForm(SignUpForm, req.body);
      if (!parsed.ok) return await show(req, res, parsed.form);
      await deps.countTowards("signUpAddress", req.ip ?? "");
      await deps.countTowards("signUpMail", parsed.data.email);
      await deps.countTowards("signUpWorkshop", place.workshopId);
      const outcome = await signUp(db, deps, { ...place, form: parsed.data, locale: asking(res).locale });

      if (typeof outcome === "string")
        return await show(req, res, { values: typedValues(req.body), mistakes: {} }, 409);
      res.redirect(303, openWorkshopUrl(place.programmeId, place.workshopId, `/receipt?room=${outcome.room}`));
    }),

    get(`${one}/receipt`, "public", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const { room } = parseStrictly(ReceiptQuery, req.query);
      await sendPage(req, res, receiptPage(await getOpenWorkshop(db, programmeId, workshopId), room, asking(res)));
    }),

    get(`${one}/calendar`, "public", async (req, res) => {
      const { programmeId, workshopId } = parseParams(WorkshopParams, req.params);
      const { programme, workshop, now } = await getOpenWorkshop(db, programmeId, workshopId);
      const { locale, t } = asking(res);
      const letter = { programme, workshop, person: { name: "", email: "", locale }, isComing: false };
      const event = calendarEventOf(letter, { t, locale, now });
      if (event === null) throw new NotFound("time");
      const entry = { ...event, organiser: null, attendee: null };
      const content = calendarFile([entry], { name: programme.name, method: "PUBLISH" });
      sendFile(res, { name: "workshop.ics", type: "text/calendar; charset=utf-8", content });
    }),
  ];
}
