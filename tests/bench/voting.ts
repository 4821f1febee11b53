import type { Profile } from "../../src/voting/ballots.ts";
import { count, countedRules, type Rule } from "../../src/voting/count.ts";
import { profileFromJson } from "../../src/voting/profile-json.ts";
import { seededNumbers } from "./seeded.ts";
import type { Case } from "./bench.ts";

const options = 30;

export function benchVoting(): Case[] {
  return [10_000, 40].flatMap((ballots) => {
    const approvals = approvalProfile(ballots);
    const rankings = rankedProfile(ballots);
    return Object.entries(countedRules).flatMap(([name, kind]) => {
      if (kind === "score") return [];
      const [profile, seats] = kind === "ranked" ? [rankings, 1] : [approvals, 5];
      const run = () => count(profile, { rule: name as Rule, seats, tie: { kind: "lex" } });
      return [{ name: `${name}, ${ballots} ballots × ${options} options`, run }];
    });
  });
}

function approvalProfile(ballots: number): Profile {
  const random = seededNumbers(ballots);
  const rows = Array.from({ length: ballots }, () => [
    1,
    everyOption().filter((option) => random() < 0.1 + option / 100),
  ]);
  return profileFromJson({ type: "approval", m: options, ballots: rows });
}

function rankedProfile(ballots: number): Profile {
  const random = seededNumbers(ballots + 1);
  const rows = Array.from({ length: ballots }, () => {
    const liking = everyOption().map((option) => ({ option, by: random() + option / 60 }));
    return [
      1,
      liking
        .sort((a, b) => b.by - a.by)
        .slice(0, 8)
        .map(({ option }) => [option]),
    ];
  });
  return profileFromJson({ type: "ranked", m: options, ballots: rows });
}

const everyOption = () => Array.from({ length: options }, (_, option) => option);
