import fc from "fast-check";
import { expect, test } from "vitest";
import { profileFromJson } from "../../../src/voting/files/profile-json.ts";
import { writeProfile } from "../../../src/voting/files/profile-text.ts";
import { tallyFile } from "../../../src/voting/files/tally-file.ts";
import { count } from "../../../src/voting/method/count.ts";
import { rational } from "../../../src/voting/method/rational.ts";
import { approvalProfile, rankedProfile, scoreProfile, sequenceProfile, smallApprovals } from "../method/profiles.ts";
import { withIds } from "./same-ballots.ts";

const budget = { total: rational(21, 2), costs: [rational(1, 3), rational(2)] };

test.each([
  withIds(approvalProfile(2, [["1/2", [0, 1]], [3, []]])), // prettier-ignore
  { ...withIds(approvalProfile(2, [[1, [1]]])), budget },
  withIds(scoreProfile(2, [[2, ["1/3", 5]], [1, [0, 0]]])), // prettier-ignore
  { ...scoreProfile(2, [[2, [4, 5]]]), budget },
  withIds(rankedProfile(3, [[1, [[2], [0, 1]]], [1, []]])), // prettier-ignore
  sequenceProfile(
    [7, "b"],
    [
      { candidates: ["x", 3], approvals: { 7: [3], b: [] } },
      { candidates: ["y", "x"], approvals: { b: ["x", "y"] } },
    ],
  ),
])("what is written is read as the same profile (%#)", (profile) => {
  expect(profileFromJson(JSON.parse(writeProfile(profile)))).toEqual(profile);
});

test("the command counts what is written to the same result, with the same hash", () => {
  fc.assert(
    fc.property(smallApprovals, ({ m, seats, ballots }) => {
      const profile = withIds(approvalProfile(m, ballots));
      const options = { rule: "mes", seats: String(seats), tie: "order" };
      const tally = tallyFile("published.json", writeProfile(profile), options, () => 0);
      const counted = count(profile, { rule: "mes", seats, tie: { kind: "lot", seed: "5eed" } });
      expect(tally).toEqual({ ...counted, milliseconds: 0 });
    }),
  );
});

test("each ballot is on a line of its own, for people who look at the file", () => {
  expect(writeProfile(approvalProfile(1, [[1, [0]], [2, []]])).split("\n").slice(-6)).toEqual([
    '  "ballots": [',
    "    [1,[0]],",
    "    [2,[]]",
    "  ]",
    "}",
    "",
  ]); // prettier-ignore
});
