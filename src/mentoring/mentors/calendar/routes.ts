import { Temporal } from "temporal-polyfill";
import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Forbidden } from "../../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, type FormState } from "../../../platform/forms.ts";
import { sendPage, sendSaved } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { mentorUrl } from "../../addresses.ts";
import { MentorParams } from "../../forms.ts";
import { mayTend } from "../pages.ts";
import { getMentor, lookedAtDay } from "../queries.ts";
import { chooseWeekdays, markDays } from "./commands.ts";
import { daysOf, noMarks } from "./days.ts";
import { calendarFileRoutes } from "./file/routes.ts";
import { CalendarQuery, DayForm, PeriodForm, WeekdaysForm } from "./forms.ts";
import { calendarPage, type Saved } from "./pages.ts";
import { findCalendarFile, holidaysBetween, listMarks } from "./queries.ts";

const one = "/programmes/:programmeId/mentoring/mentors/:mentorId";

/** The mentor's days for the programme. */
export function calendarRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const page = async (
    { programmeId, mentorId }: { programmeId: string; mentorId: string },
    { month, saved = null, form = emptyForm }: { month: string | undefined; saved?: Saved | null; form?: FormState },
    asked: Asking,
  ) => {
    const mentor = await getMentor(db, programmeId, mentorId);
    const today = await lookedAtDay(db, programmeId);
    const shown = month ?? (mentor.startsOn > today ? mentor.startsOn : today).slice(0, 7);
    const first = Temporal.PlainDate.from(`${shown}-01`);
    const [from, to] = [first.subtract({ days: 7 }).toString(), first.add({ days: 45 }).toString()];
    const marks = (await listMarks(db, { programmeId, mentorId, from, to })).get(mentorId) ?? noMarks;
    const file = (await findCalendarFile(db, mentorId)) ?? null;
    const seen = { mentor, month: shown, today, marks, holidays: holidaysBetween(from, to), file };
    return calendarPage(seen, form, saved, asked);
  };
  const tended = async (place: { programmeId: string; mentorId: string }, asked: Asking) => {
    const mentor = await getMentor(db, place.programmeId, place.mentorId);
    if (!mayTend(mentor, asked)) throw new Forbidden("mentor");
    return mentor;
  };

  return [
    get(`${one}/calendar`, "facilitator", async (req, res) => {
      const { month, saved } = parseStrictly(CalendarQuery, req.query);
      const place = parseParams(MentorParams, req.params);
      await sendPage(req, res, await page(place, { month, saved: saved ?? null }, asking(res)));
    }),

    post(`${one}/days`, "facilitator", async (req, res) => {
      const place = parseParams(MentorParams, req.params);
      const mentor = await tended(place, asking(res));
      const { day, state } = parseStrictly(DayForm, req.body).mark;
      const month = day.slice(0, 7);
      // A day such as the 31st of June is none.
      const days = daysOf(month).filter((each) => each === day);
      await markDays(db, { ...place, days, state }, actorId(res));
      await sendSaved(req, res, `${mentorUrl(mentor)}/calendar?month=${month}&saved=days`, () =>
        page(place, { month }, asking(res)),
      );
    }),

    post(`${one}/periods`, "facilitator", async (req, res) => {
      const place = parseParams(MentorParams, req.params);
      const mentor = await tended(place, asking(res));
      const parsed = parseForm(PeriodForm, req.body);
      if (!parsed.ok)
        return await sendPage(req, res, await page(place, { month: undefined, form: parsed.form }, asking(res)));
      const { from, to, state } = parsed.data;
      await markDays(
        db,
        { ...place, days: daysBetween(from, to), state: state === "none" ? null : state },
        actorId(res),
      );
      res.redirect(303, `${mentorUrl(mentor)}/calendar?month=${from.slice(0, 7)}&saved=days`);
    }),

    post(`${one}/weekdays`, "facilitator", async (req, res) => {
      const place = parseParams(MentorParams, req.params);
      const mentor = await tended(place, asking(res));
      await chooseWeekdays(db, { ...place, ...parseStrictly(WeekdaysForm, req.body) }, actorId(res));
      res.redirect(303, `${mentorUrl(mentor)}/calendar?saved=weekdays`);
    }),

    ...calendarFileRoutes(deps),
  ];
}

function daysBetween(from: string, to: string): string[] {
  const first = Temporal.PlainDate.from(from);
  const count = first.until(Temporal.PlainDate.from(to), { largestUnit: "day" }).days + 1;
  return Array.from({ length: count }, (_, at) => first.add({ days: at }).toString());
}
