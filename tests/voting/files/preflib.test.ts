import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApprovalProfile } from "../../../src/voting/method/ballots.ts";
import { count } from "../../../src/voting/method/count.ts";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import { type PrefLibKind, readPrefLib } from "../../../src/voting/files/preflib.ts";
import { ordersKind, writeCat, writeOrders } from "../../../src/voting/files/preflib-text.ts";
import { approvalProfile, rankedProfile, smallApprovals, smallRankings } from "../method/profiles.ts";
import { oneByOne, withIds } from "./same-ballots.ts";

const title = { fileName: "next-topic.cat", title: "The next topic", date: "2026-11-22" };

// The beginning of a file is as in PrefLib's own description of the format.
const cat = `# FILE NAME: 00026-00000001.cat
# TITLE: GylesNonains
# DATA TYPE: cat
# NUMBER ALTERNATIVES: 4
# NUMBER VOTERS: 32
# NUMBER UNIQUE PREFERENCES: 4
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: Yes
# CATEGORY NAME 2: No
# ALTERNATIVE NAME 1: Megret
# ALTERNATIVE NAME 2: Lepage
# ALTERNATIVE NAME 3: Gluckstein
# ALTERNATIVE NAME 4: Bayrou
13: 4,{1,2,3}
9: {}, {1, 2, 3, 4}
6: {2,4},{1,3}
4: {1,2,3,4},{}
`;

describe("reading", () => {
  test("the first category of a .cat file is what is approved", () => {
    const profile = readPrefLib(`\uFEFF${cat.replaceAll("\n", "\r\n")}`, "cat") as ApprovalProfile;
    expect(profile.approvals).toEqual([[3], [], [1, 3], [0, 1, 2, 3]]);
    expect(profile.weights).toEqual([13, 9, 6, 4]);
    expect(profile.options[1]).toEqual({ id: "2", name: "Lepage" });
    expect(count(profile, { rule: "av", seats: 1, tie: { kind: "lex" } })).toMatchObject({
      winners: [[3]],
      steps: [{ approvals: 23 }],
    });
  });

  test.each<[PrefLibKind, string, number[][]]>([
    ["soc", "5: 2,3,1", [[1], [2], [0]]],
    ["soi", "5: 2", [[1]]],
    ["toc", "5: 2,{1,3}", [[1], [0, 2]]],
    ["toi", "5: {3, 2}", [[2, 1]]],
  ])("an order of a .%s file", (kind, line, tiers) => {
    const profile = readPrefLib(`# NUMBER ALTERNATIVES: 3\n${line}\n`, kind);
    expect(profile).toMatchObject({ type: "ranked", tiers: [tiers], weights: [5] });
  });

  test.each<[PrefLibKind, string, string]>([
    ["soc", "1: 1,2,4", "line 2: there is no alternative 4; they are 1 to 3."],
    ["soc", "1: 1,2", "line 2: is incomplete, but a .soc file holds complete orders."],
    ["soi", "1: {1,2}", "line 2: has a tie, but a .soi file holds strict orders."],
    ["toi", "1: 1,{2,1}", "line 2: names an alternative twice."],
    ["toi", "1: 1;2", 'line 2: the preference "1;2" can\'t be read.'],
    ["toi", "0: 1", 'line 2: must be "how many: preference"; it is "0: 1".'],
    ["cat", "1,2", 'line 2: must be "how many: preference"; it is "1,2".'],
  ])("a .%s file with the line %j is refused", (kind, line, message) => {
    expect(() => readPrefLib(`# NUMBER ALTERNATIVES: 3\n${line}`, kind)).toThrow(new InputMistake(message));
  });

  test("a file that names no alternatives is refused", () => {
    expect(() => readPrefLib("1: 1", "soi")).toThrow(InputMistake);
  });
});

describe("writing", () => {
  test("equal ballots become one line, the most frequent first, and names stay on their line", () => {
    const profile: ApprovalProfile = {
      ...approvalProfile(3, [
        [1, [2]],
        [2, [1, 0]],
        [4, [2]],
        [1, []],
      ]),
      options: [
        { id: "a", name: "Canva" },
        { id: "b", name: "Videot\nja reelsit" },
        { id: "c", name: "Excel" },
      ],
    };
    expect(writeCat(profile, title)).toBe(`# FILE NAME: next-topic.cat
# TITLE: The next topic
# DESCRIPTION: 
# DATA TYPE: cat
# MODIFICATION TYPE: original
# RELATES TO: 
# RELATED FILES: 
# PUBLICATION DATE: 2026-11-22
# MODIFICATION DATE: 2026-11-22
# NUMBER ALTERNATIVES: 3
# NUMBER VOTERS: 8
# NUMBER UNIQUE PREFERENCES: 3
# NUMBER CATEGORIES: 2
# CATEGORY NAME 1: Approved
# CATEGORY NAME 2: Not approved
# ALTERNATIVE NAME 1: Canva
# ALTERNATIVE NAME 2: Videot ja reelsit
# ALTERNATIVE NAME 3: Excel
# ALTERNATIVE ID 1: a
# ALTERNATIVE ID 2: b
# ALTERNATIVE ID 3: c
5: 3,{1,2}
2: {1,2},3
1: {},{1,2,3}
`);
  });

  test("what is written is read as the same ballots, and the lot breaks ties as before", () => {
    fc.assert(
      fc.property(smallApprovals, ({ m, seats, ballots }) => {
        const profile = withIds(approvalProfile(m, ballots));
        const read = readPrefLib(writeCat(profile, title), "cat");
        expect(oneByOne(read)).toEqual(oneByOne(profile));
        const winners = (of: typeof read) =>
          count(of, { rule: "av", seats, tie: { kind: "lot", seed: "c0de" } }).winners;
        expect(winners(read)).toEqual(winners(profile));
      }),
    );
    fc.assert(
      fc.property(smallRankings, ({ m, ballots }) => {
        const profile = withIds(rankedProfile(m, ballots));
        const read = readPrefLib(writeOrders(profile, title), ordersKind(profile));
        expect(oneByOne(read)).toEqual(oneByOne(profile));
        const winners = (of: typeof read) =>
          count(of, { rule: "irv", seats: 1, tie: { kind: "lot", seed: "c0de" } }).winners;
        expect(winners(read)).toEqual(winners(profile));
      }),
    );
  });

  test.each([
    ["soc", [[0], [1], [2]]],
    ["soi", [[0], [1]]],
    ["toc", [[0, 2], [1]]],
    ["toi", [[0, 2]]],
    ["soi", []],
  ])("the narrowest kind is .%s for %j", (kind, tiers) => {
    const profile = rankedProfile(3, [[2, tiers]]);
    expect(ordersKind(profile)).toBe(kind);
    expect(readPrefLib(writeOrders(profile, title), ordersKind(profile))).toMatchObject({
      tiers: [tiers],
      weights: [2],
    });
  });

  test("lines of ours that can't be right are refused", () => {
    const head = "# NUMBER ALTERNATIVES: 2\n";
    expect(() => readPrefLib(`${head}# LOT SEED: luck\n1: 1`, "soi")).toThrow(
      new InputMistake("# LOT SEED: must be hexadecimal digits."),
    );
    expect(() => readPrefLib(`${head}# ALTERNATIVE ID 1: 2\n1: 1`, "soi")).toThrow(
      new InputMistake('# ALTERNATIVE ID 2: is that of 1 too: "2".'),
    );
  });

  test("parts of ballots can't be written", () => {
    const halves = approvalProfile(1, [["1/2", [0]]]);
    expect(() => writeCat(halves, title)).toThrow(
      new InputMistake("ballots: PrefLib files count whole ballots; one stands for 1/2."),
    );
  });
});
