import type { Period } from "../method/growth.ts";
import { levelsOver, type PairOverTime } from "../method/over-time.ts";
import type { Tool } from "../queries.ts";
import type { Target } from "../targets/queries.ts";
import { figuresOf, placing, type Figures, type Reckoning } from "./figures.ts";
import type { Level } from "../method/level.ts";
import { monthEnds } from "./period.ts";
import type { Look, Node, Part } from "./parts.ts";

/** What is looked at: which units and tools, over which period, and all that is known of them. */
export interface Seen {
  programmeId: string;
  units: Node[];
  tools: Tool[];
  /** The part of the tree and the tool that were chosen. */
  part: Node | null;
  tool: Tool | null;
  look: Look;
  /** From the first assessment of the programme to its last. */
  assessed: Period;
  reckoning: Reckoning;
  pairs: PairOverTime[];
  /** The levels that are to be reached. */
  targets: readonly Target[];
}

/** The parts that a page shows, of those of which something is known. */
export interface PartsShown {
  figures: Figures;
  /** A page of `figures.byPart`. */
  byPart: Figures["byPart"];
  page: number;
  pages: number;
  /** How many parts nothing is known of. */
  unknown: number;
}

const pageSize = 50;

/** The figures with the page of parts that is wanted; a number past the end is taken as the last. */
export function shownParts({ pairs, look, reckoning }: Seen, wantedPage: number): PartsShown {
  const figures = figuresOf(pairs, look.parts, reckoning);
  const pages = Math.max(1, Math.ceil(figures.byPart.length / pageSize));
  const page = Math.min(wantedPage, pages);
  const unknown = look.parts.filter((part) => !part.isAlone || look.parts.length === 1).length;
  const known = figures.byPart.filter(({ part }) => !part.isAlone || look.parts.length === 1).length;
  return {
    figures,
    byPart: figures.byPart.slice((page - 1) * pageSize, page * pageSize),
    page,
    pages,
    unknown: unknown - known,
  };
}

/** One line of the development: the whole, a part or a tool. */
export interface Development {
  of: "whole" | Part | Tool;
  levels: (Level | null)[];
}

/** With the line of the whole, as many as are told apart. */
const mostOthers = 7;

export interface Developments {
  days: string[];
  lines: Development[];
  /** How many parts or tools have no line of their own: those with the fewest units and pairs. */
  left: number;
}

/** Levels over time: of the whole and of its largest parts; where there are no parts, of its tools. */
export function developments({ pairs, look, tools, reckoning, assessed }: Seen, figures: Figures): Developments {
  const days = monthEnds(reckoning.period, assessed.from);
  const isByPart = figures.byPart.length > 1;
  const sets: { of: Part | Tool; level: Level | null }[] = isByPart
    ? figures.byPart.map(({ part, level }) => ({ of: part, level }))
    : tools.flatMap((tool) => {
        const known = figures.byTool.get(tool.id);
        return known === undefined ? [] : [{ of: tool, level: known.level }];
      });
  const largest = sets
    .toSorted((a, b) => (b.level?.units ?? 0) - (a.level?.units ?? 0) || (b.level?.pairs ?? 0) - (a.level?.pairs ?? 0))
    .slice(0, sets.length === 1 ? 0 : mostOthers);
  const partOf = placing(look.parts);
  const pairsOf = Map.groupBy(pairs, (pair) => (isByPart ? partOf(pair)?.id : pair.toolId));
  const over = (some: readonly PairOverTime[]) => levelsOver(some, days, reckoning.weighting);
  return {
    days,
    lines: [
      { of: "whole", levels: over(pairs) },
      ...sets
        .filter((set) => largest.includes(set))
        .map(({ of }): Development => ({ of, levels: over(pairsOf.get(of.id) ?? []) })),
    ],
    left: sets.length === 1 ? 0 : sets.length - largest.length,
  };
}
