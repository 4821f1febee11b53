import type { Profile } from "./ballots.ts";
import { count, countedRules, type CountSettings, type Rule } from "./count.ts";
import { InputMistake } from "./input-mistake.ts";
import { profileFromJson } from "./profile-json.ts";
import type { TieBreaking } from "./tie-breaking.ts";

/** How a file of cases came out: how many there are, how many agree, which don't, and which were not counted and why. */
export interface CasesReport {
  readonly cases: number;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly why: string }[];
}

interface Case {
  readonly id: string;
  readonly rule: string;
  readonly params: Readonly<Record<string, unknown>>;
  readonly profile: string;
  readonly mode: string;
  readonly expected: unknown;
}

/** The modes of expectation: every set of winners; one of them; the one by index; all co-winners; tiers, best first. */
const modes = ["all", "any_of", "lex", "winners", "ranking"] as const;
type Mode = (typeof modes)[number];

/**
 * Counts every case of a file in the format voting-cases/1, `{profiles: {name: profile}, cases: [{id, rule, params,
 * profile, mode, expected}]}`, and compares. What this version does not count is skipped with the reason.
 * Of irv and ranked_pairs a "ranking" is compared by its first tier: these rules promise no more.
 * Throws InputMistake when the file has another form, or a case names a profile that is not there or can't be read.
 */
export function runCases(file: unknown): CasesReport {
  const { profiles, cases } = readCases(file);
  const read = new Map<string, Profile>();
  const failed: string[] = [];
  const skipped: { id: string; why: string }[] = [];
  for (const one of cases) {
    const why = reasonToSkip(one);
    if (why !== null) {
      skipped.push({ id: one.id, why });
      continue;
    }
    const profile = read.get(one.profile) ?? readProfile(profiles, one);
    read.set(one.profile, profile);
    if (!agrees(one, profile)) failed.push(one.id);
  }
  return { cases: cases.length, passed: cases.length - failed.length - skipped.length, failed, skipped };
}

function reasonToSkip({ rule, params, mode }: Case): string | null {
  if (!isRule(rule)) return `the rule ${rule} is not counted`;
  if (!isMode(mode)) return `the mode ${mode} is not compared`;
  if (params["strength"] === "ratio") return "the strength of a victory by ratio is not counted";
  if (params["unranked"] === "ignore") return "ballots whose unranked options are not compared are not counted";
  const { completion } = params;
  if (rule === "mes" && typeof completion === "string" && !isCompletion(completion)) {
    return `the completion ${completion} is not counted`;
  }
  return null;
}

function agrees({ rule, params, mode, expected }: Case, profile: Profile): boolean {
  const outcome = count(profile, settingsOf(rule as Rule, params, tieOf(mode as Mode, params)));
  switch (mode as Mode) {
    case "all":
      return same(sets(outcome.winners).sort(), sets(expected).sort());
    case "any_of":
      return sets(expected).includes(sets(outcome.winners)[0] ?? "none");
    case "lex":
      return same(sets(outcome.winners), sets(expected));
    case "winners":
      return same(sets([outcome.winners?.flat()]), sets([expected]));
    case "ranking": {
      const tiers = sets(outcome.order);
      const whole = rule !== "irv" && rule !== "ranked_pairs";
      return whole ? same(tiers, sets(expected)) : same(tiers[0], sets(expected)[0]);
    }
  }
}

function settingsOf(rule: Rule, params: Case["params"], tie: TieBreaking): CountSettings {
  const seats = params["k"] ?? 1;
  const completion = params["completion"] === null ? "none" : params["completion"];
  return {
    rule,
    tie,
    seats: typeof seats === "number" ? seats : NaN,
    ...(isCompletion(completion) && { completion }),
    ...(params["strength"] === "margin" && { strength: "margin" }),
  };
}

function tieOf(mode: Mode, params: Case["params"]): TieBreaking {
  if (mode === "all" || mode === "winners" || mode === "ranking") return { kind: "all" };
  const order = params["tie"];
  return Array.isArray(order) ? { kind: "order", order: order.map(Number) } : { kind: "lex" };
}

/** Each set as its sorted members' text, in the order given. */
function sets(value: unknown): string[] {
  if (!Array.isArray(value)) return [];
  return value.map((set) =>
    Array.isArray(set)
      ? set
          .map(Number)
          .sort((a, b) => a - b)
          .join()
      : String(set),
  );
}

function same(found: unknown, expected: unknown): boolean {
  return JSON.stringify(found) === JSON.stringify(expected);
}

function isRule(rule: string): rule is Rule {
  return Object.hasOwn(countedRules, rule);
}

function isMode(mode: string): mode is Mode {
  return (modes as readonly string[]).includes(mode);
}

function isCompletion(completion: unknown): completion is NonNullable<CountSettings["completion"]> {
  return completion === "none" || completion === "seqphragmen" || completion === "av" || completion === "increment";
}

function readProfile(profiles: Record<string, unknown>, { id, profile }: Case): Profile {
  if (!Object.hasOwn(profiles, profile))
    throw new InputMistake(`cases: ${id} names the profile ${profile}; there is none.`);
  try {
    return profileFromJson(profiles[profile]);
  } catch (error) {
    if (error instanceof InputMistake) throw new InputMistake(`profiles.${profile}: ${error.message}`);
    throw error;
  }
}

function readCases(file: unknown): { profiles: Record<string, unknown>; cases: Case[] } {
  const { profiles, cases } = (file ?? {}) as { profiles?: unknown; cases?: unknown };
  if (typeof profiles !== "object" || profiles === null) throw new InputMistake("profiles: must be an object.");
  if (!Array.isArray(cases)) throw new InputMistake("cases: must be a list.");
  return { profiles: profiles as Record<string, unknown>, cases: cases.map(readCase) };
}

function readCase(value: unknown, index: number): Case {
  const one = (typeof value === "object" ? value : null) as Partial<Record<keyof Case, unknown>> | null;
  const { id, rule, params = {}, profile, mode, expected } = one ?? {};
  if (typeof id !== "string") throw new InputMistake(`cases[${index}].id: must be a text.`);
  if (typeof rule !== "string") throw new InputMistake(`cases[${index}].rule: must be a text.`);
  if (typeof profile !== "string") throw new InputMistake(`cases[${index}].profile: must be a text.`);
  if (typeof mode !== "string") throw new InputMistake(`cases[${index}].mode: must be a text.`);
  if (!Array.isArray(expected)) throw new InputMistake(`cases[${index}].expected: must be a list.`);
  if (typeof params !== "object" || params === null)
    throw new InputMistake(`cases[${index}].params: must be an object.`);
  return { id, rule, params: params as Record<string, unknown>, profile, mode, expected };
}
