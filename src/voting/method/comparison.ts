import type { Label, Profile, SequenceProfile } from "./ballots.ts";
import { budgetMarket, type BudgetProfile, budgetShares } from "./budget-shares.ts";
import { count } from "./count.ts";
import { type Coverage, coverage } from "./coverage.ts";
import { sequenceByRank } from "./perpetual/sequence.ts";
import { resolve } from "./sequential.ts";
import { type CountSettings, type Rule, rulesFor, withBudget } from "./settings.ts";
import { tieRanks } from "./tie-breaking.ts";

/** What another rule would have chosen with the same ties broken. */
export interface Alternative {
  /** "by_votes": whatever has the most votes and still fits the budget, one after another. */
  readonly rule: Rule | "by_votes";
  /** Indices, sorted; of a sequence the names, round by round. */
  readonly winners: readonly Label[];
  readonly coverage: Coverage | null;
}

/**
 * What the other rules that fit these ballots would have chosen, for a result page; of one seat only where rules can
 * differ. Throws InputMistake for settings that don't fit the ballots.
 */
export function comparison(profile: Profile, settings: CountSettings): Alternative[] {
  const others = rulesFor(profile).filter((rule) => rule !== settings.rule && isComparable(rule, profile, settings));
  const { seats, tie } = settings;
  const alternatives = others.map((rule) => {
    return alternative(profile, rule, count(profile, { rule, seats, tie }).winners?.[0] ?? []);
  });
  if (profile.type === "approval-sequence") return [...alternatives, plainApproval(profile, settings)];
  return settings.rule === "pb_mes" ? [byVotes(withBudget(profile, settings), settings)] : alternatives;
}

function isComparable(rule: Rule, { type }: Profile, settings: CountSettings): boolean {
  if (rule === "pb_mes" || settings.rule === "pb_mes") return false;
  const forOne = rule === "irv" || rule === "schulze" || rule === "ranked_pairs";
  // With one seat all rules for approval ballots elect the most approved, and so does STV as instant runoff.
  if (settings.seats === 1) return type === "approval" ? rule === "av" : rule !== "stv";
  return !forOne;
}

function alternative(profile: Profile, rule: Alternative["rule"], winners: readonly Label[]): Alternative {
  const reach = profile.type === "approval" ? coverage(profile, winners as readonly number[]) : null;
  return { rule, winners, coverage: reach };
}

function plainApproval(profile: SequenceProfile, { tie }: CountSettings): Alternative {
  const ranks = tie.kind === "lex" || tie.kind === "all" ? null : tieRanks(tie, profile.options);
  return alternative(profile, "av", sequenceByRank(profile, "av", ranks).sequences?.[0] ?? []);
}

function byVotes(profile: BudgetProfile, { tie }: CountSettings): Alternative {
  const shares = budgetShares(profile, budgetMarket(profile, "cardinality"), "av");
  const { winners } = resolve({ ...shares, start: { stage: "av", elected: [] } }, tieRanks(tie, profile.options));
  return alternative(
    profile,
    "by_votes",
    winners.toSorted((a, b) => a - b),
  );
}
