import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { actorId, asking } from "../../../platform/asking.ts";
import { databaseNow } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  typedValues,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ProgrammeParams } from "../../register/forms.ts";
import { getWorkshop } from "../../register/queries.ts";
import { pollsUrl } from "../addresses.ts";
import { listAskable, listSeatedOf } from "../asked/queries.ts";
import { closingMistake, endOfDay } from "../closing-time.ts";
import { makePoll, type NewPoll } from "./commands.ts";
import { ForWorkshop, parseRows, PollForm, SpreadForm, TitlesForm } from "./forms.ts";
import { dateMistakeText, makingPage, makingText, spreadNote, type Making } from "./pages.ts";
import { closingText } from "../words.ts";
import { withDays, withMoreRows } from "./rows.ts";
import { spreadDays } from "./spread.ts";
import { readDates } from "./typed-dates.ts";

export function makingRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/workshops/polls";
  const load = async (params: unknown, given: unknown): Promise<Making & { now: Temporal.Instant }> => {
    const { programmeId } = parseParams(ProgrammeParams, params);
    const workshopId = parseStrictly(ForWorkshop, given);
    const workshop = workshopId === null ? null : await getWorkshop(db, programmeId, workshopId);
    const programme = await getProgramme(db, programmeId);
    const now = await databaseNow(db);
    return {
      ...{ programme, workshop, now, id: idOf(given) },
      contacts: await listAskable(db, programmeId, workshopId),
      seated: (await listSeatedOf(db, programmeId, workshopId)).length,
      today: now.toZonedDateTimeISO(programme.timeZone).toPlainDate().toString(),
    };
  };

  return [
    get(`${base}/new`, "planner", async (req, res) => {
      await sendPage(req, res, makingPage(await load(req.params, req.query), emptyForm, asking(res)));
    }),

    post(`${base}/new/rows`, "planner", async (req, res) => {
      const form = { values: withMoreRows(typedValues(req.body)), mistakes: {} };
      await sendPage(req, res, makingPage(await load(req.params, req.body), form, asking(res)));
    }),

    post(`${base}/new/spread`, "planner", async (req, res) => {
      const seen = await load(req.params, req.body);
      const parsed = parseForm(SpreadForm, req.body);
      if (!parsed.ok) return await sendPage(req, res, makingPage(seen, parsed.form, asking(res)));
      const { weekdays, fromWeek, toWeek, spreadStart: start, spreadLength } = parsed.data;
      const { days, holidays } = spreadDays({ weekdays: weekdays.map(Number), fromWeek, toWeek }, seen.today);
      const { values, ...filled } = withDays(typedValues(req.body), days, { start, length: String(spreadLength) });
      const note = spreadNote({ ...filled, holidays }, asking(res).t);
      await sendPage(req, res, makingPage(seen, { values, mistakes: {} }, asking(res), { note }));
    }),

    post(base, "planner", async (req, res) => {
      const seen = await load(req.params, req.body);
      const read = readForm(seen, req.body);
      if ("form" in read) return await sendPage(req, res, makingPage(seen, read.form, asking(res)));
      const refused = await makePoll(db, deps, read.poll, actorId(res));
      if (refused === null) return res.redirect(303, pollsUrl(seen.programme.id, `/${read.poll.id}?done=made`));
      const form = withMistake(req.body, "who", makingText[refused]);
      await sendPage(req, res, makingPage(seen, form, asking(res)));
    }),
  ];
}

/** The id that the form was made with; a new one for a new form. */
function idOf(given: unknown): string {
  const parsed = PollForm.shape.id.safeParse((given as { id?: unknown } | undefined)?.id);
  return parsed.success ? parsed.data : randomUUID();
}

/** What the form says, or the form with all that is wrong in it. */
function readForm(
  { programme, workshop, now }: Making & { now: Temporal.Instant },
  body: unknown,
): { poll: NewPoll } | { form: FormState } {
  const values = typedValues(body);
  const mistakes: Record<string, Key> = {};
  const parsed = parseForm(PollForm, body);
  if (!parsed.ok) Object.assign(mistakes, parsed.form.mistakes);
  const titled = workshop === null ? parseForm(TitlesForm, body) : null;
  if (titled?.ok === false) Object.assign(mistakes, titled.form.mistakes);
  const typed = parseRows(values);
  Object.assign(mistakes, typed.mistakes);
  const { dates, mistakes: wrong } = readDates(typed.rows, programme.timeZone, now);
  for (const { row, field, reason } of wrong) mistakes[`${field}-${row}`] ??= dateMistakeText[reason];
  const closesAt = parsed.ok ? endOfDay(parsed.data.closesOn, programme.timeZone) : now;
  const closing = parsed.ok ? closingMistake(closesAt, dates, now) : null;
  if (closing !== null) mistakes["closesOn"] = closingText[closing];
  if (!parsed.ok || Object.keys(mistakes).length > 0) return { form: { values, mistakes } };
  const { id, who } = parsed.data;
  const titles = titled?.ok === true ? titled.data.titles : null;
  const place = { programmeId: programme.id, workshopId: workshop?.id ?? null };
  return { poll: { id, who, ...place, titles, dates, closesAt } };
}
