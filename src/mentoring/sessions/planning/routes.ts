import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Forbidden } from "../../../platform/errors.ts";
import { emptyForm, parseForm, parseParams, parseStrictly, withMistake } from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { localInstant } from "../../../workshops/index.ts";
import { sessionsUrl } from "../../addresses.ts";
import { isOnlyShown, typedForm } from "../../choosing/forms.ts";
import { ProgrammeParams } from "../../forms.ts";
import { mayEnterFor } from "../entering.ts";
import { mentorTyped, type NotTaken } from "../fields/pages.ts";
import { LogQuery, SessionParams } from "../logging/forms.ts";
import { loadChoices, loadEntering, type Choices } from "../logging/queries.ts";
import { getSession, type Session } from "../queries.ts";
import { titleTyped } from "../title.ts";
import { cancelSession, changePlan, planSession, type PlannedSession } from "./commands.ts";
import { CancelForm, PlanForm } from "./forms.ts";
import { planField, planPage, planStart, planText } from "./pages.ts";

export function planningRoutes(deps: Deps): Route[] {
  const { db } = deps;
  const base = "/programmes/:programmeId/mentoring/sessions";

  /** A plan that one may change, with what it says of itself. */
  const load = async (params: unknown, asked: Asking) => {
    const { programmeId, sessionId } = parseParams(SessionParams, params);
    const session = await getSession(db, programmeId, sessionId);
    const choices = await loadChoices(db, programmeId, asked);
    if (!mayEnterFor(choices.entering, session.mentorId)) throw new Forbidden("session");
    return { choices, session, start: planStart(session, choices.programme.timeZone, asked), form: emptyForm };
  };

  return [
    get(`${base}/planned/new`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { unit, tool, mentor, kind, day } = parseStrictly(LogQuery, req.query);
      const choices = await loadChoices(db, programmeId, asking(res));
      const mentorId = mentor ?? choices.entering.own?.id;
      const start = { unitId: unit, toolId: tool, mentorId, eventKind: kind ?? "meeting", day };
      await sendPage(req, res, planPage({ choices, session: null, start, form: emptyForm }, asking(res)));
    }),

    post(`${base}/planned`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const choices = await loadChoices(db, programmeId, asking(res));
      const blank = { choices, session: null, start: {} };
      const read = readForm(choices, req.body, null);
      if ("form" in read)
        return await sendPage(req, res, planPage({ ...blank, form: read.form }, asking(res)), read.status);
      const planned = await planSession(db, read.plan, actorId(res));

      if (typeof planned === "object") return res.redirect(303, `${sessionsUrl(programmeId)}#session-${planned.id}`);
      const form = withMistake(req.body, planField[planned], planText[planned]);
      await sendPage(req, res, planPage({ ...blank, form }, asking(res)));
    }),

    get(`${base}/:sessionId/plan`, "facilitator", async (req, res) => {
      await sendPage(req, res, planPage(await load(req.params, asking(res)), asking(res)));
    }),

    post(`${base}/:sessionId/plan`, "facilitator", async (req, res) => {
      const { choices, ...given } = await load(req.params, asking(res));
      const read = readForm(choices, req.body, given.session);
      if ("form" in read)
        return await sendPage(req, res, planPage({ choices, ...given, form: read.form }, asking(res)), read.status);
      const { id } = given.session;
      const refused = await changePlan(db, deps, { id, ...read.plan }, actorId(res));

      if (refused === null) return res.redirect(303, `${sessionsUrl(choices.programme.id)}#session-${id}`);
      const form = withMistake(req.body, planField[refused], planText[refused]);
      await sendPage(req, res, planPage({ choices, ...given, form }, asking(res)));
    }),

    post(`${base}/:sessionId/cancellation`, "facilitator", async (req, res) => {
      const { programmeId, sessionId: id } = parseParams(SessionParams, req.params);
      const { reason } = parseStrictly(CancelForm, req.body);
      const { mentorId } = await getSession(db, programmeId, id);
      if (!mayEnterFor(await loadEntering(db, programmeId, asking(res)), mentorId)) throw new Forbidden("session");
      const refused = await cancelSession(db, deps, { programmeId, id, reason }, actorId(res));
      if (refused === null) return res.redirect(303, sessionsUrl(programmeId));
      const form = withMistake({}, planField[refused], planText[refused]);
      await sendPage(req, res, planPage({ ...(await load(req.params, asking(res))), form }, asking(res)), 409);
    }),
  ];
}

/** What the form says, as the act takes it; or the form, to be shown. */
function readForm(choices: Choices, body: unknown, session: Session | null): { plan: PlannedSession } | NotTaken {
  if (isOnlyShown(body)) return { form: typedForm(body), status: 200 };
  const parsed = parseForm(PlanForm, body);
  if (!parsed.ok) return { form: parsed.form };
  const { title, mentorId: typed, day, start, durationMinutes, ...plan } = parsed.data;
  const mentorId = mentorTyped(choices, typed);
  if (mentorId === undefined && !choices.entering.isForAll) throw new Forbidden("no mentor");
  if (mentorId === undefined) return { form: withMistake(body, "mentorId", "sessionLog.log.mentorMissing") };
  const { id: programmeId, defaultLocale, timeZone } = choices.programme;
  const startsAt = localInstant(day, start, timeZone, "first");
  if (typeof startsAt === "string") return { form: withMistake(body, "start", "sessionLog.plan.skipped") };
  const endsAt = startsAt.add({ minutes: durationMinutes });
  const named = { title: titleTyped(title, defaultLocale, session) };
  return { plan: { programmeId, mentorId, ...plan, ...named, startsAt, endsAt } };
}
