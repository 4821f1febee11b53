import { expect, test } from "vitest";
import type { Constraints } from "../../../../src/grouping/method/constraints/links.ts";
import { groupRespondents } from "../../../../src/grouping/method/group.ts";
import type { GroupingInput, GroupingSettings } from "../../../../src/grouping/method/grouping.ts";
import { InputMistake } from "../../../../src/grouping/method/input-mistake.ts";
import { randomStream } from "../../../../src/grouping/method/random.ts";
import { plantedRatings } from "../planted.ts";

const settings: GroupingSettings = { method: "spherical", distance: "gower", k: "auto", seed: 1 };
const { values, columns, truth } = plantedRatings({ seed: 2, n: 60, d: 12, groups: 3 });
// Two without a profile stand first: one has answered nothing, one everything alike.
const withoutProfile = [columns.map(() => null), columns.map(() => 0.5)];
const input: GroupingInput = {
  blocks: [{ name: "ratings", weight: 1, columns, values: [...withoutProfile, ...values] }],
  blank: "missing",
};
const nothing: Constraints = {
  mustLinks: [],
  cannotLinks: [],
  locked: Array.from({ length: 62 }, () => null),
  sizes: null,
};
const group = (change: Partial<Constraints>, k: GroupingSettings["k"] = "auto") =>
  groupRespondents({ ...input, constraints: { ...nothing, ...change } }, { ...settings, k });
const result = groupRespondents(input, settings);
const sizesOf = ({ groups }: typeof result) => groups.map(({ size }) => size);
/** Rows of the planted groups. */
const planted = [0, 1, 2].map((g) => truth.flatMap((group, i) => (group === g ? [i + 2] : [])));

test("constraints that constrain nothing change nothing at all", () => {
  const [a, b] = planted[0]!.filter((i) => result.assignments[i] === result.assignments[planted[0]![0]!]);
  const other = result.assignments.findIndex((g) => g !== null && g !== result.assignments[a!]);
  const locked = nothing.locked.with(a!, 4);
  const sizes = { least: Math.min(...sizesOf(result)), most: Math.max(...sizesOf(result)) };
  expect(result.constraints).toBeNull();
  for (const change of [{}, { mustLinks: [[a!, b!]], cannotLinks: [[b!, other]], locked, sizes } as const]) {
    const { inputHash, ...same } = group(change);
    expect(inputHash).not.toBe(result.inputHash);
    expect(same).toEqual({ ...result, inputHash: undefined, constraints: { cost: 0, placed: [] } });
  }
});

test("links, locks and sizes are kept, what they cost is told, and what the answers hold is measured without them", () => {
  const [here, there] = [planted[0]!, planted[1]!];
  const mustLinks = [[here[0]!, there[0]!]] as const;
  const cannotLinks = [[here[1]!, here[2]!]] as const;
  const locked = nothing.locked.with(here[3]!, 1).with(here[4]!, 2).with(there[4]!, 2);
  const kept = group({ mustLinks, cannotLinks, locked, sizes: { least: 18, most: 22 } });
  const of = (i: number) => kept.assignments[i]!;
  expect(of(here[0]!)).toBe(of(there[0]!));
  expect(of(here[1]!)).not.toBe(of(here[2]!));
  expect(of(here[3]!)).not.toBe(of(here[4]!));
  expect(of(here[4]!)).toBe(of(there[4]!));
  expect(sizesOf(kept).every((size) => size >= 18 && size <= 22)).toBe(true);

  const unconstrained = groupRespondents(input, { ...settings, k: kept.k });
  expect(kept.constraints!.cost).toBeCloseTo((unconstrained.objective - kept.objective) / 60, 12);
  expect(kept.constraints!.cost).toBeGreaterThan(0);
  expect(kept.members.reduce((sum, member) => sum + (member?.own ?? 0), 0)).toBeCloseTo(kept.objective, 8);
  expect(kept).toMatchObject({ gap: result.gap, guard: result.guard, stability: result.stability, k: result.k });
  // Of the two pairs drawn together across planted groups, somebody sits where the constraint and not the answers say.
  expect(kept.members[here[0]!]!.heldBy === "link" || kept.members[there[0]!]!.heldBy === "link").toBe(true);
  expect(kept.members[here[4]!]!.heldBy === "lock" || kept.members[there[4]!]!.heldBy === "lock").toBe(true);
  expect(kept.members.filter((member) => member !== null && member.heldBy !== null).length).toBeLessThan(20);
});

test("people without a profile go where those go whom they are tied to, and take a place there", () => {
  const [first, second] = [planted[0]![0]!, planted[1]![0]!];
  const kept = group({ mustLinks: [[0, first]], locked: nothing.locked.with(1, 3).with(second, 3) });
  expect([kept.assignments[0], kept.assignments[1]]).toEqual([kept.assignments[first], kept.assignments[second]]);
  expect(kept.constraints).toEqual({ cost: 0, placed: [0, 1] });
  expect(kept.members.slice(0, 2)).toEqual([null, null]);
  expect(kept.n).toBe(60);
  expect(sizesOf(kept).reduce((sum, size) => sum + size)).toBe(62);
  expect(kept.groups[kept.assignments[0]!]!.members[0]).toBe(0);
  // Tied to nobody with a profile, they stay without a group.
  const apart = group({ mustLinks: [[0, 1]], cannotLinks: [[0, first]], locked: nothing.locked.with(0, 1) });
  expect(apart).toEqual({ ...result, inputHash: apart.inputHash, constraints: { cost: 0, placed: [] } });
});

test("with auto, only numbers of groups that can be are chosen, whatever the guard thinks of them", () => {
  const fewest = group({ sizes: { least: 1, most: 13 } });
  expect(fewest).toMatchObject({ k: 5, upperBound: 3, verdict: fewest.guard.passed ? "groups" : "one-audience" });
  expect(fewest.examined.at(-1)!.k).toBe(5);
  expect(Math.max(...sizesOf(fewest))).toBeLessThanOrEqual(13);
  const many = group({ sizes: { least: 1, most: 5 } });
  expect([many.k, many.groups.length]).toEqual([12, 12]);

  const flat = plantedRatings({ seed: 1, n: 30, d: 12, groups: 1 });
  const blocks = [{ name: "ratings", weight: 1, columns: flat.columns, values: flat.values }];
  const locked = flat.values.map((row, i) => (new Set(row).size > 1 && i < 6 ? i % 2 : null));
  const constraints = { ...nothing, locked };
  const two = groupRespondents({ blocks, blank: "missing", constraints }, settings);
  expect(two).toMatchObject({ k: 2, verdict: "one-audience" });
  expect(two.groups.length).toBe(2);
});

test("constraints that cannot be met, or name nobody, are mistakes in words", () => {
  const [a, b] = [planted[0]![0]!, planted[0]![1]!];
  const mistake = (change: Partial<Constraints>, k: GroupingSettings["k"], message: string) => {
    expect(() => group(change, k)).toThrow(new InputMistake(message));
  };
  mistake({ sizes: { least: 25, most: 30 } }, 3, "3 groups of at least 25 would take 75 people; there are 60.");
  mistake({ mustLinks: [[a, b]], cannotLinks: [[a, b]] }, "auto", `Rows ${a} and ${b} shall be apart, but are kept together by ${a}, ${b}.`); // prettier-ignore
  mistake({ mustLinks: [[a, 62]] }, "auto", "A link names row 62; there are rows 0 to 61.");
  mistake({ locked: [] }, "auto", "There are 0 entries of locked for 62 respondents.");
  mistake({ sizes: { least: 1.5, most: 9 } }, 3, "The size of a group must be a whole number, not 1.5.");
  const pam = { ...settings, method: "pam" as const };
  expect(() => groupRespondents({ ...input, constraints: nothing }, pam)).toThrow(
    new InputMistake("Links, locks and sizes belong to method spherical."),
  );
});

test("a few hundred people with a tenth of them linked and tight sizes are grouped soundly", () => {
  const many = plantedRatings({ seed: 4, n: 260, d: 20, groups: 4 });
  const random = randomStream(9, "links");
  const pair = () => [random.below(260), random.below(260)] as [number, number];
  const isDifferent = ([a, b]: [number, number]) => a !== b;
  const mustLinks = Array.from({ length: 13 }, pair).filter(isDifferent);
  const cannotLinks = Array.from({ length: 13 }, pair).filter(isDifferent);
  const blocks = [{ name: "ratings", weight: 1, columns: many.columns, values: many.values }];
  const constraints = { mustLinks, cannotLinks, locked: many.values.map(() => null), sizes: { least: 62, most: 68 } };
  const {
    assignments,
    groups,
    constraints: report,
  } = groupRespondents({ blocks, blank: "missing", constraints }, { ...settings, k: 4 });
  for (const [a, b] of mustLinks) expect(assignments[a]).toBe(assignments[b]);
  for (const [a, b] of cannotLinks) expect(assignments[a] === null || assignments[a] !== assignments[b]).toBe(true);
  for (const { size } of groups) expect(size >= 62 && size <= 68).toBe(true);
  // The planted groups are of 65: links are all that stands in their way.
  expect(report!.cost).toBeLessThan(0.05);
});
