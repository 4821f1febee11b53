import { describe, expect, test } from "vitest";
import { comparison } from "../../../src/voting/method/comparison.ts";
import { coverage } from "../../../src/voting/method/coverage.ts";
import { rational } from "../../../src/voting/method/rational.ts";
import type { CountSettings } from "../../../src/voting/method/settings.ts";
import { approvalProfile, rankedProfile, scoreProfile } from "./profiles.ts";

const lex = { kind: "lex" } as const;

// Six of ten want any of the first three, four want the last.
const blocs = approvalProfile(4, [
  [6, [0, 1, 2]],
  [3, [3]],
  ["1/2", [3, 0]],
  [1, []],
]);

test("how many got something that they approved, by how much", () => {
  expect(coverage(blocs, [0, 1])).toEqual({ ballots: "21/2", covered: "13/2", blank: 1, byWins: [4, "1/2", 6] });
  expect(coverage(blocs, [])).toEqual({ ballots: "21/2", covered: 0, blank: 1, byWins: ["21/2"] });
});

describe("what the other rules would have chosen", () => {
  const chosen = (settings: CountSettings, profile: Parameters<typeof comparison>[0]) =>
    comparison(profile, settings).map(({ rule, winners }) => [rule, winners]);

  test("several seats from approvals: what the largest group alone would have taken, and whom it reaches", () => {
    const others = comparison(blocs, { rule: "mes", completion: "none", seats: 3, tie: lex });
    expect(others.map(({ rule, winners }) => [rule, winners])).toEqual([
      ["av", [0, 1, 2]],
      ["seqpav", [0, 1, 3]],
      ["seqphragmen", [0, 1, 3]],
    ]);
    expect(others[0]!.coverage).toEqual(coverage(blocs, [0, 1, 2]));
  });

  test("one seat: approvals have no other rule, rankings have five", () => {
    expect(chosen({ rule: "av", seats: 1, tie: lex }, blocs)).toEqual([]);
    const tennessee = rankedProfile(4, [
      [42, [[0], [1], [2], [3]]],
      [26, [[1], [2], [3], [0]]],
      [15, [[2], [3], [1], [0]]],
      [17, [[3], [2], [1], [0]]],
    ]);
    expect(chosen({ rule: "schulze", seats: 1, tie: lex }, tennessee)).toEqual([
      ["plurality", [0]],
      ["borda", [1]],
      ["irv", [3]],
      ["ranked_pairs", [1]],
    ]);
    expect(chosen({ rule: "stv", seats: 2, tie: lex }, tennessee)).toEqual([
      ["plurality", [0, 1]],
      ["borda", [1, 2]],
    ]);
  });

  test("a budget: by votes alone, with the same lot", () => {
    const budget = { total: rational(5), costs: [2, 2, 2, 3].map((cost) => rational(cost)) };
    expect(chosen({ rule: "pb_mes", seats: 1, tie: lex }, { ...blocs, budget })).toEqual([["by_votes", [0, 1]]]);
    const last = { kind: "order", order: [3, 2, 1, 0] } as const;
    expect(chosen({ rule: "pb_mes", seats: 1, tie: last }, { ...blocs, budget })).toEqual([["by_votes", [0, 2]]]);
  });

  test("scores have no other rule", () => {
    expect(chosen({ rule: "score", seats: 1, tie: lex }, scoreProfile(2, [[1, [2, 3]]]))).toEqual([]); // prettier-ignore
  });
});
