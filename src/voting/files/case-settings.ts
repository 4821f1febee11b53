import { approvalTotals } from "../method/approval.ts";
import type { Profile } from "../method/ballots.ts";
import { compare, parseRational } from "../method/rational.ts";
import { type CountSettings, isRule, type Rule } from "../method/settings.ts";
import type { TieBreaking } from "../method/tie-breaking.ts";

/** A case as it stands in a file of cases. */
export interface Case {
  readonly id: string;
  readonly rule: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly profile: string;
  readonly mode: string;
  readonly expected: unknown;
}

/**
 * What is expected: every set of winners; one of them; the one by index; all co-winners; tiers, best first; a set that
 * some way of breaking ties elects; the winner of each round.
 */
const modes = ["all", "any_of", "lex", "winners", "ranking", "committee", "sequence"] as const;
export type Mode = (typeof modes)[number];

export function isMode(mode: string): mode is Mode {
  return (modes as readonly string[]).includes(mode);
}

/** Why a case is not counted, or null when it is. */
export function reasonToSkip(one: Case): string | null {
  const { params, mode } = one;
  const rule = ruleOf(one);
  if (rule === "pb_seqphragmen") return "pb_seqphragmen is not counted";
  if (!isRule(rule)) return `the rule ${rule} is not counted`;
  if (!isMode(mode)) return `the mode ${mode} is not compared`;
  if (rule === "stv" && params["quota"] !== undefined) return "STV with other quotas is not counted";
  if (params["strength"] === "ratio") return 'strength "ratio" is not counted';
  if (params["unranked"] === "ignore" && rule !== "stv") return `unranked: ignore for ${rule} is not counted`;
  return reasonOfCompletion(rule, params);
}

function reasonOfCompletion(rule: Rule, params: Case["params"]): string | null {
  const { completion } = params;
  if ((rule !== "mes" && rule !== "pb_mes") || typeof completion !== "string") return null;
  if (completion.startsWith("greedy")) return "completion by greedy utility per cost is not counted";
  return completionOf(rule, completion) === undefined ? `${rule} completion "${completion}" is not counted` : null;
}

/** The rule by the name that it has here: of a "perpetual" case the parameter tells it. */
export function ruleOf({ rule, params }: Case): string {
  return rule === "perpetual" ? String(params["rule"]) : rule;
}

/** The settings that a case asks for; to be asked only of cases that are counted. */
export function settingsOf(one: Case, profile: Profile): CountSettings {
  const { params } = one;
  const rule = ruleOf(one) as Rule;
  const seats = params["k"] ?? 1;
  const completion = completionOf(rule, params["completion"] ?? "none");
  const increment = parseRational(params["increment_per_voter"]);
  const utility = params["sat"];
  return {
    rule,
    tie: tieOf(one.mode as Mode, params, profile),
    seats: typeof seats === "number" ? seats : NaN,
    ...((rule === "mes" || rule === "pb_mes") && completion !== undefined && { completion }),
    ...(params["strength"] === "margin" && { strength: "margin" }),
    ...((utility === "cost" || utility === "cardinality" || utility === "score") && { utility }),
    ...(increment !== undefined && { increment }),
  };
}

function completionOf(rule: Rule, completion: unknown): CountSettings["completion"] {
  if (completion === "none" || completion === "av") return completion;
  if (completion === "utilitarian") return "av";
  if (rule === "mes" && (completion === "seqphragmen" || completion === "increment")) return completion;
  if (rule === "pb_mes" && (completion === "add1" || completion === "add1u")) return completion;
  return undefined;
}

function tieOf(mode: Mode, params: Case["params"], profile: Profile): TieBreaking {
  if (mode !== "lex" && mode !== "any_of" && mode !== "sequence") return { kind: "all" };
  const { tie } = params;
  if (!Array.isArray(tie)) return { kind: "lex" };
  return { kind: "order", order: tie.every((each) => typeof each === "number") ? tie : orderByWords(tie, profile) };
}

/** The order that words such as ["most approvals", "lowest cost", "lowest index"] give. */
function orderByWords(words: readonly unknown[], profile: Profile): number[] {
  const order = [...profile.options.keys()];
  if (profile.type !== "approval") return order;
  const approvals = approvalTotals(profile);
  const costs = profile.budget?.costs ?? [];
  const difference = (word: unknown, a: number, b: number): number => {
    if (word === "most approvals") return compare(approvals[b]!, approvals[a]!);
    if (word === "lowest cost" && costs.length > 0) return compare(costs[a]!, costs[b]!);
    return word === "lowest index" ? a - b : 0;
  };
  return order.sort((a, b) => words.reduce((sum: number, word) => sum || difference(word, a, b), 0) || a - b);
}
