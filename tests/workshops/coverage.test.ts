import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fit } from "../../src/series/method/problem.ts";
import { audiencesAmong } from "../../src/workshops/coverage/audiences.ts";
import { countedOf } from "../../src/workshops/coverage/chosen.ts";
import {
  countStates,
  coverage,
  coveredFrom,
  fitOf,
  type Needing,
  type Reaching,
} from "../../src/workshops/coverage/coverage.ts";
import { reachOf } from "../../src/workshops/coverage/reach.ts";
import { shownOf } from "../../src/workshops/coverage/shown.ts";

/** Five who need one thing, four at the basics and one further on, and a sixth who does not. */
const five: Needing = {
  people: ["a", "b", "c", "d", "e", "f"].map((id) => [id]),
  needIds: ["videos"],
  needs: [[true], [true], [true], [true], [true], [false]],
  levels: [[0], [0], [0], [0], [1], [0]],
};
const about = (more: Partial<Reaching> = {}): Reaching => ({
  ...{ id: "w", level: 0, covers: [{ needId: "videos", strength: 1 }], organisationIds: ["a", "b", "c"] },
  ...more,
});
const stateBy = (...workshops: Reaching[]) => coverage(five, workshops)[0]?.state;

describe("a need", () => {
  test("is covered from three of five on who were reached at their level, by one workshop or by several together", () => {
    expect(stateBy(about())).toBe("covered");
    expect(stateBy(about({ organisationIds: ["a", "b"] }))).toBe("deepen");
    expect(stateBy(about({ organisationIds: ["a", "b"] }), about({ id: "v", organisationIds: ["b", "c"] }))).toBe(
      "covered",
    );
  });

  test("is to deepen where a workshop is at another level, for others or for nobody yet, and a gap without one", () => {
    expect(stateBy(about({ level: 1, organisationIds: ["a", "b", "c", "d"] }))).toBe("deepen");
    expect(stateBy(about({ organisationIds: ["f"] }))).toBe("deepen");
    expect(stateBy(about({ organisationIds: [] }))).toBe("deepen");
    expect(stateBy()).toBe("gap");
    expect(stateBy(about({ covers: [{ needId: "videos", strength: 0.4 }] }))).toBe("gap");
  });

  test("tells who was reached how, and by which workshop", () => {
    const deeper = about({ id: "deeper", level: 1, organisationIds: ["a", "d", "e", "f"] });
    expect(coverage(five, [about({ organisationIds: ["a"] }), deeper])).toEqual([
      {
        ...{ needId: "videos", state: "deepen", wanting: [0, 1, 2, 3, 4] },
        ...{ right: [0, 4], other: [3], left: [1, 2] },
        workshops: [
          { workshopId: "w", right: [0], other: [] },
          { workshopId: "deeper", right: [4], other: [0, 3] },
        ],
      },
    ]);
  });

  test("of nobody is not needed, whatever there is about it; among some it is their need alone", () => {
    expect(coverage(five, [about()], [5])[0]?.state).toBe("unneeded");
    expect(coverage(five, [about()], [3, 4])[0]).toMatchObject({ state: "deepen", wanting: [3, 4], left: [3, 4] });
  });

  test("is reached with the whole that somebody is part of", () => {
    const unit = { ...five, people: [["unit", "whole"], ...five.people.slice(1)] };
    expect(coverage(unit, [about({ organisationIds: ["whole"] })])[0]?.right).toEqual([0]);
  });
});

const level = fc.option(fc.integer({ min: 0, max: 2 }));
const needing = fc.array(fc.record({ wants: fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), level }), {
  maxLength: 12,
});
const workshops = fc.array(
  fc.record({
    level,
    covers: fc.array(fc.record({ needId: fc.constantFrom("0", "1", "2"), strength: fc.constantFrom(0.3, 0.6, 1) })),
    organisationIds: fc.subarray(Array.from({ length: 12 }, (_, i) => String(i))),
  }),
  { maxLength: 6 },
);

test("those who need it are parted; one more workshop never takes anything away", () => {
  fc.assert(
    fc.property(needing, workshops, (people, all) => {
      const material: Needing = {
        people: people.map((_, i) => [String(i)]),
        needIds: ["0", "1", "2"],
        needs: people.map(({ wants }) => wants),
        levels: people.map((person) => [person.level, person.level, person.level]),
      };
      const reaching = all.map((workshop, w) => ({ ...workshop, id: String(w) }));
      const needs = coverage(material, reaching);
      for (const need of needs) {
        expect([...need.right, ...need.other, ...need.left].toSorted((a, b) => a - b)).toEqual(need.wanting);
        expect(need.state === "covered").toBe(
          need.wanting.length > 0 && need.right.length / need.wanting.length >= coveredFrom,
        );
      }
      expect(Object.values(countStates(needs)).reduce((sum, count) => sum + count)).toBe(3);
      const order = { unneeded: 0, gap: 0, deepen: 1, covered: 2 };
      coverage(material, reaching.slice(0, -1)).forEach((before, at) => {
        expect(order[before.state]).toBeLessThanOrEqual(order[needs[at]!.state]);
        expect(before.left.length).toBeGreaterThanOrEqual(needs[at]!.left.length);
      });
    }),
  );
});

test("levels fit as they do where a series is planned", () => {
  for (const own of [null, 0, 1, 2])
    for (const held of [0, 1, 2]) expect([own, held, fitOf(own, held)]).toEqual([own, held, fit(own, held)]);
  expect(fitOf(null, null)).toBe(1);
});

test("a workshop reaches those who were there as far as all are known by name, else its audience", () => {
  const held = { state: "held" as const, headCount: null, organisationIds: ["a", "b"] };
  const attendance = { people: 2, withoutOrganisation: 1, organisationIds: ["c"] };
  expect(reachOf(held, attendance)).toEqual(["c"]);
  expect(reachOf({ ...held, headCount: 2 }, attendance)).toEqual(["c"]);
  expect(reachOf({ ...held, headCount: 9 }, attendance)).toEqual(["a", "b"]);
  expect(reachOf(held, undefined)).toEqual(["a", "b"]);
  expect(reachOf({ ...held, state: "planned" }, attendance)).toEqual(["a", "b"]);
});

test("workshops are counted as wished: all, those held, or those for everyone", () => {
  const entries = (["open", "segmented", "themed"] as const).map((kind, at) => ({
    workshop: { kind, state: at === 1 ? ("held" as const) : ("planned" as const) },
  }));
  const kinds = (counted: "all" | "held" | "general") =>
    countedOf(entries, counted).map(({ workshop }) => workshop.kind);
  expect([kinds("all"), kinds("held"), kinds("general")]).toEqual([
    ["open", "segmented", "themed"],
    ["segmented"],
    ["open", "themed"],
  ]);
});

test("for whom: each group as its last workshop has it, then the industries", () => {
  const names = (fi: string) => ({ fi, sv: fi, en: fi });
  const people = ["a", "b", "c"].map((id, i) => ({ id, industryId: i < 2 ? "care" : null }));
  const industries = ["care", "physiotherapy"].map((id) => ({ id, names: names(id) }));
  const workshop = (groupId: string | null, position: number, organisationIds: string[]) => ({
    ...{ groupId, position, organisationIds, audienceNames: names(`A${position}`) },
  });
  const found = audiencesAmong(
    people,
    [workshop("g", 2, ["b", "c"]), workshop("g", 1, ["a"]), workshop(null, 3, ["a"])],
    industries,
  );
  expect(found).toEqual([
    { key: "group:g", names: names("A2"), members: [1, 2] },
    { key: "industry:care", names: names("care"), members: [0, 1] },
  ]);
});

test("others than planners see no figures of a few, nor what they could be counted from", () => {
  const need = (right: number, other: number, left: number) => {
    const [a, b, c] = [right, other, left].map((count) => new Array<number>(count).fill(0));
    return {
      needId: "n",
      state: "deepen" as const,
      wanting: [...a!, ...b!, ...c!],
      right: a!,
      other: b!,
      left: c!,
      workshops: [],
    };
  };
  expect([need(5, 0, 6), need(5, 1, 9), need(2, 1, 1), need(0, 0, 0)].map((each) => shownOf(each, false))).toEqual([
    "figures",
    "state",
    "nothing",
    "figures",
  ]);
  expect(shownOf(need(1, 0, 0), true)).toBe("figures");
});
