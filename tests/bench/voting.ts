import type { Profile } from "../../src/voting/method/ballots.ts";
import { comparison } from "../../src/voting/method/comparison.ts";
import { count } from "../../src/voting/method/count.ts";
import { countedRules, type CountSettings, type Rule } from "../../src/voting/method/settings.ts";
import { profileFromJson } from "../../src/voting/files/profile-json.ts";
import type { Case } from "./bench.ts";
import { seededNumbers } from "./seeded.ts";
import { printCasting } from "./voting/casting.ts";

/** Parts by name: `npm run bench -- voting casting`. */
export const votingParts = ["counting", "casting"];

const options = 30;
const seats = 5;
/** What a rule may take, in milliseconds: many ballots counted at once, and a group in a workshop. */
const limits: Readonly<Record<number, number>> = { 40: 20, 10_000: 300 };
const profileTypes = ["approval", "score", "ranked", "approval-sequence"] as const;
const electOne: readonly Rule[] = ["schulze", "ranked_pairs", "irv"];

/**
 * Votes cast over HTTP, which print figures of their own; and every rule on a group of 40 and on 10,000 and 100,000
 * ballots, ties broken by index; a rule alone, without reading files.
 */
export async function benchVoting(parts: readonly string[]): Promise<Case[]> {
  const isAsked = (part: string) => !votingParts.some((each) => parts.includes(each)) || parts.includes(part);
  if (isAsked("casting")) await printCasting();
  return isAsked("counting") ? countCases() : [];
}

function countCases(): Case[] {
  const rules = Object.entries(countedRules) as [Rule, readonly Profile["type"][]][];
  const counts = [40, 10_000, 100_000].flatMap((ballots) =>
    profileTypes.flatMap((type) =>
      rules.flatMap(([rule, types]) => (types.includes(type) ? [countCase(ballots, rule, type)] : [])),
    ),
  );
  return [...counts, comparisonCase()];
}

function countCase(ballots: number, rule: Rule, type: Profile["type"]): Case {
  const settings: CountSettings = {
    rule,
    seats: electOne.includes(rule) ? 1 : seats,
    tie: { kind: "lex" },
    ...(rule === "pb_mes" && { completion: "av" }),
  };
  const name = `${rule}, ${ballots} ${type} ballots × ${options}`;
  return { name, run: () => count(profileOf(type, ballots), settings), limit: limits[ballots] ?? Infinity };
}

function comparisonCase(): Case {
  const settings: CountSettings = { rule: "mes", seats, tie: { kind: "lex" } };
  const run = () => comparison(profileOf("approval", 40), settings);
  return { name: "what other rules would have chosen, 40 approval ballots", run, limit: 20 };
}

let latest: { name: string; profile: Profile } | null = null;

/** Only the latest is kept, so that memory is that of one count; it is made while the case warms up. */
function profileOf(type: Profile["type"], ballots: number): Profile {
  const name = `${type} ${ballots}`;
  if (latest?.name !== name) {
    latest = null;
    latest = { name, profile: profileFromJson(fileOf(type, ballots)) };
  }
  return latest.profile;
}

/** Ballots with much variety: approvals and scores with costs, eight ranked of thirty, one round of a series. */
function fileOf(type: Profile["type"], ballots: number): unknown {
  const random = seededNumbers(ballots);
  const likes = (option: number): boolean => random() < 0.1 + option / 100;
  const rows = (vote: () => unknown) => Array.from({ length: ballots }, () => [1, vote()]);
  const costs = everyOption().map((option) => 60 + 30 * (option % 4));
  const budgeted = { m: options, costs, budget: 600 };
  const approved = () => everyOption().filter(likes);
  switch (type) {
    case "approval":
      return { type: "approval-pb", ...budgeted, ballots: rows(approved) };
    case "score": {
      const score = (option: number): number => (likes(option) ? 1 + Math.floor(random() * 5) : 0);
      return { type: "score-pb", ...budgeted, ballots: rows(() => everyOption().map(score)) };
    }
    case "ranked":
      return { type: "ranked", m: options, ballots: rows(() => ranking(random)) };
    case "approval-sequence": {
      const voters = Array.from({ length: ballots }, (_, voter) => voter);
      const approvals = Object.fromEntries(voters.map((voter) => [voter, approved()]));
      return { type: "approval-sequence", voters, rounds: [{ candidates: everyOption(), approvals }] };
    }
  }
}

function ranking(random: () => number): number[][] {
  const liking = everyOption().map((option) => ({ option, by: random() + option / 60 }));
  const best = liking.sort((a, b) => b.by - a.by).slice(0, 8);
  return best.map(({ option }) => [option]);
}

const everyOption = () => Array.from({ length: options }, (_, option) => option);
