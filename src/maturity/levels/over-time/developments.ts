import type { Level } from "../../method/level.ts";
import { levelsOver, type PairOverTime } from "../../method/over-time.ts";
import type { Tool } from "../../queries.ts";
import { placing, type Figures } from "../figures.ts";
import { monthEnds } from "../period.ts";
import type { Part } from "../parts.ts";
import type { Seen } from "../seen.ts";

/** One line of the development: that of a part or a tool. */
export interface Development {
  of: Part | Tool;
  /** One a day; null where nothing was assessed by then. */
  levels: (Level | null)[];
}

/** Lines of the same kind, to be looked at side by side. */
export interface Side {
  by: "part" | "tool";
  /** In the order of the parts or the tools. */
  lines: Development[];
  /** How many have no line of their own: those with the fewest units and pairs. */
  left: number;
}

export interface Developments {
  /** The days that each line tells, which rise. */
  days: string[];
  whole: (Level | null)[];
  sides: Side[];
}

/** As many pictures side by side as a page can be read with. */
const mostLines = 9;

/**
 * Levels over time: of the whole, of its parts and of its tools. Of a single part or tool there is no line, since it is
 * that of the whole; of many the largest have one, those with the most units and then pairs at the period's end.
 */
export function developments({ pairs, look, tools, reckoning, assessed }: Seen, figures: Figures): Developments {
  const days = monthEnds(reckoning.period, assessed.from);
  const partOf = placing(look.parts);
  const over = (some: readonly PairOverTime[]) => levelsOver(some, days, reckoning.weighting);
  const parts = figures.byPart.map(({ part, level }) => ({ of: part, level }));
  const used = tools.flatMap((tool) => {
    const known = figures.byTool.get(tool.id);
    return known === undefined ? [] : [{ of: tool, level: known.level }];
  });
  return {
    days,
    whole: over(pairs),
    sides: [side("part", parts, (pair) => partOf(pair)?.id), side("tool", used, ({ toolId }) => toolId)].flatMap(
      (each) => each ?? [],
    ),
  };

  function side(by: Side["by"], sets: readonly Known[], idOf: (pair: PairOverTime) => string | undefined): Side | null {
    if (sets.length < 2) return null;
    const shown = new Set(largestOf(sets));
    const pairsOf = Map.groupBy(pairs, idOf);
    const lines = sets
      .filter((set) => shown.has(set))
      .map(({ of }) => ({ of, levels: over(pairsOf.get(of.id) ?? []) }));
    return { by, lines, left: sets.length - lines.length };
  }
}

interface Known {
  of: Part | Tool;
  level: Level | null;
}

function largestOf(sets: readonly Known[]): Known[] {
  const units = ({ level }: Known) => level?.units ?? 0;
  const pairs = ({ level }: Known) => level?.pairs ?? 0;
  return sets.toSorted((a, b) => units(b) - units(a) || pairs(b) - pairs(a)).slice(0, mostLines);
}
