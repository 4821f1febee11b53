import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupRespondents } from "../../src/grouping/method/group.ts";
import type { GroupingInput } from "../../src/grouping/method/grouping.ts";
import { readFailure, readSettings, writeFailure } from "../../src/grouping/runs/settings.ts";
import { constraintsOf } from "../../src/grouping/settings/constraints.ts";
import { asksForAll, passes } from "../../src/grouping/settings/filter.ts";
import { settingsMistake, toldMistake } from "../../src/grouping/settings/mistakes.ts";
import { effectOf } from "../../src/grouping/settings/preview/effect.ts";

const none = { industries: [], languages: [], sizes: [], municipalities: [], parts: [] };
const free = { least: null, most: null };

/** Three kinds of people, four of each, with some noise. */
const kinds: GroupingInput = {
  blank: "missing",
  blocks: [
    {
      name: "ratings",
      weight: 1,
      columns: ["a", "b", "c", "d", "e", "f"],
      values: Array.from({ length: 12 }, (_, i) =>
        Array.from({ length: 6 }, (__, j) =>
          Math.floor(j / 2) === i % 3 ? 1 - (i % 4) / 20 : (i + j) % 3 === 0 ? 0.1 : 0,
        ),
      ),
    },
  ],
};
const counted = { respondents: 12, asked: 6 };

test("a filter keeps whoever is in every list that asks for something", () => {
  const one = {
    ...{ industry: null, language: "sv" as const, sizeClass: "2-9", municipality: "Vaasa" },
    within: ["home care", "care"],
  };
  expect(passes(none, one)).toBe(true);
  expect(passes({ ...none, industries: ["unknown"], languages: ["sv", "fi"] }, one)).toBe(true);
  expect(passes({ ...none, industries: ["unknown"], sizes: ["250+"] }, one)).toBe(false);
  expect(passes({ ...none, municipalities: [""] }, one)).toBe(false);
  expect(passes({ ...none, parts: ["care", "physio"] }, one)).toBe(true);
  expect(passes({ ...none, parts: ["physio"] }, one)).toBe(false);
  expect([asksForAll(none), asksForAll({ ...none, parts: ["care"] })]).toEqual([true, false]);
  expect([asksForAll(none), asksForAll({ ...none, sizes: ["1"] })]).toEqual([true, false]);
});

describe("what staff have fixed", () => {
  const place = (id: string) => ({ a: 0, b: 1, c: 2, "c-unit": 2, d: 3 })[id];

  test("becomes places; what speaks of nobody here, or of one alone, fixes nothing", () => {
    const links = [
      { a: "c", b: "a", kind: "must" as const },
      { a: "b", b: "gone", kind: "cannot" as const },
      { a: "c", b: "c-unit", kind: "cannot" as const },
    ];
    const locks = [
      { organisationId: "d", groupId: "second" },
      { organisationId: "b", groupId: "first" },
      { organisationId: "c-unit", groupId: "first" },
    ];
    expect(constraintsOf({ links, locks }, { least: null, most: 3 }, 4, place)).toEqual({
      mustLinks: [[2, 0]],
      cannotLinks: [],
      locked: [null, 0, 0, 1],
      sizes: { least: 1, most: 3 },
    });
    expect(constraintsOf({ links: links.slice(1), locks: [] }, free, 4, place)).toBeUndefined();
  });

  test("does not hang on which id a group has", () => {
    const locked = (first: string, second: string) =>
      constraintsOf(
        { links: [], locks: [{ organisationId: "a", groupId: first }, { organisationId: "b", groupId: second }] }, // prettier-ignore
        ...([free, 4, place] as const),
      );
    expect(locked("x", "y")).toEqual(locked("y", "x"));
  });
});

describe("settings that cannot give a grouping", () => {
  const reason = (input: GroupingInput, k: "auto" | number = "auto", of = counted) =>
    settingsMistake(input, k, of)?.reason ?? null;
  const block = kinds.blocks[0]!;
  const withValues = (values: readonly (readonly (number | null)[])[]) => ({
    ...kinds,
    blocks: [{ ...block, values }],
  });

  test("are named for what is wrong", () => {
    expect(reason(kinds)).toBeNull();
    expect(reason(kinds, 3)).toBeNull();
    expect(reason(kinds, "auto", { respondents: 0, asked: 6 })).toBe("nobody-left");
    expect(reason({ ...kinds, blocks: [] }, "auto", { respondents: 12, asked: 0 })).toBe("nothing-asked");
    expect(reason({ ...kinds, blocks: [] })).toBe("needs-left-out");
    expect(reason({ ...kinds, blocks: [{ ...block, columnWeights: [0, 0, 0, 0, 0, 0] }] })).toBe("needs-left-out");
    expect(reason(withValues(block.values.map(() => [1, 1, 1, 1, 1, 1])))).toBe("no-profiles");
    expect(settingsMistake(kinds, 13, counted)).toEqual({ reason: "too-many-groups", k: 13, profiles: 12 });
  });

  test("everybody alike, or one alone, is one audience where the number is searched, and a mistake where groups are wanted", () => {
    const alike = withValues(block.values.map((_, i) => [0.5 + i / 24, 0, 0, 0, 0, 0]));
    expect([reason(alike), reason(alike, 1), reason(alike, 2)]).toEqual([null, null, "all-alike"]);
    const alone = withValues(block.values.slice(0, 1));
    const one = { respondents: 1, asked: 6 };
    expect([reason(alone, "auto", one), reason(alone, 2, one)]).toEqual([null, "too-many-groups"]);
  });

  test("name the organisations that links contradict", () => {
    const constraints = {
      ...{ mustLinks: [[0, 1], [1, 2]] as const, cannotLinks: [[0, 2]] as const }, // prettier-ignore
      ...{ locked: Array.from({ length: 12 }, () => null), sizes: null },
    };
    const organisations = Array.from({ length: 12 }, (_, i) => ({ id: `id-${i}` })) as Parameters<
      typeof toldMistake
    >[1]["organisations"];
    const needs = [{}] as Parameters<typeof toldMistake>[1]["needs"];
    const mistake = toldMistake({ ...kinds, constraints }, { organisations, needs }, "auto")!;
    expect(mistake).toEqual({
      reason: "link-contradiction",
      ...{ chain: [0, 1, 2], joins: ["link", "link"] },
      who: { "0": "id-0", "1": "id-1", "2": "id-2" },
    });
    expect(readFailure(writeFailure(mistake))).toEqual(mistake);
    expect(readFailure(writeFailure("computing"))).toBe("computing");
  });
});

describe("the effect of settings", () => {
  test("is that of the grouping itself at the same number of groups", () => {
    const result = groupRespondents(kinds, { method: "spherical", distance: "gower", k: 3, seed: 1 });
    const effect = effectOf(kinds, { k: 3, seed: 1 }, result.assignments);
    expect({ ...effect, closeness: 0 }).toEqual({
      ...{ k: 3, people: 12, compared: 12, moved: 0, agreement: 1, closeness: 0, cost: null },
      levelEta2: result.levelEta2,
    });
    expect(effect.closeness).toBeCloseTo(result.objective / 12, 10);
  });

  test("matches groups by their members, whatever they are called, and counts who would move", () => {
    const { assignments } = groupRespondents(kinds, { method: "spherical", distance: "gower", k: 3, seed: 1 });
    const otherwise = assignments.map((group) => (group === null ? null : 9 - group));
    expect(effectOf(kinds, { k: 3, seed: 1 }, otherwise).moved).toBe(0);
    fc.assert(
      fc.property(fc.nat(11), (who) => {
        const moved = otherwise.map((group, i) => (i === who ? otherwise.find((other) => other !== group)! : group));
        expect(effectOf(kinds, { k: 3, seed: 1 }, moved)).toMatchObject({ compared: 12, moved: 1 });
      }),
      { numRuns: 5 },
    );
    expect(effectOf(kinds, { k: 3, seed: 1 }, assignments.map((group, i) => (i < 3 ? null : group))).compared).toBe(9); // prettier-ignore
  });

  test("takes the fewest groups that sizes let be where the present number cannot be, and tells what they cost", () => {
    const constraints = {
      ...{ mustLinks: [], cannotLinks: [], locked: Array.from({ length: 12 }, () => null) },
      sizes: { least: 1, most: 3 },
    };
    const effect = effectOf(
      { ...kinds, constraints },
      { k: 3, seed: 1 },
      Array.from({ length: 12 }, () => null),
    );
    expect([effect.k, effect.compared]).toEqual([4, 0]);
    expect(effect.cost).toBeGreaterThanOrEqual(0);
  });
});

test("settings stored before there was more to choose read as what they meant", () => {
  expect(readSettings({ k: 3, blank: "lowest", wishesWeight: 0.25 }, "survey")).toEqual({
    ...{ k: 3, blank: "lowest", subject: "respondents", surveyIds: ["survey"], needWeights: {}, filter: none },
    ...{ weights: { support: 1, wishes: 0.25, ratings: 1 }, sizes: free, hand: { links: [], locks: [] } },
  });
});
