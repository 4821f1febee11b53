import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { notAskedThen } from "../../src/surveys/questionnaire/asked-then/asked-then.ts";

const at = (hour: number) => Temporal.Instant.from(`2026-11-22T${hour}:00:00Z`);
const versions = {
  replaced: [
    { keys: new Set(["size", "place"]), replacedAt: at(12) },
    { keys: new Set(["size"]), replacedAt: at(14) },
  ],
  now: new Set(["size", "hours"]),
};
const notShown = (...keys: string[]) => Object.fromEntries(keys.map((key) => [key, { kind: "notShown" }]));

test("what a later version brought, and what had been left out by then, was not asked", () => {
  expect(notAskedThen(versions, at(11))).toEqual(notShown("hours"));
  expect(notAskedThen(versions, at(12))).toEqual(notShown("hours"));
  expect(notAskedThen(versions, at(13))).toEqual(notShown("place", "hours"));
  expect(notAskedThen(versions, at(15))).toEqual(notShown("place"));
  expect(notAskedThen(versions, null)).toEqual(notShown("place"));
  expect(notAskedThen({ replaced: [], now: new Set(["size"]) }, at(11))).toEqual({});
});
