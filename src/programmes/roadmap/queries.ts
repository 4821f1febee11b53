import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme } from "../queries.ts";

/** A phase of the programme. */
export interface Phase {
  id: string;
  names: Texts;
  /** First days of its first month and its last. */
  firstMonth: string;
  lastMonth: string;
  ownerName: string;
}

/** Something that is to be reached. */
export interface Milestone {
  id: string;
  names: Texts;
  dueOn: string;
  /** Only the month is known: `dueOn` is its first day. */
  isWholeMonth: boolean;
  doneOn: string | null;
}

export interface Roadmap {
  phases: Phase[];
  milestones: Milestone[];
}

/** The programme's phases in their order, and its milestones by day. */
export async function loadRoadmap(db: Db, programmeId: string): Promise<Roadmap> {
  return {
    phases: await db
      .selectFrom("roadmapPhases")
      .select(["id", "names", "firstMonth", "lastMonth", "ownerName"])
      .where("programmeId", "=", programmeId)
      .orderBy("position")
      .orderBy("id")
      .execute(),
    milestones: await db
      .selectFrom("roadmapMilestones")
      .select(["id", "names", "dueOn", "isWholeMonth", "doneOn"])
      .where("programmeId", "=", programmeId)
      .orderBy("dueOn")
      .orderBy("createdAt")
      .orderBy("id")
      .execute(),
  };
}

/** Lets one change at a time into the programme's roadmap, and hands it out as it stands. */
export async function lockRoadmap(trx: Tx, programmeId: string): Promise<Roadmap> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
  return await loadRoadmap(trx, programmeId);
}

/** The day in the programme's time zone, by the database's clock. */
export async function roadmapToday(db: Db, programmeId: string): Promise<string> {
  const { timeZone } = await getProgramme(db, programmeId);
  return (await databaseNow(db)).toZonedDateTimeISO(timeZone).toPlainDate().toString();
}
