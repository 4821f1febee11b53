import { InputMistake } from "../method/input-mistake.ts";
import { isLotSeed } from "../method/lot.ts";
import { compare, parseRational, type Rational, zero } from "../method/rational.ts";

// Values of parsed JSON, read or refused with their path. Where there are many of them the places behind the path are given
// as numbers, so that no text is made for what is right.

export type Json = Record<string, unknown>;

/** The seed of the lot, `lot: {seed}`, where the file has one. */
export function readLot(file: Json): string | null {
  const lot = file["lot"] === undefined || file["lot"] === null ? null : record(file["lot"], "lot");
  if (lot === null) return null;
  const seed = lot["seed"];
  if (typeof seed !== "string" || !isLotSeed(seed)) {
    throw new InputMistake("lot.seed: must be a text of hexadecimal digits.");
  }
  return seed;
}

export function record(value: unknown, path: string): Json {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InputMistake(`${path}: must be an object.`);
  }
  return value as Json;
}

export function list(value: unknown, path: string, ...places: number[]): unknown[] {
  if (!Array.isArray(value)) throw new InputMistake(`${at(path, places)}: must be a list.`);
  return value as unknown[];
}

export function optionIndex(value: unknown, options: number, path: string, ...places: number[]): number {
  if (typeof value !== "number" || !Number.isInteger(value) || value < 0 || value >= options) {
    const known = `they are 0 to ${options - 1}`;
    throw new InputMistake(`${at(path, places)}: ${JSON.stringify(value)} is not an option; ${known}.`);
  }
  return value;
}

export function refuseRepeated(optionsNamed: readonly number[], path: string): void {
  if (new Set(optionsNamed).size !== optionsNamed.length) throw new InputMistake(`${path}: names an option twice.`);
}

function at(path: string, places: readonly number[]): string {
  return path + places.map((place) => `[${place}]`).join("");
}

/** How many ballots a row stands for. */
export function weight(value: unknown, path: string): Rational {
  const count = parseRational(value);
  if (count === undefined || compare(count, zero) <= 0) throw new InputMistake(`${path}: must be a number above zero.`);
  return count;
}

/** A score, cost or budget. */
export function amount(value: unknown, path: string, ...places: number[]): Rational {
  const parsed = parseRational(value);
  if (parsed === undefined || compare(parsed, zero) < 0) {
    throw new InputMistake(
      `${at(path, places)}: must be a number, zero or more, or an exact fraction such as "109/100".`,
    );
  }
  return parsed;
}
