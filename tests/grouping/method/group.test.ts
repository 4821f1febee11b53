import { expect, test } from "vitest";
import { adjustedRand } from "../../../src/grouping/method/agreement.ts";
import { groupRespondents } from "../../../src/grouping/method/group.ts";
import type { GroupingInput, GroupingSettings, Progress } from "../../../src/grouping/method/grouping.ts";
import { InputMistake } from "../../../src/grouping/method/input-mistake.ts";
import { plantedRatings } from "./planted.ts";

const settings: GroupingSettings = { method: "spherical", distance: "gower", k: "auto", seed: 1 };
const { values, columns, truth } = plantedRatings({ seed: 2, n: 60, d: 12, groups: 3 });
const withoutProfile = [[1, null, 0], [0.5, 0.5, 0.5]].map((row) => columns.map((_, j) => row[j] ?? null)); // prettier-ignore
const input: GroupingInput = {
  blocks: [{ name: "ratings", weight: 1, columns, values: [...withoutProfile, ...values] }],
  blank: "missing",
  labels: [null, null, ...truth.map(String)],
};
const result = groupRespondents(input, settings);

test("finds planted groups in ratings with response style, and leaves out who has no profile", () => {
  expect(result).toMatchObject({ verdict: "groups", k: 3, n: 60, guard: { passed: true }, measuredOn: 60 });
  expect(result.assignments.slice(0, 2)).toEqual([null, null]);
  expect(result.labelAdjustedRand).toBe(adjustedRand(result.assignments.slice(2).map(Number), truth));
  expect(result.labelAdjustedRand).toBeGreaterThan(0.9);
  // How much people ask for explains nothing of who is with whom.
  expect(result.levelEta2).toBeLessThan(0.2);
});

test("groups are numbered from the largest, hold their members, and name what was planted in them", () => {
  const sizes = result.groups.map((group) => group.size);
  expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  result.groups.forEach((group, g) => {
    expect(group.members).toEqual(result.assignments.flatMap((own, i) => (own === g ? [i] : [])));
    expect(group.size).toBe(group.members.length);
    expect(group.members).toContain(group.exemplar);
    const planted = truth[group.exemplar - 2]!;
    const told = group.telling.map(({ need }) => Number(need.split(" ")[1]));
    expect(told.length).toBeGreaterThan(0);
    expect(told.map((need) => need % 3)).toEqual(told.map(() => planted));
    expect(group.lessNeeded.every(({ need }) => Number(need.split(" ")[1]) % 3 !== planted)).toBe(true);
  });
});

test("each member's own group is the closest but for bridges, who are nearly as close to another", () => {
  expect(result.members.slice(0, 2)).toEqual([null, null]);
  const members = result.members.slice(2).map((member) => member!);
  for (const { own, other, bridge } of members) expect(bridge).toBe(Math.abs(own - other!) < 0.05);
  expect(members.filter(({ own, other, bridge }) => own < other! && !bridge)).toEqual([]);
  // Σ cosine to the own centre is what the method maximises.
  expect(members.reduce((sum, { own }) => sum + own, 0)).toBeCloseTo(result.objective, 8);
});

test("the same input, settings and seed give the same result; the order of people gives the same groups", () => {
  expect(groupRespondents(input, settings)).toEqual(result);
  const reversed = { ...input, blocks: [{ ...input.blocks[0]!, values: input.blocks[0]!.values.toReversed() }] };
  const other = groupRespondents({ ...reversed, labels: input.labels!.toReversed() }, settings);
  expect(other.labelAdjustedRand).toBe(result.labelAdjustedRand);
  expect(other.inputHash).not.toBe(result.inputHash);
});

test("ratings with style but without groups are one shared audience", () => {
  const flat = plantedRatings({ seed: 1, n: 60, d: 12, groups: 1 });
  const blocks = [{ name: "ratings", weight: 1, columns: flat.columns, values: flat.values }];
  const one = groupRespondents({ blocks, blank: "missing" }, settings);
  expect(one).toMatchObject({ verdict: "one-audience", k: 1, groups: [], silhouette: null, levelEta2: 0 });
  expect(one.guard).toEqual({ silhouetteExcess: null, passed: false });
  const grouped = flat.values.map((row) => (new Set(row).size > 1 ? 0 : null));
  expect(one.assignments).toEqual(grouped);

  const forced = groupRespondents({ blocks, blank: "missing" }, { ...settings, k: 3 });
  expect(forced).toMatchObject({ verdict: "one-audience", k: 3, guard: { passed: false } });
  expect([forced.groups.length, forced.examined.length]).toEqual([3, 1]);
  expect(forced.stability.median).toBeLessThan(0.75);
});

test("barriers and skill levels are told of a group but never move anybody", () => {
  const barriers = { columns: ["time"], values: [null, null, ...truth].map((group) => [group === 0 ? 1 : 0]) };
  const levels = [null, null, ...truth];
  const told = groupRespondents({ ...input, barriers, levels }, settings);
  expect(told.assignments).toEqual(result.assignments);
  const first = told.groups.find((group) => truth[group.exemplar - 2] === 0)!;
  expect(first.barriers.map(({ need }) => need)).toEqual(["time"]);
  expect(first.levels.reduce((sum, { people }) => sum + people, 0)).toBe(first.size);
  expect(first.levels[0]!.level).toBe(0);
});

test("around medoids, numeric answers of planted groups are found too", () => {
  const pam = groupRespondents(input, { ...settings, method: "pam", distance: "correlation", k: 3 });
  expect(pam).toMatchObject({ method: "pam", distance: "correlation", k: 3, n: 60 });
  expect(pam.labelAdjustedRand).toBeGreaterThan(0.7);
  const members = pam.members.slice(2).map((member) => member!);
  expect(members.reduce((sum, { own }) => sum + 1 - own, 0)).toBeCloseTo(pam.objective, 8);
});

test("nobody, one person, or nobody with a profile is one audience without figures", () => {
  for (const rows of [
    [],
    [[1, 0, 1]],
    [
      [1, 1, 1],
      [0, null, null],
    ],
  ]) {
    // prettier-ignore
    const blocks = [{ name: "a", weight: 1, columns: ["x", "y", "z"], values: rows }];
    for (const method of ["spherical", "pam"] as const) {
      const few = groupRespondents({ blocks, blank: "missing" }, { ...settings, method });
      expect(few).toMatchObject({ verdict: "one-audience", k: 1, groups: [], silhouette: null });
      expect(few.assignments).toEqual(
        rows.map((row) => (row.includes(0) && row.length === 3 && !row.includes(null) ? 0 : null)),
      );
    }
  }
});

test("progress reaches the end of every part, and the clock is asked only for times", () => {
  const heard: Progress[] = [];
  let clock = 0;
  const industry = [null, null, ...truth.map((_, i) => (i % 2 === 0 ? "care" : "school"))];
  const timed = groupRespondents(
    { ...input, industry },
    settings,
    (progress) => heard.push(progress),
    () => clock++,
  );
  expect(timed.assignments).toEqual(result.assignments);
  // Profiles are shaped in one go and made a cloud in another.
  expect(timed.milliseconds).toEqual({ distance: 2, grouping: 1, silhouette: 1 });
  const stages = new Set(heard.map(({ stage }) => stage));
  expect(stages).toEqual(new Set(["references", "stability", "solidity", "industry"]));
  for (const stage of stages) {
    const last = heard.findLast((progress) => progress.stage === stage)!;
    expect(last.done).toBe(last.total);
  }
});

test("a number of groups that cannot be, or lists of different length, are mistakes in words", () => {
  expect(() => groupRespondents(input, { ...settings, k: 61 })).toThrow(
    new InputMistake("61 groups cannot be made of 60 respondents with a profile."),
  );
  expect(() => groupRespondents(input, { ...settings, k: 0 })).toThrow(InputMistake);
  expect(() => groupRespondents({ ...input, industry: ["care"] }, settings)).toThrow(
    new InputMistake("There are 1 entries of industry for 62 respondents."),
  );
});
