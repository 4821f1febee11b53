import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { BallotProfile } from "../../../src/voting/method/ballots.ts";
import { count } from "../../../src/voting/method/count.ts";
import { rational } from "../../../src/voting/method/rational.ts";
import {
  countedRules,
  type CountSettings,
  isPerpetual,
  type Rule,
  rulesFor,
} from "../../../src/voting/method/settings.ts";
import {
  approvalProfile,
  rankedProfile,
  scoreProfile,
  smallApprovals,
  smallRankings,
  smallScores,
} from "./profiles.ts";

type OptionAt = (option: number) => number;
type RowOrder = "as-given" | "reversed";

/** Ballots whose rows and options can be put in another order: every kind, approvals and scores with costs. */
interface Shuffleable {
  m: number;
  seats: number;
  make: (optionAt: OptionAt, rows: RowOrder) => BallotProfile;
}

const someBallots: fc.Arbitrary<Shuffleable> = fc.oneof(
  smallApprovals.map(({ m, seats, ballots }) => ({
    m,
    seats,
    make: (optionAt: OptionAt, rows: RowOrder) =>
      priced(approvalProfile(m, ordered(ballots.map(([n, set]) => [n, set.map(optionAt)]), rows)), optionAt),
  })), // prettier-ignore
  smallScores.map(({ m, ballots }) => ({
    m,
    seats: 1,
    make: (optionAt: OptionAt, rows: RowOrder) =>
      priced(scoreProfile(m, ordered(ballots.map(([n, row]) => [n, placed(row, optionAt)]), rows)), optionAt),
  })), // prettier-ignore
  smallRankings.map(({ m, ballots }) => ({
    m,
    seats: 1 + (ballots.length % (m - 1)),
    make: (optionAt: OptionAt, rows: RowOrder) =>
      rankedProfile(m, ordered(ballots.map(([n, tiers]) => [n, tiers.map((tier) => tier.map(optionAt))]), rows)),
  })), // prettier-ignore
);
const anySettings = fc.record({
  rule: fc.constantFrom(...(Object.keys(countedRules) as Rule[]).filter((rule) => !isPerpetual(rule))),
  completion: fc.constantFrom("none", "av", undefined),
});

function settingsFor(
  profile: BallotProfile,
  seats: number,
  drawn: { rule: Rule; completion: "none" | "av" | undefined },
) {
  const { rule, completion } = drawn;
  const oneSeat = rule === "irv" || rule === "schulze" || rule === "ranked_pairs";
  fc.pre(rulesFor(profile).includes(rule));
  const fits = (rule === "mes" || rule === "pb_mes") && completion !== undefined;
  return { rule, seats: oneSeat ? 1 : seats, ...(fits && { completion }) };
}

describe("of every rule for one vote", () => {
  test("options have no privilege: named in another order they win as before (neutrality)", () => {
    fc.assert(
      fc.property(someBallots, anySettings, ({ m, seats, make }, drawn) => {
        const mirror = (option: number): number => m - 1 - option;
        const profile = make((option) => option, "as-given");
        const settings: CountSettings = { ...settingsFor(profile, seats, drawn), tie: { kind: "all" } };
        const outcomes = (of: BallotProfile, name: (option: number) => number) =>
          count(of, settings).winners?.map((set) => set.map((option) => name(Number(option))).sort().join()).sort(); // prettier-ignore
        expect(outcomes(make(mirror, "as-given"), mirror)).toEqual(outcomes(profile, (option) => option));
      }),
      { numRuns: 400 },
    );
  });

  test("ballots have no privilege: in another order they count to the same (anonymity)", () => {
    fc.assert(
      fc.property(someBallots, anySettings, ({ seats, make }, drawn) => {
        const profile = make((option) => option, "as-given");
        const settings: CountSettings = { ...settingsFor(profile, seats, drawn), tie: { kind: "lex" } };
        const counted = count(profile, settings);
        const again = count(
          make((option) => option, "reversed"),
          settings,
        );
        expect({ ...again, inputHash: "" }).toEqual({ ...counted, inputHash: "" });
      }),
      { numRuns: 400 },
    );
  });
});

describe("more support never hurts (monotonicity), where the rule has it", () => {
  test("one more approval, or a higher score, keeps a winner", () => {
    fc.assert(
      fc.property(smallScores, fc.nat(), fc.constantFrom("av", "score"), ({ m, ballots }, chosen, rule) => {
        const profileOf = (rows: typeof ballots) =>
          rule === "score"
            ? scoreProfile(m, rows)
            : approvalProfile(m, rows.map(([n, row]) => [n, [...row.keys()].filter((option) => row[option]! > 2)])); // prettier-ignore
        const winners = (rows: typeof ballots) => count(profileOf(rows), { rule, seats: 1, tie: { kind: "all" } }).winners!.flat().map(Number); // prettier-ignore
        for (const winner of winners(ballots)) {
          const raised = ballots.map(([n, row], at): [number, number[]] => [
            n,
            at === chosen % ballots.length ? row.with(winner, 5) : row,
          ]);
          expect(winners(raised)).toContain(winner);
        }
      }),
    );
  });

  test("put first on one more ballot, a winner by plurality, Borda, Schulze or ranked pairs still wins", () => {
    const rules = fc.constantFrom<Rule>("plurality", "borda", "schulze", "ranked_pairs");
    fc.assert(
      fc.property(smallRankings, fc.nat(), rules, ({ m, ballots }, chosen, rule) => {
        const winners = (rows: typeof ballots) => count(rankedProfile(m, rows), { rule, seats: 1, tie: { kind: "all" } }).winners!.flat(); // prettier-ignore
        for (const winner of winners(ballots)) {
          const raised = ballots.map(([n, tiers], at): [number, number[][]] =>
            at === chosen % ballots.length ? [n, firstOn(tiers, Number(winner))] : [n, tiers],
          );
          expect(winners(raised)).toContain(winner);
        }
      }),
    );
  });
});

test("seqPhragmén leaves no group that agrees on ℓ options and is ℓ/k of all with fewer than ℓ winners (PJR)", () => {
  fc.assert(
    fc.property(smallApprovals, ({ m, seats, ballots }) => {
      const profile = approvalProfile(m, ballots);
      const winners = count(profile, { rule: "seqphragmen", seats, tie: { kind: "lex" } }).winners![0]!.map(Number);
      const all = ballots.reduce((sum, [n]) => sum + n, 0);
      for (const agreed of subsets([...Array(m).keys()])) {
        const due = agreed.length;
        if (due === 0 || due > seats) continue;
        for (const had of subsets(winners).filter(({ length }) => length === due - 1)) {
          const group = ballots.filter(
            ([, set]) => agreed.every((option) => set.includes(option)) && winners.every((option) => !set.includes(option) || had.includes(option)),
          ); // prettier-ignore
          const voters = group.reduce((sum, [n]) => sum + n, 0);
          expect(voters * seats).toBeLessThan(due * all);
        }
      }
    }),
  );
});

function subsets(of: readonly number[]): number[][] {
  return of.reduce<number[][]>((sets, option) => [...sets, ...sets.map((set) => [...set, option])], [[]]);
}

function firstOn(tiers: readonly (readonly number[])[], option: number): number[][] {
  const others = tiers.map((tier) => tier.filter((other) => other !== option)).filter(({ length }) => length > 0);
  return [[option], ...others];
}

function ordered<Row>(rows: [number, Row][], order: RowOrder): [number, Row][] {
  return order === "reversed" ? rows.toReversed() : rows;
}

function placed(row: readonly number[], optionAt: (option: number) => number): number[] {
  return row.reduce<number[]>((scores, score, option) => scores.with(optionAt(option), score), Array<number>(row.length).fill(0)); // prettier-ignore
}

function priced<Any extends { options: readonly unknown[] }>(profile: Any, optionAt: (option: number) => number) {
  const costs = placed(profile.options.map((_, option) => 2 + (option % 2)), optionAt); // prettier-ignore
  return { ...profile, budget: { total: rational(5), costs: costs.map((cost) => rational(cost)) } };
}
