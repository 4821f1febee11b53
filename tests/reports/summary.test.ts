import fc from "fast-check";
import { expect, test } from "vitest";
import { lookAt } from "../../src/maturity/levels/parts.ts";
import { chosenLimits, isWithin, limitsOf } from "../../src/reports/summary/limits.ts";
import { programmeCalled } from "../../src/reports/summary/printing/programme-called.ts";
import { meanOver, placedQuestion, placesByName, type Place } from "../../src/reports/summary/readiness/matching.ts";
import { activityOf, sectorRows, type Session } from "../../src/reports/summary/sectors/rows.ts";
import { sectorsOf, type Member } from "../../src/reports/summary/sectors.ts";
import { percentOf } from "../../src/reports/summary/summary.ts";
import { figuresOf } from "../../src/workshops/figures/figures.ts";

const alike = (name: string) => ({ fi: name, sv: name, en: name });
const member = (id: string, parentId: string | null = null, industryId: string | null = null): Member => ({ id, name: id, parentId, industryId }); // prettier-ignore

test("a time that is not chosen is the programme's own; one that is chosen empty is not limited", () => {
  const programme = { startsOn: "2021-05-01", endsOn: "2021-12-31" };
  expect(limitsOf({}, programme)).toEqual({ from: "2021-05-01", to: "2021-12-31" });
  expect(limitsOf({ from: null, to: null }, programme)).toEqual({ from: null, to: null });
  expect(limitsOf({ to: "2021-08-01" }, programme)).toEqual({ from: "2021-05-01", to: "2021-08-01" });
  expect(limitsOf({ from: "2022-02-01" }, programme)).toEqual({ from: "2022-02-01", to: null });
  expect(limitsOf({ to: "2020-02-01" }, programme)).toEqual({ from: null, to: "2020-02-01" });
  expect(chosenLimits({}, { from: "2021-05-01", to: null })).toBe(null);
  expect(chosenLimits({ from: null }, { from: null, to: null })).toEqual({ from: null, to: null });
});

test("every day is either within a time or before it or after it", () => {
  const day = fc.date({ min: new Date("2020-01-01"), max: new Date("2024-12-31"), noInvalidDate: true }).map((date) => date.toISOString().slice(0, 10)); // prettier-ignore
  fc.assert(
    fc.property(day, fc.option(day), fc.option(day), (on, from, to) => {
      const isOutside = (from !== null && on < from) || (to !== null && on > to);
      expect(isWithin(on, { from, to })).toBe(!isOutside);
    }),
  );
});

test("sectors are what is right under a single organisation, else industries, else organisations", () => {
  const tree = [member("A"), member("A1", "A"), member("A2", "A"), member("A11", "A1")];
  const single = sectorsOf(tree, [], null, lookAt);
  expect([single.division, single.within?.id, single.unitIds]).toEqual(["parts", "A", null]);
  expect(single.sectors.map(({ id, isAlone, unitIds }) => [id, isAlone, [...unitIds].sort()])).toEqual([
    ["A1", false, ["A1", "A11"]],
    ["A2", false, ["A2"]],
    ["A", true, ["A"]],
  ]);
  const below = sectorsOf(tree, [], tree[1]!, lookAt);
  expect([below.division, below.unitIds]).toEqual(["parts", ["A1", "A11"]]);
  expect(below.sectors.map(({ id }) => id)).toEqual(["A11", "A1"]);

  const several = [member("A", null, "care"), member("A1", "A"), member("A2", "A", "child"), member("B")];
  const industries = [
    { id: "physio", names: alike("Physio") },
    { id: "care", names: alike("Care") },
    { id: "child", names: alike("Child") },
  ];
  const byIndustry = sectorsOf(several, industries, null, lookAt);
  expect(byIndustry.division).toBe("industries");
  expect(byIndustry.sectors.map(({ id, label, unitIds }) => [id, label?.fi ?? null, [...unitIds]])).toEqual([
    ["care", "Care", ["A", "A1"]],
    ["child", "Child", ["A2"]],
    ["none", null, ["B"]],
  ]);
  const plain = sectorsOf([member("A"), member("A1", "A"), member("B")], industries, null, lookAt);
  expect([plain.division, plain.sectors.map(({ id }) => id)]).toEqual(["organisations", ["A", "B"]]);
});

test("every unit is in one sector, whatever the register is like", () => {
  const registers = fc
    .array(fc.record({ parent: fc.nat(), industry: fc.constantFrom(null, "x", "y"), isTop: fc.boolean() }), {
      minLength: 1,
      maxLength: 12,
    }) // prettier-ignore
    .map((rows) =>
      rows.map(({ parent, industry, isTop }, at) =>
        member(String(at), at === 0 || isTop ? null : String(parent % at), industry),
      ),
    );
  const industries = [
    { id: "x", names: alike("X") },
    { id: "y", names: alike("Y") },
  ];
  fc.assert(
    fc.property(registers, (members) => {
      const { sectors } = sectorsOf(members, industries, null, lookAt);
      const placed = sectors.flatMap(({ unitIds }) => [...unitIds]).sort();
      expect(placed).toEqual(members.map(({ id }) => id).sort());
    }),
  );
});

const place = (id: string, name: string, depth = 1): Place => ({ kind: "unit", id, names: alike(name), depth });

test("an option stands for the one place that is called like it, the nearest to the top", () => {
  const options = [
    { key: "older", texts: { fi: "IKÄÄNTYNEIDEN palvelut & kuntoutus", sv: "Äldre", en: "Older" } },
    { key: "twice", texts: alike("Hallinto") },
    { key: "deep", texts: alike("Kotihoito") },
    { key: "none", texts: alike("") },
  ];
  const places = [
    place("o", "Ikääntyneiden palvelut, kuntoutus"),
    place("h1", "Hallinto"),
    place("h2", "hallinto"),
    place("k2", "Kotihoito", 2),
    place("k3", "Kotihoito", 3),
    place("e", ""),
  ];
  expect([...placesByName(options, places)].map(([key, found]) => [key, found?.id ?? null])).toEqual([
    ["older", "o"],
    ["twice", null],
    ["deep", "k2"],
    ["none", null],
  ]);
  const role = { key: "role", options: [{ key: "boss", texts: alike("Esihenkilö") }] };
  const sector = { key: "sector", options };
  expect(placedQuestion([role, sector], new Map(), places)?.question.key).toBe("sector");
  expect(placedQuestion([role], new Map(), places)).toBe(null);
  const said = new Map([["role", new Map([["boss", places[0]!]])]]);
  expect(placedQuestion([role, sector], said, places)?.places.get("boss")?.id).toBe("o");
});

test("a mean over several groups is that of all their answers, and hidden as soon as one of them is", () => {
  const groups = fc.array(fc.array(fc.integer({ min: 0, max: 10 }), { minLength: 5, maxLength: 20 }), { minLength: 1 });
  const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;
  fc.assert(
    fc.property(groups, (parts) => {
      const told = parts.map((values) => ({ n: values.length, mean: mean(values) }));
      const whole = meanOver(told);
      if (whole === null || whole === "hidden" || whole.mean === null) throw new Error("not told");
      expect(whole.n).toBe(parts.flat().length);
      expect(whole.mean).toBeCloseTo(mean(parts.flat()), 9);
      expect(meanOver([...told, "hidden"])).toBe("hidden");
    }),
  );
  expect(meanOver([])).toBe(null);
  expect(meanOver([{ n: 0, mean: null }])).toEqual({ n: 0, mean: null });
});

const session = (id: string, unitId: string, people: string[], headCount: number | null = null): Session => ({
  ...{ id, unitId, people, headCount, heldOn: "2021-06-01", eventKind: "training", kind: "open", minutes: 90 },
  ...{ isUnattended: false, organisationIds: ["A"], partIds: [unitId], audienceIds: ["A"] },
});

test("sectors tell growth, sessions and readiness of their own units", () => {
  const sectors = sectorsOf([member("A"), member("A1", "A"), member("A2", "A"), member("A11", "A1")], [], null, lookAt);
  const sessions = [session("1", "A1", ["ada"]), session("2", "A11", ["ada", "bo"], 5), session("3", "A11", ["ada"])];
  const options = new Map([["first", place("A1", "A1")], ["other", null]]); // prettier-ignore
  const byPart = new Map([["first", { n: 12, mean: 6.5 }]]); // prettier-ignore
  const rows = sectorRows(sectors, { told: null, sessions, means: { places: options, byPart } }, figuresOf);
  expect(rows.map(({ sector, activity, readiness }) => [sector.id, activity.sessions.length, readiness])).toEqual([
    ["A1", 3, { n: 12, mean: 6.5 }],
  ]);
  const { figures, units, perUnit } = activityOf(sessions, figuresOf);
  expect([figures.people, figures.attendances, figures.heads, figures.hours, units, perUnit]).toEqual([
    2, 4, 3, 4.5, 2, 1.5,
  ]);
  // An option of which nothing may be told, or that stands for a part alone.
  const few = sectorRows(
    sectors,
    { told: null, sessions: [], means: { places: options, byPart: new Map() } },
    figuresOf,
  );
  expect(few.map(({ readiness }) => readiness)).toEqual(["hidden"]);
  const alone = new Map([["first", place("A", "A", 0)]]);
  expect(sectorRows(sectors, { told: null, sessions: [], means: { places: alone, byPart } }, figuresOf)).toEqual([]);
});

test("a programme is found by its id, its name or a part of it, and several are told apart", () => {
  const programmes = [
    { id: "1", name: "PHHYKY, digimentorit" },
    { id: "2", name: "DigiVointi" },
    { id: "3", name: "Digi" },
  ];
  expect(["phhyky", "2", " digi ", "DIGIVOINTI"].map((called) => programmeCalled(programmes, called).id)).toEqual(["1", "2", "3", "2"]); // prettier-ignore
  expect(() => programmeCalled(programmes, "git")).toThrow('There is no programme "git"; there are: PHHYKY, digimentorit, DigiVointi, Digi'); // prettier-ignore
  expect(() => programmeCalled(programmes, "i")).toThrow('"i" is the name of several programmes; give the id of one of them: PHHYKY, digimentorit (1), DigiVointi (2), Digi (3)'); // prettier-ignore
  expect(() => programmeCalled([], "x")).toThrow("there are none at all");
  expect(() => programmeCalled(programmes, "")).toThrow("There is no programme");
});

test("a share is told in whole per cent, and never as minus zero", () => {
  expect([0.2607, 0.1607, -0.004, null].map(percentOf)).toEqual([26, 16, 0, null]);
});
