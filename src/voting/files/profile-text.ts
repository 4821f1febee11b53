import type { BallotProfile, Budget, Label, Profile, SequenceProfile } from "../method/ballots.ts";
import { type Exact, exactJson, multiply, type Rational, rational } from "../method/rational.ts";

/**
 * Any ballots as our JSON, one row a line: `profileFromJson` reads it back to the same profile, and `tally` counts it.
 * The lot's seed is in it where the profile has one.
 */
export function writeProfile(profile: Profile): string {
  const { rows, name, ...head } = layOut(profile);
  const lot = profile.lotSeed === null ? {} : { lot: { seed: profile.lotSeed } };
  const lines = rows.map((row) => `    ${JSON.stringify(row)}`).join(",\n");
  const opening = JSON.stringify({ ...head, ...lot }, null, 2).replace(/\n}$/, "");
  return `${opening},\n  "${name}": [\n${lines}\n  ]\n}\n`;
}

function layOut(profile: Profile): { rows: unknown[]; name: "ballots" | "rounds" } & Record<string, unknown> {
  const { options } = profile;
  if (profile.type === "approval-sequence") {
    return { type: profile.type, options, voters: profile.voters, name: "rounds", rows: roundRows(profile) };
  }
  const shared = { m: options.length, options, name: "ballots" as const };
  switch (profile.type) {
    case "approval": {
      const rows = withCounts(profile, (row) => profile.approvals[row]!);
      return { ...typeAndBudget("approval", profile.budget), ...shared, rows };
    }
    case "score": {
      const score = (amount: number): Exact => exactJson(multiply(rational(amount), profile.scoreUnit));
      const rows = withCounts(profile, (row) => profile.scores[row]!.map(score));
      return { ...typeAndBudget("score", profile.budget), ...shared, rows };
    }
    case "ranked":
      return { type: "ranked", ...shared, rows: withCounts(profile, (row) => profile.tiers[row]!) };
  }
}

function typeAndBudget(type: "approval" | "score", budget: Budget | null) {
  if (budget === null) return { type };
  const exact = (amount: Rational): Exact => exactJson(amount);
  return { type: `${type}-pb`, costs: budget.costs.map(exact), budget: exact(budget.total) };
}

function withCounts({ weights, unit }: BallotProfile, vote: (row: number) => unknown): unknown[] {
  return weights.map((weight, row) => [exactJson(multiply(rational(weight), unit)), vote(row)]);
}

function roundRows({ rounds, labels, voters }: SequenceProfile): unknown[] {
  return rounds.map(({ candidates, votes }) => ({
    candidates: candidates.map((option) => labels[option]),
    approvals: Object.fromEntries(
      votes.map(({ voter, approved }): [Label, Label[]] => [voters[voter]!, approved.map((option) => labels[option]!)]),
    ),
  }));
}
