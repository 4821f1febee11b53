import { sql } from "kysely";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { countedAssessments } from "../queries.ts";

/** How many units each tool has been judged in, by its id; a tool that was judged nowhere is left out. */
export async function countUnitsByTool(db: Db, programmeId: string): Promise<Map<string, number>> {
  // A look into the index for each pair: there may be a hundred judgements of one.
  const judged = countedAssessments(db, programmeId)
    .select("assessments.id")
    .where(sql<boolean>`assessments.unit_id = organisations.id and assessments.tool_id = digital_tools.id`)
    .limit(1);
  const rows = await db
    .selectFrom("digitalTools")
    .innerJoin("organisations", "organisations.programmeId", "digitalTools.programmeId")
    .select(({ fn }) => ["digitalTools.id", fn.countAll<number>().as("units")])
    .where("digitalTools.programmeId", "=", programmeId)
    .where((eb) => eb(judged, "is not", null))
    .groupBy("digitalTools.id")
    .execute();
  return new Map(rows.map(({ id, units }) => [id, units]));
}

/** Whether anything has ever been judged, counted, aimed at or done with the tool, taken back or not: then it stays. */
export async function isJudged(db: Db, toolId: string): Promise<boolean> {
  const { rows } = await sql<{ isJudged: boolean }>`
    select exists (select from assessments where tool_id = ${toolId})
      or exists (select from use_figures where tool_id = ${toolId})
      or exists (select from maturity_targets where tool_id = ${toolId})
      or exists (select from mentor_sessions where tool_id = ${toolId})
      or exists (select from follow_ups where tool_id = ${toolId}) as is_judged`.execute(db);
  return rows[0]?.isJudged === true;
}

/** Lets one change at a time into the programme's tools, so that names and places stay unique. */
export async function lockTools(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

/** The place after the last one. */
export async function nextToolPosition(trx: Tx, programmeId: string): Promise<number> {
  const { last } = await trx
    .selectFrom("digitalTools")
    .select(({ fn }) => fn.max<number | null>("position").as("last"))
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}
