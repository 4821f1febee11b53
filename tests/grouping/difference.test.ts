import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { groupRespondents } from "../../src/grouping/method/group.ts";
import type { GroupingInput } from "../../src/grouping/method/grouping.ts";
import { answerHashes } from "../../src/grouping/runs/answer-hashes.ts";
import { differenceOf, type ComparedRun } from "../../src/grouping/runs/difference.ts";
import { matchGroups } from "../../src/grouping/runs/matching.ts";
import { defaultSettings, type RunSettings } from "../../src/grouping/runs/settings.ts";
import type { StoredResult } from "../../src/grouping/stored.ts";

const input: GroupingInput = {
  blocks: [
    {
      name: "support",
      weight: 1,
      columns: ["a", "b", "c", "d"],
      values: [[1, 1, 0, 0], [1, 1, 0, 0], [1, 0, 0, 0], [0, 0, 1, 1], [0, 0, 1, 1], [0, 0, 0, 1], [1, 0, 1, 0]], // prettier-ignore
    },
  ],
  blank: "missing",
};
const names = ["ada", "bo", "cia", "dan", "eva", "fia", "gus"];
const settings: RunSettings = { ...defaultSettings, k: 2, surveyIds: ["s"] };
const made = groupRespondents(input, { method: "spherical", distance: "gower", k: 2, seed: 1 });

/** A run of these answers, with what differs. */
function run(change: Partial<StoredResult> = {}, set: Partial<RunSettings> = {}, seed = 1): ComparedRun {
  const result = { ...made, organisationIds: names, answerHashes: answerHashes(input), ...change };
  return { settings: { ...settings, ...set }, seed, result };
}

describe("two runs", () => {
  test("of the same answers, settings, seed and version are the same, and if not it is called a defect", () => {
    const same = differenceOf(run(), run({ milliseconds: { distance: 9, grouping: 9, silhouette: 9 } }));
    expect([same.repeated, same.moved, same.stayed, same.onlyA, same.onlyB]).toEqual(["same", [], 7, [], []]);
    expect(same.matches.map(({ a, b, jaccard }) => [a, b, jaccard])).toEqual([[0, 0, 1], [1, 1, 1]]); // prettier-ignore
    expect(differenceOf(run(), run({ objective: made.objective + 0.1 })).repeated).toBe("defect");
    expect(differenceOf(run(), run({ version: "later" })).repeated).toBeNull();
    expect(differenceOf(run(), run({}, { k: "auto" })).repeated).toBeNull();
    expect(differenceOf(run(), run({ inputHash: "other" })).repeated).toBeNull();
  });

  test("the first reason that can be told is given to each who is elsewhere", () => {
    const other = made.assignments.map((place, row) => (row < 2 && place !== null ? 1 - place : place));
    const reasons = (b: ComparedRun) => differenceOf(run(), b).moved.map(({ organisationId, reason }) => [organisationId, reason]); // prettier-ignore
    expect(reasons(run({ assignments: other }))).toEqual([["ada", "groups"], ["bo", "groups"]]); // prettier-ignore
    const hashes = answerHashes(input).with(1, "changed");
    expect(reasons(run({ assignments: other, answerHashes: hashes }))).toEqual([["ada", "groups"], ["bo", "answers"]]); // prettier-ignore
    const members = made.members.map((member, row) =>
      row === 0 && member !== null ? { ...member, bridge: true } : member,
    );
    expect(reasons(run({ assignments: other, members }))).toEqual([["ada", "borderline"], ["bo", "groups"]]); // prettier-ignore
    expect(reasons(run({ assignments: other, members }, {}, 2))).toEqual([["ada", "settings"], ["bo", "settings"]]); // prettier-ignore
    const hand = { links: [{ a: "ada", b: "dan", kind: "must" as const }], locks: [] };
    expect(reasons(run({ assignments: other }, { hand }, 2))).toEqual([["ada", "own-hand"], ["bo", "hand"]]); // prettier-ignore
    const swapped = run({ organisationIds: names.with(0, "new").with(1, "bo") });
    expect(reasons(swapped)).toEqual([["ada", "gone"], ["new", "new"]]); // prettier-ignore
  });

  test("what staff have fixed and what is set are told apart; ids of groups are not a difference", () => {
    const locks = (groupId: string) => ({ links: [], locks: ["ada", "bo"].map((organisationId) => ({ organisationId, groupId })) }); // prettier-ignore
    const same = differenceOf(run({}, { hand: locks("g1") }), run({}, { hand: locks("g2") }));
    expect([same.hand, same.settings, same.repeated]).toEqual([[], [], "same"]);
    const apart = differenceOf(
      run({}, { hand: locks("g1"), needWeights: { a: 1, b: 2 } }, 3),
      run({}, { sizes: { least: 2, most: null }, needWeights: { b: 2, a: 1 }, blank: "lowest" }, 4),
    );
    expect([apart.hand, apart.settings]).toEqual([
      ["locks", "sizes"],
      ["blank", "seed"],
    ]);
  });

  test("everybody either stayed or moved, and numbering groups another way moves nobody", () => {
    const k = 4;
    const places = fc.array(fc.oneof(fc.integer({ min: 0, max: k - 1 }), fc.constant(null)), {
      minLength: 7,
      maxLength: 7,
    });
    const order = fc.shuffledSubarray([0, 1, 2, 3], { minLength: k, maxLength: k });
    fc.assert(
      fc.property(places, places, order, (a, b, numbers) => {
        const difference = differenceOf(run({ assignments: a }), run({ assignments: b }));
        expect(difference.stayed + difference.moved.length).toBe(names.length);
        const renumbered = a.map((place) => (place === null ? null : numbers[place]!));
        expect(differenceOf(run({ assignments: a }), run({ assignments: renumbered })).moved).toEqual([]);
      }),
    );
  });
});

test("groups are matched one to one by what they share, the most alike first", () => {
  const of = (places: (number | null)[]) => new Map(places.map((place, at) => [`p${at}`, place]));
  expect(matchGroups(of([0, 0, 0, 1, 1, 2, null]), of([1, 1, 0, 0, 0, 0, 2]))).toEqual([
    { a: 0, b: 1, shared: 2, jaccard: 2 / 3 },
    { a: 1, b: 0, shared: 2, jaccard: 2 / 4 },
  ]);
  expect(matchGroups(of([0, 0]), of([null, null]))).toEqual([]);
});

test("an answer's hash is its own: others' answers, order, blanks and weights do not change it", () => {
  const hashes = answerHashes(input);
  expect(hashes[0]).toBe(hashes[1]);
  expect(new Set(hashes).size).toBe(5);
  const [block] = input.blocks;
  const values = block!.values.map((row) => [null, ...row].toReversed());
  const turned = { ...block!, weight: 0.5, columns: ["late", ...block!.columns].toReversed(), values };
  expect(answerHashes({ blocks: [turned] })).toEqual(hashes);
  expect(answerHashes({ blocks: [{ ...block!, name: "wishes" }] })[0]).not.toBe(hashes[0]);
});
