import { expect, test } from "vitest";
import { groupFile, type GroupFileOptions } from "../../src/grouping/group-file.ts";
import { InputMistake } from "../../src/grouping/input-mistake.ts";
import { plantedRatings } from "./planted.ts";

const { values, columns, truth } = plantedRatings({ seed: 2, n: 60, d: 12, groups: 3 });
const headers = ["who", ...columns.map((name) => `need_${name}`), "industry", "truth"];
const records = values.map((row, i) => [
  `person ${i}`,
  ...row.map((value) => String(1 + value * 4)),
  ["care", "school"][i % 2]!,
  `planted ${truth[i]!}`,
]);
const file = { headers, records: [...records, ["nobody", ...columns.map(() => ""), "", ""]] };
const options: GroupFileOptions = { needs: "need_", scale: "1..5", industry: "industry", label: "truth", seed: "4" };

test("a file gives exactly the documented output", () => {
  const output = groupFile(file, options);
  expect(Object.keys(output).sort()).toEqual(
    [
      ...["method", "version", "seed", "inputHash", "n", "k", "verdict", "assignments", "objective", "silhouette"],
      ...["levelEta2", "guard", "stability", "gap", "groups", "industry", "labelAdjustedRand", "milliseconds"],
    ].sort(),
  );
  expect(output).toMatchObject({ method: "spherical", seed: 4, n: 60, k: 3, verdict: "groups" });
  expect(output.inputHash).toMatch(/^[0-9a-f]{64}$/);
  expect(output.assignments.length).toBe(61);
  expect(output.assignments[60]).toBeNull();
  expect(output.labelAdjustedRand).toBeGreaterThan(0.9);
  expect(Object.keys(output.groups[0]!)).toEqual(["size", "exemplar", "jaccard", "grade", "telling"]);
  expect(Object.keys(output.groups[0]!.telling[0]!)).toEqual([
    "need",
    "inside",
    "outside",
    "difference",
    "interval",
    "q",
  ]);
  expect(output.groups[0]!.telling[0]!.need).toMatch(/^need_need \d$/);
  expect(Object.keys(output.industry!)).toEqual([
    "r2Need",
    "r2Industry",
    "r2NeedFitted",
    "pNeed",
    "pIndustry",
    "adjustedRand",
  ]);
  expect(JSON.parse(JSON.stringify(output))).toEqual(output);
});

test("with medoids, columns by kind and needs go together; nominal ones have no more or less to tell", () => {
  const byKind = groupFile(file, { ...options, method: "pam", k: "3", nominal: "truth" });
  const byKindOnly = groupFile(file, { method: "pam", k: "3", nominal: "truth", seed: "0" });
  expect(byKind.n).toBe(60);
  expect(byKindOnly).toMatchObject({ n: 60, objective: 0, silhouette: 1, industry: null, labelAdjustedRand: null });
  expect(byKindOnly.groups.map(({ telling }) => telling)).toEqual([[], [], []]);
  expect(byKind.objective).toBeGreaterThan(0);
});

test("blank as lowest gives profiles to those who only mark what they want", () => {
  const ticks = values.map((row) => row.map((value) => (value >= 0.5 ? "1" : "")));
  const marked = { headers: columns, records: ticks };
  const run = (blank?: string) => groupFile(marked, { needs: "need", scale: "0..1", blank, k: "1" }).n;
  expect([run(), run("missing")]).toEqual([0, 0]);
  expect(run("lowest")).toBe(ticks.filter((row) => row.includes("1") && row.includes("")).length);
});

test.each<[GroupFileOptions, string]>([
  [{ needs: undefined }, "--needs is missing: it says how the needs' headers start."],
  [{ needs: "wish_" }, `No column's header starts with "wish_".`],
  [{ scale: "5..1" }, `--scale must be lowest..highest, as in 1..5, not "5..1".`],
  [{ scale: "1..3" }, `Row 1, column "need_need 0": 4 is not on the scale 1..3.`],
  [{ needs: "who" }, `Row 1, column "who": "person 0" is not a number.`],
  [{ industry: "branch" }, `The file has no column "branch".`],
  [{ k: "many" }, `--k must be "auto" or a whole number from 1, not "many".`],
  [{ k: "61" }, "61 groups cannot be made of 60 respondents with a profile."],
  [{ seed: "-1" }, `--seed must be a whole number from 0, not "-1".`],
  [{ blank: "zero" }, `--blank must be missing or lowest, not "zero".`],
  [{ method: "ward" }, `--method must be spherical or pam, not "ward".`],
  [{ nominal: "truth" }, "--numeric, --nominal, --symmetric and --asymmetric belong to --method pam."],
  [{ method: "pam", symmetric: "truth" }, `Row 1, column "truth": "planted 0" is neither yes nor no (1 or 0).`],
  [{ method: "pam", nominal: "truth", numeric: "truth" }, `Column "truth" is named twice.`],
  [{ method: "pam", distance: "correlation", nominal: "truth" }, "Correlation distance takes numeric answers only."],
])("a mistake in words: %j", (change, message) => {
  const [first, ...others] = file.records;
  const fixed = { headers, records: [first!.with(1, "4"), ...others] };
  expect(() => groupFile(fixed, { ...options, ...change })).toThrow(new InputMistake(message));
});
