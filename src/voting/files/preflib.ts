import { type ApprovalProfile, exactWeights, type Option, type RankedProfile } from "../method/ballots.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { isLotSeed } from "../method/lot.ts";
import { compare, parseRational, type Rational, zero } from "../method/rational.ts";

/** The kinds of PrefLib files read here: categories, and orders that are strict or tied, complete or incomplete. */
export type PrefLibKind = "cat" | OrdersKind;
export type OrdersKind = "soc" | "soi" | "toc" | "toi";

/**
 * Reads a PrefLib file (format of 2022, preflib.org). Orders become ranked ballots, unlisted alternatives tied last; in
 * a .cat file the first category is what a voter approves. An option's id is the alternative's number in the file, unless
 * the file has lines of ours, `# ALTERNATIVE ID 1: …`; `# LOT SEED: …` is the seed of the lot.
 * Throws InputMistake with the line number where a line can't be read, repeats or does not know an alternative.
 */
export function readPrefLib(text: string, kind: PrefLibKind): ApprovalProfile | RankedProfile {
  const { options, lines, lotSeed } = readLines(text);
  const shared = { options, ...exactWeights(lines.map(({ count }) => count)), lotSeed };
  const places = lines.map(({ preference, line }) => readPlaces(preference, options, line));
  if (kind === "cat") {
    return { ...shared, type: "approval", approvals: places.map(([approved = []]) => approved), budget: null };
  }
  places.forEach((tiers, index) => refuseOtherKind(tiers, kind, options.length, lines[index]!.line));
  return { ...shared, type: "ranked", tiers: places.map((tiers) => tiers.filter(({ length }) => length > 0)) };
}

interface Line {
  readonly line: number;
  readonly count: Rational;
  readonly preference: string;
}

function readLines(text: string): { options: Option[]; lines: Line[]; lotSeed: string | null } {
  const headers = new Map<string, string>();
  const lines: Line[] = [];
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .forEach((raw, index) => {
      const header = /^#\s*([A-Z]+(?: [A-Z]+)*(?: \d+)?):\s*(.*?)\s*$/.exec(raw);
      if (header !== null && !headers.has(header[1]!)) headers.set(header[1]!, header[2]!);
      if (raw.trim() !== "" && !raw.startsWith("#")) lines.push(readLine(raw, index + 1));
    });
  const lotSeed = headers.get("LOT SEED") ?? null;
  if (lotSeed !== null && !isLotSeed(lotSeed)) throw new InputMistake("# LOT SEED: must be hexadecimal digits.");
  return { options: readOptions(headers), lines, lotSeed };
}

function readOptions(headers: ReadonlyMap<string, string>): Option[] {
  const named = [...headers.keys()].filter((key) => key.startsWith("ALTERNATIVE NAME ")).length;
  const m = Number(headers.get("NUMBER ALTERNATIVES") ?? named);
  if (!Number.isInteger(m) || m < 1 || m > 1000) {
    throw new InputMistake("# NUMBER ALTERNATIVES: must be a whole number from 1 to 1000.");
  }
  const options = Array.from({ length: m }, (_, index) => ({
    id: headers.get(`ALTERNATIVE ID ${index + 1}`) ?? String(index + 1),
    name: headers.get(`ALTERNATIVE NAME ${index + 1}`) ?? String(index + 1),
  }));
  const numberOf = new Map<string, number>();
  options.forEach(({ id }, index) => {
    const before = numberOf.get(id);
    if (before !== undefined) {
      throw new InputMistake(`# ALTERNATIVE ID ${index + 1}: is that of ${before} too: ${JSON.stringify(id)}.`);
    }
    numberOf.set(id, index + 1);
  });
  return options;
}

function readLine(raw: string, line: number): Line {
  const parts = /^\s*([^:]+?)\s*:\s*(.*?)\s*$/.exec(raw);
  const count = parseRational(parts?.[1]);
  if (parts === null || count === undefined || compare(count, zero) <= 0) {
    throw new InputMistake(`line ${line}: must be "how many: preference"; it is ${JSON.stringify(raw.slice(0, 60))}.`);
  }
  return { line, count, preference: parts[2]! };
}

/** "3,{1,2},{}" → [[2], [0, 1], []]. */
function readPlaces(preference: string, options: readonly Option[], line: number): number[][] {
  if (!/^(?:(?:\d+|\{[\d\s,]*\})(?:\s*,\s*(?:\d+|\{[\d\s,]*\}))*)?$/.test(preference)) {
    throw new InputMistake(`line ${line}: the preference ${JSON.stringify(preference.slice(0, 60))} can't be read.`);
  }
  const places = (preference.match(/\d+|\{[^}]*\}/g) ?? []).map((place) =>
    (place.match(/\d+/g) ?? []).map((alternative) => Number(alternative) - 1),
  );
  const named = places.flat();
  for (const option of named) {
    if (option < 0 || option >= options.length) {
      throw new InputMistake(`line ${line}: there is no alternative ${option + 1}; they are 1 to ${options.length}.`);
    }
  }
  if (new Set(named).size !== named.length) throw new InputMistake(`line ${line}: names an alternative twice.`);
  return places;
}

function refuseOtherKind(
  tiers: readonly (readonly number[])[],
  kind: PrefLibKind,
  options: number,
  line: number,
): void {
  if ((kind === "soc" || kind === "soi") && tiers.some((tier) => tier.length > 1)) {
    throw new InputMistake(`line ${line}: has a tie, but a .${kind} file holds strict orders.`);
  }
  if ((kind === "soc" || kind === "toc") && tiers.flat().length !== options) {
    throw new InputMistake(`line ${line}: is incomplete, but a .${kind} file holds complete orders.`);
  }
}
