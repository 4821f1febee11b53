// Small groups are not shown: the one place that decides it, for pages, charts, exports and APIs.

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
