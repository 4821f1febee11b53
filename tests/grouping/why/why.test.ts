import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { answerMatrix, type NeedBlock } from "../../../src/grouping/method/answers.ts";
import { misfits } from "../../../src/grouping/hand/standing.ts";
import { shapeProfiles } from "../../../src/grouping/method/shape.ts";
import { whatWouldMove, type AnswerChange } from "../../../src/grouping/why/moving.ts";
import { noProfileOf, whyHere } from "../../../src/grouping/why/why.ts";

const block = (values: (number | null)[][], name = "support", weight = 1): NeedBlock => ({
  name,
  weight,
  columns: (values[0] ?? []).map((_, j) => `need ${j}`),
  values,
});
const of = (...blocks: NeedBlock[]) => {
  const answers = answerMatrix(blocks, "missing");
  return { answers, profiles: shapeProfiles(answers) };
};

/** Two groups: the first wants the first two of four, the second the last two; the last respondent is asked about. */
const twoGroups = (asked: (number | null)[]) =>
  of(block([[1, 1, 0, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1], asked])); // prettier-ignore
const labels = [0, 0, 0, 1, 1, 1, 0];

const tables = fc.record({ n: fc.integer({ min: 2, max: 8 }), d: fc.integer({ min: 2, max: 5 }) }).chain(({ n, d }) => {
  const value = fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(0, 0.25, 0.5, 1) },
    { weight: 1, arbitrary: fc.constant(null) },
  );
  const table = fc.array(fc.array(value, { minLength: d, maxLength: d }), { minLength: n, maxLength: n });
  return fc.record({
    first: table,
    second: table,
    labels: fc.array(fc.oneof(fc.integer({ min: 0, max: 2 }), fc.constant(null)), { minLength: n, maxLength: n }),
  });
});

describe("why is it here", () => {
  test("the needs' pulls add up to the difference in closeness, and the group says how many want each", () => {
    const { answers, profiles } = twoGroups([1, 1, 1, 0]);
    const why = whyHere(answers, profiles, labels, 6);
    expect(why.compared).toEqual({ here: 0, there: 1 });
    expect(why.pulls.map(({ need }) => need).slice(0, 2).sort()).toEqual(["need 0", "need 3"]); // prettier-ignore
    expect(why.pulls.at(-1)).toMatchObject({ need: "need 2", strength: 1, here: [1, 4], there: [2, 3] });
    expect(why.pulls.reduce((sum, { pull }) => sum + pull, 0)).toBeCloseTo(why.own! - why.other!.closeness, 12);
    expect([why.isBridge, why.isMisfit, why.noProfile]).toEqual([false, false, null]);
  });

  test("the sum is exact whatever the answers, blocks and groups, and a misfit is what the list of misfits says", () => {
    fc.assert(
      fc.property(tables, ({ first, second, labels: places }) => {
        const { answers, profiles } = of(block(first), block(second, "wishes", 0.5));
        const listed = misfits(profiles, places).map(({ row }) => row);
        places.forEach((_, row) => {
          const why = whyHere(answers, profiles, places, row);
          expect(why.isMisfit).toBe(listed.includes(row));
          if (why.compared === null) return;
          const [here, there] = [why.compared.here, why.compared.there].map(
            (place) => why.near.find((one) => one.place === place)!.closeness,
          );
          expect(why.pulls.reduce((sum, { pull }) => sum + pull, 0)).toBeCloseTo(here! - there!, 9);
        });
      }),
    );
  });

  test("without a profile it is said what is missing", () => {
    const noProfile = (asked: (number | null)[]) => {
      const { answers, profiles } = twoGroups(asked);
      return noProfileOf(answers, profiles, 6);
    };
    expect(noProfile([1, null, null, 0])).toEqual({ reason: "too-few", answered: 2, missing: 1 });
    expect(noProfile([1, 1, 1, 1])).toEqual({ reason: "all-alike" });
    expect(noProfile([1, 0, 1, 1])).toBeNull();
    const flat = of(block([[1, 1]]), block([[0, 0]], "wishes"));
    expect(noProfileOf(flat.answers, flat.profiles, 0)).toEqual({ reason: "flat" });
    const why = whyHere(...Object.values(twoGroups([1, 1, 1, 1])) as [never, never], labels, 6); // prettier-ignore
    expect([why.near, why.own, why.pulls]).toEqual([[], null, []]);
  });
});

describe("what would move it", () => {
  test("one answer where one suffices, none where another group is nearer already", () => {
    const near = twoGroups([1, 0, 1, 0]);
    const movement = whatWouldMove(near.answers, near.profiles, labels, 6);
    expect(movement).toMatchObject({
      kind: "moves",
      moves: [{ place: 1, changes: [{ from: 1, to: 0, need: "need 0" }] }],
    });
    const away = twoGroups([0, 0, 1, 1]);
    expect(whatWouldMove(away.answers, away.profiles, labels, 6)).toEqual({ kind: "already" });
    expect(whatWouldMove(away.answers, away.profiles, labels.map(() => 0), 6)).toEqual({ kind: "none" }); // prettier-ignore
    const blank = twoGroups([null, null, null, null]);
    expect(whatWouldMove(blank.answers, blank.profiles, labels, 6)).toEqual({ kind: "none" });
  });

  test("a set that is named does bring it nearer to that group, and no smaller one does", () => {
    fc.assert(
      fc.property(tables, ({ first, second, labels: places }) => {
        const blocks = [block(first), block(second, "wishes", 0.5)];
        const { answers, profiles } = of(...blocks);
        const row = places.findIndex((label) => label !== null);
        const movement = whatWouldMove(answers, profiles, places, Math.max(0, row));
        if (movement.kind !== "moves") return;
        for (const { place, changes } of movement.moves) {
          expect(nearestWith(changes, blocks, places, row)).toBe(place);
          for (const left of changes)
            expect(nearestWith(changes.filter((change) => change !== left), blocks, places, row)).not.toBe(place); // prettier-ignore
        }
      }),
    );
  });

  test("three answers are found where two do not suffice", () => {
    const values = [
      ...Array.from({ length: 4 }, () => [1, 1, 1, 1, 0, 0, 0, 0]),
      ...Array.from({ length: 4 }, () => [0, 0, 0, 0, 1, 1, 1, 1]),
      [1, 1, 0, 0, 0, 0, 0, 0],
    ];
    const { answers, profiles } = of(block(values));
    const movement = whatWouldMove(answers, profiles, [0, 0, 0, 0, 1, 1, 1, 1, 0], 8);
    expect(movement.kind === "moves" && movement.moves.map(({ place, changes }) => [place, changes.length])).toEqual([
      [1, 3],
    ]);
    const far = of(block([...values.slice(0, 8), [1, 1, 1, 1, 0, 0, 0, 0]]));
    expect(whatWouldMove(far.answers, far.profiles, [0, 0, 0, 0, 1, 1, 1, 1, 0], 8)).toEqual({ kind: "none" });
  });
});

/** The nearest group with the answers changed, everything counted anew; its own where another one is only as near. */
function nearestWith(changes: AnswerChange[], blocks: NeedBlock[], places: (number | null)[], row: number) {
  const d = blocks[0]!.columns.length;
  const changed = blocks.map((each, b) => ({
    ...each,
    values: each.values.map((values, i) =>
      values.map((value, j) => (i === row ? (changes.find(({ column }) => column === b * d + j)?.to ?? value) : value)),
    ),
  }));
  const { answers, profiles } = of(...changed);
  const { near, own, isMisfit, place } = whyHere(answers, profiles, places, row);
  return own !== null && !isMisfit ? place : near[0]?.place;
}
