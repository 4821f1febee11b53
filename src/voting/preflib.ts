import { type ApprovalProfile, exactWeights, type Option, type Profile, type RankedProfile } from "./ballots.ts";
import { InputMistake } from "./input-mistake.ts";
import { compare, multiply, parseRational, type Rational, rational, rationalText, zero } from "./rational.ts";

/** The kinds of PrefLib files read here: categories, and orders that are strict or tied, complete or incomplete. */
export type PrefLibKind = "cat" | "soc" | "soi" | "toc" | "toi";

/** What a written file says about itself; the date is an ISO date such as 2026-11-22. */
export interface PrefLibTitle {
  readonly fileName: string;
  readonly title: string;
  readonly date: string;
}

/**
 * Reads a PrefLib file (format of 2022, preflib.org). Orders become ranked ballots, unlisted alternatives tied last; in
 * a .cat file the first category is what a voter approves. An option's id is the alternative's number in the file.
 * Throws InputMistake with the line number where a line can't be read, repeats or does not know an alternative.
 */
export function readPrefLib(text: string, kind: PrefLibKind): Profile {
  const { options, lines } = readLines(text);
  const shared = { options, ...exactWeights(lines.map(({ count }) => count)), lotSeed: null };
  const places = lines.map(({ preference, line }) => readPlaces(preference, options, line));
  if (kind === "cat") {
    return { ...shared, type: "approval", approvals: places.map(([approved = []]) => approved), budget: null };
  }
  places.forEach((tiers, index) => refuseOtherKind(tiers, kind, options.length, lines[index]!.line));
  return { ...shared, type: "ranked", tiers: places.map((tiers) => tiers.filter(({ length }) => length > 0)) };
}

/** Approval ballots as a .cat file of two categories; equal ballots become one line, the most frequent first. */
export function writeCat(profile: ApprovalProfile, title: PrefLibTitle): string {
  const lines = merged(profile, (row) => {
    const approved = new Set(profile.approvals[row]);
    const all = [...profile.options.keys()];
    const categories = [all.filter((option) => approved.has(option)), all.filter((option) => !approved.has(option))];
    return categories.map(placeText).join(",");
  });
  const categories = ["# NUMBER CATEGORIES: 2", "# CATEGORY NAME 1: Approved", "# CATEGORY NAME 2: Not approved"];
  return fileText("cat", "PREFERENCES", profile, title, categories, lines);
}

/** Ranked ballots as a .toc file: complete orders with ties, unranked alternatives in one last tier. */
export function writeToc(profile: RankedProfile, title: PrefLibTitle): string {
  const lines = merged(profile, (row) => {
    const tiers = profile.tiers[row]!;
    const ranked = new Set(tiers.flat());
    const unranked = [...profile.options.keys()].filter((option) => !ranked.has(option));
    return [...tiers, unranked]
      .filter(({ length }) => length > 0)
      .map((tier) => placeText([...tier].sort((a, b) => a - b)))
      .join(",");
  });
  return fileText("toc", "ORDERS", profile, title, [], lines);
}

interface Line {
  readonly line: number;
  readonly count: Rational;
  readonly preference: string;
}

function readLines(text: string): { options: Option[]; lines: Line[] } {
  const names = new Map<number, string>();
  const lines: Line[] = [];
  const declared: number[] = [];
  text
    .replace(/^\uFEFF/, "")
    .split(/\r?\n/)
    .forEach((raw, index) => {
      const line = index + 1;
      const header = /^#\s*(?:(NUMBER ALTERNATIVES)|ALTERNATIVE NAME (\d+)):\s*(.*?)\s*$/.exec(raw);
      if (header?.[1] !== undefined) declared.push(Number(header[3]));
      else if (header?.[2] !== undefined) names.set(Number(header[2]), header[3]!);
      else if (raw.trim() !== "" && !raw.startsWith("#")) lines.push(readLine(raw, line));
    });
  const m = declared[0] ?? names.size;
  if (!Number.isInteger(m) || m < 1 || m > 1000) {
    throw new InputMistake("# NUMBER ALTERNATIVES: must be a whole number from 1 to 1000.");
  }
  const options = Array.from({ length: m }, (_, index) => ({
    id: String(index + 1),
    name: names.get(index + 1) ?? String(index + 1),
  }));
  return { options, lines };
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

function merged(profile: Profile, preferenceOf: (row: number) => string): { count: number; preference: string }[] {
  const counts = new Map<string, number>();
  profile.weights.forEach((weight, row) => {
    const preference = preferenceOf(row);
    counts.set(preference, (counts.get(preference) ?? 0) + wholeCount(weight, profile));
  });
  return [...counts].map(([preference, count]) => ({ count, preference })).sort((a, b) => b.count - a.count);
}

function wholeCount(weight: number, { unit }: Profile): number {
  const count = multiply(rational(weight), unit);
  if (count.denominator !== 1n) {
    throw new InputMistake(`ballots: PrefLib files count whole ballots; one stands for ${rationalText(count)}.`);
  }
  return Number(count.numerator);
}

function placeText(place: readonly number[]): string {
  const numbers = place.map((option) => option + 1).join(",");
  return place.length === 1 ? numbers : `{${numbers}}`;
}

function fileText(
  kind: PrefLibKind,
  what: "PREFERENCES" | "ORDERS",
  { options }: Profile,
  { fileName, title, date }: PrefLibTitle,
  moreHeader: readonly string[],
  lines: readonly { count: number; preference: string }[],
): string {
  const oneLine = (text: string): string => text.replaceAll(/\s+/g, " ").trim();
  return [
    `# FILE NAME: ${oneLine(fileName)}`,
    `# TITLE: ${oneLine(title)}`,
    "# DESCRIPTION: ",
    `# DATA TYPE: ${kind}`,
    "# MODIFICATION TYPE: original",
    "# RELATES TO: ",
    "# RELATED FILES: ",
    `# PUBLICATION DATE: ${date}`,
    `# MODIFICATION DATE: ${date}`,
    `# NUMBER ALTERNATIVES: ${options.length}`,
    `# NUMBER VOTERS: ${lines.reduce((sum, { count }) => sum + count, 0)}`,
    `# NUMBER UNIQUE ${what}: ${lines.length}`,
    ...moreHeader,
    ...options.map(({ name }, index) => `# ALTERNATIVE NAME ${index + 1}: ${oneLine(name)}`),
    ...lines.map(({ count, preference }) => `${count}: ${preference}`),
    "",
  ].join("\n");
}
