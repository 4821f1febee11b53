import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { benefitOf, levelFit, ownBest, type Benefit } from "../../src/grouping/comparison/need-met/benefit.ts";
import { needMet, needMetByLot, needMetInAll } from "../../src/grouping/comparison/need-met/best-topics.ts";

const names = { fi: "", sv: "", en: "" };

/** A few people in up to three groups, topics and levels, with benefits in quarters so that ties are met. */
const smallCase = fc
  .record({
    people: fc.integer({ min: 1, max: 5 }),
    topics: fc.integer({ min: 1, max: 4 }),
    groups: fc.integer({ min: 1, max: 3 }),
  }) // prettier-ignore
  .chain(({ people, topics, groups }) =>
    fc.record({
      benefit: fc
        .array(fc.constantFrom(0, 0.25, 0.5, 0.75, 1), {
          minLength: people * topics * 2,
          maxLength: people * topics * 2,
        }) // prettier-ignore
        .map((b): Benefit => ({ people, topics, levels: 2, b: Float64Array.from(b) })),
      labels: fc.array(fc.integer({ min: 0, max: groups - 1 }), { minLength: people, maxLength: people }),
      groups: fc.constant(groups),
      own: fc.integer({ min: 1, max: 3 }),
    }),
  );

/** Every way to hold at most `most` of the offers, each topic of a group at one level only. */
function subsets(offers: { group: number; topic: number; level: number }[], most: number): (typeof offers)[] {
  const [first, ...rest] = offers;
  if (first === undefined || most === 0) return [[]];
  const others = rest.filter(({ group, topic }) => group !== first.group || topic !== first.topic);
  return [...subsets(rest, most), ...subsets(others, most - 1).map((held) => [first, ...held])];
}

function offersOf({ topics, levels }: Benefit, groups: number[]) {
  return groups.flatMap((group) =>
    Array.from({ length: topics * levels }, (_, c) => ({ group, topic: Math.floor(c / levels), level: c % levels })),
  );
}

/** Mean share of what each could get: written down from the definition, person by person. */
function meanOf(
  benefit: Benefit,
  labels: number[],
  held: { group: number; topic: number; level: number }[],
  m: number,
) {
  const at = (i: number, topic: number, level: number) => benefit.b[(i * benefit.topics + topic) * benefit.levels + level]!; // prettier-ignore
  const shares = labels.flatMap((group, i) => {
    const best = Array.from({ length: benefit.topics }, (_, topic) => Math.max(at(i, topic, 0), at(i, topic, 1)));
    const most = best.sort((a, b) => b - a).slice(0, m).reduce((sum, value) => sum + value, 0); // prettier-ignore
    const got = held.filter((each) => each.group === group).reduce((sum, { topic, level }) => sum + at(i, topic, level), 0); // prettier-ignore
    return most === 0 ? [] : [got / most];
  });
  return shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
}

describe("need met by each group's own best topics", () => {
  test("is the most that any choice of so many topics a group gives", () => {
    fc.assert(
      fc.property(smallCase, ({ benefit, labels, groups, own }) => {
        const found = needMet(benefit, labels, groups, own);
        // Groups share nothing, so the best for all is the best for each: every choice of every group is tried.
        const best = Array.from({ length: groups }, (_, group) =>
          Math.max(...subsets(offersOf(benefit, [group]), own).map((held) => meanOf(benefit, labels, held, own))),
        );
        expect(found.mean).toBeCloseTo(
          best.reduce((sum, mean) => sum + mean, 0),
          9,
        );
        const held = found.chosen.flatMap((topics, group) => topics.map((topic) => ({ group, ...topic })));
        expect(meanOf(benefit, labels, held, own)).toBeCloseTo(found.mean, 9);
        expect(held.length).toBe(found.workshops);
        for (const topics of found.chosen) {
          expect(topics.length).toBeLessThanOrEqual(own);
          expect(new Set(topics.map(({ topic }) => topic)).size).toBe(topics.length);
        }
      }),
      { numRuns: 200 },
    );
  });

  test("with so many workshops in all is the most that any spread of them over the groups gives", () => {
    fc.assert(
      fc.property(smallCase, fc.integer({ min: 1, max: 3 }), ({ benefit, labels, groups }, total) => {
        const offers = offersOf(
          benefit,
          Array.from({ length: groups }, (_, group) => group),
        );
        const best = Math.max(...subsets(offers, total).map((held) => meanOf(benefit, labels, held, benefit.topics)));
        const found = needMetInAll(benefit, labels, groups, total);
        expect(found.mean).toBeCloseTo(best, 9);
        expect(found.workshops).toBeLessThanOrEqual(total);
        const seats = labels.reduce((sum, group) => sum + found.chosen[group]!.length, 0);
        expect(found.attended).toBeCloseTo(seats / labels.length, 9);
      }),
      { numRuns: 60 },
    );
  });

  test("never falls when a group is split: its parts could hold what it held", () => {
    fc.assert(
      fc.property(smallCase, ({ benefit, labels, groups, own }) => {
        const apart = labels.map((_, i) => i);
        const together = needMet(benefit, labels, groups, own).mean;
        expect(needMet(benefit, apart, labels.length, own).mean).toBeGreaterThanOrEqual(together - 1e-9);
      }),
    );
  });

  test("is everything when everybody is a group of their own, and counts only those who could get something", () => {
    const benefit = { people: 3, topics: 2, levels: 1, b: Float64Array.from([1, 0.2, 0, 0.5, 0, 0]) };
    expect(needMet(benefit, [0, 1, 2], 3, 1)).toMatchObject({ mean: 1, counted: 2, workshops: 2 });
    expect(needMet(benefit, [0, 0, 0], 1, 1).chosen).toEqual([[{ topic: 1, level: 0, met: 1.2 }]]);
    expect(needMet(benefit, [0, 0, 0], 1, 1).mean).toBeCloseTo(0.6, 12);
    expect(needMet({ people: 1, topics: 1, levels: 1, b: new Float64Array(1) }, [0], 1, 2)).toMatchObject({ mean: 0, counted: 0, workshops: 0 }); // prettier-ignore
  });

  test("by lot stays between one audience and everybody alone, and is the same for the same seed", () => {
    const b = Float64Array.from({ length: 12 * 5 }, (_, at) => ((at * 7) % 11) / 10);
    const benefit = { people: 12, topics: 5, levels: 1, b };
    const labels = Int32Array.from({ length: 12 }, (_, i) => i % 3);
    const lot = needMetByLot(benefit, labels, 3, 2, 1);
    expect(lot).toBe(needMetByLot(benefit, labels, 3, 2, 1));
    expect(lot).toBeGreaterThan(needMet(benefit, new Int32Array(12), 1, 2).mean);
    expect(lot).toBeLessThan(1);
    expect(Array.from(labels)).toEqual(Array.from({ length: 12 }, (_, i) => i % 3));
  });
});

describe("what a topic gives a person", () => {
  const topic = { names, levels: [0, 1], covers: [{ need: 0, strength: 0.5 }, { need: 1, strength: 1 }] }; // prettier-ignore

  test("is the largest of need and cover, at the level of the need that gave it", () => {
    const answers = { values: [[1, 0.4], [1, 0.8]], levels: [[0, 2], [0, 2]] }; // prettier-ignore
    const { b } = benefitOf(answers, [topic]);
    // The first person's 0.5 comes from a need at the basics, the second one's 0.8 from an advanced one.
    expect(Array.from(b)).toEqual([0.5, 0.25, 0, 0, 0.4, 0]);
  });

  test("is nothing for a blank need and at a level that is not held, and half at most levels where none is known", () => {
    const answers = { values: [[null, null], [1, null]], levels: [[null, null], [null, null]] }; // prettier-ignore
    const { b } = benefitOf(answers, [{ ...topic, levels: [0, 2] }]);
    expect(Array.from(b)).toEqual([0, 0, 0, 0.5, 0, 0.25]);
    expect([levelFit(1, 1), levelFit(1, 2), levelFit(0, 2), levelFit(null, 0), levelFit(null, 2)]).toEqual([1, 0.5, 0, 1, 0.5]); // prettier-ignore
  });

  test("adds up to one's own best topics, each at its best level", () => {
    const benefit = { people: 1, topics: 3, levels: 2, b: Float64Array.from([0.1, 0.9, 0.3, 0.2, 0.5, 0.5]) };
    expect([1, 2, 3, 4].map((m) => ownBest(benefit, m)[0])).toEqual([0.9, 1.4, 1.7, 1.7]);
  });
});
