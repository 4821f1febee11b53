import { sql } from "kysely";
import { listPlacings, listSegments, segmentsOf, type Segment } from "../../organisations/index.ts";
import { json, type Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { getProgramme } from "../../programmes/index.ts";
import { listUnits } from "../assessing/queries.ts";
import { ownSpan, type Period } from "../method/growth.ts";
import type { PairOverTime } from "../method/over-time.ts";
import { countedAssessments, listTools, type Judge, type Tool } from "../queries.ts";
import { listTargets } from "../targets/queries.ts";
import type { LevelsWanted } from "./forms.ts";
import { lookAt, lookBySegment, type Node } from "./parts.ts";
import { periodOf } from "./period.ts";
import type { Seen } from "./seen.ts";

/** What there is to look at: units, tools, and when anything was assessed. */
export interface Ground {
  programmeId: string;
  units: Node[];
  tools: Tool[];
  segments: Segment[];
  /** Null where nothing has been assessed. */
  assessed: Period | null;
}

export async function loadGround(db: Db, programmeId: string, judge: Judge = "mentor"): Promise<Ground> {
  return {
    programmeId,
    units: await listUnits(db, programmeId),
    tools: await listTools(db, programmeId),
    segments: await listSegments(db, programmeId),
    assessed: await findAssessedSpan(db, programmeId, judge),
  };
}

/** All that is known of the chosen units and tools over the chosen period; null where nothing has been assessed at all. */
export async function loadSeen(db: Db, ground: Ground, wanted: LevelsWanted): Promise<Seen | null> {
  const { programmeId, units, tools, segments, assessed } = ground;
  const part = known(units, wanted.part);
  const tool = known(tools, wanted.tool);
  if (assessed === null) return null;
  const { weighting, within: withinDays } = wanted;
  const measure = wanted.measure === "own-span" ? ownSpan : { kind: wanted.measure, withinDays };
  const period = periodOf(wanted, assessed, await getProgramme(db, programmeId));
  const look =
    wanted.by === "parts"
      ? lookAt(units, part)
      : lookBySegment(units, part, segments, segmentsOf(units, await listPlacings(db, programmeId)));
  const upTo = measure.kind === "own-span" ? period.to : dayAfter(period.to, withinDays);
  const { judge } = wanted;
  const sought = { programmeId, unitIds: look.unitIds, toolId: tool?.id ?? null, upTo, judge };
  const pairs = await listPairsOverTime(db, sought);
  return {
    ...{ programmeId, units, tools, part, tool, look, assessed, pairs },
    reckoning: { period, measure, weighting },
    // Targets are of the levels that mentors judge.
    targets: judge === "unit" ? [] : await listTargets(db, programmeId),
  };
}

function known<T extends { id: string }>(all: readonly T[], id: string | null): T | null {
  if (id === null) return null;
  const found = all.find((each) => each.id === id);
  if (found === undefined) throw new NotFound("part or tool");
  return found;
}

function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Whose assessments are looked at. */
interface Sought {
  programmeId: string;
  /** Null: every unit. */
  unitIds: readonly string[] | null;
  /** Null: every tool. */
  toolId: string | null;
  /** Assessments after this day are left out. */
  upTo: string;
  /** Mentors', where nothing is said. */
  judge?: Judge;
}

/** The first and the last day that anything was assessed on; null where nothing has been. */
export async function findAssessedSpan(db: Db, programmeId: string, judge: Judge = "mentor"): Promise<Period | null> {
  const { from, to } = await countedAssessments(db, programmeId, judge)
    .select(({ fn }) => [fn.min("assessments.assessedOn").as("from"), fn.max("assessments.assessedOn").as("to")])
    .$castTo<{ from: string | null; to: string | null }>()
    .executeTakeFirstOrThrow();
  return from === null || to === null ? null : { from, to };
}

/**
 * The pairs of unit and tool with their scores by day; of one day's by when they were written. One walk through the
 * index, which holds what counts in this order; a row a pair, since a million rows take seconds to read.
 */
export async function listPairsOverTime(db: Db, sought: Sought): Promise<PairOverTime[]> {
  const { programmeId, unitIds, toolId, upTo, judge = "mentor" } = sought;
  return await countedAssessments(db, programmeId, judge)
    .where("assessments.assessedOn", "<=", upTo)
    .$if(unitIds !== null, (query) =>
      query.where(
        // One parameter, however many ids.
        sql<boolean>`unit_id in (select value::uuid from jsonb_array_elements_text(${json(unitIds)}::jsonb))`,
      ),
    )
    .$if(toolId !== null, (query) => query.where("toolId", "=", toolId ?? ""))
    .groupBy(["unitId", "toolId"])
    .select([
      "unitId",
      "toolId",
      // As method/over-time.ts packs them.
      sql<number[]>`json_agg((assessed_on - date '1970-01-01') * 512 + score order by assessed_on, created_at, id)`.as(
        "packed",
      ),
    ])
    .execute();
}
