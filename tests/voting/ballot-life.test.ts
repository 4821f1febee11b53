import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { describe, expect, test } from "vitest";
import {
  type BallotLife,
  ballotState,
  closingRefusal,
  isOpeningDue,
  openingRefusal,
  rescheduleRefusal,
  schedulingRefusal,
} from "../../src/voting/ballot-life.ts";

const at = (time: string) => Temporal.Instant.from(`2027-03-28T${time}Z`);
const draft: BallotLife = { state: "draft", opensAt: null, closesAt: at("12:00:00") };
const open: BallotLife = { ...draft, state: "open" };
const closed: BallotLife = { ...draft, state: "closed" };
const scheduled: BallotLife = { ...draft, state: "scheduled", opensAt: at("08:00:00") };
const proposing: BallotLife = { ...scheduled, state: "proposing" };

describe("state", () => {
  test.each<[string, BallotLife, string, string]>([
    ["a draft stays one, even past its announced end", draft, "13:00:00", "draft"],
    ["waits for its time", scheduled, "07:59:59.999", "scheduled"],
    ["opens by its time", scheduled, "08:00:00", "open"],
    ["takes proposals until then", proposing, "07:59:59.999", "proposing"],
    ["and then votes", proposing, "08:00:00", "open"],
    ["takes proposals until staff open it", { ...proposing, opensAt: null }, "11:00:00", "proposing"],
    ["proposals alone end with the announced end too", { ...proposing, opensAt: null }, "12:00:00", "closed"],
    ["to the last millisecond", open, "11:59:59.999", "open"],
    ["closed at the very instant of the end", open, "12:00:00", "closed"],
    ["closed by staff before its time", closed, "09:00:00", "closed"],
    ["without an end it stays open", { ...open, closesAt: null }, "23:00:00", "open"],
  ])("%s", (_, life, now, state) => {
    expect(ballotState(life, at(now))).toBe(state);
  });

  test("with time alone it only goes on", () => {
    const moment = fc.integer({ min: 0, max: 1000 }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));
    const life = fc.record({
      state: fc.constantFrom(...(["draft", "scheduled", "proposing", "open", "closed"] as const)),
      opensAt: fc.option(moment),
      closesAt: fc.option(moment),
    });
    const order = { draft: 0, scheduled: 1, proposing: 1, open: 2, closed: 3 };
    fc.assert(
      fc.property(life, moment, moment, (one, a, b) => {
        const [before, after] = Temporal.Instant.compare(a, b) <= 0 ? [a, b] : [b, a];
        expect(order[ballotState(one, after)]).toBeGreaterThanOrEqual(order[ballotState(one, before)]);
        expect(isOpeningDue(one, a)).toBe(ballotState(one, a) === "open" && one.state !== "open");
      }),
    );
  });
});

describe("staff", () => {
  test.each<[BallotLife, string[], string, string | null]>([
    [draft, ["a", "b"], "09:00:00", null],
    [scheduled, ["a", "b"], "07:00:00", null],
    [proposing, ["a", "b"], "07:00:00", null],
    [proposing, ["a", "b"], "09:00:00", null],
    [draft, ["a"], "09:00:00", "too-few-options"],
    [{ ...draft, closesAt: null }, ["a", "b"], "09:00:00", "no-closing-time"],
    [draft, ["a", "b"], "12:00:00", "closing-time-past"],
    [proposing, ["a", "b"], "12:00:00", "closing-time-past"],
    [open, ["a", "b"], "09:00:00", "already-open"],
    [open, ["a", "b"], "12:00:00", "closed"],
    [closed, ["a", "b"], "09:00:00", "closed"],
  ])("opening %#", (life, optionIds, now, refusal) => {
    expect(openingRefusal(life, { optionIds }, at(now))).toBe(refusal);
  });

  test.each<[BallotLife, string[], string | null, boolean, string | null]>([
    [draft, ["a", "b"], "10:00:00", false, null],
    [draft, ["a"], "10:00:00", false, "too-few-options"],
    [draft, [], "10:00:00", true, null],
    [draft, [], null, true, null],
    [draft, ["a", "b"], "09:00:00", false, "opening-time-past"],
    [draft, ["a", "b"], "12:00:00", false, "closes-before-opening"],
    [{ ...draft, closesAt: null }, ["a", "b"], "10:00:00", false, "no-closing-time"],
    [{ ...draft, closesAt: at("09:00:00") }, ["a", "b"], "10:00:00", false, "closing-time-past"],
    [scheduled, ["a", "b"], "10:00:00", false, null],
    [open, ["a", "b"], "10:00:00", false, "already-open"],
    [closed, ["a", "b"], "10:00:00", false, "closed"],
  ])("setting an opening time %#", (life, optionIds, opensAt, takesProposalsFirst, refusal) => {
    const plan = { optionIds, opensAt: opensAt === null ? null : at(opensAt), takesProposalsFirst };
    expect(schedulingRefusal(life, plan, at("09:00:00"))).toBe(refusal);
  });

  test("closing and moving the end are refused once it is closed", () => {
    const [before, during, after] = [at("07:00:00"), at("09:00:00"), at("12:30:00")];
    expect(closingRefusal(scheduled, before)).toBe("not-open");
    expect([during, after].map((now) => closingRefusal(open, now))).toEqual([null, "closed"]);
    expect([during, after].map((now) => rescheduleRefusal(open, at("14:00:00"), now))).toEqual([null, "closed"]);
    expect(rescheduleRefusal(open, during, during)).toBe("closing-time-past");
    expect(rescheduleRefusal(scheduled, at("08:00:00"), before)).toBe("closes-before-opening");
    expect(rescheduleRefusal(scheduled, at("08:00:01"), before)).toBeNull();
  });
});
