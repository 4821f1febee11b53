import fc from "fast-check";
import { expect, test } from "vitest";
import { differenceOf } from "../../src/series/method/difference.ts";
import type { Held } from "../../src/series/method/instance.ts";
import { topicLevels } from "../../src/series/material/material.ts";
import { needsLeftOpen, needsWanted } from "../../src/series/material/needs-left.ts";
import { coverage, levelPlace } from "../../src/workshops/index.ts";

const held = (topic: number, level: number, members: number[], group = "a"): Held => ({
  ...{ topic, level, members, audience: { kind: "group", group } },
});

test("two series differ by topic and level, not by for whom; people gain, lose or get the same", () => {
  const here = { plan: [held(0, 0, [0, 1]), held(1, 0, [2])], served: Float64Array.of(0.5, 0.5, 0.2, 0) };
  const there = { plan: [held(0, 0, [0, 1], "b"), held(1, 1, [2])], served: Float64Array.of(0.4, 0.5, 0.4, 9) };
  expect(differenceOf(here, there, [0, 1, 2])).toEqual({
    ...{ onlyHere: [here.plan[1]], onlyThere: [there.plan[1]], shared: 1 },
    ...{ gain: 1, lose: 1, same: 1 },
  });
});

const people = ["p0", "p1", "p2", "p3", "p4"];
const level = fc.constantFrom(0, 1, 2);
const members = fc.uniqueArray(fc.integer({ min: 0, max: 4 }));
const worlds = fc.record({
  values: fc.array(fc.tuple(fc.constantFrom(0, 0.4, 0.5, 1), fc.constantFrom(0, 0.5)), { minLength: 5, maxLength: 5 }),
  levels: fc.array(fc.tuple(fc.option(level), fc.option(level)), { minLength: 5, maxLength: 5 }),
  strengths: fc.array(fc.tuple(fc.constantFrom(0.3, 0.6, 1), fc.constantFrom(0, 0.6)), { minLength: 2, maxLength: 2 }),
  before: fc.array(fc.record({ topic: fc.constantFrom(0, 1), level: fc.option(level), members }), { maxLength: 2 }),
  plan: fc.array(fc.record({ topic: fc.constantFrom(0, 1), level, members }), { maxLength: 3 }),
});

test("the needs that a series leaves open are those that the page of coverage would not call covered", () => {
  fc.assert(
    fc.property(worlds, ({ values, levels, strengths, before, plan }) => {
      const needIds = ["n0", "n1"];
      const needNames = needIds.map(() => ({ fi: "", sv: "", en: "" }));
      const topics = strengths.map((row) => ({
        covers: row.map((strength, n) => ({ needId: needIds[n]!, strength })),
      }));
      const idsOf = (places: number[]) => places.map((i) => people[i]!);
      const given = before.map((one) => ({
        ...{ topicId: null, covers: topics[one.topic]!.covers, organisationIds: idsOf(one.members) },
        level: one.level === null ? ("all" as const) : topicLevels[one.level],
      }));
      const who = people.map((id) => ({ id, groupId: null, industryId: null, isCommitted: true }));
      const needs = needsWanted({ people: who, needIds, needNames, values, levels, before: given });
      const open = needsLeftOpen(needs, topics, plan.map((one) => held(one.topic, one.level, one.members))); // prettier-ignore

      const reaching = [
        ...given.map((one, at) => ({ ...one, id: `b${at}`, level: levelPlace(one.level) })),
        ...plan.map((one, at) => ({
          ...{ id: `w${at}`, level: one.level, covers: topics[one.topic]!.covers, organisationIds: idsOf(one.members) },
        })),
      ];
      const needing = { people: people.map((id) => [id]), needIds, levels, needs: values.map((row) => row.map((v) => v >= 0.5)) }; // prettier-ignore
      const uncovered = coverage(needing, reaching).filter(({ state }) => state === "gap" || state === "deepen");
      expect(open).toEqual(uncovered.map(({ needId }) => needId));
    }),
  );
});
