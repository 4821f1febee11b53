import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import type { GroupingInput } from "../../../src/grouping/method/grouping.ts";
import { inputHash } from "../../../src/grouping/method/input-hash.ts";
import { plantedRatings } from "./planted.ts";

const { values, columns, truth } = plantedRatings({ seed: 1, n: 2500, d: 4, groups: 2 });
const input: GroupingInput = {
  blocks: [
    { name: 'wishes of "all" kinds', weight: 0.5, columns, values: values.map((row) => [...row.slice(1), null]) },
    { name: "ratings", weight: 1, columns, columnWeights: [1, 0, 2, 1], values },
  ],
  blank: "missing",
  industry: truth.map((group) => (group === 0 ? null : "hoiva-ala")),
  levels: [],
  constraints: { mustLinks: [[0, 1]], cannotLinks: [], locked: truth.map(() => null), sizes: { least: 3, most: 9 } },
};
const ofText = (text: string) => createHash("sha256").update(text).digest("hex");

test("the hash is that of the input's JSON, though that is never whole in memory", () => {
  expect(inputHash(input)).toBe(ofText(JSON.stringify(input)));
});

test("of variables it is that of name, kind and values, a missing one as null", () => {
  const answered = Float64Array.from({ length: 1500 }, (_, i) => (i % 7 === 0 ? NaN : i));
  const variables = [{ name: "age", kind: "numeric" as const, values: answered }];
  const json = JSON.stringify({
    ...{ blocks: [], blank: "lowest" },
    variables: [{ name: "age", kind: "numeric", values: [...answered] }],
  });
  expect(inputHash({ blocks: [], blank: "lowest", variables })).toBe(ofText(json));
});

test("another answer gives another hash", () => {
  const [first, ...others] = input.blocks[1]!.values;
  const changed = { ...input.blocks[1]!, values: [[1, ...first!.slice(1)], ...others] };
  expect(first![0]).not.toBe(1);
  expect(inputHash({ ...input, blocks: [input.blocks[0]!, changed] })).not.toBe(inputHash(input));
});
