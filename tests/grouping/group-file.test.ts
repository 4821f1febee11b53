import { expect, test } from "vitest";
import { groupFile, type GroupFileOptions } from "../../src/grouping/file/group-file.ts";
import { InputMistake } from "../../src/grouping/method/input-mistake.ts";
import { plantedRatings } from "./method/planted.ts";

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
  // Whether they are needs as well or not: what a kind is named for counts once, and nothing else has to be a need.
  const [first, second] = columns.map((name) => `need_${name}`) as [string, string];
  const two = { headers: [first, second], records: records.map((row) => row.slice(1, 3)) };
  const numeric = { method: "pam", k: "2", numeric: `${first},${second}` };
  expect(groupFile(two, { ...numeric, needs: "need_" }).objective).toBe(groupFile(two, numeric).objective);
});

test("blank as lowest gives profiles to those who only mark what they want", () => {
  const ticks = values.map((row) => row.map((value) => (value >= 0.5 ? "1" : "")));
  const marked = { headers: columns, records: ticks };
  const run = (blank?: string) => groupFile(marked, { needs: "need", scale: "0..1", blank, k: "1" }).n;
  expect([run(), run("missing")]).toEqual([0, 0]);
  expect(run("lowest")).toBe(ticks.filter((row) => row.includes("1") && row.includes("")).length);
});

test("links and sizes by row are kept, and the output is the same but for what they change", () => {
  const output = groupFile(file, { ...options, k: "3", mustLink: "0,59; 1,2", cannotLink: "3,4", sizes: "19..21" });
  const { assignments, groups } = output;
  expect([assignments[0] === assignments[59], assignments[3] === assignments[4]]).toEqual([true, false]);
  expect(groups.every(({ size }) => size >= 19 && size <= 21)).toBe(true);
  expect(Object.keys(output)).toEqual(Object.keys(groupFile(file, { ...options, k: "3" })));
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
  [{ mustLink: "1-2" }, `--must-link must be pairs of rows from 0, as in 1,2;4,7, not "1-2".`],
  [{ cannotLink: "1,2;" }, `--cannot-link must be pairs of rows from 0, as in 1,2;4,7, not "1,2;".`],
  [{ cannotLink: "1,61" }, "A link names row 61; there are rows 0 to 60."],
  [{ sizes: "8" }, `--sizes must be fewest..most in a group, as in 8..20, not "8".`],
  [{ sizes: "40..50" }, "The links and sizes need at least 2 groups, but no more than 1 can be made."],
  [{ sizes: "1..10", k: "2" }, "2 groups of at most 10 would hold 20 people; there are 60."],
  [{ sizes: "100..200" }, "1 group of at least 100 would take 100 people; there are 60."],
  [{ mustLink: "1,2;2,3", cannotLink: "3,1" }, "Rows 3 and 1 shall be apart, but are kept together by 3, 2, 1."],
  [{ method: "pam", sizes: "8..20" }, "Links, locks and sizes belong to method spherical."],
  [{ method: "pam", distance: "correlation", nominal: "truth" }, "Correlation distance takes numeric answers only."],
])("a mistake in words: %j", (change, message) => {
  const [first, ...others] = file.records;
  const fixed = { headers, records: [first!.with(1, "4"), ...others] };
  expect(() => groupFile(fixed, { ...options, ...change })).toThrow(new InputMistake(message));
});
