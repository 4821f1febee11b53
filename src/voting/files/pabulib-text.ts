import type { BallotProfile, Option } from "../method/ballots.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { multiply, one, type Rational, rational, rationalText } from "../method/rational.ts";

/** What a written file says about itself. */
export interface PabulibMeta {
  readonly description: string;
  readonly unit: string;
  readonly instance: string;
  /** ISO dates. */
  readonly dateBegin: string;
  readonly dateEnd: string;
  /** For ballots without costs: the seats, written as the budget of projects that cost 1 each. */
  readonly seats: number;
}

/**
 * Ballots as a .pb file, one row a ballot: approvals, scores above zero, or rankings without ties. Without costs each
 * project costs 1 and the budget is the seats. Throws InputMistake for what such a file can't hold exactly.
 */
export function writePabulib(profile: BallotProfile, meta: PabulibMeta): string {
  const { options, lotSeed } = profile;
  const budget = profile.type === "ranked" ? null : profile.budget;
  refuseAwkward(options);
  const rows = votes(profile, options).flatMap((vote, row) =>
    Array.from({ length: wholeCount(profile.weights[row]!, profile) }, () => vote),
  );
  const support = options.map(({ id }) => rows.filter(({ ids }) => ids.includes(id)).length);
  const columns = profile.type === "score" ? ["vote", "points"] : ["vote"];
  const lines: (string | number)[][] = [
    ["META"],
    ["key", "value"],
    ["description", meta.description],
    ["unit", meta.unit],
    ["instance", meta.instance],
    ["num_projects", options.length],
    ["num_votes", rows.length],
    ["budget", decimal(budget?.total ?? rational(meta.seats), "budget")],
    ["vote_type", voteTypes[profile.type]],
    ["date_begin", meta.dateBegin],
    ["date_end", meta.dateEnd],
    // A key of ours: with it the lot breaks ties as it did in the vote.
    ...(lotSeed === null ? [] : [["lot_seed", lotSeed]]),
    ["PROJECTS"],
    ["project_id", "cost", "votes", "name"],
    ...options.map(({ id, name }, index) => [id, decimal(budget?.costs[index] ?? one, "costs"), support[index]!, name]),
    ["VOTES"],
    ["voter_id", ...columns],
    ...rows.map(({ ids, points }, index) => [
      index + 1,
      ids.join(","),
      ...(profile.type === "score" ? [points.join(",")] : []),
    ]),
  ];
  return `${lines.map((line) => line.map(field).join(";")).join("\n")}\n`;
}

const voteTypes = { approval: "approval", score: "scoring", ranked: "ordinal" } as const;

/** Each row's projects, and with scores their points. */
function votes(profile: BallotProfile, options: readonly Option[]): { ids: string[]; points: string[] }[] {
  const id = (option: number): string => options[option]!.id;
  switch (profile.type) {
    case "approval":
      return profile.approvals.map((approved) => ({ ids: approved.map(id), points: [] }));
    case "score":
      return profile.scores.map((row) => {
        const given = [...row.keys()].filter((option) => row[option]! > 0);
        const points = given.map((option) => multiply(rational(row[option]!), profile.scoreUnit));
        return { ids: given.map(id), points: points.map((score) => decimal(score, "scores")) };
      });
    case "ranked":
      return profile.tiers.map((tiers) => {
        if (tiers.some((tier) => tier.length > 1)) {
          throw new InputMistake("ballots: a .pb file holds no ties; some ballot ranks options equally.");
        }
        return { ids: tiers.flat().map(id), points: [] };
      });
  }
}

/** Projects are told apart in a list by commas, and blanks around them do not count. */
function refuseAwkward(options: readonly Option[]): void {
  const awkward = options.find(({ id }) => id.includes(",") || id.trim() !== id);
  if (awkward !== undefined) {
    throw new InputMistake(`options: the id ${JSON.stringify(awkward.id)} has a comma or a blank at an end.`);
  }
}

function wholeCount(weight: number, { unit }: BallotProfile): number {
  const count = multiply(rational(weight), unit);
  if (count.denominator !== 1n) {
    throw new InputMistake(`ballots: a .pb file has one row a ballot; one stands for ${rationalText(count)}.`);
  }
  return Number(count.numerator);
}

/** A decimal number; fractions that have none are refused, for the file would no longer be exact. */
function decimal(value: Rational, what: string): string {
  for (let places = 0; places <= 12; places++) {
    const scaled = multiply(value, rational(10n ** BigInt(places)));
    if (scaled.denominator !== 1n) continue;
    const digits = String(scaled.numerator).padStart(places + 1, "0");
    return places === 0 ? digits : `${digits.slice(0, -places)}.${digits.slice(-places)}`;
  }
  throw new InputMistake(`${what}: ${rationalText(value)} can't be written exactly as a decimal number.`);
}

function field(value: string | number): string {
  const text = String(value).replaceAll(/\s+/g, " ");
  return /[";]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
