import type { Profile } from "../method/ballots.ts";
import { type Count, count } from "../method/count.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { type CasesReport, runCases } from "./cases.ts";
import { readPabulib } from "./pabulib.ts";
import { readPrefLib } from "./preflib.ts";
import { profileFromJson } from "./profile-json.ts";
import { readSettings, type TallyOptions } from "./tally-settings.ts";

/** A count, and how long reading and counting took. */
export type Tally = Count & { readonly milliseconds: number };

/**
 * Counts a file of ballots: our JSON, PrefLib's .cat .toc .soc .soi .toi or Pabulib's .pb, told apart by the name's
 * ending. `now` reads a clock in milliseconds. Throws InputMistake, beginning with the file's or the option's name.
 */
export function tallyFile(name: string, text: string, options: TallyOptions, now: () => number): Tally {
  const start = now();
  const profile = within(name, () => refuseEmpty(readProfile(name, text)));
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

/** A file of no ballots is a mistake, where a vote in which nobody took part is a result. */
function refuseEmpty(profile: Profile): Profile {
  const rows = profile.type === "approval-sequence" ? profile.rounds.length : profile.weights.length;
  if (rows === 0) throw new InputMistake("ballots: there are none to count.");
  return profile;
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
