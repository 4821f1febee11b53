import { sql, type SqlBool } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { followUpStates, isPending, type FollowUpState } from "./follow-up.ts";
import { shownStates, type ShownCounts, type ShownState } from "./list/listing.ts";

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

/** Which follow-ups are asked for; what is left out or null limits nothing. */
export interface FollowUpFilter {
  unitIds?: readonly string[] | null;
  /** Whose they are; "nobody" of those that are nobody's. */
  ownerId?: string | null;
  needId?: string | null;
  toolId?: string | null;
  /** How they stand; one that is late was to be done before `today`. */
  shown?: { state: ShownState; today: string };
}

/** Follow-ups of the programme, all or so many of them: those with a due day first, the earliest of them first. */
export async function listFollowUps(
  db: Db,
  programmeId: string,
  filter: FollowUpFilter = {},
  cut?: { limit: number; offset: number },
): Promise<FollowUp[]> {
  const rows = await filtered(followUps(db, programmeId), filter)
    .$if(cut !== undefined, (query) => query.limit(cut?.limit ?? 0).offset(cut?.offset ?? 0))
    .execute();
  return rows.map(followUpOf);
}

/** How many of them there are by how they stand. */
export async function countFollowUps(
  db: Db,
  programmeId: string,
  filter: Omit<FollowUpFilter, "shown">,
  today: string,
): Promise<ShownCounts> {
  const counts = shownStates.map((state) =>
    sql<number>`count(*) filter (where ${isShown(state, today)})::integer`.as(state),
  );
  return await filtered(followUps(db, programmeId), filter)
    .clearSelect()
    .clearOrderBy()
    .select(counts)
    .executeTakeFirstOrThrow();
}

function filtered(query: ReturnType<typeof followUps>, { unitIds, ownerId, needId, toolId, shown }: FollowUpFilter) {
  return query
    .$if(unitIds !== undefined && unitIds !== null, (all) => all.where(amongUnits(unitIds ?? [])))
    .$if(typeof ownerId === "string", (all) =>
      ownerId === "nobody" ? all.where("ownerId", "is", null) : all.where("ownerId", "=", ownerId ?? null),
    )
    .$if(typeof needId === "string", (all) => all.where("followUps.needId", "=", needId ?? null))
    .$if(typeof toolId === "string", (all) => all.where("toolId", "=", toolId ?? null))
    .$if(shown !== undefined, (all) => all.where(isShown(shown?.state ?? "all", shown?.today ?? "")));
}

/** One parameter however many units there are. */
function amongUnits(unitIds: readonly string[]) {
  return sql<SqlBool>`follow_ups.unit_id = any(${[...unitIds]}::uuid[])`;
}

function isShown(state: ShownState, today: string) {
  const isPending = sql<SqlBool>`state not in ('done', 'dropped')`;
  if (state === "all") return sql<SqlBool>`true`;
  if (state === "pending") return isPending;
  return state === "late" ? sql<SqlBool>`${isPending} and due_on < ${today}::date` : sql<SqlBool>`state = ${state}`;
}

/** The needs that any follow-up is about, in the catalogue's order. */
export async function listNeedsFollowed(db: Db, programmeId: string): Promise<{ id: string; names: Texts }[]> {
  return await db
    .selectFrom("needs")
    .innerJoin("themes", "themes.id", "themeId")
    .select(["needs.id", "needs.names"])
    .where("needs.id", "in", (eb) =>
      eb.selectFrom("followUps").select("needId").where("programmeId", "=", programmeId).$castTo<{ needId: string }>(),
    )
    .orderBy("themes.position")
    .orderBy("needs.position")
    .orderBy("needs.id")
    .execute();
}

/** The ids of the tools that any follow-up is about. */
export async function listToolsFollowed(db: Db, programmeId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("followUps")
    .select("toolId")
    .distinct()
    .where("programmeId", "=", programmeId)
    .where("toolId", "is not", null)
    .$narrowType<{ toolId: string }>()
    .execute();
  return rows.map(({ toolId }) => toolId);
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
    .where("state", "in", followUpStates.filter(isPending))
    .$if(exceptId !== null, (query) => query.where("id", "<>", exceptId))
    .executeTakeFirst();
  return row?.id;
}
