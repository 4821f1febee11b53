import { sql } from "kysely";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { listUnits } from "../../assessing/queries.ts";
import { countedAssessments, listTools } from "../../queries.ts";
import { findLatestRound, listAsks } from "../queries.ts";
import { isOpen } from "../round.ts";
import type { PairBeside } from "./comparing.ts";

/** Everything that the comparison of units' own view with their mentors' tells. */
export async function loadBeside(db: Db, programmeId: string) {
  const round = (await findLatestRound(db, programmeId)) ?? null;
  return {
    programmeId,
    units: await listUnits(db, programmeId),
    tools: await listTools(db, programmeId),
    pairs: await listPairsBeside(db, programmeId),
    unknown: await countUnknown(db, programmeId),
    alone: await countAlone(db, programmeId),
    asks: round === null ? [] : await listAsks(db, round.id),
    isOpen: round !== null && isOpen(round, await databaseNow(db)),
  };
}

/** The pairs of unit and tool that both have judged, with the latest judgement of each. */
async function listPairsBeside(db: Db, programmeId: string): Promise<PairBeside[]> {
  const own = countedAssessments(db, programmeId, "unit")
    .select(["unitId", "toolId", "assessedOn as on", "score"])
    .distinctOn(["unitId", "toolId"])
    .orderBy("unitId")
    .orderBy("toolId")
    .orderBy("assessedOn", "desc")
    .orderBy("assessments.createdAt", "desc")
    .orderBy("assessments.id", "desc");
  const rows = await db
    .selectFrom(own.as("own"))
    // A look into the index for each: there may be a hundred judgements of one pair.
    .innerJoinLateral(
      countedAssessments(db, programmeId)
        .select(["assessedOn as mentorOn", "score as mentorScore"])
        .where(sql<boolean>`assessments.unit_id = own.unit_id and assessments.tool_id = own.tool_id`)
        .orderBy("assessedOn", "desc")
        .orderBy("assessments.createdAt", "desc")
        .orderBy("assessments.id", "desc")
        .limit(1)
        .as("mentor"),
      (join) => join.onTrue(),
    )
    .select(["own.unitId", "own.toolId", "own.on", "own.score", "mentorOn", "mentorScore"])
    .$narrowType<{ score: number; mentorScore: number }>()
    .execute();
  return rows.map(({ unitId, toolId, on, score, mentorOn, mentorScore }) => ({
    ...{ unitId, toolId },
    own: { on, score },
    mentor: { on: mentorOn, score: mentorScore },
  }));
}

/** Of how many tools each unit has said lastly that it does not know, by unit. */
async function countUnknown(db: Db, programmeId: string): Promise<Map<string, number>> {
  const latest = db
    .selectFrom("ownAsks")
    .select(["id", "unitId"])
    .distinctOn("unitId")
    .where("programmeId", "=", programmeId)
    .where("sentAt", "is not", null)
    .orderBy("unitId")
    .orderBy("sentAt", "desc");
  const rows = await db
    .selectFrom(latest.as("latest"))
    .innerJoin("ownAnswers", "ownAnswers.askId", "latest.id")
    .select(({ fn }) => ["latest.unitId", fn.countAll<number>().as("tools")])
    .where("ownAnswers.sentAnswer", "=", "unknown")
    .groupBy("latest.unitId")
    .execute();
  return new Map(rows.map(({ unitId, tools }) => [unitId, tools]));
}

/** How many tools each unit has judged and no mentor has, by unit. */
async function countAlone(db: Db, programmeId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ unitId: string; pairs: number }>`
    select own.unit_id, count(*) as pairs from (
      select distinct unit_id, tool_id from assessments
      where programme_id = ${programmeId} and judge = 'unit' and score is not null and not is_corrected
    ) own
    where not exists (
      select from assessments m
      where m.programme_id = ${programmeId} and m.unit_id = own.unit_id and m.tool_id = own.tool_id
        and m.judge = 'mentor' and m.score is not null and not m.is_corrected)
    group by own.unit_id`.execute(db);
  return new Map(rows.map(({ unitId, pairs }) => [unitId, pairs]));
}
