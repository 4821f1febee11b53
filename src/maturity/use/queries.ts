import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { listUnits } from "../assessing/queries.ts";
import { waysUp } from "../concerning.ts";
import { LevelsQuery } from "../levels/forms.ts";
import { loadGround, loadSeen } from "../levels/queries.ts";
import { measuredPairs, type MeasuredPair, type Period } from "../method/growth.ts";
import { tellingPairs } from "../method/over-time.ts";
import { listTools } from "../queries.ts";
import { unitsByChange, type UnitsByChange } from "./change.ts";
import type { UseWanted } from "./forms.ts";
import { sumFigures, type Counted, type Days, type UseSum } from "./sums.ts";

/** A figure of a tool's use as it was written; without a value it takes back the one that it corrects. */
export interface WrittenFigure extends Omit<Counted, "value"> {
  programmeId: string;
  value: string | null;
  source: string;
  writtenBy: string | null;
  writerName: string | null;
  correctsId: string | null;
  createdAt: Temporal.Instant;
}

/** A figure that counts: none corrects it. */
export type UseFigure = WrittenFigure & { value: string };

/** Everything that has been written of a tool's use, corrected or not, in the order in which it was written. */
export async function listWritten(db: Db, programmeId: string, toolId: string): Promise<WrittenFigure[]> {
  return await figures(db, programmeId).where("toolId", "=", toolId).execute();
}

/** The programme's figures that count, by tool in the tools' order. */
export async function listFigures(db: Db, programmeId: string): Promise<UseFigure[]> {
  const rows = await figures(db, programmeId)
    .innerJoin("digitalTools", "digitalTools.id", "toolId")
    .where("isCorrected", "=", false)
    .where("value", "is not", null)
    .clearOrderBy()
    .orderBy(sql`ended_at is not null`)
    .orderBy("digitalTools.position")
    .orderBy("digitalTools.id")
    .orderBy("useFigures.createdAt")
    .execute();
  return rows.flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]));
}

function figures(db: Db, programmeId: string) {
  return db
    .selectFrom("useFigures")
    .leftJoin("users", "users.id", "writtenBy")
    .select([
      ...(["useFigures.id", "useFigures.programmeId", "toolId", "unitId", "useFigures.name", "measure"] as const),
      ...(["startsOn", "endsOn", "source", "writtenBy", "users.name as writerName", "correctsId"] as const),
      "useFigures.createdAt",
      // As the sums write them: without needless zeros.
      sql<string | null>`trim_scale(value)::text`.as("value"),
    ])
    .where("useFigures.programmeId", "=", programmeId)
    .orderBy("useFigures.createdAt")
    .orderBy("useFigures.id");
}

/** Figures summed, with the tool's names and each with the rows that it is made of. */
export type ToolUseSum = UseSum<UseFigure> & { names: Texts };

/**
 * What has been counted of the tools' use between two days, null being open: summed by tool, name and measure. Figures
 * whose days are partly outside are told apart and not summed.
 */
export async function sumUse(db: Db, programmeId: string, days: Days): Promise<ToolUseSum[]> {
  return sumsOf(await loadUse(db, programmeId), { ...days, part: null });
}

/** What is known of the tools' use: the figures that count, tools, and the units that they are of. */
export async function loadUse(db: Db, programmeId: string) {
  const tools = await listTools(db, programmeId);
  return { programmeId, tools, units: await listUnits(db, programmeId), figures: await listFigures(db, programmeId) };
}
export type Use = Awaited<ReturnType<typeof loadUse>>;

/** The sums of what is looked at. A part that is not there is none. */
export function sumsOf({ tools, units, figures: all }: Use, { part, ...days }: UseWanted): ToolUseSum[] {
  const ways = waysUp(units);
  if (part !== null && !ways.has(part)) throw new NotFound("part");
  const some =
    part === null ? all : all.filter(({ unitId }) => unitId !== null && ways.get(unitId)?.includes(part) === true);
  const names = new Map(tools.map((tool) => [tool.id, tool.names]));
  return sumFigures(some, days, ways).flatMap((sum) => {
    const known = names.get(sum.toolId);
    return known === undefined ? [] : [{ ...sum, names: known }];
  });
}

/** In how many units each tool's use has become more established, reckoned from the assessments of the days. */
export interface Change {
  /** Null where nothing has been assessed. */
  period: Period | null;
  byTool: ReadonlyMap<string, UnitsByChange>;
  /** Each unit and tool with the assessments that it was reckoned from. */
  measured: readonly MeasuredPair[];
}

/** The same as the levels page tells of the same choice: where no days are chosen, of the programme's own. */
export async function loadChange(db: Db, programmeId: string, wanted: UseWanted): Promise<Change> {
  const { part, from, to } = wanted;
  const asked = { ...LevelsQuery.parse({}), part, from, to };
  const seen = await loadSeen(db, await loadGround(db, programmeId), asked);
  if (seen === null) return { period: null, byTool: new Map(), measured: [] };
  const { period, measure } = seen.reckoning;
  const measured = measuredPairs(tellingPairs(seen.pairs, period, measure), period, measure);
  return { period, byTool: unitsByChange(measured), measured };
}

/** A version of a tool that has been taken into use. */
export interface Version {
  id: string;
  toolId: string;
  name: string;
  inUseFrom: string;
  note: string;
}

/** The programme's tools' versions, the latest first. */
export async function listVersions(db: Db, programmeId: string): Promise<Version[]> {
  return await db
    .selectFrom("toolVersions")
    .select(["id", "toolId", "name", "inUseFrom", "note"])
    .where("programmeId", "=", programmeId)
    .orderBy("inUseFrom", "desc")
    .orderBy("name", "desc")
    .execute();
}

/** What stands in the way of using a tool. */
export interface Obstacle {
  id: string;
  toolId: string;
  what: string;
  since: string;
  solvedOn: string | null;
  note: string;
  /** Where; none is everywhere. */
  unitIds: string[];
}

/** The programme's tools' obstacles, those unsolved first, then the oldest first. */
export async function listObstacles(db: Db, programmeId: string): Promise<Obstacle[]> {
  return await db
    .selectFrom("toolObstacles")
    .select([
      ...(["id", "toolId", "what", "since", "solvedOn", "note"] as const),
      sql<string[]>`array(
        select unit_id::text from tool_obstacle_units where obstacle_id = tool_obstacles.id order by unit_id)`.as(
        "unitIds",
      ),
    ])
    .where("programmeId", "=", programmeId)
    .orderBy(sql`solved_on is not null`)
    .orderBy("since")
    .orderBy("what")
    .execute();
}
