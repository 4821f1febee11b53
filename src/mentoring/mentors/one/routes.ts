import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Forbidden } from "../../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, type FormState } from "../../../platform/forms.ts";
import { sendPage, sendSaved } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { mentorUrl } from "../../addresses.ts";
import { MentorParams } from "../../forms.ts";
import { setCapacity } from "../commands.ts";
import { MonthsForm, SameForm } from "../months/forms.ts";
import { monthsOf } from "../months/months.ts";
import { mayTend } from "../pages.ts";
import { getMentor, lookedAtDay } from "../queries.ts";
import { MentorQuery } from "./forms.ts";
import { mentorPage } from "./pages.ts";
import { loadMentor } from "./queries.ts";

const one = "/programmes/:programmeId/mentoring/mentors/:mentorId";

/** A mentor's page, on which the months' working days are filled in. */
export function oneMentorRoutes({ db }: Deps): Route[] {
  const page = async (programmeId: string, mentorId: string, form: FormState, asked: Asking, saved = false) =>
    mentorPage(await loadMentor(db, programmeId, mentorId), form, saved, asked);
  const tended = async (programmeId: string, mentorId: string, asked: Asking) => {
    const mentor = await getMentor(db, programmeId, mentorId);
    if (!mayTend(mentor, asked)) throw new Forbidden("mentor");
    return mentor;
  };

  return [
    get(one, "facilitator", async (req, res) => {
      const { programmeId, mentorId } = parseParams(MentorParams, req.params);
      const { saved } = parseStrictly(MentorQuery, req.query);
      await sendPage(req, res, await page(programmeId, mentorId, emptyForm, asking(res), saved === "months"));
    }),

    post(`${one}/capacity`, "facilitator", async (req, res) => {
      const { programmeId, mentorId } = parseParams(MentorParams, req.params);
      const mentor = await tended(programmeId, mentorId, asking(res));
      const parsed = parseForm(MonthsForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, mentorId, parsed.form, asking(res)));
      await setCapacity(db, { programmeId, mentorId, months: parsed.data }, actorId(res));
      await sendSaved(req, res, `${mentorUrl(mentor)}?saved=months#months`, () =>
        page(programmeId, mentorId, emptyForm, asking(res), true),
      );
    }),

    post(`${one}/capacity/same`, "facilitator", async (req, res) => {
      const { programmeId, mentorId } = parseParams(MentorParams, req.params);
      const mentor = await tended(programmeId, mentorId, asking(res));
      const parsed = parseForm(SameForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, await page(programmeId, mentorId, parsed.form, asking(res)));
      const shown = monthsOf(mentor, await lookedAtDay(db, programmeId));
      const months = shown.map((month) => ({ month, days: parsed.data.same }));
      await setCapacity(db, { programmeId, mentorId, months }, actorId(res));
      await sendSaved(req, res, `${mentorUrl(mentor)}?saved=months#months`, () =>
        page(programmeId, mentorId, emptyForm, asking(res), true),
      );
    }),
  ];
}
