import type { Profile } from "../method/ballots.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { parseRational, type Rational } from "../method/rational.ts";
import { countedRules, type CountSettings, isRule, type Rule } from "../method/settings.ts";
import type { TieBreaking } from "../method/tie-breaking.ts";

/** The command's options as they are typed; those left out take their defaults. */
export interface TallyOptions {
  /** By default av for one seat, mes for several, pb_mes with a budget (approval), score, schulze or stv (ranked), per_phragmen. */
  readonly rule?: string | undefined;
  /** 1 by default. */
  readonly seats?: string | undefined;
  /** mes: none | seqphragmen (default) | av | increment; pb_mes: none | av | add1 | add1u (default) */
  readonly completion?: string | undefined;
  /** How much more each ballot is given at a time by add1 and add1u; 1 by default. */
  readonly increment?: string | undefined;
  /** What there is to spend; by default what the file says. */
  readonly budget?: string | undefined;
  /** cost (default for approvals) | cardinality | score (default for scores) */
  readonly utility?: string | undefined;
  /** winning (default) | margin */
  readonly strength?: string | undefined;
  /** lex (default) | all | order */
  readonly tie?: string | undefined;
  /** "2,0,1": the order that breaks ties, best first. */
  readonly order?: string | undefined;
  /** The lot's seed in hex; the file's own `lot.seed` where this is left out and `tie` is order. */
  readonly lot?: string | undefined;
}

const completions = ["none", "seqphragmen", "av", "increment", "add1", "add1u"] as const;

/** The settings of a count. Throws InputMistake, beginning with the option's name. */
export function readSettings(profile: Profile, options: TallyOptions): CountSettings {
  const { completion, strength, utility, budget, increment } = options;
  const seats = readSeats(options.seats);
  const rule = options.rule ?? defaultRule(profile, options.seats === undefined, seats);
  if (!isRule(rule)) {
    throw new InputMistake(`--rule: ${rule} is not counted; ${Object.keys(countedRules).join(", ")} are.`);
  }
  return {
    rule,
    seats,
    tie: readTie(profile, options),
    ...(completion !== undefined && { completion: oneOf("--completion", completion, completions) }),
    ...(strength !== undefined && { strength: oneOf("--strength", strength, ["winning", "margin"]) }),
    ...(utility !== undefined && { utility: oneOf("--utility", utility, ["cost", "cardinality", "score"]) }),
    ...(budget !== undefined && { budget: readNumber("--budget", budget) }),
    ...(increment !== undefined && { increment: readNumber("--increment", increment) }),
  };
}

function readSeats(text = "1"): number {
  if (!/^\d+$/.test(text)) throw new InputMistake(`--seats: must be a whole number; it is ${text}.`);
  return Number(text);
}

function defaultRule(profile: Profile, hasNoSeats: boolean, seats: number): Rule {
  switch (profile.type) {
    case "approval":
      if (profile.budget !== null && hasNoSeats) return "pb_mes";
      return seats === 1 ? "av" : "mes";
    case "score":
      return profile.budget !== null && hasNoSeats ? "pb_mes" : "score";
    case "ranked":
      return seats === 1 ? "schulze" : "stv";
    case "approval-sequence":
      return "per_phragmen";
  }
}

function readNumber(option: string, text: string): Rational {
  const number = parseRational(text);
  if (number === undefined)
    throw new InputMistake(`${option}: must be a number such as 12, 0.5 or 1/3; it is ${text}.`);
  return number;
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
