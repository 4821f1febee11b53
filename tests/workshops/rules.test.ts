import { Temporal } from "temporal-polyfill";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { TopicKind } from "../../src/catalogue/index.ts";
import { byAudience } from "../../src/workshops/register/audiences.ts";
import { sectionsOf } from "../../src/workshops/register/list-sections.ts";
import { holdingRefusal, type WorkshopState } from "../../src/workshops/register/holding.ts";
import { coverageOf, coverages, strengthOf } from "../../src/workshops/topics/coverage.ts";

describe("how well a topic meets a need", () => {
  test.each([
    [0.1, "weak"],
    [0.3, "weak"],
    [0.45, "partly"],
    [0.6, "partly"],
    [0.8, "fully"],
    [1, "fully"],
  ] as const)("%s is %s", (strength, word) => {
    expect(coverageOf(strength)).toBe(word);
  });

  test("a word means the strength that it is read back as, and one given before stays under its word", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...coverages),
        fc.option(fc.double({ min: 0.01, max: 1, noNaN: true }), { nil: undefined }),
        (word, before) => {
          const strength = strengthOf(word, before);
          expect(coverageOf(strength)).toBe(word);
          if (before !== undefined && coverageOf(before) === word) expect(strength).toBe(before);
        },
      ),
    );
  });
});

describe("a workshop was held", () => {
  test("today or before, never in the future or when it was cancelled", () => {
    expect(holdingRefusal("planned", "2027-03-12", "2027-03-12")).toBe(null);
    expect(holdingRefusal("held", "2026-12-31", "2027-03-12")).toBe(null);
    expect(holdingRefusal("planned", "2027-03-13", "2027-03-12")).toBe("in-future");
    expect(holdingRefusal("cancelled", "2027-03-12", "2027-03-12")).toBe("cancelled");
  });
});

describe("workshops by audience", () => {
  const workshop = (id: string, group: string | null, state: WorkshopState, position: number, name = "A") => ({
    id,
    groupId: group,
    audienceNames: { fi: name, sv: name, en: name },
    organisations: position + 1,
    position,
    state,
  });

  test("a group is one audience whatever its label, with those held first", () => {
    const found = byAudience([
      workshop("1", "g", "held", 3),
      workshop("2", null, "planned", 1, "Kaikki"),
      workshop("3", "g", "planned", 2, "A, uusi nimi"),
      workshop("4", "g", "planned", 4),
    ]);
    expect(found.map(({ workshops, ...rest }) => ({ ids: workshops.map(({ id }) => id), ...rest }))).toEqual([
      { ids: ["2"], names: { fi: "Kaikki", sv: "Kaikki", en: "Kaikki" }, organisations: 2 },
      { ids: ["1", "3", "4"], names: { fi: "A", sv: "A", en: "A" }, organisations: 5 },
    ]);
  });

  test("without workshops there are none", () => {
    expect(byAudience([])).toEqual([]);
  });
});

test("the list has the groups' own workshops apart from those for everyone, the next and the latest first", () => {
  const day = (text: string | null) => (text === null ? null : Temporal.Instant.from(`2027-${text}T10:00Z`));
  const workshop = (id: string, kind: TopicKind, held: string | null, starts: string | null = null, position = 0) => ({
    ...{ id, kind, position, groupId: "g", audienceNames: { fi: "A", sv: "A", en: "A" }, organisations: 1 },
    ...{ state: held === null ? ("planned" as const) : ("held" as const), heldOn: held, startsAt: day(starts) },
  });
  const { groups, general } = sectionsOf([
    workshop("first held", "segmented", "2027-01-01"),
    workshop("last held", "common", "2027-02-01"),
    workshop("no time", "segmented", null, null, 1),
    workshop("later", "segmented", null, "05-02", 2),
    workshop("sooner", "segmented", null, "05-01", 3),
    workshop("themed", "themed", "2027-01-02"),
    workshop("open", "open", null),
  ]);
  const ids = (rows: { id: string }[]) => rows.map(({ id }) => id);
  expect(groups.map(({ planned, held }) => [ids(planned), ids(held)])).toEqual([
    [
      ["sooner", "later", "no time"],
      ["last held", "first held"],
    ],
  ]);
  expect(general.map(({ kind, planned, held }) => [kind, ids(planned), ids(held)])).toEqual([
    ["open", ["open"], []],
    ["themed", [], ["themed"]],
  ]);
  expect(sectionsOf([])).toEqual({ groups: [], general: [] });
});
