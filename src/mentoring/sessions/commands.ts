import { programmeToday } from "../../maturity/index.ts";
import { ownName } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, type Db, type Tx } from "../../platform/database.ts";
import { holdEvent, lockEvent, logEvent, removeEvent, unholdEvent, type UnitEvent } from "../../workshops/index.ts";
import { findSame, getSession, lockMentor, nameUnitAndTool, type Session } from "./queries.ts";
import { inEach, sessionNames, type HeldSession, type SessionRefusal, type SessionSubject } from "./session.ts";

/** Enters a session that has been held; the same one twice is asked about. */
export async function logSession(
  db: Db,
  session: HeldSession,
  actorId: string,
): Promise<{ id: string } | SessionRefusal> {
  const { programmeId } = session;
  return await db.transaction().execute(async (trx) => {
    await lockMentor(trx, programmeId, session.mentorId);
    const refused = await refusalOf(trx, session, null);
    if (refused !== null) return refused;
    const logged = await logEvent(trx, programmeId, { ...session, ...(await eventOf(trx, session)) });
    if (typeof logged === "string") return logged;
    const row = { workshopId: logged.id, programmeId, ...rowOf(session) };
    await trx.insertInto("mentorSessions").values(row).execute();
    await recordAct(trx, { actorId, programmeId, act: "session.log", subject: logged.id, details: countsOf(session) });
    return logged;
  });
}

/** Puts right what was told of a session, or tells how one went that was planned. */
export async function correctSession(
  db: Db,
  { id, ...session }: HeldSession & { id: string },
  actorId: string,
): Promise<SessionRefusal | null> {
  const { programmeId } = session;
  return await db.transaction().execute(async (trx) => {
    await lockMentor(trx, programmeId, session.mentorId);
    const which = { programmeId, workshopId: id };
    const state = await lockEvent(trx, which);
    const before = await getSession(trx, programmeId, id);
    if (state === "cancelled") return "cancelled";
    // Of two alike the one is asked about once; a note put right later is no reason to ask again.
    const isAnother = session.isAnother === true || isAsBefore(before, session);
    const refused = (await refusalOf(trx, { ...session, isAnother }, id)) ?? (await holdAs(trx, which, session));
    if (refused !== null) return refused;
    await trx.updateTable("mentorSessions").set(rowOf(session)).where("workshopId", "=", id).execute();
    const act = state === "held" ? "session.correct" : "session.hold";
    await recordAct(trx, { actorId, programmeId, act, subject: id, details: countsOf(session) });
    return null;
  });
}

function isAsBefore(before: Session, session: HeldSession): boolean {
  const { mentorId, unitId, toolId, eventKind, heldOn } = session;
  const isAlike = before.mentorId === mentorId && before.unitId === unitId && before.toolId === toolId;
  const isThen = before.heldOn === heldOn && before.minutes === session.durationMinutes;
  return isAlike && isThen && before.eventKind === eventKind;
}

async function holdAs(trx: Tx, which: { programmeId: string; workshopId: string }, session: HeldSession) {
  return await holdEvent(trx, which, { ...session, ...(await eventOf(trx, session)) });
}

/** Takes back what was logged: one that had been planned is to come again, any other is gone. */
export async function removeSession(
  db: Db,
  { programmeId, id }: { programmeId: string; id: string },
  actorId: string,
): Promise<SessionRefusal | null> {
  try {
    return await db.transaction().execute(async (trx) => {
      const which = { programmeId, workshopId: id };
      const state = await lockEvent(trx, which);
      const { loggedAt, mentorId, unitId } = await getSession(trx, programmeId, id);
      // Pressed twice: it is to come again already.
      if (state === "planned") return null;
      if (state === "cancelled") return "cancelled";
      if (loggedAt === null) await unholdEvent(trx, which);
      else await removeEvent(trx, which);
      const act = loggedAt === null ? "session.unhold" : "session.remove";
      await recordAct(trx, { actorId, programmeId, act, subject: id, details: { mentor: mentorId, unit: unitId } });
      return null;
    });
  } catch (error) {
    // A survey or a ballot that followed the session points to it.
    if (brokenConstraint(error) === null) throw error;
    return "in-use";
  }
}

async function refusalOf(trx: Tx, session: HeldSession, id: string | null): Promise<SessionRefusal | null> {
  if (session.heldOn > (await programmeToday(trx, session.programmeId))) return "in-future";
  if (session.isAnother === true) return null;
  return (await findSame(trx, session, id)) === undefined ? null : "already";
}

/** The session as the register of workshops knows it; a unit or tool of another programme is none. */
export async function eventOf(trx: Tx, session: SessionSubject): Promise<UnitEvent> {
  const { eventKind, unitId, title = null } = session;
  const { unitName, toolNames } = await nameUnitAndTool(trx, session);
  const names = sessionNames({ title, toolNames, unitName: ownName(unitName) });
  return { names, eventKind, unitId, unitNames: inEach(unitName) };
}

/** What mentoring keeps of the session itself. */
export function rowOf({ mentorId, unitId, toolId, title = null, note = "" }: SessionSubject) {
  return { mentorId, unitId, toolId, isTitled: title !== null, note };
}

function countsOf({ mentorId, unitId, heldOn, headCount, participantIds }: HeldSession) {
  return { mentor: mentorId, unit: unitId, heldOn, headCount, named: participantIds.length };
}
