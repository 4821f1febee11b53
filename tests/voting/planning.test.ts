import fc from "fast-check";
import { expect, test } from "vitest";
import { settingsAround } from "../../src/series/proposing/around/settings-around.ts";
import { planFrom } from "../../src/voting/planning/plan-from.ts";
import { audiencesOf, inOrder } from "../../src/voting/planning/plan.ts";
import { needsSpokenOf } from "../../src/workshops/topics/speaking/needs.ts";
import { tellingStems } from "../../src/needs/index.ts";

const names = { fi: "Some", sv: "Some", en: "Some" };
const audience = (groupId: string | null) => ({ groupId, names, organisationIds: [] });
const nothing = { winners: [], spread: "common" as const, source: {}, needs: {}, level: {}, hours: {}, euros: {} };
const offered = [
  { optionId: "a", topic: { id: "t" }, minutes: 90, euros: 10 },
  { optionId: "b", topic: null, minutes: 120, euros: 0 },
];

test("what nothing is said of is planned as it was offered: every winner, its topic or its words, at the level that suits", () => {
  expect(planFrom(nothing, offered)).toEqual({
    spread: "common",
    winners: [
      { optionId: "a", source: { kind: "topic", topicId: "t" }, level: "suited", minutes: 90, euros: 10 },
      { optionId: "b", source: { kind: "words" }, level: "suited", minutes: 120, euros: 0 },
    ],
  });
});

test("a topic that was voted for stays it; words may become a topic that is there, or a new one", () => {
  const said = {
    ...nothing,
    source: { a: "new", b: "new" },
    needs: { a: ["n"], b: ["n"] },
    level: { b: "basics" as const },
  };
  const [first, second] = planFrom(said, offered).winners;
  expect(first?.source).toEqual({ kind: "topic", topicId: "t" });
  expect(second).toMatchObject({ source: { kind: "new", needIds: ["n"] }, level: "basics" });
  const known = planFrom({ ...nothing, winners: ["b", "b"], source: { b: "other" } }, offered).winners;
  expect(known.map(({ source }) => source)).toEqual([{ kind: "topic", topicId: "other" }]);
});

test("workshops follow the order of the result, whichever were ticked, each for every audience", () => {
  const ids = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 6 });
  fc.assert(
    fc.property(ids, fc.integer({ min: 0, max: 3 }), fc.infiniteStream(fc.boolean()), (chosen, groups, ticks) => {
      const ticked = chosen.filter(() => ticks.next().value).reverse();
      const offer = { whole: audience(null), groups: Array.from({ length: groups }, (_, at) => audience(`g${at}`)) };
      const each = audiencesOf(offer, "each");
      const rows = inOrder(
        ticked.map((optionId) => ({ optionId })),
        chosen,
        each,
      );
      const expected = chosen.filter((id) => ticked.includes(id));
      expect(rows.map(({ winner, audience: { groupId } }) => [winner.optionId, groupId])).toEqual(
        expected.flatMap((id) => each.map(({ groupId }) => [id, groupId])),
      );
      expect(each.length).toBe(Math.max(1, groups));
    }),
  );
  expect(audiencesOf({ whole: audience(null), groups: [audience("g")] }, "common")).toEqual([audience(null)]);
});

test("a wish of the series that has come true by the vote is not wished for again", () => {
  const wish = (topic: string, group?: string) => ({ topic, level: 0, ...(group !== undefined && { group }) });
  const settings = { kept: [wish("t", "g"), wish("t", "h"), wish("t"), wish("u", "g")] };
  const around = (topicId: string | null, groupId: string | null) =>
    settingsAround(settings as Parameters<typeof settingsAround>[0], [{ topicId, groupId }]).kept;
  expect(around("t", "g")).toEqual([wish("t", "h"), wish("t"), wish("u", "g")]);
  expect(around("t", null)).toEqual([wish("u", "g")]);
  expect(around(null, "g")).toEqual(settings.kept);
});

test("a proposal's words suggest the needs that they speak of, inflected and in compounds, in three languages", () => {
  const need = (id: string, fi: string, sv: string, en: string, keywords: string[] = []) => ({
    ...{ id, names: { fi, sv, en } },
    keywords: { fi: keywords, sv: [], en: [] },
  });
  const needs = [
    need("record", "Hyvä kirjaaminen", "God dokumentering", "Good record keeping", ["asiakaskirjaus"]),
    need("web", "Verkkosivut", "Webbplats", "Website", ["kotisivut"]),
    need("privacy", "Tietosuoja", "Dataskydd", "Data protection"),
  ];
  const spoken = (title: string) => needsSpokenOf(title, needs, tellingStems);
  expect(spoken("Tekoäly kirjaamisen apuna")).toEqual(["record"]);
  expect(spoken("Kotisivujen uudistaminen")).toEqual(["web"]);
  expect(spoken("Dataskyddet i vardagen")).toEqual(["privacy"]);
  expect(spoken("Better website")).toEqual(["web"]);
  expect(spoken("Metsäretki")).toEqual([]);
});
