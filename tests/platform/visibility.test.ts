import fc from "fast-check";
import { expect, test } from "vitest";
import { isShown, isTurnoutShown, leastShown, suppressedCounts, wholeTurnout } from "../../src/platform/visibility.ts";

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
const pattern = (counts: number[], least: number) =>
  JSON.stringify(suppressedCounts(counts, least).map((hidden, i) => (hidden ? "hidden" : counts[i])));

/** All ways to write a total as this many counts. */
function breakdowns(cells: number, total: number): number[][] {
  if (cells === 1) return [[total]];
  return Array.from({ length: total + 1 }, (_, first) =>
    breakdowns(cells - 1, total - first).map((rest) => [first, ...rest]),
  ).flat();
}

test("five people are shown by default, and never fewer than three whatever is asked", () => {
  expect(leastShown).toBe(5);
  expect([0, 4, 5].map((n) => isShown(n))).toEqual([false, false, true]);
  expect([2, 3].map((n) => isShown(n, 1))).toEqual([false, true]);
  expect(suppressedCounts([2, 30], 1)).toEqual([true, true]);
});

test("what is hidden, by example", () => {
  expect(suppressedCounts([10, 0, 20])).toEqual([false, false, false]);
  expect(suppressedCounts([10, 3, 20, 0])).toEqual([true, true, false, false]);
  expect(suppressedCounts([2, 3, 20])).toEqual([true, true, false]);
  expect(suppressedCounts([1, 2, 20, 9])).toEqual([true, true, false, true]);
  expect(suppressedCounts([4, 4, 4, 50])).toEqual([true, true, true, true]);
  expect(suppressedCounts([3, 7, 7, 8])).toEqual([true, true, true, false]);
  expect(suppressedCounts([4, 4, 0])).toEqual([true, true, true]);
  expect(() => suppressedCounts([-1])).toThrow(RangeError);
  expect(() => suppressedCounts([1.5])).toThrow(RangeError);
});

test("no small cell is shown, and hidden cells are several and hold enough people together", () => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(30), { minLength: 2, maxLength: 12 }),
      fc.integer({ min: 3, max: 10 }),
      (counts, least) => {
        fc.pre(sum(counts) >= least);
        const hidden = suppressedCounts(counts, least);
        counts.forEach((count, i) => {
          if (count > 0 && count < least) expect(hidden[i]).toBe(true);
        });
        const values = counts.filter((_, i) => hidden[i]);
        if (counts.every((count) => count === 0 || count >= least)) expect(values).toEqual([]);
        else {
          expect(values.length).toBeGreaterThan(1);
          expect(sum(values)).toBeGreaterThanOrEqual(least);
        }
      },
    ),
  );
});

test("the order of cells makes no difference", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(12), { minLength: 1 }), (counts) => {
      expect(suppressedCounts(counts.toReversed())).toEqual(suppressedCounts(counts).reverse());
    }),
  );
});

// Every breakdown of up to 16 people into 2–5 cells: the reader knows the total, what is shown and the rule itself,
// and works out all breakdowns that would look the same.
test.each([3, 4, 5])("a reader who knows the rule for %i cannot tell any hidden cell", (least) => {
  for (const cells of [2, 3, 4, 5]) {
    for (let total = least; total <= (cells === 5 ? 13 : 16); total++) {
      const alike = new Map<string, number[][]>();
      for (const counts of breakdowns(cells, total)) {
        const seen = pattern(counts, least);
        alike.set(seen, [...(alike.get(seen) ?? []), counts]);
      }
      for (const [seen, possible] of alike) {
        (JSON.parse(seen) as unknown[]).forEach((cell, i) => {
          if (cell !== "hidden") return;
          const values = new Set(possible.map((counts) => counts[i]));
          expect(values.size, `${seen} of ${total}`).toBeGreaterThan(1);
        });
      }
    }
  }
});

test("random breakdowns: some other breakdown with other values in a hidden cell looks the same", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(40), { minLength: 2, maxLength: 10 }), (counts) => {
      fc.pre(sum(counts) >= leastShown);
      const hidden = suppressedCounts(counts);
      hidden.forEach((isHidden, i) => {
        if (!isHidden) return;
        const others = counts.flatMap((_, j) => {
          if (j === i || !hidden[j]) return [];
          const swapped = counts.with(i, counts[j]!).with(j, counts[i]!);
          const moved = counts.with(i, counts[i]! - 1).with(j, counts[j]! + 1);
          return moved[i]! < 0 ? [swapped] : [swapped, moved];
        });
        const alike = others.filter((other) => pattern(other, leastShown) === pattern(counts, leastShown));
        expect(alike.some((other) => other[i] !== counts[i])).toBe(true);
      });
    }),
  );
});

test("whoever knows the turnouts shown learns nothing from the whole of a hidden one", () => {
  const ofTen = { sent: 10, asked: 20 };
  expect(wholeTurnout([ofTen, { sent: 2, asked: 8 }])).toEqual(ofTen);
  expect(wholeTurnout([ofTen, { sent: 7, asked: 8 }, { sent: 0, asked: 9 }])).toEqual({ sent: 10, asked: 29 });
  expect(wholeTurnout([{ sent: 3, asked: 7 }])).toBeNull();

  const turnout = fc.nat(25).chain((asked) => fc.nat(asked).map((sent) => ({ sent, asked })));
  fc.assert(
    fc.property(fc.array(turnout, { maxLength: 8 }), (parts) => {
      const seen = (all: typeof parts) => [all.map((part) => isTurnoutShown(part)), wholeTurnout(all)];
      parts.forEach((part, at) => {
        if (isTurnoutShown(part)) return;
        // The reader may even know how many were asked.
        const others = Array.from({ length: part.asked + 1 }, (_, sent) => ({ ...part, sent }));
        const alike = others.filter(
          (other) =>
            other.sent !== part.sent && JSON.stringify(seen(parts.with(at, other))) === JSON.stringify(seen(parts)),
        );
        expect(alike).not.toEqual([]);
      });
    }),
  );
});
