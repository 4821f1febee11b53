import {
  growthFigures,
  measuredPairs,
  type GrowthFigures,
  type Measure,
  type MeasuredPair,
  type Period,
} from "../method/growth.ts";
import { levelAt, type Level, type Weighting } from "../method/level.ts";
import { tellingPairs, type PairOverTime } from "../method/over-time.ts";
import type { Pair } from "../method/pairs.ts";
import type { Part } from "./parts.ts";

/** How the figures are reckoned, as a person chose it. */
export interface Reckoning {
  period: Period;
  measure: Measure;
  weighting: Weighting;
}

/** The figures of a set of units and tools. */
export interface SetFigures {
  /** At the period's end; null where nothing was assessed by then. */
  level: Level | null;
  growth: GrowthFigures;
}

export interface PartFigures extends SetFigures {
  part: Part;
  /** Levels at the period's end by tool. */
  byTool: ReadonlyMap<string, Level>;
}

export interface Figures {
  whole: SetFigures;
  /** Parts of which something is known, in their order. */
  byPart: PartFigures[];
  /** The tools of which something is known. */
  byTool: ReadonlyMap<string, SetFigures>;
  /** The pairs that the period tells something of, for who counts them in other ways. */
  measured: readonly MeasuredPair[];
}

/** Levels and growth of a set of pairs, of its parts and its tools: each measured once, and told in as many ways. */
export function figuresOf(
  pairs: readonly PairOverTime[],
  parts: readonly Part[],
  { period, measure, weighting }: Reckoning,
): Figures {
  const told = tellingPairs(pairs, period, measure);
  const measured = measuredPairs(told, period, measure);
  const levelOf = (some: readonly Pair[]) => levelAt(some, period.to, weighting);
  const partOf = placing(parts);
  const [toldOf, measuredOf] = [Map.groupBy(told, partOf), Map.groupBy(measured, partOf)];
  const measuredBy = Map.groupBy(measured, ({ toolId }) => toolId);
  return {
    measured,
    whole: { level: levelOf(told), growth: growthFigures(measured, weighting) },
    byPart: parts.flatMap((part) => {
      const own = toldOf.get(part) ?? [];
      if (own.length === 0) return [];
      const growth = growthFigures(measuredOf.get(part) ?? [], weighting);
      const levels = [...Map.groupBy(own, ({ toolId }) => toolId)].map(([id, some]) => [id, levelOf(some)] as const);
      const byTool = new Map(levels.flatMap(([id, level]) => (level === null ? [] : [[id, level] as const])));
      return [{ part, level: levelOf(own), growth, byTool }];
    }),
    byTool: new Map(
      [...Map.groupBy(told, ({ toolId }) => toolId)].map(([id, some]) => {
        const growth = growthFigures(measuredBy.get(id) ?? [], weighting);
        return [id, { level: levelOf(some), growth }];
      }),
    ),
  };
}

/** Which part a pair's unit belongs to. */
export function placing(parts: readonly Part[]): (pair: { unitId: string }) => Part | undefined {
  const partOf = new Map(parts.flatMap((part) => [...part.unitIds].map((id) => [id, part] as const)));
  return ({ unitId }) => partOf.get(unitId);
}
