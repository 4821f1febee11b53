import type { Offer } from "../offers.ts";
import type { Problem } from "../problem.ts";

/**
 * Where people choose, above so many the workshops are chosen for segments of them; seats are always those of real
 * people. Groups that stay together are few enough as they are.
 */
export const MOST_PEOPLE = 2_000;

/** Segments at most: a model of about the size of 300 people is solved in seconds. */
const MOST_SEGMENTS = 300;

/**
 * Segments of alike people: at first by group, general level (the one they have in most topics) and language, then, as
 * long as there are not too many, each by its people's best candidate, second best and so on. Largest segments first
 * to be split; the same people give the same segments. Lists of indices into the instance's participants.
 */
export function segmentsOf(problem: Problem, most = MOST_SEGMENTS): number[][] {
  const { instance, groupOf, people } = problem;
  const wanting = Array.from({ length: people }, (_, i) => i).filter((i) => problem.most[i]! > 0);
  const first = Map.groupBy(wanting, (i) => `${groupOf[i]} ${generalLevel(instance.level[i]!)} ${instance.participants[i]!.language ?? ""}`); // prettier-ignore
  let segments = [...first.values()].map((mine) => ({ mine, depth: 0 }));
  for (;;) {
    const largest = segments.reduce((a, b) => (split(b) && (!split(a) || b.mine.length > a.mine.length) ? b : a));
    if (!split(largest) || segments.length >= most) return segments.map(({ mine }) => mine);
    const parts = Map.groupBy(largest.mine, (i) => bestCandidate(problem, i, largest.depth)).values();
    const rest = segments.filter((segment) => segment !== largest);
    segments = [...rest, ...[...parts].map((mine) => ({ mine, depth: largest.depth + 1 }))];
  }

  function split({ mine, depth }: { mine: readonly number[]; depth: number }): boolean {
    return mine.length > 1 && depth < DEPTH;
  }
}

/** People with the same best so many candidates are alike enough. */
const DEPTH = 4;

/** The level that somebody has in most topics where it is known; −1 where none is. */
function generalLevel(levels: readonly (number | null)[]): number {
  const count: number[] = [];
  for (const level of levels) if (level !== null) count[level] = (count[level] ?? 0) + 1;
  return count.reduce((best, times, level) => (times > (count[best] ?? 0) ? level : best), -1);
}

/** The person's candidate at this place when the best come first; −1 when there are not so many. */
function bestCandidate({ benefit, candidates }: Problem, i: number, place: number): number {
  const mine = benefit.subarray(i * candidates, (i + 1) * candidates);
  const wanted = [...mine.keys()].filter((k) => mine[k]! > 0);
  return wanted.sort((a, b) => mine[b]! - mine[a]! || a - b)[place] ?? -1;
}

/** What a segment's people have in common of one offer. */
export interface SegmentSeats {
  segment: number;
  /** People of the segment who could have a seat. */
  people: number;
  /** Mean worth of their seats, and the share of them of whom it is a top need. */
  worth: number;
  top: number;
}

/** By offer: which segments could have how many seats in it. */
export function segmentSeats(
  problem: Problem,
  offers: readonly Offer[],
  segments: readonly (readonly number[])[],
): SegmentSeats[][] {
  const { candidates, share, shareValue, top, people } = problem;
  const segmentOf = new Int32Array(people).fill(-1);
  segments.forEach((mine, segment) => mine.forEach((i) => (segmentOf[i] = segment)));
  return offers.map(({ candidate, people: attending }) => {
    const found = new Map<number, SegmentSeats>();
    for (const i of attending) {
      const segment = segmentOf[i]!;
      const place = i * candidates + candidate;
      if (segment === -1) continue;
      const seats = found.get(segment) ?? { segment, people: 0, worth: 0, top: 0 };
      seats.people++;
      seats.worth += shareValue[i]! * share[place]!;
      seats.top += top[place]!;
      found.set(segment, seats);
    }
    return [...found.values()].map((seats) => ({ ...seats, worth: seats.worth / seats.people, top: seats.top / seats.people })); // prettier-ignore
  });
}
