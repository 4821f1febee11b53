import fc from "fast-check";
import { expect, test } from "vitest";
import {
  answerMatrix,
  mergeSources,
  permuteColumns,
  takeNeeds,
  type NeedBlock,
} from "../../../src/grouping/method/answers.ts";
import { InputMistake } from "../../../src/grouping/method/input-mistake.ts";
import { randomStream } from "../../../src/grouping/method/random.ts";
import { hasShape, haveProfile, profilesOfAll, shapeProfiles } from "../../../src/grouping/method/shape.ts";

const block = (name: string, values: (number | null)[][], weight = 1): NeedBlock => ({
  name,
  weight,
  columns: values[0]!.map((_, j) => `${name}${j}`),
  values,
});
const shapeOf = (blocks: NeedBlock[], blank: "missing" | "lowest" = "missing") => {
  const answers = answerMatrix(blocks, blank);
  const profiles = shapeProfiles(answers);
  return { z: Array.from(profiles.z), have: haveProfile(answers, profiles) };
};

test("a block is centred on the respondent's own mean, missing counts nothing, and the whole has unit length", () => {
  const { z } = shapeOf([block("a", [[1, 0, null, 0.5]])]);
  [Math.SQRT1_2, -Math.SQRT1_2, 0, 0].forEach((value, j) => expect(z[j]).toBeCloseTo(value, 12));
});

test("blocks count by their weights, whatever their number of needs", () => {
  const { z } = shapeOf([block("a", [[1, 0]], 3), block("b", [[1, 0, 1, 0, 1, 0]], 1)]);
  const squares = (from: number, to: number) => z.slice(from, to).reduce((sum, value) => sum + value * value, 0);
  expect(squares(0, 2)).toBeCloseTo(0.75, 12);
  expect(squares(2, 8)).toBeCloseTo(0.25, 12);
});

test("how much a respondent asks for, and how wide, leaves no trace", () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 3, maxLength: 12 }),
      fc.constantFrom(0.25, 0.5, 1),
      fc.constantFrom(0, 0.1, 0.3),
      (row, width, level) => {
        const plain = row.map((value) => value / 10);
        const styled = plain.map((value) => value * width + level);
        const [a, b] = [shapeOf([block("a", [plain])]).z, shapeOf([block("a", [styled])]).z];
        a.forEach((value, j) => expect(value).toBeCloseTo(b[j]!, 9));
      },
    ),
  );
});

test("no profile: fewer than three answers, all equal, or nothing but flat blocks", () => {
  const rows = [[1, 0, null], [0.1, 0.1, 0.1], [0.2, 0.2, 0.4], [null, null, null]]; // prettier-ignore
  expect(shapeOf([block("a", rows)]).have).toEqual([false, false, true, false]);
  const flat = shapeOf([block("a", [[1, 1, 1]]), block("b", [[0, 0, 0]])]);
  expect(flat).toEqual({ z: [0, 0, 0, 0, 0, 0], have: [false] });
});

test("blank as lowest fills a block that was otherwise answered, and only that", () => {
  const blocks = [block("a", [[1, null, null]]), block("b", [[null, null]])];
  expect(Array.from(answerMatrix(blocks, "lowest").x)).toEqual([1, 0, 0, NaN, NaN]);
  expect(shapeOf(blocks, "missing").have).toEqual([false]);
  expect(shapeOf(blocks, "lowest").have).toEqual([true]);
});

test("permuted columns hold the same answers in every column", () => {
  const rows = Array.from({ length: 30 }, (_, i) => [i % 2, i % 3 === 0 ? null : (i % 5) / 4, i / 29]);
  const answers = answerMatrix([block("a", rows)], "missing");
  const permuted = permuteColumns(answers, randomStream(1, "permute"));
  const column = (x: Float64Array, j: number) => Array.from({ length: 30 }, (_, i) => x[i * 3 + j]!).sort();
  for (const j of [0, 1, 2]) expect(column(permuted.x, j)).toEqual(column(answers.x, j));
  expect(Array.from(permuted.x)).not.toEqual(Array.from(answers.x));
});

test("needs that two blocks ask about are read by the largest, and kept or dropped together", () => {
  const twice: NeedBlock[] = [
    { name: "wishes", weight: 1, columns: ["video", "excel"], values: [[0.2, null]] },
    { name: "support", weight: 1, columns: ["excel", "video"], values: [[null, 0.8]] },
  ];
  const answers = answerMatrix(twice, "missing");
  expect(mergeSources(answers)).toEqual({ needs: ["video", "excel"], x: Float64Array.of(0.8, NaN) });
  const videos = takeNeeds(answers, new Set(["video"]));
  expect(videos).toMatchObject({ needs: ["video", "video"], starts: [0, 1, 2], x: Float64Array.of(0.2, 0.8) });
});

const cosines = (blocks: NeedBlock[], blank: "missing" | "lowest" = "missing") => {
  const { z } = shapeOf(blocks, blank);
  const n = blocks[0]!.values.length;
  const d = z.length / n;
  return Array.from({ length: n * n }, (_, at) => {
    const [i, o] = [Math.floor(at / n) * d, (at % n) * d];
    return z.slice(i, i + d).reduce((sum, value, j) => sum + value * z[o + j]!, 0);
  });
};
const expectAlike = (a: number[], b: number[]) => {
  expect(a.length).toBe(b.length);
  a.forEach((value, at) => expect(value).toBeCloseTo(b[at]!, 9));
};
const weighted = fc.record({
  rows: fc.array(fc.array(fc.constantFrom(null, 0, 0.25, 0.5, 1), { minLength: 6, maxLength: 6 }), {
    minLength: 2,
    maxLength: 6,
  }),
  weights: fc.array(fc.nat(3), { minLength: 6, maxLength: 6 }),
});

test("a need of whole weight w is as w copies of its column, one of weight 0 as if it were not there", () => {
  fc.assert(
    fc.property(weighted, fc.constantFrom("missing", "lowest"), ({ rows, weights }, blank) => {
      const repeat = (row: (number | null)[]) =>
        row.flatMap((value, j) => new Array<typeof value>(weights[j]!).fill(value));
      const other = block("b", rows.map((row) => row.toReversed()), 2); // prettier-ignore
      const own = [{ ...block("a", rows), columnWeights: weights }, other];
      expectAlike(cosines(own, blank), cosines([block("a", rows.map(repeat)), other], blank)); // prettier-ignore
    }),
  );
});

test("equal weights of needs are no weights, to the last bit; who has a profile is told by the needs that count", () => {
  fc.assert(
    fc.property(weighted, fc.constantFrom(0.3, 1, 3, 7), ({ rows }, weight) => {
      const even = { ...block("a", rows), columnWeights: rows[0]!.map(() => weight) };
      expect(shapeOf([even])).toEqual(shapeOf([block("a", rows)]));
    }),
  );
  const have = (columnWeights: number[]) => shapeOf([{ ...block("a", [[1, 0, 0.5, 0.5]]), columnWeights }]).have;
  expect([have([1, 1, 1, 0]), have([1, 1, 0, 0]), have([0, 0.1, 5, 5])]).toEqual([[true], [false], [true]]);
});

test("answers off the scale and blocks of different length are mistakes in words", () => {
  expect(() => answerMatrix([block("a", [[1.5, 0]])], "missing")).toThrow(
    new InputMistake('In block "a", respondent 1, 1.5 is not between 0 and 1.'),
  );
  expect(() => answerMatrix([block("a", [[1, 0]]), block("b", [[1], [0]])], "missing")).toThrow(InputMistake);
});

test("two different answers have a shape, but are no profile, and nobody is near to a group by them", () => {
  const answers = answerMatrix([block("a", [[1, 0, null, null], [1, 0, 1, null], [1, 1, 1, 1], [0, 1, 0, 0]])], "missing"); // prettier-ignore
  const shapes = shapeProfiles(answers);
  const all = profilesOfAll(answers);
  expect([0, 1, 2, 3].map((i) => [hasShape(shapes, i), hasShape(all, i)])).toEqual([
    [true, false],
    [true, true],
    [false, false],
    [true, true],
  ]);
  expect(Array.from(all.z.subarray(4))).toEqual(Array.from(shapes.z.subarray(4)));
});
