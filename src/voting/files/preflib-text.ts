import type { ApprovalProfile, BallotProfile, RankedProfile } from "../method/ballots.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { multiply, rational, rationalText } from "../method/rational.ts";
import type { OrdersKind, PrefLibKind } from "./preflib.ts";

/** What a written file says about itself; the date is an ISO date such as 2026-11-22. */
export interface PrefLibTitle {
  readonly fileName: string;
  readonly title: string;
  readonly date: string;
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

/**
 * The narrowest kind of file that holds these rankings as they are: .soc and .soi without ties, .toc and .toi with them,
 * the former when every ballot ranks every option. Unranked options stay unranked: it matters to rules of transfer.
 */
export function ordersKind({ options, tiers }: RankedProfile): OrdersKind {
  const hasTies = tiers.some((ballot) => ballot.some((tier) => tier.length > 1));
  const isComplete = tiers.every((ballot) => ballot.flat().length === options.length);
  return `${hasTies ? "to" : "so"}${isComplete ? "c" : "i"}`;
}

/** Rankings as a file of the kind that `ordersKind` names; a ballot that ranks nothing is a line with nothing on it. */
export function writeOrders(profile: RankedProfile, title: PrefLibTitle): string {
  const lines = merged(profile, (row) => {
    return profile.tiers[row]!.map((tier) => placeText([...tier].sort((a, b) => a - b))).join(",");
  });
  return fileText(ordersKind(profile), "ORDERS", profile, title, [], lines);
}

function merged(
  profile: BallotProfile,
  preferenceOf: (row: number) => string,
): { count: number; preference: string }[] {
  const counts = new Map<string, number>();
  profile.weights.forEach((weight, row) => {
    const preference = preferenceOf(row);
    counts.set(preference, (counts.get(preference) ?? 0) + wholeCount(weight, profile));
  });
  return [...counts].map(([preference, count]) => ({ count, preference })).sort((a, b) => b.count - a.count);
}

function wholeCount(weight: number, { unit }: BallotProfile): number {
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
  { options, lotSeed }: BallotProfile,
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
    // Lines of ours, comments to others: with them the lot breaks ties as it did in the vote.
    ...options.flatMap(({ id }, index) => (id === String(index + 1) ? [] : [`# ALTERNATIVE ID ${index + 1}: ${id}`])),
    ...(lotSeed === null ? [] : [`# LOT SEED: ${lotSeed}`]),
    ...lines.map(({ count, preference }) => `${count}: ${preference}`),
    "",
  ].join("\n");
}
