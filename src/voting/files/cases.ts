import type { Profile } from "../method/ballots.ts";
import { type Count, count } from "../method/count.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { type Case, type Mode, reasonToSkip, settingsOf } from "./case-settings.ts";
import { profileFromJson } from "./profile-json.ts";

/** How a file of cases came out: how many there are, how many agree, which don't, and which were not counted and why. */
export interface CasesReport {
  readonly cases: number;
  readonly passed: number;
  readonly failed: readonly string[];
  readonly skipped: readonly { readonly id: string; readonly why: string }[];
}

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

function agrees(one: Case, profile: Profile): boolean {
  const outcome = count(profile, settingsOf(one, profile));
  const { expected } = one;
  switch (one.mode as Mode) {
    case "all":
      return same(sets(outcome.winners).sort(), sets(expected).sort());
    case "any_of":
      return sets(expected).includes(sets(outcome.winners)[0] ?? "none");
    case "lex":
      return same(sets(outcome.winners), sets(expected));
    case "winners":
      return same(sets([outcome.winners?.flat()]), sets([expected]));
    case "committee":
      return sets(outcome.winners).includes(sets([expected])[0]!) && hasQuota(outcome, one.params["quota_value"]);
    case "sequence":
      return same(outcome.winners, [expected]);
    case "ranking": {
      const tiers = sets(outcome.order);
      const whole = outcome.rule !== "irv" && outcome.rule !== "ranked_pairs";
      return whole ? same(tiers, sets(expected)) : same(tiers[0], sets(expected)[0]);
    }
  }
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

function hasQuota(outcome: Count, quota: unknown): boolean {
  return quota === undefined || outcome.rule !== "stv" || outcome.quota === quota;
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
