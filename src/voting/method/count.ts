import { createHash } from "node:crypto";
import { type ApprovalRule, countApprovals, countBudget } from "./approval-rules.ts";
import type { BallotProfile, Budget, Label, Profile, SequenceProfile } from "./ballots.ts";
import { type Certificate, ejrPlus } from "./ejr-plus.ts";
import { outcomesByTotal, type Ties } from "./outcomes.ts";
import type { PerpetualRule } from "./perpetual/rules.ts";
import { everySequence, sequenceByRank } from "./perpetual/sequence.ts";
import { countRankings, type RankedRule } from "./ranked-rules.ts";
import { type Exact, exactJson, type Rational, rational, rationalText } from "./rational.ts";
import type { BallotFound, SequenceFound } from "./results.ts";
import { scoreTotals } from "./score.ts";
import { type CountSettings, refuseMisfit, withBudget } from "./settings.ts";
import { tieRanks } from "./tie-breaking.ts";
import { tiersByTotal } from "./tiers.ts";

/** Raised whenever a count of the same ballots could come out otherwise than before. */
export const countVersion = "1";

/** EJR+ in JSON. */
export type CertificateJson = Certificate<Exact>;

/**
 * A count's result for JSON, told apart by `rule`. Options are indices (of a sequence the file's names); exact figures
 * are numbers when whole, else texts such as "7/3". `winners`: sets, each sorted by index: one, or with `all` every one;
 * null when `all` found too many to list. `tied`: whether breaking ties otherwise gives other winners. `order`: tiers,
 * best first.
 */
export type Count = (BallotFound | SequenceFound) & {
  /** EJR+ for approval ballots with seats, when there is one set of winners; null where no certificate is defined. */
  readonly certificate: CertificateJson | null;
  /** SHA-256 of the options, ballots and settings that were counted. */
  readonly inputHash: string;
  readonly version: string;
};

/**
 * Counts a profile exactly. The same profile and settings always give the same result.
 * Throws InputMistake when the rule doesn't count these ballots, or the settings don't fit.
 */
export function count(profile: Profile, settings: CountSettings): Count {
  refuseMisfit(profile, settings);
  const found =
    profile.type === "approval-sequence" ? sequenceFound(profile, settings) : ballotsFound(profile, settings);
  return {
    ...found,
    certificate: certificateOf(profile, settings, found),
    inputHash: inputHash(profile, settings),
    version: countVersion,
  };
}

function ballotsFound(profile: BallotProfile, settings: CountSettings): BallotFound {
  const { rule, seats, tie } = settings;
  const ranks = tieRanks(tie, profile.options);
  const ties: Ties = tie.kind === "all" ? { broken: "not" } : { broken: "by-rank", ranks };
  if (rule === "pb_mes") return countBudget(withBudget(profile, settings), settings, ties);
  // The settings fit the ballots: see `refuseMisfit`.
  switch (profile.type) {
    case "approval":
      return countApprovals(profile, rule as ApprovalRule, settings, ties);
    case "ranked":
      return countRankings(profile, rule as RankedRule, settings, ties);
    case "score": {
      const totals = scoreTotals(profile);
      return { rule: "score", ...outcomesByTotal(totals, "score", seats, ties), totals: totals.map(exactJson) };
    }
  }
}

function sequenceFound(profile: SequenceProfile, { rule, tie }: CountSettings): SequenceFound {
  const fitting = rule as PerpetualRule;
  const { sequences, tied, steps } =
    tie.kind === "all"
      ? everySequence(profile, fitting)
      : sequenceByRank(profile, fitting, tie.kind === "lex" ? null : tieRanks(tie, profile.options));
  return { rule: fitting, winners: sequences, tied, order: byRoundsWon(profile, steps), steps };
}

function byRoundsWon({ labels }: SequenceProfile, steps: readonly { readonly option: Label }[]): Label[][] {
  const wins = labels.map((label) => rational(steps.filter(({ option }) => option === label).length));
  return tiersByTotal(wins).map((tier) => tier.map((option) => labels[option]!));
}

function certificateOf(
  profile: Profile,
  { rule, seats }: CountSettings,
  { winners }: BallotFound | SequenceFound,
): CertificateJson | null {
  const [only, ...others] = winners ?? [];
  if (profile.type !== "approval" || rule === "pb_mes" || only === undefined || others.length > 0) return null;
  const certificate = ejrPlus(profile, only as readonly number[], seats);
  if (certificate.holds) return certificate;
  return { ...certificate, voters: exactJson(certificate.voters), needed: exactJson(certificate.needed) };
}

function inputHash(profile: Profile, settings: CountSettings): string {
  return createHash("sha256")
    .update(JSON.stringify([withTexts(profile), withTexts(settings)]), "utf8")
    .digest("hex");
}

/** The same with exact figures as texts. Ballots hold whole numbers only, so they are not looked through. */
function withTexts(value: object): object {
  const exact = (part: unknown): unknown => {
    if (typeof part !== "object" || part === null) return part;
    if (isRational(part)) return rationalText(part);
    return "total" in part && "costs" in part ? { ...part, ...budgetTexts(part as Budget) } : part;
  };
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, exact(part)]));
}

function budgetTexts({ total, costs }: Budget): object {
  return { total: rationalText(total), costs: costs.map(rationalText) };
}

function isRational(value: object): value is Rational {
  return "denominator" in value;
}
