import { actorId, asking, type Asking } from "../../../platform/asking.ts";
import type { Deps } from "../../../platform/deps.ts";
import { Forbidden } from "../../../platform/errors.ts";
import {
  emptyForm,
  parseForm,
  parseParams,
  parseStrictly,
  withMistake,
  type FormState,
} from "../../../platform/forms.ts";
import { sendPage } from "../../../platform/pages.ts";
import { get, post, type Route } from "../../../platform/routes.ts";
import { sessionsUrl } from "../../addresses.ts";
import { isOnlyShown, typedForm } from "../../choosing/forms.ts";
import { ProgrammeParams } from "../../forms.ts";
import { correctSession, logSession, removeSession } from "../commands.ts";
import { mayEnterFor } from "../entering.ts";
import { chosenUnit, mentorTyped, type NotTaken, type Start } from "../fields/pages.ts";
import { getSession, listContactsThere, type Session } from "../queries.ts";
import type { HeldSession, SessionRefusal } from "../session.ts";
import { titleTyped } from "../title.ts";
import { LogForm, LogQuery, SessionParams } from "./forms.ts";
import { logField, logPage, logText, startOf } from "./pages.ts";
import { listKnownPeople, loadChoices, loadEntering, type Choices } from "./queries.ts";

export function loggingRoutes({ db }: Deps): Route[] {
  const base = "/programmes/:programmeId/mentoring/sessions";

  /** The form, for a session that is there or for a new one. */
  const page = async (choices: Choices, given: Given, asked: Asking) => {
    const { session = null, start = {}, form = emptyForm, refused = null } = given;
    const { id: programmeId } = choices.programme;
    const there = (start["participantIds"] ?? "").split("\n").filter((id) => id !== "");
    const unitId = chosenUnit(choices, form, start);
    const people = await listKnownPeople(db, programmeId, { units: choices.units, unitId, besides: there });
    return logPage({ choices, people, session, start, form, refused }, asked);
  };

  /** A session that one may put right, with what it says of itself. */
  const load = async (params: unknown, asked: Asking) => {
    const { programmeId, sessionId } = parseParams(SessionParams, params);
    const session = await getSession(db, programmeId, sessionId);
    const choices = await loadChoices(db, programmeId, asked);
    if (!mayEnterFor(choices.entering, session.mentorId)) throw new Forbidden("session");
    const start = startOf(session, await listContactsThere(db, programmeId, sessionId), choices, asked);
    return { choices, session, start };
  };

  return [
    get(`${base}/new`, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const { unit, tool, mentor, kind, day } = parseStrictly(LogQuery, req.query);
      const choices = await loadChoices(db, programmeId, asking(res));
      const ofUnit = choices.assigned.find(({ unitId }) => unitId === unit)?.mentorId;
      const mentorId = mentor ?? choices.entering.own?.id ?? ofUnit;
      const given = { unitId: unit, toolId: tool, mentorId, eventKind: kind };
      await sendPage(req, res, await page(choices, { start: { ...given, heldOn: day } }, asking(res)));
    }),

    post(base, "facilitator", async (req, res) => {
      const { programmeId } = parseParams(ProgrammeParams, req.params);
      const choices = await loadChoices(db, programmeId, asking(res));
      const read = readForm(choices, req.body, null);
      if ("form" in read) return await sendPage(req, res, await page(choices, read, asking(res)), read.status);
      const logged = await logSession(db, read.session, actorId(res));

      if (typeof logged === "object") return res.redirect(303, savedUrl(choices, { ...read.session, id: logged.id }));
      const form = withMistake(req.body, logField[logged], logText[logged]);
      await sendPage(req, res, await page(choices, { form, refused: logged }, asking(res)));
    }),

    get(`${base}/:sessionId/log`, "facilitator", async (req, res) => {
      const { choices, ...given } = await load(req.params, asking(res));
      await sendPage(req, res, await page(choices, given, asking(res)));
    }),

    post(`${base}/:sessionId/log`, "facilitator", async (req, res) => {
      const { choices, ...given } = await load(req.params, asking(res));
      const read = readForm(choices, req.body, given.session);
      if ("form" in read)
        return await sendPage(req, res, await page(choices, { ...given, ...read }, asking(res)), read.status);
      const { id } = given.session;
      const refused = await correctSession(db, { id, ...read.session }, actorId(res));

      if (refused === null) return res.redirect(303, savedUrl(choices, { ...read.session, id }));
      const form = withMistake(req.body, logField[refused], logText[refused]);
      await sendPage(req, res, await page(choices, { ...given, form, refused }, asking(res)));
    }),

    post(`${base}/:sessionId/removal`, "facilitator", async (req, res) => {
      const { programmeId, sessionId: id } = parseParams(SessionParams, req.params);
      const session = await getSession(db, programmeId, id);
      if (!mayEnterFor(await loadEntering(db, programmeId, asking(res)), session.mentorId))
        throw new Forbidden("session");
      const refused = await removeSession(db, { programmeId, id }, actorId(res));
      if (refused === null) return res.redirect(303, sessionsUrl(programmeId));
      const { choices, ...given } = await load(req.params, asking(res));
      const form = withMistake(req.body, logField[refused], logText[refused]);
      await sendPage(
        req,
        res,
        await page(choices, { ...given, form: { ...form, values: {} }, refused }, asking(res)),
        409,
      );
    }),
  ];
}

/** The list on which what was saved stands: a planner who is a mentor too has written it down for another. */
function savedUrl({ programme, entering }: Choices, { id, mentorId }: { id: string; mentorId: string }): string {
  const isOwn = entering.own === null || entering.own.id === mentorId;
  const query = new URLSearchParams({ saved: id, ...(!isOwn && { mentor: mentorId }) });
  return `${sessionsUrl(programme.id)}?${query.toString()}`;
}

interface Given {
  session?: Session | null;
  start?: Start;
  form?: FormState;
  refused?: SessionRefusal | null;
}

/** What the form says, as the act takes it; or the form, to be shown. */
function readForm(choices: Choices, body: unknown, session: Session | null): { session: HeldSession } | NotTaken {
  if (isOnlyShown(body)) return { form: typedForm(body), status: 200 };
  const parsed = parseForm(LogForm, body);
  if (!parsed.ok) return { form: parsed.form };
  const { title, mentorId: typed, ...held } = parsed.data;
  const mentorId = mentorTyped(choices, typed);
  if (mentorId === undefined && !choices.entering.isForAll) throw new Forbidden("no mentor");
  if (mentorId === undefined) return { form: withMistake(body, "mentorId", "sessionLog.log.mentorMissing") };
  const { id: programmeId, defaultLocale } = choices.programme;
  return { session: { programmeId, mentorId, ...held, title: titleTyped(title, defaultLocale, session) } };
}
