import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count } from "../../../src/voting/method/count.ts";
import { judgeRound, type PerpetualState } from "../../../src/voting/method/perpetual/round.ts";
import { type PerpetualRule, perpetualRules } from "../../../src/voting/method/perpetual/rules.ts";
import { comparison } from "../../../src/voting/method/comparison.ts";
import type { TieBreaking } from "../../../src/voting/method/tie-breaking.ts";
import { sequenceProfile } from "./profiles.ts";

type Approvals = Record<string, string[]>;

function winners(
  rule: PerpetualRule,
  rounds: Approvals[],
  candidates = ["a", "b", "c"],
  tie: TieBreaking = { kind: "lex" },
) {
  const voters = [...new Set(rounds.flatMap((round) => Object.keys(round)))];
  const profile = sequenceProfile(voters, rounds.map((approvals) => ({ candidates, approvals }))); // prettier-ignore
  const result = count(profile, { rule, seats: 1, tie });
  if (!("standings" in (result.steps[0] ?? { standings: [] }))) throw new Error("another rule was counted");
  return result as Extract<typeof result, { rule: PerpetualRule }>;
}

const again = (round: Approvals, times: number): Approvals[] => Array<Approvals>(times).fill(round);

describe("by hand", () => {
  const round: Approvals = { 1: ["a"], 2: ["a"], 3: ["b"] };

  test.each<[PerpetualRule, object[], object[]]>([
    // Loads: two carry 1/2 each; the third takes the second round alone: 1 against (1 + 1)/2.
    ["per_phragmen", [{ load: "1/2" }, { load: "1/2" }, {}], [{ load: 1 }, { load: 1 }, { load: 1 }]],
    // Two thirds and one third are due in each round.
    ["per_quota", [{ quota: "2/3", wins: 1 }, { quota: "2/3", wins: 1 }, { quota: "1/3", wins: 0 }], [{ quota: 2, wins: 2 }, { quota: 2, wins: 2 }, { quota: 1, wins: 1 }]],
    ["per_pav", [{ weight: "1/2" }, { weight: "1/2" }, { weight: 1 }], [{ weight: "1/3" }, { weight: "1/3" }, { weight: "1/2" }]],
    // Three is paid by the two winners, 3/2 each, and everybody gets one.
    ["per_consensus", [{ weight: "1/2" }, { weight: "1/2" }, { weight: 2 }], [{ weight: 1 }, { weight: 1 }, { weight: 1 }]],
  ])("%s: two of three win two rounds of three, and what is remembered of each", (rule, first, third) => {
    const { steps, winners: sequences } = winners(rule, again(round, 3));
    expect(sequences![0]!.toSorted()).toEqual(["a", "a", "b"]);
    expect(sequences![0]![0]).toBe("a");
    const remembered = (at: number) =>
      steps[at]!.standings.flatMap(({ voters, after }) => voters.map((voter) => ({ voter, after })))
        .sort((x, y) => Number(x.voter) - Number(y.voter))
        .map(({ after }) => after);
    expect(remembered(0)).toEqual(first.map((standing) => (Object.keys(standing).length === 0 ? { load: 0 } : standing)));
    expect(remembered(2)).toEqual(third);
  }); // prettier-ignore

  test("the steps tell each candidate's figure, who stood equal, and the weights before and after", () => {
    const { steps, order } = winners("per_pav", again(round, 2));
    expect(steps[1]).toEqual({
      round: 2,
      option: "a",
      kind: "elected",
      tiedWith: ["b"],
      candidates: [
        { option: "a", figure: 1, support: 2 },
        { option: "b", figure: 1, support: 1 },
        { option: "c", figure: 0, support: 0 },
      ],
      standings: [
        { voters: ["1", "2"], won: true, before: { weight: "1/2" }, after: { weight: "1/3" } },
        { voters: ["3"], won: false, before: { weight: 1 }, after: { weight: 1 } },
      ],
    });
    expect(order).toEqual([["a"], ["b", "c"]]);
  });

  test("Phragmén leaves out supporters who carry more than the win would make them carry", () => {
    // 1 and 2 carry 1/2; of b's supporters 1, 3 and 4 the first stays in: (1 + 1/2)/3 = 1/2.
    // Had it 3/4, the others would carry 1/2 each, and it would keep its load.
    const state: PerpetualState = { 1: { load: "3/4" } };
    const votes = ["1", "3", "4"].map((voter) => ({ voter, approved: [0] }));
    const judged = judgeRound("per_phragmen", state, 1, votes);
    expect(judged.figures).toEqual(["1/2"]);
    expect(judged.after(0)).toEqual({ 1: { load: "3/4" }, 3: { load: "1/2" }, 4: { load: "1/2" } });
  });

  test("consensus: who has nothing above zero does not pay, and does not count", () => {
    const state: PerpetualState = { 1: { weight: "-1/2" }, 2: { weight: 1 } };
    const votes = [{ voter: "1", approved: [0] }, { voter: "2", approved: [0] }, { voter: "3", approved: [1] }]; // prettier-ignore
    const judged = judgeRound("per_consensus", state, 2, votes);
    expect(judged.figures).toEqual([1, 1]);
    expect(judged.after(0)).toEqual({ 1: { weight: "1/2" }, 2: { weight: -1 }, 3: { weight: 2 } });
  });

  test("who does not vote keeps their standing; who votes for nobody is present", () => {
    const first = judgeRound("per_consensus", {}, 2, [{ voter: "x", approved: [0] }, { voter: "y", approved: [] }]).after(0); // prettier-ignore
    expect(first).toEqual({ x: { weight: 0 }, y: { weight: 2 } });
    const second = judgeRound("per_consensus", first, 2, [{ voter: "z", approved: [1] }]).after(1);
    expect(second).toEqual({ x: { weight: 0 }, y: { weight: 2 }, z: { weight: 1 } });
  });

  test("a state that was kept in JSON goes on as if it had never been away; a broken one is a fault", () => {
    const votes = [{ voter: "1", approved: [0] }, { voter: "2", approved: [0] }, { voter: "3", approved: [1] }]; // prettier-ignore
    for (const rule of perpetualRules) {
      const after = judgeRound(rule, {}, 2, votes).after(0);
      const kept = JSON.parse(JSON.stringify(after)) as PerpetualState;
      expect(judgeRound(rule, kept, 2, votes).after(1)).toEqual(judgeRound(rule, after, 2, votes).after(1));
    }
    expect(() => judgeRound("per_pav", { 1: { load: 1 } }, 2, votes)).toThrow(RangeError);
  });
});

test("ties by what the round names first, by an order, by the lot, or every sequence", () => {
  const even: Approvals = { 1: ["a"], 2: ["b"] };
  const by = (tie: TieBreaking, candidates?: string[]) => winners("per_phragmen", again(even, 2), candidates, tie);
  expect(by({ kind: "lex" }).winners).toEqual([["a", "b"]]);
  expect(by({ kind: "lex" }, ["b", "a"]).winners).toEqual([["b", "a"]]);
  expect(by({ kind: "order", order: [1, 0, 2] })).toMatchObject({ winners: [["b", "a"]], tied: true });
  expect(by({ kind: "all" })).toMatchObject({ winners: [["a", "b"], ["b", "a"]], tied: true, steps: [] }); // prettier-ignore
  const firsts = ["0", "1", "2", "3", "4", "5", "6"].map((seed) => by({ kind: "lot", seed }).winners![0]![0]);
  expect(new Set(firsts)).toEqual(new Set(["a", "b"]));
  const long = winners("per_pav", again({ 1: ["a"], 2: ["b"], 3: ["c"] }, 14), undefined, { kind: "all" });
  expect(long).toMatchObject({ winners: null, tied: true });
});

test("blocs of 60, 30 and 10 per cent: plain approval gives 10, 0 and 0 of ten rounds, the perpetual rules 6, 3 and 1", () => {
  const blocs = "aaaaaabbbc".match(/./g)!.map((option, voter): [string, string[]] => [`v${voter}`, [option]]);
  const rounds = again(Object.fromEntries(blocs), 10);
  const wins = (sequence: readonly unknown[]) => ["a", "b", "c"].map((option) => sequence.filter((each) => each === option).length);
  for (const rule of perpetualRules) expect([rule, wins(winners(rule, rounds).winners![0]!)]).toEqual([rule, [6, 3, 1]]);
  const profile = sequenceProfile(blocs.map(([voter]) => voter), rounds.map((approvals) => ({ candidates: ["a", "b", "c"], approvals }))); // prettier-ignore
  const others = comparison(profile, { rule: "per_phragmen", seats: 1, tie: { kind: "lex" } });
  expect(others.map(({ rule, winners: sequence }) => [rule, wins(sequence)])).toEqual([
    ["per_quota", [6, 3, 1]],
    ["per_pav", [6, 3, 1]],
    ["per_consensus", [6, 3, 1]],
    ["av", [10, 0, 0]],
  ]);
}); // prettier-ignore

test("in n rounds of n voters in disjoint blocs each bloc of s gets exactly s wins", () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(sizes, fc.constantFrom(...perpetualRules), (blocs, rule) => {
      const members = blocs.flatMap((size, bloc) => Array<string>(size).fill(`o${bloc}`));
      const round = Object.fromEntries(members.map((option, voter) => [`v${voter}`, [option]]));
      const candidates = blocs.map((_, bloc) => `o${bloc}`);
      const [sequence] = winners(rule, again(round, members.length), candidates).winners!;
      expect(candidates.map((option) => sequence!.filter((each) => each === option).length)).toEqual(blocs);
    }),
  );
});

describe("of every perpetual rule", () => {
  const someRounds = fc.array(
    fc.dictionary(fc.constantFrom("1", "2", "3", "4", "5"), fc.subarray(["a", "b", "c"]), { minKeys: 1, noNullPrototype: true }),
    { minLength: 1, maxLength: 4 },
  ); // prettier-ignore
  const everySet = (rule: PerpetualRule, rounds: Approvals[]) => winners(rule, rounds, ["a", "b", "c"], { kind: "all" }).winners; // prettier-ignore

  test("topics have no privilege: named otherwise they win as before (neutrality)", () => {
    const names: Record<string, string> = { a: "c", b: "a", c: "b" };
    const renamed = (each: string) => names[each]!;
    fc.assert(
      fc.property(someRounds, fc.constantFrom(...perpetualRules), (rounds, rule) => {
        const others = rounds.map((round) =>
          Object.fromEntries(Object.entries(round).map(([voter, approved]) => [voter, approved.map(renamed)])),
        );
        const expected = everySet(rule, rounds)!.map((sequence) => sequence.map((each) => renamed(String(each))));
        expect(everySet(rule, others)!.map(String).sort()).toEqual(expected.map(String).sort());
      }),
    );
  });

  test("voters have no privilege: with their votes exchanged the same topics win (anonymity)", () => {
    fc.assert(
      fc.property(someRounds, fc.constantFrom(...perpetualRules), (rounds, rule) => {
        const exchanged = rounds.map((round) =>
          Object.fromEntries(Object.entries(round).map(([voter, approved]) => [String(6 - Number(voter)), approved])),
        );
        expect(everySet(rule, exchanged)!.map(String).sort()).toEqual(everySet(rule, rounds)!.map(String).sort());
      }),
    );
  });
});
