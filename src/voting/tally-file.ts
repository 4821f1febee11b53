import type { Profile } from "./ballots.ts";
import { type CasesReport, runCases } from "./cases.ts";
import { type Count, count, countedRules, type CountSettings, type Rule } from "./count.ts";
import { InputMistake } from "./input-mistake.ts";
import { readPabulib } from "./pabulib.ts";
import { readPrefLib } from "./preflib.ts";
import { profileFromJson } from "./profile-json.ts";
import type { TieBreaking } from "./tie-breaking.ts";

/** The command's options as they are typed; those left out take their defaults. */
export interface TallyOptions {
  /** By default av for one seat and mes for several (approval), score (score), schulze (ranked). */
  readonly rule?: string | undefined;
  /** 1 by default. */
  readonly seats?: string | undefined;
  /** none | seqphragmen (default) | av | increment */
  readonly completion?: string | undefined;
  /** winning (default) | margin */
  readonly strength?: string | undefined;
  /** lex (default) | all | order */
  readonly tie?: string | undefined;
  /** "2,0,1": the order that breaks ties, best first. */
  readonly order?: string | undefined;
  /** The lot's seed in hex; the file's own `lot.seed` where this is left out and `tie` is order. */
  readonly lot?: string | undefined;
}

export interface Tally extends Count {
  /** How long reading and counting took. */
  readonly milliseconds: number;
}

/**
 * Counts a file of ballots: our JSON, PrefLib's .cat .toc .soc .soi .toi or Pabulib's .pb, told apart by the name's
 * ending. `now` reads a clock in milliseconds. Throws InputMistake, beginning with the file's or the option's name.
 */
export function tallyFile(name: string, text: string, options: TallyOptions, now: () => number): Tally {
  const start = now();
  const profile = within(name, () => readProfile(name, text));
  const result = count(profile, readSettings(profile, options));
  return { ...result, milliseconds: Math.round((now() - start) * 10) / 10 };
}

/** Runs a file of cases (see `runCases`). Throws InputMistake, beginning with the file's name. */
export function tallyCases(name: string, text: string): CasesReport {
  return within(name, () => runCases(parseJson(text)));
}

function readProfile(name: string, text: string): Profile {
  const ending = /\.([^./\\]+)$/.exec(name)?.[1]?.toLowerCase();
  switch (ending) {
    case "json":
      return profileFromJson(parseJson(text));
    case "pb":
      return readPabulib(text);
    case "cat":
    case "soc":
    case "soi":
    case "toc":
    case "toi":
      return readPrefLib(text, ending);
    default:
      throw new InputMistake("the name must end in .json, .cat, .toc, .soc, .soi, .toi or .pb.");
  }
}

function readSettings(profile: Profile, options: TallyOptions): CountSettings {
  const { seats: seatsText = "1", completion, strength } = options;
  const seats = /^\d+$/.test(seatsText) ? Number(seatsText) : NaN;
  const rule = options.rule ?? defaultRule(profile, seats);
  if (!isRule(rule)) {
    throw new InputMistake(`--rule: ${rule} is not counted; ${Object.keys(countedRules).join(", ")} are.`);
  }
  const completions = ["none", "seqphragmen", "av", "increment"] as const;
  const strengths = ["winning", "margin"] as const;
  return {
    rule,
    seats,
    tie: readTie(profile, options),
    ...(completion !== undefined && { completion: oneOf("--completion", completion, completions) }),
    ...(strength !== undefined && { strength: oneOf("--strength", strength, strengths) }),
  };
}

function defaultRule(profile: Profile, seats: number): Rule {
  if (profile.type === "score") return "score";
  if (profile.type === "ranked") return "schulze";
  return seats === 1 ? "av" : "mes";
}

function readTie(profile: Profile, options: TallyOptions): TieBreaking {
  const { order } = options;
  const lot = options.lot ?? (options.tie === "order" && order === undefined ? profile.lotSeed : null);
  const kind = options.tie ?? (order !== undefined || lot !== null ? "order" : "lex");
  if (kind !== "order") {
    if (order !== undefined || lot !== null) throw new InputMistake("--order and --lot go with --tie order.");
    return { kind: oneOf("--tie", kind, ["lex", "all"]) };
  }
  if (order !== undefined && lot !== null) throw new InputMistake("--order and --lot exclude each other.");
  if (lot !== null) return { kind: "lot", seed: lot };
  if (order === undefined || !/^\s*\d+(\s*,\s*\d+)*\s*$/.test(order)) {
    throw new InputMistake(
      "--tie order: needs --order with options by number, such as 2,0,1, or --lot with a seed in hex.",
    );
  }
  return { kind: "order", order: order.split(",").map(Number) };
}

function oneOf<Word extends string>(option: string, given: string, words: readonly Word[]): Word {
  const word = words.find((each) => each === given);
  if (word === undefined) throw new InputMistake(`${option}: must be one of ${words.join(", ")}; it is ${given}.`);
  return word;
}

function isRule(rule: string): rule is Rule {
  return Object.hasOwn(countedRules, rule);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new InputMistake(`is not JSON: ${(error as SyntaxError).message}`);
  }
}

function within<Result>(name: string, act: () => Result): Result {
  try {
    return act();
  } catch (error) {
    if (error instanceof InputMistake) throw new InputMistake(`${name}: ${error.message}`);
    throw error;
  }
}
