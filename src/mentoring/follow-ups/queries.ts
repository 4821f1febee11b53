import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { followUpStates, type FollowUpState } from "./follow-up.ts";

/** What is to be done in a unit, with whose it is and what it is about. */
export interface FollowUp {
  id: string;
  programmeId: string;
  unitId: string;
  /** With the names of what it is part of. */
  unitName: string;
  assessmentId: string | null;
  needId: string | null;
  needNames: Texts | null;
  toolId: string | null;
  toolNames: Texts | null;
  what: string;
  note: string;
  ownerId: string | null;
  ownerName: string | null;
  dueOn: string | null;
  state: FollowUpState;
  stateChangedAt: Temporal.Instant;
  createdAt: Temporal.Instant;
}

/** Every follow-up of the programme: those with a due day first, the earliest of them first. */
export async function listFollowUps(db: Db, programmeId: string): Promise<FollowUp[]> {
  return (await followUps(db, programmeId).execute()).map(followUpOf);
}

/** One follow-up of the programme. */
export async function getFollowUp(db: Db, programmeId: string, id: string): Promise<FollowUp> {
  const row = await followUps(db, programmeId).where("followUps.id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("follow-up");
  return followUpOf(row);
}

function followUps(db: Db, programmeId: string) {
  return db
    .selectFrom("followUps")
    .innerJoin("organisations", "organisations.id", "followUps.unitId")
    .leftJoin("needs", "needs.id", "followUps.needId")
    .leftJoin("digitalTools", "digitalTools.id", "followUps.toolId")
    .leftJoin("mentors", "mentors.id", "followUps.ownerId")
    .select(["followUps.id", "followUps.programmeId", "unitId", "organisations.name as unitName", "assessmentId"])
    .select(["followUps.needId", "needs.names as needNames", "toolId", "digitalTools.names as toolNames"])
    .select(["what", "note", "ownerId", "mentors.name as ownerName", "dueOn", "state", "stateChangedAt"])
    .select("followUps.createdAt")
    .where("followUps.programmeId", "=", programmeId)
    .orderBy(sql`due_on nulls last`)
    .orderBy("followUps.createdAt")
    .orderBy("followUps.id");
}

function followUpOf(row: Awaited<ReturnType<ReturnType<typeof followUps>["executeTakeFirstOrThrow"]>>): FollowUp {
  return { ...row, state: row.state };
}

/** How a follow-up stood before, and who changed it. */
export interface Move {
  stateBefore: FollowUpState;
  state: FollowUpState;
  by: string | null;
  at: Temporal.Instant;
}

/** The follow-up's changes of state, the newest first. */
export async function listMoves(db: Db, followUpId: string): Promise<Move[]> {
  const rows = await db
    .selectFrom("followUpChanges")
    .leftJoin("users", "users.id", "changedBy")
    .select(["stateBefore", "state", "users.name as by", "changedAt as at"])
    .where("followUpId", "=", followUpId)
    .orderBy("changedAt", "desc")
    .orderBy("followUpChanges.id")
    .execute();
  return rows.map((row) => ({
    ...row,
    stateBefore: row.stateBefore as FollowUpState,
    state: row.state as FollowUpState,
  }));
}

/** The follow-up, locked until the act on it is done. */
export async function lockFollowUp(
  trx: Tx,
  programmeId: string,
  id: string,
): Promise<{ unitId: string; state: FollowUpState }> {
  const row = await trx
    .selectFrom("followUps")
    .select(["unitId", "state"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", id)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("follow-up");
  return { unitId: row.unitId, state: row.state };
}

interface Alike {
  programmeId: string;
  unitId: string;
  needId: string | null;
  toolId: string | null;
  what: string;
  state?: FollowUpState;
}

/** A pending follow-up of the unit that says the same about the same; undefined where there is none. */
export async function findSame(
  trx: Tx,
  { programmeId, unitId, needId, toolId, what }: Alike,
  exceptId: string | null = null,
): Promise<string | undefined> {
  const row = await trx
    .selectFrom("followUps")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("unitId", "=", unitId)
    .where(sql<boolean>`need_id is not distinct from ${needId}::uuid`)
    .where(sql<boolean>`tool_id is not distinct from ${toolId}::uuid`)
    .where(sql<boolean>`lower(btrim(what)) = lower(btrim(${what}::text))`)
    .where(
      "state",
      "in",
      followUpStates.filter((state) => state !== "done" && state !== "dropped"),
    )
    .$if(exceptId !== null, (query) => query.where("id", "<>", exceptId))
    .executeTakeFirst();
  return row?.id;
}
