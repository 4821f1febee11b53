import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  type BallotLife,
  ballotState,
  closingRefusal,
  openingRefusal,
  optionChangeRefusal,
  rescheduleRefusal,
  resultIsPublic,
  voteRefusal,
} from "../../src/voting/ballot-life.ts";

const at = (time: string) => Temporal.Instant.from(`2027-03-28T${time}Z`);
const draft: BallotLife = { openedAt: null, closesAt: at("12:00:00"), closedAt: null };
const open: BallotLife = { ...draft, openedAt: at("08:00:00") };
const stopped: BallotLife = { ...open, closedAt: at("10:00:00") };
const rules = { optionIds: ["canva", "excel", "kanta"], mostApprovals: 2 };

describe("state", () => {
  test.each<[string, BallotLife, string, string]>([
    ["a draft stays one, even past its announced end", draft, "13:00:00", "draft"],
    ["not yet opened", open, "07:59:59.999", "draft"],
    ["from the instant of opening", open, "08:00:00", "open"],
    ["to the last millisecond", open, "11:59:59.999", "open"],
    ["closed at the very instant of the end", open, "12:00:00", "closed"],
    ["closed by staff before its time", stopped, "10:00:00", "closed"],
    ["still open before staff closed it", stopped, "09:59:59", "open"],
    ["without an end it stays open", { ...open, closesAt: null }, "23:00:00", "open"],
  ])("%s", (_, life, now, state) => {
    expect(ballotState(life, at(now))).toBe(state);
    expect(resultIsPublic(life, at(now))).toBe(state === "closed");
  });
});

describe("voting", () => {
  test.each<[BallotLife, string[], string, string | null]>([
    [open, ["canva"], "09:00:00", null],
    [open, ["canva", "kanta"], "09:00:00", null],
    [open, [], "09:00:00", null],
    [draft, ["canva"], "09:00:00", "not-open"],
    [open, ["canva"], "12:00:00", "closed"],
    [open, ["zumba"], "12:00:00", "closed"],
    [open, ["canva", "zumba"], "09:00:00", "unknown-option"],
    [open, ["canva", "canva"], "09:00:00", "repeated-option"],
    [open, ["canva", "excel", "kanta"], "09:00:00", "too-many-approvals"],
  ])("%#", (life, approved, now, refusal) => {
    expect(voteRefusal(life, rules, approved, at(now))).toBe(refusal);
  });

  test("any number of approvals where no most is set", () => {
    expect(voteRefusal(open, { ...rules, mostApprovals: null }, rules.optionIds, at("09:00:00"))).toBeNull();
  });
});

describe("staff", () => {
  test.each<[BallotLife, string[], string, string | null]>([
    [draft, ["a", "b"], "09:00:00", null],
    [draft, ["a"], "09:00:00", "too-few-options"],
    [{ ...draft, closesAt: null }, ["a", "b"], "09:00:00", "no-closing-time"],
    [draft, ["a", "b"], "12:00:00", "closing-time-past"],
    [open, ["a", "b"], "09:00:00", "already-open"],
    [open, ["a", "b"], "12:00:00", "closed"],
  ])("opening %#", (life, optionIds, now, refusal) => {
    expect(openingRefusal(life, { optionIds }, at(now))).toBe(refusal);
  });

  test("closing, moving the end and changing options are refused once it is closed", () => {
    const [before, during, after] = [at("07:00:00"), at("09:00:00"), at("12:30:00")];
    expect([before, during, after].map((now) => closingRefusal(open, now))).toEqual(["not-open", null, "closed"]);
    expect([before, during, after].map((now) => optionChangeRefusal(open, now))).toEqual([
      null,
      "has-been-seen",
      "closed",
    ]);
    expect([before, during, after].map((now) => rescheduleRefusal(open, at("14:00:00"), now))).toEqual([
      null,
      null,
      "closed",
    ]);
    expect(rescheduleRefusal(open, during, during)).toBe("closing-time-past");
  });
});
