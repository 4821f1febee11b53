import type { BallotState } from "../../ballot-life.ts";

interface Costed {
  /** Null where nobody has said it, as of a proposal that has just come. */
  readonly costMinutes: number | null;
}

const usualMinutes = 120;

/** What the option takes of a ballot's hours: what staff have said, else as much as the options usually do. */
export function costOf({ costMinutes }: Costed, options: readonly Costed[]): number {
  return costMinutes ?? medianCost(options);
}

/** The middle one of the costs that are known, the lower of two; two hours where none is. */
function medianCost(options: readonly Costed[]): number {
  const known = options.flatMap(({ costMinutes }) => costMinutes ?? []).sort((a, b) => a - b);
  return known[Math.floor((known.length - 1) / 2)] ?? usualMinutes;
}

/** Whether staff may still say what the option takes: voters have seen what was said before voting opened. */
export function isCostOpen({ costMinutes }: Costed, state: BallotState): boolean {
  return state !== "open" || costMinutes === null;
}
