import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { followUpStates, isLate, isPending, notTakenUp } from "../../src/mentoring/follow-ups/follow-up.ts";
import { concerned, countByShown, isShown, shownStates, waysUp } from "../../src/mentoring/follow-ups/list/listing.ts";
import { countingRound, detailsRefusal, peopleMet, personMistake } from "../../src/mentoring/interviews/interview.ts";
import { profileOf } from "../../src/mentoring/interviews/one/profile.ts";

const day = fc.constantFrom("2021-05-01", "2021-05-02", "2021-06-01", "2021-12-31");
const instant = fc.integer({ min: 0, max: 1_000_000 }).map((ms) => Temporal.Instant.fromEpochMilliseconds(ms));

test("of a unit's rounds the one held last counts, and never one that is unfinished or erased", () => {
  const round = fc.record({
    responseId: fc.option(fc.uuid(), { nil: null }),
    heldOn: day,
    doneAt: fc.option(instant, { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(round), (rounds) => {
      const counting = countingRound(rounds);
      const may = rounds.filter(({ responseId, doneAt }) => responseId !== null && doneAt !== null);
      if (may.length === 0) expect(counting).toBeNull();
      const chosen = may.find(({ responseId }) => responseId === counting);
      const last = may
        .map(({ heldOn }) => heldOn)
        .sort()
        .at(-1);
      expect(chosen?.heldOn).toBe(last); // undefined where none may count
      const ofDay = may.filter(({ heldOn }) => heldOn === last).map(({ doneAt }) => doneAt?.epochMilliseconds ?? 0);
      if (may.length > 0) expect(chosen?.doneAt?.epochMilliseconds).toBe(Math.max(...ofDay));
    }),
  );
});

test("a name is written down only of one person who has agreed", () => {
  const someone = { role: "esihenkilö", count: 1, name: "", hasAgreed: false };
  expect(personMistake(someone)).toBeNull();
  expect(personMistake({ ...someone, count: 4 })).toBeNull();
  expect(personMistake({ ...someone, role: "" })).toBe("role-missing");
  expect(personMistake({ ...someone, name: "Aino Aalto" })).toBe("not-agreed");
  expect(personMistake({ ...someone, name: "Aino Aalto", hasAgreed: true })).toBeNull();
  expect(personMistake({ ...someone, name: "Aino Aalto", hasAgreed: true, count: 2 })).toBe("name-of-many");
  const details = { mentorId: null, heldOn: "2021-05-02", summary: "", people: [] };
  expect(detailsRefusal(details, "2021-05-01")).toBe("in-future");
  expect(detailsRefusal(details, "2021-05-02")).toBeNull();
  expect(detailsRefusal({ ...details, people: [{ ...someone, role: "" }] }, "2021-05-02")).toBe("person-wrong");
  expect(peopleMet([{ count: 1 }, { count: 3 }])).toBe(4);
});

test("each follow-up is shown under its own state and under all, and what is pending is neither done nor dropped", () => {
  const followUp = fc.record({
    unitId: fc.constantFrom("a", "b", "c"),
    ownerId: fc.constantFrom("m", "n", null),
    needId: fc.constantFrom("x", "y", null),
    toolId: fc.constant(null),
    state: fc.constantFrom(...followUpStates),
    dueOn: fc.option(day, { nil: null }),
  });
  fc.assert(
    fc.property(fc.array(followUp), day, (all, today) => {
      const counts = countByShown(all, today);
      expect(followUpStates.reduce((sum, state) => sum + counts[state], 0)).toBe(all.length);
      expect(counts.all).toBe(all.length);
      expect(counts.pending).toBe(counts.open + counts["under-way"] + counts["no-resources"]);
      expect(counts.late).toBeLessThanOrEqual(counts.pending);
      for (const one of all) {
        expect(isShown(one, "pending", today)).toBe(isPending(one.state));
        if (isLate(one, today)) expect(one.dueOn !== null && one.dueOn < today).toBe(true);
      }
      const ways = waysUp([{ id: "a", parentId: null }, { id: "b", parentId: "a" }, { id: "c", parentId: "b" }]); // prettier-ignore
      const under = (unit: string) => concerned(all, { unit, mentor: "", need: "", tool: "" }, ways).length;
      expect(under("")).toBe(all.length);
      expect(under("a")).toBe(all.length);
      expect(under("b")).toBe(all.filter(({ unitId }) => unitId !== "a").length);
    }),
  );
  expect(shownStates.slice(2, -1)).toEqual(followUpStates);
});

test("the needs that nobody has taken up are those of no follow-up, the strongest first", () => {
  const raised = fc.record({
    assessmentId: fc.uuid(),
    unitId: fc.constantFrom("a", "b"),
    needId: fc.constantFrom("x", "y"),
    strength: fc.double({ min: 0, max: 1, noNaN: true }),
  });
  const taken = fc.record({ unitId: fc.constantFrom("a", "b"), needId: fc.constantFrom("x", "y", null) });
  fc.assert(
    fc.property(fc.array(raised), fc.array(taken), (all, followUps) => {
      const left = notTakenUp(all, followUps);
      const isTaken = (one: { unitId: string; needId: string }) =>
        followUps.some(({ unitId, needId }) => unitId === one.unitId && needId === one.needId);
      const keyOf = ({ unitId, needId }: { unitId: string; needId: string }) => `${unitId} ${needId}`;
      const keys = left.map(keyOf);
      // Brought up by several forms, a need is there once.
      expect(new Set(keys).size).toBe(keys.length);
      const open = all.filter((one) => !isTaken(one));
      expect(new Set(keys)).toEqual(new Set(open.map(keyOf)));
      for (const one of left)
        expect(one.strength).toBe(Math.max(...open.filter((each) => keyOf(each) === keyOf(one)).map(({ strength }) => strength))); // prettier-ignore
      expect(left.map(({ strength }) => strength)).toEqual(left.map(({ strength }) => strength).sort((a, b) => b - a));
    }),
  );
});

test("a profile holds what was answered about, the strongest first", () => {
  const profiles = {
    needs: ["teams", "path", "chat"],
    values: [[0.25, null, 1], []],
    levels: [[2, 0, null], []],
    levelSteps: [5, 5, 1],
  };
  expect(profileOf(profiles, 0)).toEqual([
    { need: "chat", strength: 1, level: null, steps: 1 },
    { need: "teams", strength: 0.25, level: 2, steps: 5 },
  ]);
  expect(profileOf(profiles, 1)).toEqual([]);
});
