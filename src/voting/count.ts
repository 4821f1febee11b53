import { createHash } from "node:crypto";
import { approvalTotals } from "./approval.ts";
import type { ApprovalProfile, Profile, RankedProfile } from "./ballots.ts";
import { bordaTotals } from "./borda.ts";
import { type Certificate, ejrPlus } from "./ejr-plus.ts";
import { type Completion, equalShares } from "./equal-shares.ts";
import { outcomesByIncrement } from "./equal-shares-increment.ts";
import { InputMistake } from "./input-mistake.ts";
import { instantRunoff } from "./instant-runoff.ts";
import { type Outcomes, outcomesByStep, outcomesByTier, outcomesByTotal, type Ties } from "./outcomes.ts";
import type { Strength } from "./pairwise.ts";
import { pluralityTotals } from "./plurality.ts";
import { pairRanks, rankedPairs } from "./ranked-pairs.ts";
import { exactJson, type Rational, rationalText } from "./rational.ts";
import { schulzeTiers } from "./schulze.ts";
import { scoreTotals } from "./score.ts";
import { seqPav } from "./seq-pav.ts";
import { seqPhragmen } from "./seq-phragmen.ts";
import type { Step } from "./sequential.ts";
import { stateLimit, type TieBreaking, tieRanks } from "./tie-breaking.ts";

/** Raised whenever a count of the same ballots could come out otherwise than before. */
export const countVersion = "1";

/** The rules that are counted, and the ballots that each of them counts. */
export const countedRules = {
  av: "approval",
  seqpav: "approval",
  seqphragmen: "approval",
  mes: "approval",
  score: "score",
  plurality: "ranked",
  borda: "ranked",
  irv: "ranked",
  schulze: "ranked",
  ranked_pairs: "ranked",
} as const satisfies Record<string, Profile["type"]>;
export type Rule = keyof typeof countedRules;

export interface CountSettings {
  readonly rule: Rule;
  /** How many are elected; irv, schulze and ranked_pairs elect one. */
  readonly seats: number;
  readonly tie: TieBreaking;
  /** Of mes only: what fills the seats that the shares leave empty; "seqphragmen" by default. */
  readonly completion?: Completion | "increment";
  /** Of schulze and ranked_pairs only: "winning" votes by default. */
  readonly strength?: Strength;
}

/** A count's result for JSON. Options are indices; exact figures are numbers when whole, else texts such as "7/3". */
export interface Count {
  readonly rule: Rule;
  /** Sets of winners, each sorted by index: one, or with `all` every one; null when `all` found too many to list. */
  readonly winners: readonly (readonly number[])[] | null;
  /** Whether breaking ties otherwise gives other winners. */
  readonly tied: boolean;
  /** Tiers, best first. */
  readonly order: readonly (readonly number[])[];
  readonly steps: readonly Record<string, unknown>[];
  /** EJR+ for approval ballots, when there is one set of winners; null where no certificate is defined. */
  readonly certificate: Record<string, unknown> | null;
  /** SHA-256 of the options, ballots and settings that were counted. */
  readonly inputHash: string;
  readonly version: string;
}

/**
 * Counts a profile exactly. The same profile and settings always give the same result.
 * Throws InputMistake when the rule doesn't count these ballots, or the seats or the tie-breaking order don't fit.
 */
export function count(profile: Profile, settings: CountSettings): Count {
  const { rule, seats, tie } = settings;
  refuseMisfit(profile, settings);
  const ranks = tieRanks(tie, profile.options);
  const outcomes = outcomesOf(profile, settings, tie.kind === "all" ? { broken: "not" } : { broken: "by-rank", ranks });
  const [winners] = outcomes.winners ?? [];
  const certain = outcomes.winners?.length === 1 && winners !== undefined;
  return {
    rule,
    winners: outcomes.winners,
    tied: outcomes.tied,
    order: outcomes.order,
    steps: outcomes.steps.map((step) => stepJson(step, profile.options.length)),
    certificate: certain && profile.type === "approval" ? certificateJson(ejrPlus(profile, winners, seats)) : null,
    inputHash: inputHash(profile, settings),
    version: countVersion,
  };
}

function outcomesOf(profile: Profile, settings: CountSettings, ties: Ties): Outcomes {
  const { seats, rule } = settings;
  if (profile.type === "score") return outcomesByTotal(scoreTotals(profile), "score", seats, ties);
  if (profile.type === "approval") return approvalOutcomes(profile, settings, ties);
  if (rule === "plurality") return outcomesByTotal(pluralityTotals(profile), "firstPlaces", seats, ties);
  if (rule === "borda") return outcomesByTotal(bordaTotals(profile), "points", seats, ties);
  return rankedOutcomes(profile, settings, ties);
}

function approvalOutcomes(profile: ApprovalProfile, { rule, seats, completion }: CountSettings, ties: Ties): Outcomes {
  const options = profile.options.length;
  const effort = effortFor(profile, rule);
  if (rule === "seqpav") return outcomesByStep(seqPav(profile, seats), options, ties, effort);
  if (rule === "seqphragmen") return outcomesByStep(seqPhragmen(profile, seats), options, ties, effort);
  if (rule === "av") return outcomesByTotal(approvalTotals(profile), "approvals", seats, ties);
  if (completion === "increment") return outcomesByIncrement(profile, seats, ties, effort);
  return outcomesByStep(equalShares(profile, seats, completion ?? "seqphragmen"), options, ties, effort);
}

function rankedOutcomes(profile: RankedProfile, { rule, strength = "winning" }: CountSettings, ties: Ties): Outcomes {
  const options = profile.options.length;
  if (rule === "schulze") return outcomesByTier(schulzeTiers(profile, strength), 1, ties);
  const found =
    rule === "irv"
      ? outcomesByStep(instantRunoff(profile), options, ties, effortFor(profile, rule))
      : outcomesByStep(rankedPairs(profile, strength), options, pairTies(ties), effortFor(profile, rule));
  return oneWinner(found, options, ties);
}

/** A count that ends with several unbeaten options has that many co-winners; one of them is taken by the tie-break. */
function oneWinner(found: Outcomes, options: number, ties: Ties): Outcomes {
  if (found.winners === null) return found;
  const coWinners = [...new Set(found.winners.flat())].sort((a, b) => a - b);
  const rest = Array.from({ length: options }, (_, option) => option).filter((option) => !coWinners.includes(option));
  const { winners, order } = outcomesByTier(
    [coWinners, rest].filter(({ length }) => length > 0),
    1,
    ties,
  );
  return { ...found, winners, order, tied: found.tied || coWinners.length > 1 };
}

function pairTies(ties: Ties): Ties {
  return ties.broken === "not" ? ties : { broken: "by-rank", ranks: pairRanks(ties.ranks) };
}

/** How many states may be looked at to tell whether a broken tie mattered: fewer where each takes longer, to stay quick. */
function effortFor({ options, weights }: Profile, rule: Rule): number {
  const [m, rows] = [options.length, weights.length];
  const workPerState = rule === "irv" ? m + rows : rule === "ranked_pairs" ? m ** 4 / 30 : (m * rows) / 2;
  return Math.max(3, Math.min(stateLimit, Math.floor(6_000_000 / (1 + workPerState))));
}

function refuseMisfit(profile: Profile, { rule, seats }: CountSettings): void {
  if (countedRules[rule] !== profile.type) {
    const fitting = Object.entries(countedRules).flatMap(([name, type]) => (type === profile.type ? [name] : []));
    throw new InputMistake(
      `rule: ${rule} counts ${countedRules[rule]} ballots; these are ${profile.type} ballots, which ${fitting.join(", ")} count.`,
    );
  }
  const options = profile.options.length;
  if (options === 0) throw new InputMistake("options: there are none to elect.");
  if (!Number.isInteger(seats) || seats < 1 || seats > options) {
    throw new InputMistake(`seats: must be a whole number from 1 to ${options}, the number of options.`);
  }
  if (seats > 1 && (rule === "irv" || rule === "schulze" || rule === "ranked_pairs")) {
    throw new InputMistake(`seats: ${rule} elects one.`);
  }
}

function stepJson({ option, kind, tiedWith, figures }: Step, options: number): Record<string, unknown> {
  const exact = Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, exactJson(figure)]));
  // A locked pair is coded as winner · m + loser.
  const pair = (code: number): [number, number] => [Math.floor(code / options), code % options];
  if (kind === "locked") return { kind, pair: pair(option), tiedWith: tiedWith.map(pair), ...exact };
  return { option, kind, tiedWith, ...exact };
}

function certificateJson(certificate: Certificate): Record<string, unknown> {
  if (certificate.holds) return { ...certificate };
  return { ...certificate, voters: exactJson(certificate.voters), needed: exactJson(certificate.needed) };
}

function inputHash(profile: Profile, settings: CountSettings): string {
  const exact = (_: string, value: unknown): unknown => (isRational(value) ? rationalText(value) : value);
  return createHash("sha256")
    .update(JSON.stringify([profile, settings], exact), "utf8")
    .digest("hex");
}

function isRational(value: unknown): value is Rational {
  return typeof value === "object" && value !== null && "denominator" in value;
}
