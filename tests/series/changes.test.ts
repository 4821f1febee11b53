import { expect, test } from "vitest";
import { changedPlaces, choicesAt, isAsProposed } from "../../src/series/proposal/hand/changes.ts";
import { problemOf } from "../../src/series/method/problem.ts";
import { inTurns } from "../../src/series/stored.ts";
import { appraise } from "../../src/series/method/objective.ts";
import { heldFrom } from "../../src/series/stored.ts";
import { smallInstance } from "./method/instances.ts";

const instance = smallInstance({ mode: "groups", own: 1, common: 1, offered: [[true], [true], [true]] });
const problem = problemOf(instance);
const workshop = (topic: string, audience: string, members: string[]) => ({
  topic,
  level: 0,
  audience,
  members,
  servedShare: 0,
});
const proposed = [
  workshop("video", "north", ["ada", "bo"]),
  workshop("privacy", "south", ["cia", "dan"]),
  workshop("excel", "all", ["ada", "bo", "cia", "dan"]),
];

test("a topic takes another's place for the same people", () => {
  const places = changedPlaces(problem, { proposed, places: proposed }, 0, { topic: "privacy", level: 0 });
  expect(places).toEqual([{ ...proposed[0], topic: "privacy" }, proposed[1], proposed[2]]);
  expect(typeof places === "string" ? null : isAsProposed(proposed, places)).toBe(false);
});

test("what a group has, or all have together, is not held for it twice; nor what is not offered", () => {
  expect(changedPlaces(problem, { proposed, places: proposed }, 0, { topic: "excel", level: 0 })).toBe("topic-twice");
  expect(changedPlaces(problem, { proposed, places: proposed }, 2, { topic: "video", level: 0 })).toBe("topic-twice");
  expect(changedPlaces(problem, { proposed, places: proposed }, 0, { topic: "unknown", level: 0 })).toBe("not-offered");
  expect(changedPlaces(problem, { proposed, places: proposed }, 0, { topic: "privacy", level: 1 })).toBe("not-offered");
  const withoutPrivacy = problemOf({ ...instance, offered: [[true], [true], [false]] });
  expect(changedPlaces(withoutPrivacy, { proposed, places: proposed }, 0, { topic: "privacy", level: 0 })).toBe(
    "not-offered",
  );
});

test("what is left out comes back as it was proposed, unless its topic has been taken meanwhile", () => {
  const places = changedPlaces(problem, { proposed, places: proposed }, 2, "left-out");
  if (typeof places === "string") throw new Error(places);
  expect(places[2]).toBeNull();
  const back = changedPlaces(problem, { proposed, places }, 2, "proposed");
  expect(back).toEqual(proposed);
  const taken = changedPlaces(problem, { proposed, places }, 0, { topic: "excel", level: 0 });
  expect(typeof taken === "string" ? taken : changedPlaces(problem, { proposed, places: taken }, 2, "proposed")).toBe(
    "topic-twice",
  );
});

test("people who chose a workshop by its topic are not moved to another topic", () => {
  const free = [workshop("video", "free", ["ada"])];
  expect(changedPlaces(problem, { proposed: free, places: free }, 0, { topic: "excel", level: 0 })).toBe("free-choice");
  expect(choicesAt(problem, free, 0, 9)).toEqual([]);
});

test("each choice tells what the whole series would come to with it", () => {
  const choices = choicesAt(problem, proposed, 0, 9);
  expect(choices.map(({ topic }) => topic)).toEqual(["video"]);
  const withoutCommon = [proposed[0]!, proposed[1]!, null];
  for (const { topic, level, mean } of choicesAt(problem, withoutCommon, 0, 9)) {
    const plan = heldFrom(instance, [{ ...proposed[0]!, topic, level }, proposed[1]!]);
    expect(mean).toBeCloseTo(appraise(problem, plan).people.mean, 12);
  }
  expect(choicesAt(problem, withoutCommon, 0, 9).map(({ topic }) => topic)).toEqual(["video", "excel"]);
});

test("workshops are held in turns by the groups' order, the common ones last", () => {
  const second = workshop("excel", "north", ["ada", "bo"]);
  const turns = inTurns([proposed[2]!, proposed[1]!, proposed[0]!, second], [{ id: "north" }, { id: "south" }]);
  expect(turns.map(({ topic, audience }) => `${audience} ${topic}`)).toEqual([
    "north video",
    "south privacy",
    "north excel",
    "all excel",
  ]);
});
