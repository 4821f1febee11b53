import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lotOrder } from "../../src/voting/lot.ts";
import { type ApprovalBallot, ballotOutcome } from "../../src/voting/outcome.ts";

const options = [{ id: "canva" }, { id: "excel" }, { id: "kanta" }];
const seed = "00ff";

function ballot(approved: string[], seen = ["canva", "excel", "kanta"]): ApprovalBallot {
  return { approved, seen };
}

test("the most approved wins, with its lead and how many saw each option", () => {
  const ballots = [ballot(["excel"], ["canva", "excel"]), ballot(["excel", "kanta"]), ballot(["canva"]), ballot([])];
  const { rows, ...outcome } = ballotOutcome(ballots, options, seed);
  expect(outcome).toEqual({
    winnerId: "excel",
    decidedByLot: false,
    reason: { kind: "most-approvals", approvals: 2, voters: 4, lead: 1 },
    someUnseen: true,
  });
  expect(rows).toHaveLength(3);
  expect(rows[0]).toEqual({ optionId: "excel", approvals: 2, seen: 4, voters: 4, place: 1 });
  expect(rows).toContainEqual({ optionId: "canva", approvals: 1, seen: 4, voters: 4, place: 2 });
  expect(rows).toContainEqual({ optionId: "kanta", approvals: 1, seen: 3, voters: 4, place: 2 });
});

test("the lot decides among equals and says between whom", () => {
  const ballots = [ballot(["excel", "kanta"]), ballot(["kanta", "excel"]), ballot(["canva"])];
  const drawn = lotOrder(seed, ["canva", "excel", "kanta"]).map((index) => options[index]!.id);
  const tiedIds = drawn.filter((id) => id !== "canva");
  expect(ballotOutcome(ballots, options, seed)).toMatchObject({
    winnerId: tiedIds[0],
    decidedByLot: true,
    reason: { kind: "lot", approvals: 2, voters: 3, tiedIds },
    someUnseen: false,
  });
  const winners = ["0", "1", "2", "3", "4", "5", "6", "7"].map(
    (other) => ballotOutcome(ballots, options, other).winnerId,
  );
  expect([...new Set(winners)].sort()).toEqual(["excel", "kanta"]);
});

describe("nobody wins", () => {
  test.each([
    [[], options, { kind: "no-ballots" }],
    [[ballot([]), ballot([])], options, { kind: "no-approvals", voters: 2 }],
    [[ballot(["zumba"])], options, { kind: "no-approvals", voters: 1 }],
    [[ballot(["canva"])], [], { kind: "no-options" }],
  ])("%#", (ballots, given, reason) => {
    expect(ballotOutcome(ballots, given, seed)).toMatchObject({ winnerId: null, decidedByLot: false, reason });
  });
});

test("the only option has no lead over another", () => {
  expect(ballotOutcome([ballot(["canva"])], [{ id: "canva" }], seed).reason).toEqual({
    kind: "most-approvals",
    approvals: 1,
    voters: 1,
    lead: null,
  });
});

test("what holds of every result", () => {
  const ids = options.map(({ id }) => id);
  const anyBallot = fc.record({ approved: fc.subarray(ids), seen: fc.subarray(ids) });
  fc.assert(
    fc.property(fc.array(anyBallot), fc.shuffledSubarray(options, { minLength: 3 }), (ballots, shuffled) => {
      const outcome = ballotOutcome(ballots, options, seed);
      // The order of options and ballots says nothing; nobody has more approvals; who approves has seen.
      expect(ballotOutcome(ballots.toReversed(), shuffled, seed)).toEqual(outcome);
      const winner = outcome.rows.find(({ optionId }) => optionId === outcome.winnerId);
      for (const row of outcome.rows) {
        expect(row.approvals).toBeLessThanOrEqual(row.seen);
        expect(row.seen).toBeLessThanOrEqual(ballots.length);
        if (winner !== undefined) expect(row.approvals).toBeLessThanOrEqual(winner.approvals);
      }
      expect(outcome.winnerId === null).toBe(ballots.every(({ approved }) => approved.length === 0));
    }),
  );
});
