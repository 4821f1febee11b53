import fc from "fast-check";
import type {
  ApprovalProfile,
  RankedProfile,
  ScoreProfile,
  SequenceProfile,
} from "../../../src/voting/method/ballots.ts";
import { profileFromJson } from "../../../src/voting/files/profile-json.ts";

export function approvalProfile(m: number, ballots: [number | string, number[]][]): ApprovalProfile {
  return profileFromJson({ type: "approval", m, ballots }) as ApprovalProfile;
}

export function rankedProfile(m: number, ballots: [number | string, number[][]][]): RankedProfile {
  return profileFromJson({ type: "ranked", m, ballots }) as RankedProfile;
}

export function scoreProfile(m: number, ballots: [number | string, (number | string)[]][]): ScoreProfile {
  return profileFromJson({ type: "score", m, ballots }) as ScoreProfile;
}

type ApprovalsOfVoters = Record<string, (string | number)[]>;

/** Rounds of candidates and who approves which. */
export function sequenceProfile(
  voters: (string | number)[],
  rounds: { candidates: (string | number)[]; approvals: ApprovalsOfVoters }[],
): SequenceProfile {
  return profileFromJson({ type: "approval-sequence", voters, rounds }) as SequenceProfile;
}

/** Small approval ballots with many ties: 2–5 options, up to 8 rows. */
export const smallApprovals = fc.integer({ min: 2, max: 5 }).chain((m) =>
  fc.record({
    m: fc.constant(m),
    seats: fc.integer({ min: 1, max: m }),
    ballots: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.subarray([...Array(m).keys()])), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
);

/** Small ballots of scores 0–5. */
export const smallScores = fc.integer({ min: 2, max: 4 }).chain((m) =>
  fc.record({
    m: fc.constant(m),
    ballots: fc.array(fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.nat(5), { minLength: m, maxLength: m })), {
      minLength: 1,
      maxLength: 8,
    }),
  }),
);

/** Small rankings, some incomplete, with ties: each option has a place 0–3, place 3 is unranked. */
export const smallRankings = fc.integer({ min: 2, max: 4 }).chain((m) =>
  fc.record({
    m: fc.constant(m),
    ballots: fc.array(
      fc.tuple(fc.integer({ min: 1, max: 3 }), fc.array(fc.nat(3), { minLength: m, maxLength: m }).map(tiersOf)),
      {
        minLength: 1,
        maxLength: 8,
      },
    ),
  }),
);

function tiersOf(places: readonly number[]): number[][] {
  return [0, 1, 2]
    .map((place) => [...places.keys()].filter((option) => places[option] === place))
    .filter((t) => t.length > 0);
}
