import type { Period } from "../method/growth.ts";
import type { PairOverTime } from "../method/over-time.ts";
import type { Tool } from "../queries.ts";
import type { Target } from "../targets/queries.ts";
import { figuresOf, type Figures, type Reckoning } from "./figures.ts";
import type { Look, Node } from "./parts.ts";

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
