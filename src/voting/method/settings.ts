import type { Budget, Profile } from "./ballots.ts";
import type { BudgetProfile, Utility } from "./budget-shares.ts";
import type { Completion } from "./equal-shares.ts";
import { InputMistake } from "./input-mistake.ts";
import type { Strength } from "./pairwise.ts";
import { perpetualRules, type PerpetualRule } from "./perpetual/rules.ts";
import { compare, type Rational, zero } from "./rational.ts";
import type { TieBreaking } from "./tie-breaking.ts";

/** The rules that are counted, and the ballots that each of them counts. */
export const countedRules = {
  av: ["approval"],
  seqpav: ["approval"],
  seqphragmen: ["approval"],
  mes: ["approval"],
  pb_mes: ["approval", "score"],
  score: ["score"],
  plurality: ["ranked"],
  borda: ["ranked"],
  irv: ["ranked"],
  stv: ["ranked"],
  schulze: ["ranked"],
  ranked_pairs: ["ranked"],
  per_phragmen: ["approval-sequence"],
  per_quota: ["approval-sequence"],
  per_pav: ["approval-sequence"],
  per_consensus: ["approval-sequence"],
} as const satisfies Record<string, readonly Profile["type"][]>;
export type Rule = keyof typeof countedRules;

export interface CountSettings {
  readonly rule: Rule;
  /** How many are elected; irv, schulze and ranked_pairs elect one. Not asked by pb_mes and the perpetual rules. */
  readonly seats: number;
  readonly tie: TieBreaking;
  /** Of mes: none, seqphragmen (default), av or increment; of pb_mes: none, av, add1 or add1u (default). */
  readonly completion?: Completion | "increment" | "add1" | "add1u";
  /** Of schulze and ranked_pairs only: "winning" votes by default. */
  readonly strength?: Strength;
  /** Of pb_mes: what there is to spend, instead of what the ballots say. */
  readonly budget?: Rational;
  /** Of pb_mes: "cost" by default for approvals, "score" for scores. */
  readonly utility?: Utility;
  /** Of pb_mes with add1 and add1u: how much more each ballot is given at a time; 1 by default. */
  readonly increment?: Rational;
}

const completions = {
  mes: ["none", "seqphragmen", "av", "increment"],
  pb_mes: ["none", "av", "add1", "add1u"],
} as const;

export function isRule(rule: string): rule is Rule {
  return Object.hasOwn(countedRules, rule);
}

export function isPerpetual(rule: Rule): rule is PerpetualRule {
  return (perpetualRules as readonly Rule[]).includes(rule);
}

/** Throws InputMistake when the rule doesn't count these ballots, or the settings don't fit the rule. */
export function refuseMisfit(profile: Profile, settings: CountSettings): void {
  const { rule, seats, completion } = settings;
  refuseOtherBallots(profile, rule);
  const options = profile.options.length;
  if (options === 0) throw new InputMistake("options: there are none to elect.");
  if (completion !== undefined && (rule === "mes" || rule === "pb_mes")) {
    const fitting: readonly string[] = completions[rule];
    if (!fitting.includes(completion)) {
      throw new InputMistake(`completion: of ${rule} must be one of ${fitting.join(", ")}; it is ${completion}.`);
    }
  }
  if (rule === "pb_mes" || isPerpetual(rule)) return;
  if (!Number.isInteger(seats) || seats < 1 || seats > options) {
    throw new InputMistake(`seats: must be a whole number from 1 to ${options}, the number of options.`);
  }
  if (seats > 1 && (rule === "irv" || rule === "schulze" || rule === "ranked_pairs")) {
    throw new InputMistake(`seats: ${rule} elects one.`);
  }
}

/** The ballots with the budget that is counted by. Throws InputMistake where there is none, or it can't be spent. */
export function withBudget(profile: Profile, settings: CountSettings): BudgetProfile {
  const { budget: total, utility, increment } = settings;
  if (profile.type !== "approval" && profile.type !== "score") throw new TypeError("These ballots have no budget.");
  if (profile.budget === null) throw new InputMistake("costs: there are none, and pb_mes needs one for each option.");
  if (utility === "score" && profile.type !== "score") {
    throw new InputMistake("utility: score needs ballots with scores; these are approval ballots.");
  }
  if (increment !== undefined && compare(increment, zero) <= 0) {
    throw new InputMistake("increment: must be a number above zero.");
  }
  const budget: Budget = { ...profile.budget, ...(total !== undefined && { total }) };
  if (compare(budget.total, zero) < 0) throw new InputMistake("budget: must be a number, zero or more.");
  return { ...profile, budget };
}

function refuseOtherBallots(profile: Profile, rule: Rule): void {
  const counted: readonly Profile["type"][] = countedRules[rule];
  if (counted.includes(profile.type)) return;
  const fitting = rulesFor(profile);
  throw new InputMistake(
    `rule: ${rule} counts ${counted.join(" and ")} ballots; these are ${profile.type} ballots, which ${fitting.join(", ")} count.`,
  );
}

/** The rules that count such ballots. */
export function rulesFor({ type }: Profile): Rule[] {
  const all = Object.entries(countedRules) as [Rule, readonly Profile["type"][]][];
  return all.flatMap(([rule, types]) => (types.includes(type) ? [rule] : []));
}
