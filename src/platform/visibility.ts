// Small groups are not shown: the one place that decides it, for pages, charts, exports and APIs.
import { areDifferencesSafe, type Alike } from "./differences.ts";

/** How many people a result must stand for to be shown, where the programme has not chosen another number. */
export const leastShown = 5;

/** No programme may choose a smaller number: with two people each would know the other's answer. */
const leastAllowed = 3;

/** Whether a result of n people may be shown. `least` under 3 is taken as 3. */
export function isShown(n: number, least: number = leastShown): boolean {
  return n >= Math.max(least, leastAllowed);
}

/**
 * Which cells of a breakdown must be hidden: one boolean per count, true = hide. The counts are of people, each in
 * one cell, and their total (≥ least, or nothing of the breakdown may be shown) is known to the reader.
 *
 * Primary: 0 < n < least. Complementary, where the reader could count back what is hidden: when the primary cells
 * hold fewer than `least` people together, or are all alike, every cell of the smallest larger value is hidden too.
 * When no cell has a larger value, the whole breakdown is hidden, zeros included. Hidden cells are at least two and
 * hold at least `least` people together.
 *
 * The reader may know this rule. Hiding "one more when one is hidden" would not do then: of 4, 4, 4, 50 the three
 * hidden ones are 12 in all and under 5 each, so 4 each. Here the decision depends on the values only, never on their
 * order, so hidden cells could change places and look the same; and they are all alike only where everything is
 * hidden, and then one person less here and one more there looks the same. Therefore no hidden cell has only one
 * possible value. (Cell suppression: Hundepool et al., Statistical Disclosure Control, 2012, ch. 4.)
 *
 * Throws RangeError when a count is not a whole number ≥ 0. `least` under 3 is taken as 3.
 */
export function suppressedCounts(counts: readonly number[], least: number = leastShown): boolean[] {
  if (counts.some((count) => !Number.isInteger(count) || count < 0)) {
    throw new RangeError("Counts of people are whole numbers from 0 up.");
  }
  const small = counts.filter((count) => count > 0 && !isShown(count, least));
  if (small.length === 0) return counts.map(() => false);

  const larger = counts.filter((count) => isShown(count, least));
  if (larger.length === 0) return counts.map(() => true);

  const alike = small.every((count) => count === small[0]);
  const hideMore = alike || !isShown(sum(small), least);
  const highestHidden = hideMore ? Math.min(...larger) : Math.max(...small);
  return counts.map((count) => count > 0 && count <= highestHidden);
}

/** Whether breakdowns of one figure may be shown side by side: see areDifferencesSafe. */
export function areDifferencesShown(groups: readonly Alike[], least: number = leastShown): boolean {
  return areDifferencesSafe(groups, Math.max(least, leastAllowed));
}

/** People who are in the same part of every breakdown: `parts[b]` names it, null where it is not known. */
export interface InParts {
  people: number;
  parts: readonly (string | null)[];
}

/**
 * Which parts of each of several breakdowns of one figure may be shown, all of them to the same readers, one breakdown
 * at a time or side by side: nothing that a reader adds up or takes away, of the whole and of these parts, tells of
 * fewer than `least` people. Nothing is shown of fewer than `least` in all.
 *
 * Breakdowns join in their order. Of each, small parts are hidden, and others with them by which they could be counted
 * back (suppressedCounts). Where the parts left would tell of a few beside those of the breakdowns before, as when all
 * of an industry but two are small companies, more of the smallest are hidden until they do not, or none is left. What
 * is hidden follows from the numbers of people alone: never from what they answered, nor from what is looked at.
 */
export function shownParts(groups: readonly InParts[], breakdowns: number, least: number = leastShown) {
  const shown: ReadonlySet<string>[] = [];
  const total = sum(groups.map(({ people }) => people));
  for (let breakdown = 0; breakdown < breakdowns; breakdown++) {
    shown.push(isShown(total, least) ? joining(groups, shown, breakdown, least) : new Set());
  }
  return shown;
}

/** The parts of the next breakdown that may be shown beside those of the ones before. */
function joining(
  groups: readonly InParts[],
  before: readonly ReadonlySet<string>[],
  breakdown: number,
  least: number,
): ReadonlySet<string> {
  const counts = new Map<string | null, number>();
  for (const { people, parts } of groups) {
    const part = parts[breakdown] ?? null;
    counts.set(part, (counts.get(part) ?? 0) + people);
  }
  const hidden = suppressedCounts([...counts.values()], least);
  let left = [...counts].flatMap(([part, people], at): [string, number][] =>
    part === null || people === 0 || hidden[at] !== false ? [] : [[part, people]],
  );
  while (left.length > 0) {
    const shown = new Set(left.map(([part]) => part));
    if (areDifferencesShown(mergedBy(groups, [...before, shown]), least)) return shown;
    const smallest = Math.min(...left.map(([, people]) => people));
    left = left.filter(([, people]) => people > smallest);
  }
  return new Set();
}

/** The groups by what is told of them: a part that is shown, or that they are in one of the hidden ones. */
function mergedBy(groups: readonly InParts[], shown: readonly ReadonlySet<string>[]): Alike[] {
  const merged = new Map<string, { people: number; cells: string[] }>();
  for (const { people, parts } of groups) {
    const cells = shown.map((each, at) => {
      const part = parts[at] ?? null;
      return part !== null && each.has(part) ? `part ${part}` : "hidden";
    });
    const key = JSON.stringify(cells);
    const known = merged.get(key);
    if (known === undefined) merged.set(key, { people, cells });
    else known.people += people;
  }
  return [...merged.values()];
}

/**
 * What may go into one figure over several parts (a topic's workshops) where each part's own figure is shown too when
 * `least` or more are in it. `parts` are the answers part by part, in the order in which they became final. A part with
 * fewer than `least` is hidden alone, and whoever knows the parts shown could subtract them from the whole; or the whole
 * of yesterday from that of today. So hidden parts go in batch by batch, each as soon as it holds `least` or more, and
 * the last ones stay out until then: what is new in the figure is always of that many people.
 */
export function pooled<T>(parts: readonly (readonly T[])[], least: number = leastShown): T[] {
  const shown = parts.filter((part) => isShown(part.length, least)).flat();
  let waiting: T[] = [];
  for (const part of parts.filter(({ length }) => !isShown(length, least))) {
    waiting = [...waiting, ...part];
    if (!isShown(waiting.length, least)) continue;
    shown.push(...waiting);
    waiting = [];
  }
  return shown;
}

/** How many of those who were asked have answered. */
export interface Turnout {
  sent: number;
  asked: number;
}

/** Whether the turnout of one part may be shown: neither those who answered nor those who did not are few. */
export function isTurnoutShown({ sent, asked }: Turnout, least: number = leastShown): boolean {
  return !suppressedCounts([sent, Math.max(0, asked - sent)], least).includes(true);
}

/**
 * The turnout over several parts (a topic's workshops, all workshops), each of which has its own shown too where it may
 * be: over those parts alone, for who knows them could subtract them from the whole. So a hidden part changes nothing
 * of any whole that it belongs to. Null where no part may be shown.
 */
export function wholeTurnout(parts: readonly Turnout[], least: number = leastShown): Turnout | null {
  const shown = parts.filter((part) => isTurnoutShown(part, least));
  return shown.length === 0 ? null : totalTurnout(shown);
}

/** The turnout over parts none of which is hidden from the reader. */
export function totalTurnout(parts: readonly Turnout[]): Turnout {
  return { sent: sum(parts.map(({ sent }) => sent)), asked: sum(parts.map(({ asked }) => asked)) };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
