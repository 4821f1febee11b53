import { recordAct } from "../../../../platform/audit-log.ts";
import type { Db } from "../../../../platform/database.ts";
import { WorkerFailure, type Workers } from "../../../../platform/workers.ts";
import { getMentor, lockMentoring } from "../../queries.ts";
import type { CalendarDays, CalendarMistake, CalendarTask } from "./worker.ts";

const worker = new URL("worker.ts", import.meta.url);
const mostBytes = 5 * 1024 * 1024;
const mostMilliseconds = 10_000;

/** Which days a calendar file takes, told in a thread that nothing of the file leaves but them. */
export async function readCalendarFile(
  workers: Workers,
  { bytes, ...window }: { bytes: Buffer; timeZone: string; from: string; to: string },
): Promise<CalendarDays | { mistake: CalendarMistake }> {
  if (bytes.length > mostBytes) return { mistake: "too-large" };
  const stop = new AbortController();
  let timer: NodeJS.Timeout | undefined;
  // The thread tells when it starts: waiting for a free thread is no fault of the file.
  const onProgress = () => (timer ??= setTimeout(() => stop.abort(), mostMilliseconds));
  try {
    return await workers.run<CalendarTask, CalendarDays | { mistake: CalendarMistake }>(
      worker,
      { bytes, ...window },
      { onProgress, signal: stop.signal },
    );
  } catch (error) {
    if (!(error instanceof WorkerFailure)) throw error;
    if (error.reason === "aborted") return { mistake: "timeout" };
    if (error.reason === "out-of-memory") return { mistake: "too-large" };
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** What a file says of the days from one to another. */
export interface CalendarFile {
  firstDay: string;
  lastDay: string;
  days: readonly (readonly [day: string, state: "half" | "busy"])[];
}

/** Takes the days of a file in place of those that an earlier one gave between the same days. */
export async function takeCalendarFile(
  db: Db,
  { programmeId, mentorId, firstDay, lastDay, days }: CalendarFile & { programmeId: string; mentorId: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await getMentor(trx, programmeId, mentorId);
    await trx
      .deleteFrom("mentorDays")
      .where("mentorId", "=", mentorId)
      .where("source", "=", "file")
      .where("day", ">=", firstDay)
      .execute();
    const rows = days.map(([day, state]) => ({ programmeId, mentorId, day, state, source: "file" as const }));
    if (rows.length > 0) await trx.insertInto("mentorDays").values(rows).execute();
    const read = { programmeId, mentorId, firstDay, lastDay };
    await trx.deleteFrom("mentorCalendarFiles").where("mentorId", "=", mentorId).execute();
    await trx.insertInto("mentorCalendarFiles").values(read).execute();
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "mentor.calendar", subject: mentorId },
      details: { days: days.length, from: firstDay, to: lastDay },
    });
  });
}

/** Forgets everything that came from calendar files. */
export async function dropCalendarFile(
  db: Db,
  { programmeId, mentorId }: { programmeId: string; mentorId: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockMentoring(trx, programmeId);
    await getMentor(trx, programmeId, mentorId);
    await trx.deleteFrom("mentorDays").where("mentorId", "=", mentorId).where("source", "=", "file").execute();
    await trx.deleteFrom("mentorCalendarFiles").where("mentorId", "=", mentorId).execute();
    await recordAct(trx, { actorId, programmeId, act: "mentor.calendar-drop", subject: mentorId });
  });
}
