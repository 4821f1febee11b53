import type { RankedProfile } from "./ballots.ts";
import { bordaTotals } from "./borda.ts";
import { instantRunoff, runoffRounds } from "./instant-runoff.ts";
import { effortFor, type Outcomes, outcomesByTier, outcomesByTotal, outcomesTold, type Ties } from "./outcomes.ts";
import { pairwise } from "./pairwise.ts";
import { pluralityTotals } from "./plurality.ts";
import { pairRanks, pairSteps, rankedPairs } from "./ranked-pairs.ts";
import { type Exact, exactJson, multiply, rational } from "./rational.ts";
import type { BallotFound } from "./results.ts";
import { schulzeTiers, strongestPaths } from "./schulze.ts";
import type { CountSettings } from "./settings.ts";
import { scottishStv } from "./stv.ts";
import { quotaInBallots, stageSteps } from "./stv-story.ts";

export type RankedRule = "plurality" | "borda" | "irv" | "stv" | "schulze" | "ranked_pairs";

/** Rankings by any of their rules. */
export function countRankings(
  profile: RankedProfile,
  rule: RankedRule,
  { seats, strength = "winning" }: CountSettings,
  ties: Ties,
): BallotFound {
  const options = profile.options.length;
  const perRound = effortFor(options + profile.weights.length);
  switch (rule) {
    case "plurality": {
      const totals = pluralityTotals(profile);
      return { rule, ...outcomesByTotal(totals, "firstPlaces", seats, ties), totals: totals.map(exactJson) };
    }
    case "borda": {
      const totals = bordaTotals(profile);
      return { rule, ...outcomesByTotal(totals, "points", seats, ties), totals: totals.map(exactJson) };
    }
    case "irv": {
      const rounds = instantRunoff(profile);
      const found = outcomesTold(rounds, options, ties, perRound, (end) => runoffRounds(profile, end));
      return { rule, ...oneWinner(found, options, ties) };
    }
    case "stv": {
      const transfers = scottishStv(profile, seats);
      const quota = quotaInBallots(profile, seats, transfers.start);
      return {
        rule,
        ...outcomesTold(transfers, options, ties, perRound, (end) => stageSteps(profile, quota, end)),
        quota,
      };
    }
    case "schulze": {
      const preferred = pairwise(profile);
      const paths = strongestPaths(preferred, strength);
      const found = outcomesByTier(schulzeTiers(paths), 1, ties, () => ({}));
      return { rule, ...found, pairwise: inBallots(profile, preferred), paths: inBallots(profile, paths) };
    }
    case "ranked_pairs": {
      const preferred = pairwise(profile);
      const pairs = rankedPairs(profile, preferred, strength);
      const effort = effortFor(options ** 4 / 30);
      const found = outcomesTold(pairs, options, pairTies(ties), effort, (end) => pairSteps(end, options));
      return { rule, ...oneWinner(found, options, ties), pairwise: inBallots(profile, preferred) };
    }
  }
}

/** A count that ends with several unbeaten options has that many co-winners; one of them is taken by the tie-break. */
function oneWinner<OneStep>(found: Outcomes<OneStep>, options: number, ties: Ties): Outcomes<OneStep> {
  if (found.winners === null) return found;
  const coWinners = [...new Set(found.winners.flat())].sort((a, b) => a - b);
  const rest = Array.from({ length: options }, (_, option) => option).filter((option) => !coWinners.includes(option));
  const tiers = [coWinners, rest].filter(({ length }) => length > 0);
  const { winners, order } = outcomesByTier(tiers, 1, ties, () => ({}));
  return { ...found, winners, order, tied: found.tied || coWinners.length > 1 };
}

function pairTies(ties: Ties): Ties {
  return ties.broken === "not" ? ties : { broken: "by-rank", ranks: pairRanks(ties.ranks) };
}

function inBallots({ unit }: RankedProfile, weights: readonly Float64Array[]): Exact[][] {
  const isWhole = unit.numerator === unit.denominator;
  const ballots = (weight: number): Exact => (isWhole ? weight : exactJson(multiply(rational(weight), unit)));
  return weights.map((row) => Array.from(row, ballots));
}
