import { expect, test } from "vitest";
import { carriedNames } from "../../../src/grouping/hand/carrying.ts";
import { newsOf } from "../../../src/grouping/hand/news.ts";

const named = (text: string, members: string) => ({
  names: text === "" ? null : { fi: text, sv: text, en: text },
  organisationIds: members.split(" "),
});
const carried = (before: ReturnType<typeof named>[], after: string[]) =>
  carriedNames(before, after.map((members) => members.split(" "))).map((names) => names?.fi ?? null); // prettier-ignore

test("a name goes to the group that shares most, when they share at least half", () => {
  const before = [named("Videot", "a b c d"), named("", "e f g"), named("Some", "h i")];
  expect(carried(before, ["e f g", "a b c x", "h j k"])).toEqual([null, "Videot", null]);
  expect(carried(before, ["h i", "a b", "c d"])).toEqual(["Some", "Videot", null]);
  expect(carried([], ["a"])).toEqual([null]);
});

test("a group that got no name of its own hands none on, and takes no other's place", () => {
  expect(carried([named("", "a b c"), named("Some", "a b d")], ["a b c"])).toEqual([null]);
});

test("news: who is new, whose answers have changed, who is gone", () => {
  const member = (organisationId: string, groupId: string | null) => ({
    ...{ organisationId, groupId, computedGroupId: groupId, isLocked: false },
  });
  const grouped = { organisationIds: ["a", "b", "c"], answerHashes: ["1", "2", "3"] };
  const members = [member("a", "g"), member("b", null), member("c", "g"), member("d", "g")];
  expect(newsOf(grouped, members, ["a", "b", "d", "e"], ["1", "x", "4", "5"])).toEqual({
    ...{ newcomers: 2, placed: 1, changed: 1, gone: 1 },
  });
  expect(newsOf({ organisationIds: ["a"] }, members, ["a"], ["1"])).toEqual({
    ...{ newcomers: 0, placed: 0, changed: null, gone: 0 },
  });
});
