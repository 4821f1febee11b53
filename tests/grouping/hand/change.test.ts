import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applyChange, brokenLinks, type Changed, type Refused } from "../../../src/grouping/hand/change.ts";
import { differences, linksToTurn, restored } from "../../../src/grouping/hand/snapshot.ts";
import type { GroupChange, HandLink, HandState } from "../../../src/grouping/hand/state.ts";

const names = (text: string) => ({ fi: text, sv: text, en: text });
const people = ["p0", "p1", "p2", "p3", "p4", "p5", "p6", "p7"];

/** Groups of the given members: "p0 p1 | p2 p3". Those not named are in none. */
function groups(text: string, links: HandLink[] = [], locked: string[] = []): HandState {
  const lists = text.split("|").map((list) => list.trim().split(" "));
  return {
    groups: lists.map((_, position) => ({
      ...{ id: `g${position}`, position, names: names(`G${position}`) },
      ...{ isRenamed: false, isRemoved: false },
    })),
    members: people.map((organisationId) => {
      const at = lists.findIndex((list) => list.includes(organisationId));
      return { organisationId, groupId: at === -1 ? null : `g${at}`, isLocked: locked.includes(organisationId) };
    }),
    links,
  };
}

const must = (a: string, b: string): HandLink => ({ a, b, kind: "must" });
const cannot = (a: string, b: string): HandLink => ({ a, b, kind: "cannot" });
const move = (organisationId: string, groupId: string | null): GroupChange => ({ kind: "move", organisationId, groupId }); // prettier-ignore
const link = (a: string, b: string, kind: "must" | "cannot"): GroupChange => ({ kind: "link", organisationIds: [a, b], link: kind }); // prettier-ignore
const split = (leaving: string[]): GroupChange => ({ kind: "split", groupId: "g0", newGroupId: "new", leaving, names: names("New") }); // prettier-ignore

/** The members of each group that is there, as "p0 p1 | p2". */
function shown({ groups, members }: HandState): string {
  const present = groups.filter(({ isRemoved }) => !isRemoved);
  const inGroup = (id: string) => members.filter(({ groupId }) => groupId === id).map((one) => one.organisationId);
  return present.map(({ id }) => inGroup(id).join(" ")).join(" | ");
}
const after = (outcome: Changed | Refused) => ("reason" in outcome ? outcome : shown(outcome.state));

describe("one change", () => {
  test("moves one member, and those who are to be with it", () => {
    const state = groups("p0 p1 p2 | p3", [must("p0", "p2")]);
    const outcome = applyChange(state, move("p0", "g1"));
    expect(outcome).toMatchObject({ alongside: ["p2"] });
    expect(after(outcome)).toBe("p1 | p0 p2 p3");
  });

  test("does not move the locked, nor those bound to one who is locked elsewhere", () => {
    const state = groups("p0 p1 p2 | p3", [must("p0", "p2")], ["p2"]);
    expect(applyChange(state, move("p0", "g1"))).toEqual({ reason: "locked", who: ["p2"] });
    expect(applyChange(state, move("p1", "g1"))).toMatchObject({ alongside: [] });
    expect(applyChange(state, { kind: "merge", groupId: "g0", intoId: "g1" })).toEqual({ reason: "locked", who: ["p2"] }); // prettier-ignore
    expect(after(applyChange(state, { kind: "merge", groupId: "g1", intoId: "g0" }))).toBe("p0 p1 p2 p3");
  });

  test("does not bring together those who are to be kept apart, and says who", () => {
    const state = groups("p0 p1 | p2 p3", [cannot("p0", "p3")]);
    const refused = { reason: "kept-apart", pair: ["p0", "p3"] };
    expect(applyChange(state, move("p0", "g1"))).toEqual(refused);
    expect(applyChange(state, { kind: "merge", groupId: "g0", intoId: "g1" })).toEqual(refused);
    expect(applyChange(state, { kind: "place", placements: [{ organisationId: "p7", groupId: "g1" }] })).toHaveProperty("state"); // prettier-ignore
    const newcomer = groups("p0 p1 | p2 p3", [cannot("p0", "p7")]);
    expect(applyChange(newcomer, { kind: "place", placements: [{ organisationId: "p7", groupId: "g0" }] })).toEqual({
      reason: "kept-apart",
      pair: ["p0", "p7"],
    });
  });

  test("a wish to be together brings the first to the second, or the one who is in no group to the other", () => {
    expect(after(applyChange(groups("p0 p1 | p2"), link("p0", "p2", "must")))).toBe("p1 | p0 p2");
    expect(after(applyChange(groups("p0 p1 | p2"), link("p0", "p7", "must")))).toBe("p0 p1 p7 | p2");
    expect(applyChange(groups("p0 p1 | p2", [], ["p0"]), link("p0", "p2", "must"))).toEqual({ reason: "locked", who: ["p0"] }); // prettier-ignore
    expect(after(applyChange(groups("p0 p1 | p2", [], ["p0"]), link("p2", "p0", "must")))).toBe("p0 p1 p2 | ");
  });

  test("contradictory wishes are refused with the chain", () => {
    const chained = groups("p0 p1 p2 | p3", [must("p0", "p1"), must("p1", "p2")]);
    expect(applyChange(chained, link("p0", "p2", "cannot"))).toEqual({ reason: "contradicts", chain: ["p0", "p1", "p2"] }); // prettier-ignore
    const apart = groups("p0 p1 | p3", [must("p0", "p1"), cannot("p1", "p3")]);
    expect(applyChange(apart, link("p3", "p0", "must"))).toEqual({ reason: "contradicts", chain: ["p1", "p0", "p3"] });
    expect(applyChange(groups("p0 p1 | p3"), link("p0", "p1", "cannot"))).toEqual({ reason: "same-group", pair: ["p0", "p1"] }); // prettier-ignore
    expect(applyChange(groups("p0 p1"), link("p0", "p0", "must"))).toEqual({ reason: "same-organisation" });
  });

  test("a wish to be apart takes the first of two in one group to the group that is named, with those bound to it", () => {
    const apart = (to: string): GroupChange => ({ kind: "link", organisationIds: ["p0", "p1"], link: "cannot", groupId: to }); // prettier-ignore
    const state = groups("p0 p1 p2 | p3", [must("p0", "p2")]);
    const outcome = applyChange(state, apart("g1"));
    expect([after(outcome), outcome]).toMatchObject(["p1 | p0 p2 p3", { alongside: ["p2"] }]);
    expect(applyChange(state, apart("g0"))).toEqual({ reason: "same-group", pair: ["p0", "p1"] });
    expect(applyChange(state, apart("nowhere"))).toEqual({ reason: "unknown-group" });
    expect(applyChange(groups("p0 p1 | p3", [], ["p0"]), apart("g1"))).toEqual({ reason: "locked", who: ["p0"] });
    expect(after(applyChange(groups("p0 | p1"), apart("g0")))).toBe("p0 | p1");
  });

  test("a split takes the leavers to a new group whose letter was never used", () => {
    const merged = applyChange(groups("p0 p1 p2 | p3"), { kind: "merge", groupId: "g1", intoId: "g0" });
    if ("reason" in merged) throw new Error(merged.reason);
    const outcome = applyChange(merged.state, split(["p2", "p3"]));
    if ("reason" in outcome) throw new Error(outcome.reason);
    expect(shown(outcome.state)).toBe("p0 p1 | p2 p3");
    expect(outcome.state.groups.map(({ id, position, isRemoved }) => [id, position, isRemoved])).toEqual([
      ["g0", 0, false],
      ["g1", 1, true],
      ["new", 2, false],
    ]);
  });

  test("a split leaves somebody, takes nobody who is locked, and parts nobody who belongs together", () => {
    expect(applyChange(groups("p0"), split(["p0"]))).toEqual({ reason: "too-few" });
    expect(applyChange(groups("p0 p1", [], ["p1"]), split(["p1"]))).toEqual({ reason: "locked", who: ["p1"] });
    expect(applyChange(groups("p0 p1 p2", [must("p0", "p1")]), split(["p1"]))).toEqual({ reason: "parts", who: ["p1", "p0"] }); // prettier-ignore
    expect(applyChange(groups("p0 p1 | p2"), split(["p2"]))).toEqual({ reason: "unknown-member" });
  });

  test("what changes nothing, or is not there, is told apart", () => {
    const state = groups("p0 p1 | p2");
    const merge = (groupId: string, intoId: string): GroupChange => ({ kind: "merge", groupId, intoId });
    expect([
      applyChange(state, move("p0", "g0")),
      applyChange(state, move("nobody", "g0")),
      applyChange(state, move("p0", "nowhere")),
      applyChange(state, merge("g0", "g0")),
      applyChange(groups("p0 p1"), merge("g0", "g0")),
      applyChange(state, { kind: "unlock", organisationId: "p0" }),
      applyChange(state, { kind: "lock", organisationId: "p7" }),
      applyChange(state, { kind: "unlink", organisationIds: ["p0", "p1"] }),
      applyChange(state, { kind: "place", placements: [{ organisationId: "p0", groupId: "g1" }] }),
    ]).toEqual(
      [
        ...["no-change", "unknown-member", "unknown-group", "itself", "last-group"],
        ...["no-change", "no-group", "no-change", "nobody-new"],
      ].map((reason) => ({ reason })),
    );
    const merged = applyChange(state, merge("g0", "g1"));
    if ("reason" in merged) throw new Error(merged.reason);
    expect(applyChange(merged.state, move("p2", "g0"))).toEqual({ reason: "removed-group", groupId: "g0" });
  });

  test("a link that is broken already does not stand in the way of others' moves", () => {
    const state = groups("p0 p1 | p2 p3", [cannot("p0", "p1")]);
    expect(after(applyChange(state, move("p2", "g0")))).toBe("p0 p1 p2 | p3");
  });
});

describe("a wish taken back after it was changed from another variant", () => {
  const made = (kind: HandLink["kind"] | null) => ({ groups: [], members: [], links: [{ a: "p0", b: "p1", kind }] });

  test("goes as it came while nobody has touched it", () => {
    expect(linksToTurn([must("p0", "p1")], made("must"), made(null))).toEqual([{ a: "p0", b: "p1", kind: null }]);
    expect(linksToTurn([], made(null), made("must"))).toEqual([{ a: "p0", b: "p1", kind: "must" }]);
  });

  test("stays as others have made it since", () => {
    expect(linksToTurn([cannot("p0", "p1")], made("must"), made(null))).toEqual([]);
    expect(linksToTurn([], made("must"), made("cannot"))).toEqual([]);
  });

  test("does not come back against the wishes of others", () => {
    const others = [must("p0", "p2"), cannot("p1", "p2")];
    expect(linksToTurn(others, made(null), made("must"))).toEqual([]);
    expect(linksToTurn(others.slice(1), made(null), made("must"))).toEqual([{ a: "p0", b: "p1", kind: "must" }]);
  });
});

const person = fc.constantFrom(...people);
const group = fc.constantFrom("g0", "g1", "g2", "n0", "n1", "n2");
const aChange: fc.Arbitrary<GroupChange> = fc.oneof(
  fc.record({ kind: fc.constant("move" as const), organisationId: person, groupId: fc.option(group) }),
  fc.record({ kind: fc.constantFrom("lock" as const, "unlock" as const), organisationId: person }),
  fc.record({ kind: fc.constant("merge" as const), groupId: group, intoId: group }),
  fc.record({
    ...{ kind: fc.constant("split" as const), groupId: group, newGroupId: fc.constantFrom("n0", "n1", "n2") },
    ...{ leaving: fc.uniqueArray(person, { minLength: 1, maxLength: 3 }), names: fc.constant(names("N")) },
  }),
  fc.record({ kind: fc.constant("rename" as const), groupId: group, names: fc.string().map(names) }),
  fc.record({
    ...{ kind: fc.constant("link" as const), organisationIds: fc.tuple(person, person) },
    link: fc.constantFrom("must" as const, "cannot" as const),
  }),
  fc.record({ kind: fc.constant("unlink" as const), organisationIds: fc.tuple(person, person) }),
  fc.record({
    kind: fc.constant("place" as const),
    placements: fc.array(fc.record({ organisationId: person, groupId: group }), { maxLength: 3 }),
  }),
);
const start = groups("p0 p1 p2 | p3 p4 | p5 p6");

/** Every change that can be made, one after the other, with the states between. */
function made(changes: readonly GroupChange[]): { states: HandState[]; changes: GroupChange[] } {
  const states = [start];
  const done = changes.filter((change) => {
    const isReused = change.kind === "split" && states.at(-1)!.groups.some(({ id }) => id === change.newGroupId);
    const outcome = isReused ? { reason: "no-change" } : applyChange(states.at(-1)!, change);
    if ("reason" in outcome) return false;
    states.push(outcome.state);
    return true;
  });
  return { states, changes: done };
}

describe("any sequence of changes", () => {
  const changes = fc.array(aChange, { minLength: 1, maxLength: 40 });

  test("is undone step by step to exactly what was there, and made again", () => {
    fc.assert(
      fc.property(changes, (list) => {
        const { states } = made(list);
        const steps = states.slice(1).map((state, at) => differences(states[at]!, state));
        const undone = steps.reduceRight((state, { before }) => restored(state, before), states.at(-1)!);
        // What was split off is marked removed: whatever points to it still does.
        const known = new Set(start.groups.map(({ id }) => id));
        expect(undone.groups.filter(({ id, isRemoved }) => !known.has(id) && !isRemoved)).toEqual([]);
        expect({ ...undone, groups: undone.groups.filter(({ id }) => known.has(id)) }).toEqual(start);
        const again = steps.reduce((state, { after }) => restored(state, after), undone);
        expect({ ...again, links: new Set(again.links) }).toEqual({
          ...states.at(-1)!,
          links: new Set(states.at(-1)!.links),
        });
      }),
      { numRuns: 500 },
    );
  });

  test("breaks no link, moves nobody who is locked, and loses nobody", () => {
    fc.assert(
      fc.property(changes, (list) => {
        const { states, changes: done } = made(list);
        states.forEach((state, at) => {
          expect(brokenLinks(state)).toEqual([]);
          expect(state.members.map(({ organisationId }) => organisationId)).toEqual(people);
          const removed = new Set(state.groups.filter(({ isRemoved }) => isRemoved).map(({ id }) => id));
          expect(state.members.filter(({ groupId }) => groupId !== null && removed.has(groupId))).toEqual([]);
          const before = states[at - 1];
          if (before === undefined) return;
          const moved = before.members.filter((one, i) => one.groupId !== state.members[i]!.groupId);
          expect(moved.filter(({ isLocked }) => isLocked)).toEqual([]);
          if (done[at - 1]!.kind === "place") expect(moved.every(({ groupId }) => groupId === null)).toBe(true);
        });
      }),
      { numRuns: 500 },
    );
  });
});
