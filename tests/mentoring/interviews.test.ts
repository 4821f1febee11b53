import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { chosenUnits, limitingParts } from "../../src/mentoring/chosen-units.ts";
import { followUpStates, isLate, isPending } from "../../src/mentoring/follow-ups/follow-up.ts";
import { pageOf, pageSize } from "../../src/mentoring/follow-ups/list/listing.ts";
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

test("a due day is in time until it has passed, and what is done or dropped is never late", () => {
  fc.assert(
    fc.property(fc.constantFrom(...followUpStates), fc.option(day, { nil: null }), day, (state, dueOn, today) => {
      expect(isLate({ state, dueOn }, today)).toBe(isPending(state) && dueOn !== null && dueOn < today);
    }),
  );
  expect(followUpStates.filter(isPending)).toEqual(["open", "under-way", "no-resources"]);
});

test("a list is limited to a part and all below it, and to words of whole names in any case", () => {
  const units = [
    { id: "a", name: "Alue", parentId: null, isBottom: false },
    { id: "b", name: "Alue › Ähtärin kotihoito", parentId: "a", isBottom: false },
    { id: "c", name: "Alue › Ähtärin kotihoito › Pohjoinen", parentId: "b", isBottom: true },
    { id: "d", name: "Alue › Osasto", parentId: "a", isBottom: true },
  ];
  expect(chosenUnits(units, { unit: "" })).toBeNull();
  expect(chosenUnits(units, { unit: "a" })).toEqual(["a", "b", "c", "d"]);
  expect(chosenUnits(units, { unit: "b" })).toEqual(["b", "c"]);
  expect(chosenUnits(units, { unit: "", q: " äHTÄRIN " })).toEqual(["b", "c"]);
  expect(chosenUnits(units, { unit: "d", q: "ähtäri" })).toEqual([]);
  expect(limitingParts(units, "").map(({ id }) => id)).toEqual(["a", "b"]);
  expect(limitingParts(units, "c").map(({ id }) => id)).toEqual(["a", "b", "c"]);
});

test("pages hold every row once, and a number past the end is the last page", () => {
  fc.assert(
    fc.property(fc.nat(400), fc.integer({ min: 1, max: 20 }), (found, wanted) => {
      const { page, pages, offset } = pageOf(found, wanted);
      expect(page).toBe(Math.min(wanted, pages));
      expect(offset).toBe((page - 1) * pageSize);
      expect(pages * pageSize).toBeGreaterThanOrEqual(found);
      expect(offset === 0 || offset < found).toBe(true);
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
