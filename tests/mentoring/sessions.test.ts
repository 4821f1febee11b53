import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isOnlyShown } from "../../src/mentoring/choosing/forms.ts";
import { mostFound, mostInArea, mostUnits, unitChoices } from "../../src/mentoring/choosing/unit-choices.ts";
import { nextState, stepsDue } from "../../src/mentoring/contacts/contact.ts";
import { matching } from "../../src/mentoring/contacts/listing.ts";
import { enteringAs, mayEnterFor } from "../../src/mentoring/sessions/entering.ts";
import { inEach, sessionNames } from "../../src/mentoring/sessions/session.ts";
import { titleTyped } from "../../src/mentoring/sessions/title.ts";

const units = (count: number) => Array.from({ length: count }, (_, at) => ({ id: `u${at}`, name: `Yksikkö ${at}` }));
const nothing = { ownIds: [], met: [], chosenId: "", sought: "" };

describe("the units to choose from", () => {
  test("are all where they are few, one's own first and of them those met last", () => {
    const given = { ...nothing, ownIds: ["u2", "u3"], met: ["u3", "u0"] };
    expect(unitChoices(units(4), given)).toEqual({
      units: ["u3", "u2", "u0", "u1"].map((id) => ({ id, name: `Yksikkö ${id.slice(1)}` })),
      ...{ more: 0, isNothing: false, isAll: true },
    });
  });

  test("are found by a part of the name in any case, and it is said when there are more", () => {
    const found = unitChoices(units(60), { ...nothing, sought: " YKSIKKÖ 1" });
    expect([found.units.length, found.more]).toEqual([11, 0]);
    expect(unitChoices(units(60), { ...nothing, sought: "yks" }).more).toBe(60 - mostFound);
    expect(unitChoices(units(60), { ...nothing, sought: "xyz" })).toMatchObject({ units: [], isNothing: true });
  });

  test("are those of a part of the tree, and those come first that are called what was typed themselves", () => {
    const area = { id: "a", name: "Kotihoito", parentId: null };
    const below = units(40).map((unit) => ({ ...unit, name: `Kotihoito › ${unit.name}`, parentId: "a" }));
    const other = { id: "o", name: "Osasto › Kotihoito 4", parentId: null };
    const shown = (more: object) => unitChoices([area, ...below, other], { ...nothing, ...more });
    expect(shown({ areaId: "a" })).toMatchObject({ more: 41 - mostInArea, isNothing: false });
    expect(shown({ areaId: "a", sought: "osasto" })).toMatchObject({ units: [], isNothing: true });
    expect(shown({ sought: "kotihoito" }).units.slice(0, 3)).toEqual([area, other, below[0]]);
  });

  test("are only shown while what is typed has not been searched for, so that Enter there saves nothing", () => {
    const bodies = [{ show: "on" }, { q: "kot", unitId: "u1" }, { q: "kot", sought: "kot", unitId: "u1" }, { q: "" }];
    expect(bodies.map(isOnlyShown)).toEqual([true, true, false, false]);
  });

  test("hold the chosen one once, never more than stand open, and nothing unknown", () => {
    const ids = fc.subarray(units(40).map(({ id }) => id));
    fc.assert(
      fc.property(
        ids,
        ids,
        fc.constantFrom("", "u7", "u39", "gone"),
        fc.constantFrom("", "1", "ö 3"),
        (ownIds, met, chosenId, sought) => {
          const shown = unitChoices(units(40), { ownIds, met, chosenId, sought }).units.map(({ id }) => id);
          expect(new Set(shown).size).toBe(shown.length);
          expect(shown.includes(chosenId)).toBe(chosenId.startsWith("u"));
          expect(shown.length).toBeLessThanOrEqual(1 + (sought === "" ? mostUnits : mostFound));
        },
      ),
    );
  });
});

describe("a session", () => {
  test("is called by its title, else by its tool, else by its unit", () => {
    const [title, toolNames] = [inEach("Aloitus"), inEach("Teams")];
    const names = (given: Partial<Parameters<typeof sessionNames>[0]>) =>
      sessionNames({ title: null, toolNames: null, unitName: "Kotihoito", ...given }).sv;
    expect([names({ title, toolNames }), names({ toolNames }), names({})]).toEqual(["Aloitus", "Teams", "Kotihoito"]);
  });

  test("keeps its title in the other languages while nobody changes it", () => {
    const before = { isTitled: true, names: { fi: "Aloitus", sv: "Start", en: "" } };
    expect(titleTyped("Start", "fi", before)).toEqual(before.names);
    expect(titleTyped("Alku", "fi", before)).toEqual({ fi: "Alku", sv: "", en: "" });
    expect(titleTyped("Teams", "fi", { isTitled: false, names: inEach("Teams") })).toEqual({
      fi: "Teams",
      sv: "",
      en: "",
    });
    expect(titleTyped("", "fi", before)).toBeNull();
  });

  test("is entered by the mentor whose it is, and by planners for all", () => {
    const own = { ...{ id: "m1", programmeId: "p", name: "Maija", userId: "u", startsOn: "2021-05-01", endsOn: null }, ...{ weekdays: "12345", needIds: [], toolIds: [] } }; // prettier-ignore
    expect([
      mayEnterFor(enteringAs(own, "facilitator"), "m1"),
      mayEnterFor(enteringAs(own, "facilitator"), "m2"),
    ]).toEqual([true, false]);
    expect([
      mayEnterFor(enteringAs(undefined, "planner"), "m2"),
      mayEnterFor(enteringAs(undefined, "facilitator"), "m1"),
    ]).toEqual([true, false]);
  });
});

describe("the next step of a contact", () => {
  const note = { nextStep: "Soita", nextOn: "2021-05-10", isNextDone: false };

  test("is late the day after its day, and done whenever somebody says so", () => {
    const on = (today: string) => nextState(note, today);
    expect(["2021-05-09", "2021-05-10", "2021-05-11"].map(on)).toEqual(["ahead", "today", "late"]);
    expect(nextState({ ...note, isNextDone: true }, "2021-06-01")).toBe("done");
    expect(nextState({ ...note, nextOn: null }, "2021-06-01")).toBe("undated");
    expect(nextState({ ...note, nextStep: "" }, "2021-06-01")).toBe("none");
  });

  test("stands among the due while it is open, the earliest day first and those without a day last", () => {
    const days = fc.array(fc.tuple(fc.option(fc.constantFrom("2021-05-01", "2021-06-01", "2021-04-01")), fc.boolean()));
    fc.assert(
      fc.property(days, (given) => {
        const notes = given.map(([nextOn, isNextDone]) => ({ ...note, nextOn, isNextDone }));
        const due = stepsDue(notes);
        expect(due).toHaveLength(notes.filter(({ isNextDone }) => !isNextDone).length);
        const order = due.map(({ nextOn }) => nextOn ?? "9");
        expect(order).toEqual(order.toSorted());
      }),
    );
  });

  test("is found by its words, whoever's or of whatever unit it is", () => {
    const about = {
      unitId: "a",
      way: "phone",
      writtenBy: "u1",
      who: "Esihenkilö",
      participantName: null,
      about: "Ähtäri",
      nextStep: "",
    };
    const wanted = { unitIds: null, way: "", whose: "", q: "" };
    const found = (more: Partial<Parameters<typeof matching>[1]>) => matching([about], { ...wanted, ...more }).length;
    expect([found({}), found({ q: "äHTÄ" }), found({ q: "x" }), found({ way: "mail" })]).toEqual([1, 1, 0, 0]);
    expect([found({ unitIds: new Set(["b"]) }), found({ whose: "u2" }), found({ whose: "u1" })]).toEqual([0, 0, 1]);
  });
});
