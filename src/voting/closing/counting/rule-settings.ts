import { type Profile, totalWeight } from "../../method/ballots.ts";
import { divide, exactJson, multiply, rational } from "../../method/rational.ts";
import { type CountSettings, isPerpetual } from "../../method/settings.ts";
import type { BallotResult, CountedSettings } from "../result.ts";

/**
 * How a ballot's papers are counted. No more are chosen than somebody supports; Equal Shares with a budget gives everybody
 * a hundredth of their own share more at a time, and ties are broken by the ballot's lot. A series names its options in
 * the lot's order, so there the first named wins.
 */
export function countSettings(
  profile: Profile,
  { rule, seats, budgetMinutes }: CountedSettings,
  { supported, lotSeed }: { supported: number; lotSeed: string },
): CountSettings {
  if (isPerpetual(rule) || profile.type === "approval-sequence") return { rule, seats: 1, tie: { kind: "lex" } };
  const tie = { kind: "lot", seed: lotSeed } as const;
  if (rule !== "pb_mes") return { rule, seats: Math.min(seats, supported), tie };
  const ballots = multiply(rational(totalWeight(profile)), profile.unit);
  const share = divide(rational(budgetMinutes ?? seats), multiply(ballots, rational(100)));
  return { rule, seats: 1, tie, increment: share };
}

/** What `tally` is told so that it counts by these settings. */
export function commandOf({ rule, seats, tie, increment }: CountSettings): BallotResult["command"] {
  const asksSeats = rule !== "pb_mes" && !isPerpetual(rule);
  return {
    rule,
    seats: asksSeats ? seats : null,
    increment: increment === undefined ? null : exactJson(increment),
    byLot: tie.kind === "lot",
  };
}
