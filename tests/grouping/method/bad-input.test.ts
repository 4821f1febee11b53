import { expect, test } from "vitest";
import type { NeedBlock } from "../../../src/grouping/method/answers.ts";
import { groupRespondents } from "../../../src/grouping/method/group.ts";
import type { GroupingSettings } from "../../../src/grouping/method/grouping.ts";
import { InputMistake } from "../../../src/grouping/method/input-mistake.ts";
import { plantedRatings } from "./planted.ts";

const settings: GroupingSettings = { method: "spherical", distance: "gower", k: "auto", seed: 1 };
const columns = ["a", "b", "c", "d", "e"];
type Rows = (number | null)[][];
const group = (values: Rows, block: Partial<NeedBlock> = {}, k: GroupingSettings["k"] = "auto") =>
  groupRespondents(
    { blocks: [{ name: "needs", weight: 1, columns, values, ...block }], blank: "missing" },
    { ...settings, k },
  );
const row = [1, 0, 1, 0, 0.5];
const copies = (n: number) => Array.from({ length: n }, () => [...row]);

test.each<[string, Rows, object[], object]>([
  ["no respondents", [], [{ reason: "no-answers" }], { n: 0 }],
  ["nobody has answered", [columns.map(() => null), columns.map(() => null)], [{ reason: "no-answers" }], { n: 0 }],
  ["nobody has a profile", [columns.map(() => 1), [1, 0, null, null, null]], [{ reason: "no-profiles", people: 2 }], { n: 0 }],
  ["one respondent", [row], [{ reason: "one-profile" }], { n: 1, assignments: [0] }],
  ["everyone alike", copies(20), [{ reason: "everyone-alike", people: 20 }], { n: 20, k: 1 }],
  ["alike but for how much", [...copies(9), ...copies(9).map((own) => own.map((x) => x / 2))], [{ reason: "everyone-alike", people: 18 }], { n: 18, k: 1 }],
  ["a need nobody was asked", [row, [0, 1, 0, 1, 1], [1, 1, 0, 0, 1], [0, 0, 1, 1, 1]].map((own: Rows[number]) => own.with(3, null)), [{ reason: "unanswered-needs", needs: ["d"] }], { n: 4, k: 1 }],
])("%s: one audience, and said why", (_, values, remarks, figures) => {
  const result = group(values);
  expect(result).toMatchObject({ verdict: "one-audience", k: 1, groups: [], silhouette: null, ...figures });
  expect(result.remarks).toEqual(remarks);
}); // prettier-ignore

test("ordinary answers have nothing odd about them, and a missing column changes no group", () => {
  const planted = plantedRatings({ seed: 2, n: 60, d: 12, groups: 3 });
  const plain = group(planted.values, { columns: planted.columns }, 3);
  expect(plain.remarks).toEqual([]);
  const asked = { columns: [...planted.columns, "never asked"], values: planted.values.map((own) => [...own, null]) };
  const more = group([], asked, 3);
  expect(more.assignments).toEqual(plain.assignments);
  expect(more.remarks).toEqual([{ reason: "unanswered-needs", needs: ["never asked"] }]);
});

test("every need left out: nobody has a profile, and that is the reason", () => {
  const none = group(copies(5), { columnWeights: columns.map(() => 0) });
  expect(none).toMatchObject({ n: 0, k: 1, remarks: [{ reason: "all-needs-left-out" }] });
});

test("a thousand copies of one answer, or of two, are grouped at once and said to be copies", () => {
  const start = performance.now();
  const one = group(copies(1000));
  expect(one).toMatchObject({ k: 1, verdict: "one-audience", remarks: [{ reason: "everyone-alike", people: 1000 }] });
  const two = group([...copies(500), ...copies(500).map((own) => own.map((x) => 1 - x))]);
  expect(two).toMatchObject({ k: 2, verdict: "groups" });
  expect(two.remarks).toEqual([{ reason: "few-different-profiles", people: 1000, profiles: 2 }]);
  const asked = group(copies(1000), {}, 4);
  expect([asked.k, asked.verdict, asked.groups.length]).toEqual([4, "one-audience", 4]);
  expect(performance.now() - start).toBeLessThan(20_000);
}, 30_000);

test("a few people who happen to answer alike are no copies", () => {
  const different = [0, 1, 2, 3, 4].map((need) => columns.map((_, j) => Number(j === need)));
  expect(group([...different, different[0]!]).remarks).toEqual([]);
  expect(group([...different, ...different]).remarks).toEqual([
    { reason: "few-different-profiles", people: 10, profiles: 5 },
  ]);
});

test("copies under constraints keep them too", () => {
  const constraints = {
    mustLinks: [[0, 1]] as const,
    cannotLinks: [[0, 2]] as const,
    locked: Array.from({ length: 200 }, () => null),
    sizes: { least: 60, most: 70 },
  };
  const blocks = [{ name: "needs", weight: 1, columns, values: copies(200) }];
  const { assignments, groups } = groupRespondents({ blocks, blank: "missing", constraints }, { ...settings, k: 3 });
  expect([assignments[0] === assignments[1], assignments[0] === assignments[2]]).toEqual([true, false]);
  expect(groups.every(({ size }) => size >= 60 && size <= 70)).toBe(true);
});

test("more groups than people with a profile, and weights that are none, are mistakes in words", () => {
  const mistake = (block: Partial<NeedBlock>, k: GroupingSettings["k"], message: string) => {
    expect(() => group([row, [0, 1, 0, 1, 1], columns.map(() => null)], block, k)).toThrow(new InputMistake(message));
  };
  mistake({}, 3, "3 groups cannot be made of 2 respondents with a profile.");
  mistake({ columnWeights: [1, 2] }, "auto", 'Block "needs" has 2 weights for 5 needs.');
  mistake({ columnWeights: [1, 1, -1, 1, 1] }, "auto", `In block "needs", a need's weight is -1, not 0 or more.`);
  mistake({ columnWeights: [1, 1, NaN, 1, 1] }, "auto", `In block "needs", a need's weight is NaN, not 0 or more.`);
  mistake({ weight: 0 }, "auto", 'The weight of block "needs" is not above 0.');
});
