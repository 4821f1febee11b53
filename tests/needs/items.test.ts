import { describe, expect, test } from "vitest";
import { askedItems, itemValues } from "../../src/needs/items.ts";
import { digivointiSurvey } from "../../seeds/digivointi-questionnaire.ts";

const chosen = (...keys: string[]) => ({ kind: "multiple" as const, chosen: keys, other: null });

describe("services and barriers", () => {
  test("are those that the survey asks about, each once, without the way out of the question", () => {
    const barriers = askedItems(digivointiSurvey, "barriers").map(({ key }) => key);
    expect(barriers).toContain("lack-of-time");
    expect(barriers).not.toContain("none");
    expect(barriers).not.toContain("other");
    expect(new Set(barriers).size).toBe(barriers.length);
  });

  test("are 1 when chosen and 0 when shown and left; “none of these” is an answer", () => {
    const some = itemValues(digivointiSurvey, { barriers: chosen("lack-of-time") }, "barriers").blocks.support;
    expect(some.get("lack-of-time")).toBe(1);
    expect(new Set([...some].filter(([key]) => key !== "lack-of-time").map(([, value]) => value))).toEqual(
      new Set([0]),
    );
    const none = itemValues(digivointiSurvey, { barriers: chosen("none") }, "barriers").blocks.support;
    expect(new Set(none.values())).toEqual(new Set([0]));
  });

  test("are missing when the question was left blank", () => {
    const { support } = itemValues(digivointiSurvey, { barriers: chosen() }, "barriers").blocks;
    expect(new Set(support.values())).toEqual(new Set([null]));
  });

  test("to give up are services, not needs", () => {
    const services = new Set(askedItems(digivointiSurvey, "services").map(({ key }) => key));
    const pruning = askedItems(digivointiSurvey, "pruning").map(({ key }) => key);
    expect(pruning.length).toBeGreaterThan(0);
    expect(pruning.filter((key) => !services.has(key))).toEqual([]);
  });
});
