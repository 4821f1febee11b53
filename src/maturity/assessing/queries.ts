import type { Temporal } from "temporal-polyfill";
import { listOrganisations } from "../../organisations/index.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { concerning, waysUp } from "../concerning.ts";
import { countedAssessments, listTools, type Judge, type Tool } from "../queries.ts";

/** A part of the register that is assessed. */
export interface Unit {
  id: string;
  programmeId: string;
  /** With the names of what it is part of: "Hyvinvointialue › Kotihoito". */
  name: string;
  parentId: string | null;
}

/** The programme's organisations and their units by name; people are not assessed. */
export async function listUnits(db: Db, programmeId: string): Promise<Unit[]> {
  const all = await listOrganisations(db, programmeId);
  return all.flatMap(({ id, name, kind, parentId }) =>
    kind === "person" ? [] : [{ id, programmeId, name, parentId }],
  );
}

/** A unit with the tools that are followed and concern it. */
export async function getUnit(
  db: Db,
  { programmeId, organisationId }: { programmeId: string; organisationId: string },
): Promise<{ unit: Unit; tools: Tool[] }> {
  const units = await listUnits(db, programmeId);
  const unit = units.find(({ id }) => id === organisationId);
  if (unit === undefined) throw new NotFound("unit");
  const tools = await listTools(db, programmeId);
  return { unit, tools: concerning(tools, waysUp(units).get(organisationId) ?? []) };
}

/** One who judges the unit at a time: so that what is sent twice is known when it comes again. */
export async function lockUnit(trx: Tx, programmeId: string, organisationId: string): Promise<void> {
  const row = await trx
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "=", organisationId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("unit");
}

/** Nobody removes these tools until what is judged of them is stored; of those removed already nothing is judged. */
export async function keepTools(trx: Tx, programmeId: string, toolIds: readonly string[]): Promise<void> {
  await trx
    .selectFrom("digitalTools")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("id", "in", toolIds)
    .orderBy("id")
    .forKeyShare()
    .execute();
}

/** The last day that each unit and tool was judged. */
export async function listLastDays(
  db: Db,
  programmeId: string,
): Promise<{ unitId: string; toolId: string; on: string }[]> {
  return await countedAssessments(db, programmeId)
    .select(({ fn }) => ["unitId", "toolId", fn.max("assessedOn").as("on")])
    .groupBy(["unitId", "toolId"])
    .execute();
}

/** A judgement that counts, with whose it is. */
export interface Judged {
  toolId: string;
  on: string;
  score: number;
  note: string;
  evidence: string;
  judgedBy: string | null;
  judgeName: string | null;
}

/** The latest judgement of each of the unit's tools, by tool. */
export async function listLatest(db: Db, programmeId: string, unitId: string): Promise<Map<string, Judged>> {
  const rows = await judgements(db, programmeId)
    .distinctOn("toolId")
    .where("unitId", "=", unitId)
    .orderBy("toolId")
    .orderBy("assessedOn", "desc")
    .orderBy("assessments.createdAt", "desc")
    .orderBy("assessments.id", "desc")
    .execute();
  return new Map(rows.map((row) => [row.toolId, row]));
}

/** The latest judgement of each of the unit's tools that this mentor has written of the day, by tool. */
export async function listOwnOfDay(
  trx: Tx,
  { programmeId, unitId, on, judgedBy }: { programmeId: string; unitId: string; on: string; judgedBy: string },
): Promise<Map<string, Judged>> {
  const rows = await judgements(trx, programmeId)
    .where("unitId", "=", unitId)
    .where("assessedOn", "=", on)
    .where("judgedBy", "=", judgedBy)
    .orderBy("assessments.createdAt")
    .orderBy("assessments.id")
    .execute();
  return new Map(rows.map((row) => [row.toolId, row]));
}

function judgements(db: Db, programmeId: string) {
  return countedAssessments(db, programmeId)
    .leftJoin("users", "users.id", "judgedBy")
    .select(["toolId", "assessedOn as on", "score", "note", "evidence", "judgedBy", "users.name as judgeName"])
    .$narrowType<{ score: number }>();
}

/** A judgement with its place among those of its unit and tool. */
export interface Assessment {
  id: string;
  unitId: string;
  toolId: string;
  on: string;
  /** Null where it takes back the one that it corrects. */
  score: number | null;
  note: string;
  evidence: string;
  judgedBy: string | null;
  judgeName: string | null;
  writtenBy: string | null;
  writerName: string | null;
  correctsId: string | null;
  createdAt: Temporal.Instant;
}

/** Everything that mentors, or the unit itself, have judged of a unit and tool, corrected or not, as it was written. */
export async function listHistory(
  db: Db,
  { programmeId, organisationId, toolId }: { programmeId: string; organisationId: string; toolId: string },
  judge: Judge = "mentor",
): Promise<Assessment[]> {
  return await db
    .selectFrom("assessments")
    .leftJoin("users as judges", "judges.id", "judgedBy")
    .leftJoin("users as writers", "writers.id", "writtenBy")
    .select([
      ...(["assessments.id", "unitId", "toolId", "assessedOn as on", "score", "note", "evidence"] as const),
      ...(["judgedBy", "judges.name as judgeName", "writtenBy", "writers.name as writerName"] as const),
      ...(["correctsId", "assessments.createdAt"] as const),
    ])
    .where("assessments.programmeId", "=", programmeId)
    .where("unitId", "=", organisationId)
    .where("toolId", "=", toolId)
    .where("judge", "=", judge)
    .orderBy("assessments.createdAt")
    .orderBy("assessments.id")
    .execute();
}

/** A judgement as the comparison of judges reads it. */
export interface Compared {
  unitId: string;
  toolId: string;
  on: string;
  score: number;
  judgeId: string;
  judgeName: string;
}

/** What counts of the units and tools that more than one has judged; of one day what was written last comes first. */
export async function listCompared(db: Db, programmeId: string): Promise<Compared[]> {
  // Each judge of a pair once, then the pairs: counting distinct judges would sort a million rows.
  const judges = countedAssessments(db, programmeId)
    .select(["unitId", "toolId", "judgedBy"])
    .where("judgedBy", "is not", null)
    .groupBy(["unitId", "toolId", "judgedBy"]);
  const byMany = db
    .selectFrom(judges.as("judges"))
    .select(["unitId", "toolId"])
    .groupBy(["unitId", "toolId"])
    .having(({ fn }) => fn.countAll(), ">", 1);
  return await countedAssessments(db, programmeId)
    .innerJoin("users", "users.id", "judgedBy")
    .innerJoin(byMany.as("many"), (join) =>
      join.onRef("many.unitId", "=", "assessments.unitId").onRef("many.toolId", "=", "assessments.toolId"),
    )
    .select([
      ...(["assessments.unitId", "assessments.toolId", "assessedOn as on", "score"] as const),
      ...(["users.id as judgeId", "users.name as judgeName"] as const),
    ])
    .$narrowType<{ score: number }>()
    .orderBy("assessments.createdAt", "desc")
    .orderBy("assessments.id", "desc")
    .execute();
}
