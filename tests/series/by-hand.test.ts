import { expect, test } from "vitest";
import type { Instance } from "../../src/series/method/instance.ts";
import { problemOf } from "../../src/series/method/problem.ts";
import type { ProposedWorkshop } from "../../src/series/method/propose.ts";
import { after, isUntouched, type ByHand, type HandAct } from "../../src/series/proposal/hand/acts.ts";
import { keptPlaces, settingsAnew } from "../../src/series/proposal/hand/anew.ts";
import { consequencesOf } from "../../src/series/proposal/hand/consequences.ts";
import { defaultSettings } from "../../src/series/proposing/settings.ts";
import type { DoneProposal } from "../../src/series/stored.ts";
import { smallInstance } from "./method/instances.ts";

const workshop = (topic: string, audience: string, members: string[], more: Partial<ProposedWorkshop> = {}) => ({
  ...{ topic, level: 0, audience, members, servedShare: 0 },
  ...more,
});
const grouped = smallInstance({ mode: "groups", own: 1, common: 0 });
const apart = [workshop("video", "north", ["ada", "bo"]), workshop("privacy", "south", ["cia", "dan"])];

function done(instance: Instance, before: ByHand, act: HandAct): ByHand {
  const found = after(problemOf(instance), before, act);
  if (typeof found === "string") throw new Error(found);
  return found;
}
const start = (proposed: ProposedWorkshop[]): ByHand => ({ proposed, places: proposed, kept: [] });

test("a workshop that staff add is for its whole audience, is kept, and leaves nothing behind when it goes", () => {
  const added = done(grouped, start(apart), {
    kind: "addition",
    addition: { audience: "north", topic: "excel", level: 0 },
  });
  expect(added.places[2]).toMatchObject({ topic: "excel", audience: "north", members: ["ada", "bo"] });
  // Ada and Bo could get the whole of one topic: video is 1, half of it Excel.
  expect(added.places[2]!.servedShare).toBe(0.5);
  expect(added.kept).toEqual([2]);
  expect(isUntouched(added)).toBe(false);
  const again = after(problemOf(grouped), added, {
    kind: "addition",
    addition: { audience: "all", topic: "excel", level: 0 },
  });
  expect(again).toBe("topic-twice");
  const gone = done(grouped, added, { kind: "change", place: 2, choice: "left-out" });
  expect([gone.places, gone.kept, isUntouched(gone)]).toEqual([apart, [], true]);
});

test("one that is to be chosen freely gets those who gain and have a seat left", () => {
  const free = smallInstance({ perPerson: 2, size: [1, 3] });
  const places = [workshop("video", "free", ["ada", "bo"]), workshop("excel", "free", ["ada", "cia"])];
  const addition = { audience: "free", topic: "excel", level: 0 };
  const added = done(free, start(places), { kind: "addition", addition });
  expect(added.places[2]!.members.toSorted()).toEqual(["bo", "dan"]);
  const nobody = { audience: "free", topic: "video", level: 0 };
  expect(after(problemOf(free), start(places), { kind: "addition", addition: nobody })).toBe("nobody-gains");
});

test("somebody moves, joins or leaves where seats are chosen; nobody gets a topic twice", () => {
  const free = smallInstance({ perPerson: 2 });
  const proposed = [workshop("video", "free", ["ada", "bo"]), workshop("excel", "free", ["cia", "dan"])];
  const move = (member: string, from: number | null, to: number | null): HandAct => ({
    kind: "move",
    move: { member, from, to },
  });
  const moved = done(free, start(proposed), move("bo", 0, 1));
  expect(moved.places.map((each) => each!.members)).toEqual([["ada"], ["cia", "dan", "bo"]]);
  expect(moved.kept).toEqual([0, 1]);
  const back = done(free, moved, move("bo", 1, 0));
  expect([isUntouched(back), back.kept]).toEqual([true, []]);
  expect(done(free, start(proposed), move("bo", null, 1)).places[1]!.members).toEqual(["cia", "dan", "bo"]);
  const problem = problemOf(free);
  expect(after(problem, start(proposed), move("dan", null, 1))).toBe("has-topic");
  expect(after(problem, start(proposed), move("dan", 0, null))).toBe("not-there");
  expect(after(problem, start(apart), move("ada", 0, null))).toBe("not-there");
  const emptied = done(free, done(free, start(proposed), move("ada", 0, null)), move("bo", 0, null));
  expect(emptied.places[0]).toBeNull();
});

const timed = smallInstance({
  ...{ mode: "groups", own: 1, common: 1 },
  slots: [
    { id: "mon", away: ["ada"] },
    { id: "tue", away: [] },
  ],
  facilitators: [
    { id: "fia", topics: ["video", "excel"], away: [] },
    { id: "gus", topics: ["privacy", "excel"], away: ["tue"] },
  ],
});

test("two workshops of the same people change times; each gets somebody who can lead it then", () => {
  const proposed = [
    workshop("video", "north", ["ada", "bo"], { slot: "mon", facilitator: "fia" }),
    workshop("excel", "all", ["ada", "bo", "cia", "dan"], { slot: "tue", facilitator: "fia" }),
  ];
  const changed = done(timed, start(proposed), { kind: "time", place: 0, slot: "tue" });
  expect(changed.places.map((each) => [each!.slot, each!.facilitator])).toEqual([
    ["tue", "fia"],
    ["mon", expect.stringMatching(/fia|gus/)],
  ]);
  // Ada can't come on Monday, so of her group only Bo gets anything of a workshop then.
  expect([proposed[0]!, changed.places[0]!].map(({ topic }) => topic)).toEqual(["video", "video"]);
  expect(changed.places[0]!.servedShare).toBeCloseTo(1 / 1.5, 12);
  expect(changed.kept).toEqual([0, 1]);
  expect(after(problemOf(timed), start(proposed), { kind: "time", place: 0, slot: "wed" })).toBe("not-there");
  const unled = done(timed, start([proposed[0]!]), {
    kind: "change",
    place: 0,
    choice: { topic: "privacy", level: 0 },
  });
  expect(unled.places[0]!.facilitator).toBe("gus");
});

const input = {
  instance: { ...grouped, budget: 2 },
  topics: ["video", "excel", "privacy"].map((key) => ({
    ...{ key, id: key, names: { fi: key, sv: key, en: key }, minutes: 90, euros: 100 },
    ...{ covers: [{ needId: `n-${key}`, strength: 1 }], levels: ["basics" as const] },
  })),
  ...{ groups: [], industries: [], had: [] as [number, number][] },
  needs: ["video", "privacy"].map((key, at) => ({
    ...{ id: `n-${key}`, names: { fi: key, sv: key, en: key }, reached: [] },
    wanting: [0, 1].map((i): [number, number | null] => [2 * at + i, 0]),
  })),
};

test("the consequences of a change: what it covers, costs, opens and breaks", () => {
  const problem = problemOf(input.instance);
  const now = [workshop("excel", "north", ["ada", "bo"]), apart[1]!, workshop("excel", "south", ["cia", "dan"])];
  const found = consequencesOf(input, problem, { proposed: apart, now });
  expect([found.before.people.mean, found.after.people.mean]).toEqual([1, 1]);
  expect([found.opened, found.closed]).toEqual([["n-video"], []]);
  expect(found.cost).toEqual({ before: 2, after: 3, limit: 2 });
  expect([found.before.hours, found.after.hours, found.after.euros]).toEqual([3, 4.5, 300]);
  expect(found.broken.map(({ rule }) => rule).toSorted()).toContain("budget");
  expect(found.broken.map(({ rule, where }) => `${rule} ${where}`)).toContain("own south");
});

test("what is kept becomes fixed in the next proposal; a topic left out for good is not proposed again", () => {
  const stored = { input, proposal: { workshops: apart } } as unknown as DoneProposal;
  const settings = defaultSettings([2, 2]);
  expect(keptPlaces(stored)).toEqual([]);
  expect(settingsAnew(settings, { ...stored, kept: [1] }).kept).toEqual([
    { topic: "privacy", level: 0, group: "south" },
  ]);
  const edited = { ...stored, edited: [null, apart[1]!], kept: [0, 1] };
  expect(keptPlaces(edited)).toEqual([1]);
  expect(settingsAnew(settings, edited)).toMatchObject({ kept: [{ topic: "privacy" }], unwanted: ["video"] });
  const wished = { ...input.instance, fixed: [{ topic: "video", level: 0, group: "north" }] };
  expect(keptPlaces({ ...stored, input: { ...input, instance: wished } })).toEqual([0]);
});
