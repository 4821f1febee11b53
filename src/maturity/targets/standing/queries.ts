import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { listUnits, type Unit } from "../../assessing/queries.ts";
import type { PairOverTime } from "../../method/over-time.ts";
import { countedAssessments, listTools, programmeToday, type Tool } from "../../queries.ts";
import { listTargets, type Target } from "../queries.ts";
import { standingsOf, type Standing } from "./standings.ts";

/** The programme's targets with where their units stand today. */
export interface Targets {
  programmeId: string;
  units: Unit[];
  tools: Tool[];
  today: string;
  standings: Standing<Target>[];
}

export async function loadTargets(db: Db, programmeId: string): Promise<Targets> {
  const targets = await listTargets(db, programmeId);
  const units = await listUnits(db, programmeId);
  const today = await programmeToday(db, programmeId);
  const startDays = [...new Set(targets.map(({ startsOn }) => startsOn))].sort();
  const pairs = targets.length === 0 ? [] : await listPairsAt(db, programmeId, startDays, today);
  return {
    ...{ programmeId, units, today },
    tools: await listTools(db, programmeId),
    standings: standingsOf(targets, pairs, units, today),
  };
}

/**
 * The pairs of unit and tool with those of their scores that targets hang on: the first, the latest by each of the days,
 * which rise, and the latest of all. `endsOf` of these is that of all the scores, of which there may be a million.
 */
async function listPairsAt(
  db: Db,
  programmeId: string,
  days: readonly string[],
  upTo: string,
): Promise<PairOverTime[]> {
  const scores = countedAssessments(db, programmeId)
    .where("assessments.assessedOn", "<=", upTo)
    .groupBy(["unitId", "toolId"])
    .select(["unitId", "toolId"])
    .select([
      // As method/over-time.ts packs them; in the order of the index, which holds what counts.
      sql`array_agg((assessed_on - date '1970-01-01') * 512 + score order by assessed_on, created_at, id)`.as("packed"),
      sql`array[${sql.join(days.map((day) => sql`count(*) filter (where assessed_on <= ${day}::date)`))}]`.as("places"),
    ]);
  const at = days.map((_, index) => sql`packed[greatest(1, places[${index + 1}::integer])]`);
  return await db
    .selectFrom(scores.as("scores"))
    .select(["unitId", "toolId"])
    .select(
      sql<number[]>`json_build_array(${sql.join([sql`packed[1]`, ...at, sql`packed[cardinality(packed)]`])})`.as(
        "packed",
      ),
    )
    .execute();
}
