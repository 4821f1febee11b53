import { describe, expect, test } from "vitest";
import { count } from "../../../src/voting/method/count.ts";
import { changeSupporters, levelsAt, supportByLevel } from "../../../src/voting/method/levels.ts";
import { pairwise } from "../../../src/voting/method/pairwise.ts";
import { pairRanks } from "../../../src/voting/method/ranked-pairs.ts";
import { add, rational, zero } from "../../../src/voting/method/rational.ts";
import type { CountSettings, Rule } from "../../../src/voting/method/settings.ts";
import { approvalProfile, rankedProfile } from "./profiles.ts";

const lex = { kind: "lex" } as const;
const all = { kind: "all" } as const;

describe("approval profiles whose every outcome abcvoting's test suite publishes", () => {
  test.each<[string, number, [number, number[]][], Partial<CountSettings> & { rule: Rule; seats: number }, number[][]]>([
    ["unit profile 2", 5, [[1, [0, 1]], [5, [0, 1, 2]], [1, [3]], [2, [3, 4]]], { rule: "seqpav", seats: 3 }, [[0, 1, 3]]],
    ["unit profile 4", 4, [[2, [0, 1]], [1, [0, 1, 3]], [1, [0, 3]], [1, [2, 3]]], { rule: "seqpav", seats: 2 }, [[0, 3]]],
    ["unit profile 4", 4, [[2, [0, 1]], [1, [0, 1, 3]], [1, [0, 3]], [1, [2, 3]]], { rule: "mes", seats: 2 }, [[0, 3]]],
    ["instance 131", 8, [[1, [0, 1, 5]], [7, [0, 2, 5]], [2, [0, 3, 4]], [1, [0, 3, 7]], [1, [1, 4, 5]]], { rule: "seqphragmen", seats: 3 }, [[0, 2, 5]]],
    ["instance 58", 6, [[7, [0, 5]], [2, [1, 5]], [2, [2, 3]], [1, [3, 4]]], { rule: "mes", seats: 4 }, [[0, 1, 3, 5]]],
    ["instance 34", 6, [[4, [1, 2]], [1, [1, 4]], [6, [1, 5]], [4, [3, 4]]], { rule: "mes", seats: 3, completion: "increment" }, [[1, 4, 5]]],
  ])("%s", (_, m, ballots, settings, winners) => {
    expect(count(approvalProfile(m, ballots), { ...settings, tie: all }).winners).toEqual(winners);
  }); // prettier-ignore

  test("seqPhragmén passes over a group that earned more (Brill, Freeman, Janson & Lackner), and the certificate says so", () => {
    const from = (first: number) => Array.from({ length: 14 - first }, (_, index) => first + index);
    const ballots: [number, number[]][] = [
      [2, [0, 1, 2]],
      [2, [0, 1, 3]],
      [6, from(2)],
      [5, from(3)],
      [9, from(4)],
    ];
    const seqPhragmen = count(approvalProfile(14, ballots), { rule: "seqphragmen", seats: 12, tie: lex });
    expect(seqPhragmen.winners).toEqual([from(2)]);
    // Four of 24 voters earn two of twelve seats, and each of them approves only one winner.
    expect(seqPhragmen.certificate).toEqual({
      property: "EJR+",
      holds: false,
      option: 0,
      level: 2,
      voters: 4,
      needed: 4,
    });
    expect(count(approvalProfile(14, ballots), { rule: "mes", seats: 12, tie: lex }).certificate).toMatchObject({
      holds: true,
    });
  });
});

test("Equal Shares by hand: prices, payers and what the poorer give", () => {
  // Six voters, three seats: each has 1/2. Option 0 costs its four supporters 1/4 each. Of option 1's three supporters
  // one has 1/4 left and gives it all, the others share 3/4: 3/8 each, and keep 1/8. That
  // does not pay for option 2, which gets its seat from Phragmén's rule, started from the money left.
  const profile = approvalProfile(4, [
    [3, [0]],
    [1, [0, 1]],
    [2, [1, 2]],
  ]);
  const { steps, winners } = count(profile, { rule: "mes", seats: 3, tie: lex });
  expect(winners).toEqual([[0, 1, 2]]);
  expect(steps).toEqual([
    { option: 0, kind: "elected", tiedWith: [], stage: "buying", price: "1/4", payers: 4, inFull: 4, moneyLeft: 2 },
    { option: 1, kind: "elected", tiedWith: [], stage: "buying", price: "3/8", payers: 3, inFull: 2, moneyLeft: 1 },
    // (1 − 2 · 1/8) / 2: the load of its two supporters after it.
    {
      option: 2,
      kind: "elected",
      tiedWith: [],
      stage: "seqphragmen",
      load: "3/8",
      supporters: 2,
      carried: "-1/4",
      loads: [null, null, "3/8", null],
    },
  ]);
});

test.each([
  ["whole ballots", 2, 1, "1/3", "4/3", [3, 1], "1/3", 1],
  ["thirds of ballots weigh three times as much on each", "2/3", "1/3", 1, 4, [1, "1/3"], "1/3", 3],
])("seqPhragmén by hand: loads add up, %s", (_, two, one, first, second, support, carried, alone) => {
  const profile = approvalProfile(2, [
    [two, [0]],
    [one, [0, 1]],
  ]);
  expect(count(profile, { rule: "seqphragmen", seats: 2, tie: lex }).steps).toEqual([
    {
      option: 0,
      kind: "elected",
      tiedWith: [],
      load: first,
      supporters: support[0],
      carried: 0,
      loads: [first, alone],
    },
    { option: 1, kind: "elected", tiedWith: [], load: second, supporters: support[1], carried, loads: [null, second] },
  ]);
});

test("seqPAV by hand: a second win counts half, a third a third", () => {
  const profile = approvalProfile(4, [
    [6, [0, 1, 2]],
    [2, [3]],
  ]);
  const { steps } = count(profile, { rule: "seqpav", seats: 4, tie: lex });
  expect(steps).toEqual([
    { option: 0, kind: "elected", tiedWith: [1, 2], score: 6, scores: [6, 6, 6, 2] },
    { option: 1, kind: "elected", tiedWith: [2], score: 3, scores: [null, 3, 3, 2] },
    { option: 2, kind: "elected", tiedWith: [3], score: 2, scores: [null, null, 2, 2] },
    { option: 3, kind: "elected", tiedWith: [], score: 2, scores: [null, null, null, 2] },
  ]);
});

test("Borda by hand: a point for each option below, half for each other one tied with it, the unranked tied last", () => {
  const profile = rankedProfile(4, [
    [1, [[2]]],
    [2, [[0, 1], [3]]],
    ["1/2", [[3], [2], [1], [0]]],
  ]); // prettier-ignore
  const found = count(profile, { rule: "borda", seats: 1, tie: lex });
  // 1 + 2 · 5/2; the same and 1/2; 3 + 1; 1 + 2 and 3/2.
  expect(found).toMatchObject({ winners: [[1]], totals: [6, "13/2", 4, "9/2"], order: [[1], [0], [3], [2]] });
});

test("how many prefer each to each: ties prefer neither, unranked come last", () => {
  const profile = rankedProfile(3, [
    [5, [[1], [2]]],
    [4, [[0]]],
    [3, [[0, 2]]],
  ]);
  expect(pairwise(profile).map((row) => [...row])).toEqual([
    [0, 7, 4],
    [5, 0, 5],
    [5, 3, 0],
  ]);
  // 0 beats 1 by 7:5; then 1 beats 2 by 5:3 before 2 beats 0 by 5:4, which would close a cycle.
  expect(count(profile, { rule: "ranked_pairs", seats: 1, tie: all }).winners).toEqual([[0]]);
});

test("Schulze's winning votes and margins differ", () => {
  // 1 beats 0 by 3:2, 0 beats 2 by 4:3, 2 beats 1 by 3:2: a cycle with equal margins.
  const profile = rankedProfile(3, [
    [2, [[0, 1]]],
    [2, [[0]]],
    [3, [[2], [1]]],
  ]);
  expect(count(profile, { rule: "schulze", seats: 1, tie: all }).order).toEqual([[0, 1], [2]]);
  expect(count(profile, { rule: "schulze", seats: 1, tie: all, strength: "margin" }).order).toEqual([[0, 1, 2]]);
});

describe("instant runoff", () => {
  test("a ballot whose best tier still has two options goes to neither", () => {
    const profile = rankedProfile(3, [
      [3, [[1]]],
      [2, [[0]]],
      [2, [[2], [0, 1]]],
    ]);
    expect(count(profile, { rule: "irv", seats: 1, tie: { kind: "order", order: [1, 0, 2] } }).winners).toEqual([[1]]);
  });

  test("options that nobody puts first are dropped without a tie", () => {
    const profile = rankedProfile(16, [
      [3, [[0]]],
      [3, [[1]]],
      [4, [[2]]],
    ]);
    const { steps, ...outcome } = count(profile, { rule: "irv", seats: 1, tie: lex });
    expect(outcome).toMatchObject({ winners: [[2]], tied: false });
    expect(steps.slice(0, 13).map(({ tiedWith }) => tiedWith)).toEqual(Array(13).fill([]));
    expect(steps[13]).toMatchObject({ option: 1, kind: "dropped", tiedWith: [0], votes: 3, counting: 10 });
    expect(steps.slice(14)).toMatchObject([{ option: 2, kind: "elected", votes: 4, counting: 7, exhausted: 3 }]);
    expect(count(profile, { rule: "irv", seats: 1, tie: all }).winners).toEqual([[2]]);
  });
});

test("of equal pairs the one with the favoured winner is locked first, then the one with the least favoured loser", () => {
  const ranks = pairRanks([1, 0, 2]);
  const pairs = [...ranks.keys()].sort((a, b) => ranks[a]! - ranks[b]!).map((code) => [Math.floor(code / 3), code % 3]);
  expect(pairs.filter(([winner, loser]) => winner !== loser)).toEqual([
    [1, 2],
    [1, 0],
    [0, 2],
    [0, 1],
    [2, 0],
    [2, 1],
  ]);
});

test("equal figures are one level, however they came about", () => {
  const profile = approvalProfile(2, [
    [1, [0]],
    [2, [1]],
    [4, [0, 1]],
  ]);
  const byOne = (value: typeof zero) => add(value, rational(1));
  const once = changeSupporters(profile, levelsAt(zero, 3), 0, byOne);
  const twice = changeSupporters(profile, changeSupporters(profile, once, 1, byOne), 1, () => rational(1));
  expect(once.values).toHaveLength(2);
  expect(twice.values).toEqual([rational(1)]);
  expect(supportByLevel(profile, twice).map((levels) => [...levels])).toEqual([[5], [6]]);
});
