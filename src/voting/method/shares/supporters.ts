import type { ApprovalProfile, ScoreProfile } from "../ballots.ts";
import type { Supporters } from "./purses.ts";

/** By option who approves it; all gain the same from it. */
export function approvers({ options, approvals }: ApprovalProfile): Supporters[] {
  const rows = options.map((): number[] => []);
  approvals.forEach((approved, row) => {
    for (const option of approved) rows[option]!.push(row);
  });
  return rows.map(alike);
}

/** By option who gave it a score above zero; all of them gain the same from it. */
export function scorers({ options, scores }: ScoreProfile): Supporters[] {
  return options.map((_, option) => alike([...scores.keys()].filter((row) => scores[row]![option]! > 0)));
}

/** By option who gave it a score above zero, and gains that score, in the profile's units. */
export function scorersByScore({ options, scores }: ScoreProfile): Supporters[] {
  return options.map((_, option) => {
    const rows = [...scores.keys()].filter((row) => scores[row]![option]! > 0);
    const gains = [...new Set(rows.map((row) => scores[row]![option]!))].sort((a, b) => a - b);
    const place = new Map(gains.map((gain, index) => [gain, index]));
    return {
      rows: Int32Array.from(rows),
      gain: Int32Array.from(rows, (row) => place.get(scores[row]![option]!)!),
      gains,
    };
  });
}

function alike(rows: readonly number[]): Supporters {
  return { rows: Int32Array.from(rows), gain: new Int32Array(rows.length), gains: [1] };
}
