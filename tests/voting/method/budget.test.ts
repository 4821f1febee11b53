import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApprovalProfile, ScoreProfile } from "../../../src/voting/method/ballots.ts";
import { type BudgetProfile, budgetMarket, budgetShares, costOf } from "../../../src/voting/method/budget-shares.ts";
import { count } from "../../../src/voting/method/count.ts";
import { compare, multiply, type Rational, rational } from "../../../src/voting/method/rational.ts";
import { winnersOf } from "../../../src/voting/method/sequential.ts";
import type { CountSettings } from "../../../src/voting/method/settings.ts";
import { approvalProfile, scoreProfile, smallApprovals, smallScores } from "./profiles.ts";

const lex = { kind: "lex" } as const;
const all = { kind: "all" } as const;

function priced<Any extends ApprovalProfile | ScoreProfile>(profile: Any, total: number, costs: number[]) {
  return { ...profile, budget: { total: rational(total), costs: costs.map((cost) => rational(cost)) } };
}

function pbMes(profile: BudgetProfile, more: Partial<CountSettings> = {}) {
  const result = count(profile, { rule: "pb_mes", seats: 1, tie: lex, completion: "none", ...more });
  if (result.rule !== "pb_mes") throw new Error("another rule was counted");
  return result;
}

describe("by hand", () => {
  // Ten hours for five voters: two each.
  const hours = priced(approvalProfile(3, [[3, [0, 1]], [2, [2]]]), 10, [3, 7, 4]); // prettier-ignore

  test("with the hours as gain: price, payers, what is left, and what nobody's supporters can pay", () => {
    // Option 0 costs its three supporters 1 each, 1/3 an hour; option 2 its two 2 each, 1/2 an hour. The three have 1
    // each left, and option 1 costs 7.
    expect(pbMes(hours)).toMatchObject({
      winners: [[0, 2]],
      tied: false,
      endowment: 2,
      certificate: null,
      steps: [
        { option: 0, stage: "buying", cost: 3, spent: 3, rate: "1/3", price: 1, payers: 3, inFull: 3, moneyLeft: 7 },
        { option: 2, stage: "buying", cost: 4, spent: 7, rate: "1/2", price: 2, payers: 2, inFull: 2, moneyLeft: 3 },
      ],
    });
  });

  test("the gain decides what comes first: hours, one for each, or points", () => {
    // 4 for two supporters and 9 for three: 2 and 3 each; by the hour 1/2 and 1/3.
    const two = priced(approvalProfile(2, [[2, [0]], [3, [1]]]), 15, [4, 9]); // prettier-ignore
    const first = (utility: "cost" | "cardinality") => pbMes(two, { utility }).steps[0];
    expect(first("cost")).toMatchObject({ option: 1, rate: "1/3", price: 3 });
    expect(first("cardinality")).toMatchObject({ option: 0, rate: 2, price: 2 });
    // One voter gives 4 points and one gives 2: a price of 1 a point makes them pay 4 and 2.
    const points = priced(scoreProfile(2, [[1, [4, 0]], [1, [2, 1]]]), 8, [6, 1]); // prettier-ignore
    expect(pbMes(points).steps).toMatchObject([{ option: 0, price: 1, rate: 1, payers: 2, moneyLeft: 2 }, { option: 1, price: 1, payers: 1 }]); // prettier-ignore
    // Where every point counts the same for all, half points only halve the price of a whole one.
    const halves = priced(scoreProfile(2, [[1, [2, 0]], [1, [1, "1/2"]]]), 8, [6, 1]); // prettier-ignore
    expect(pbMes(halves).steps).toMatchObject([
      { option: 0, price: 2, moneyLeft: 2 },
      { option: 1, price: 2 },
    ]);
  });

  test("who can't pay the full price gives what is left", () => {
    // Four each. Option 0 takes 1 from each of four; option 1 costs 7: one has 3 left, and one still has 4.
    const profile = priced(approvalProfile(2, [[3, [0]], [1, [0, 1]], [1, [1]]]), 20, [4, 7]); // prettier-ignore
    expect(pbMes(profile, { utility: "cardinality" }).steps[1]).toMatchObject({
      option: 1, price: 4, payers: 2, inFull: 1, moneyLeft: 9,
    }); // prettier-ignore
  });

  test("what costs nothing is in from the start when somebody gains from it; by hours nobody does", () => {
    const free = priced(approvalProfile(3, [[1, [0, 2]]]), 1, [0, 0, 1]); // prettier-ignore
    expect(pbMes(free, { utility: "cardinality" })).toMatchObject({
      winners: [[0, 2]],
      steps: [
        { option: 0, stage: "free", cost: 0 },
        { option: 2, stage: "buying" },
      ],
    });
    expect(pbMes(free).winners).toEqual([[2]]);
    expect(pbMes(free, { completion: "av" }).winners).toEqual([[0, 2]]);
  });

  test("completed by votes: the most votes that still fit, never what nobody supports", () => {
    const profile = priced(approvalProfile(4, [[3, [0, 1]], [2, [2]]]), 10, [3, 8, 4, 1]); // prettier-ignore
    // 0 and 2 are bought; of the 3 hours left option 1 would take 8.
    expect(pbMes(profile, { completion: "av" }).winners).toEqual([[0, 2]]);
    const roomier = priced(approvalProfile(4, [[3, [0, 1]], [2, [2]]]), 10, [3, 3, 4, 1]); // prettier-ignore
    expect(pbMes(roomier, { completion: "av" })).toMatchObject({
      winners: [[0, 1, 2]],
      steps: [{ option: 0 }, { option: 1, stage: "buying", price: 1 }, { option: 2 }],
    });
  });

  test("add1 gives each a step more until it costs too much, and keeps the last; add1u fills by votes too", () => {
    // Two each; option 1 costs its three supporters 2 each, when they have 1 left.
    const raised = priced(approvalProfile(4, [[3, [0, 1]], [2, [2]], [1, [3]]]), 12, [3, 5, 4, 4]); // prettier-ignore
    expect(pbMes(raised).winners).toEqual([[0, 2]]);
    // With 3 each all four would cost 16; with 8/3 option 1 is in, and option 3's only supporter can't pay.
    const result = pbMes(raised, { completion: "add1", increment: rational(1, 3) });
    expect(result).toMatchObject({ winners: [[0, 1, 2]], endowment: "11/3" });
    const coarse = pbMes(raised, { completion: "add1", increment: rational(5) });
    expect(coarse).toMatchObject({ winners: [[0, 2]], endowment: 2 });
    expect(pbMes(raised, { completion: "add1u", increment: rational(5) }).winners).toEqual([[0, 1, 2]]);
  });

  test("it stops when all that anybody supports is in, however much is left", () => {
    const rich = priced(approvalProfile(3, [[1, [0]], [99, [1]]]), 1_000_000, [999, 2, 3]); // prettier-ignore
    expect(pbMes(rich, { completion: "add1u", increment: rational(1, 1000) }).winners).toEqual([[0, 1]]);
    const nobody = priced(approvalProfile(2, [[5, []]]), 10, [1, 2]); // prettier-ignore
    expect(pbMes(nobody, { completion: "add1u" })).toMatchObject({ winners: [[]], tied: false });
  });
});

describe("what holds of every budget", () => {
  const withCosts = smallApprovals.chain(({ m, ballots }) =>
    fc.record({
      profile: fc.constant(approvalProfile(m, ballots)),
      total: fc.integer({ min: 1, max: 12 }),
      costs: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: m, maxLength: m }),
    }),
  );
  const utility = fc.constantFrom("cost", "cardinality");
  const completion = fc.constantFrom("none", "av", "add1", "add1u");

  test("it is kept, and breaking ties gives one of all the outcomes", () => {
    fc.assert(
      fc.property(withCosts, utility, completion, ({ profile, total, costs }, u, c) => {
        const budgeted = priced(profile, total, costs);
        const broken = pbMes(budgeted, { utility: u, completion: c });
        expect(compare(costOf(budgeted, broken.winners![0]!), budgeted.budget.total)).toBeLessThanOrEqual(0);
        expect(pbMes(budgeted, { utility: u, completion: c, tie: all }).winners).toContainEqual(broken.winners![0]);
      }),
    );
  });

  test("steps that change nothing are passed over without a difference: each step counted gives the same", () => {
    const oneByOne = (profile: BudgetProfile, step: Rational): readonly number[] => {
      const shop = budgetMarket(profile, "cost");
      const ranks = profile.options.map((_, option) => option);
      let kept: readonly number[] = [];
      for (let steps = 0; ; steps++) {
        const found = winnersOf(budgetShares(profile, shop, "none", multiply(step, rational(steps))), ranks);
        if (compare(costOf(profile, found), profile.budget.total) > 0) return kept;
        kept = found;
        if (found.length === shop.forSale.length) return kept;
      }
    };
    fc.assert(
      fc.property(withCosts, fc.integer({ min: 1, max: 9 }), ({ profile, total, costs }, parts) => {
        const budgeted = priced(profile, total, costs);
        const step = rational(1, parts);
        const [winners] = pbMes(budgeted, { completion: "add1", increment: step }).winners!;
        expect(winners).toEqual(oneByOne(budgeted, step).toSorted((a, b) => a - b));
      }),
    );
  });

  test("with equal costs and one for each, a budget of k costs is Equal Shares for k seats", () => {
    fc.assert(
      fc.property(smallApprovals, ({ m, seats, ballots }) => {
        const profile = priced(approvalProfile(m, ballots), 3 * seats, Array<number>(m).fill(3));
        const seatsFilled = count(profile, { rule: "mes", completion: "none", seats, tie: all }).winners;
        expect(pbMes(profile, { utility: "cardinality", tie: all }).winners).toEqual(seatsFilled);
      }),
    );
  });

  test("scores that are all 0 or 5 are approvals, whatever they are", () => {
    fc.assert(
      fc.property(smallScores, fc.integer({ min: 1, max: 9 }), ({ m, ballots }, total) => {
        const costs = Array.from({ length: m }, (_, option) => 1 + (option % 3));
        const extreme = ballots.map(([n, row]): [number, number[]] => [n, row.map((score) => (score > 2 ? 5 : 0))]);
        const approvals = extreme.map(([n, row]): [number, number[]] => [
          n,
          [...row.keys()].filter((o) => row[o]! > 0),
        ]);
        const scored = pbMes(priced(scoreProfile(m, extreme), total, costs), { tie: all });
        const approved = pbMes(priced(approvalProfile(m, approvals), total, costs), {
          utility: "cardinality",
          tie: all,
        });
        expect(scored.winners).toEqual(approved.winners);
      }),
    );
  });
});
