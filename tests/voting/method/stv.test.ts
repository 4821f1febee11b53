import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { count } from "../../../src/voting/method/count.ts";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import type { TieBreaking } from "../../../src/voting/method/tie-breaking.ts";
import { rankedProfile, smallRankings } from "./profiles.ts";

function stv(m: number, seats: number, ballots: [number | string, number[][]][], tie: TieBreaking = { kind: "lex" }) {
  const result = count(rankedProfile(m, ballots), { rule: "stv", seats, tie });
  if (result.rule !== "stv") throw new Error("another rule was counted");
  return result;
}

describe("the Scottish rules by hand", () => {
  test("a surplus moves at its share, cut to five decimals; the stages tell it all", () => {
    // 20 valid papers, two seats: quota 7. Option 0 has 11; its papers move at 4/11 = 0.36363.
    const { steps, winners, quota } = stv(4, 2, [
      [6, [[0], [1]]],
      [5, [[0], [2]]],
      [4, [[1]]],
      [3, [[2]]],
      [2, [[3], [2]]],
    ]);
    expect(quota).toBe(7);
    expect(winners).toEqual([[0, 2]]);
    expect(steps).toMatchObject([
      { stage: 1, kind: "counted", option: null, votes: [11, 4, 3, 2], elected: [0], transfers: [] },
      {
        stage: 2,
        kind: "surplus",
        option: 0,
        surplus: 4,
        transferValue: "36363/100000",
        // 6 · 0.36363 and 5 · 0.36363; what was cut off is lost.
        transfers: [{ to: 1, votes: "109089/50000" }, { to: 2, votes: "36363/20000" }],
        notTransferred: "7/100000",
        votes: [7, "309089/50000", "96363/20000", 2],
        elected: [],
      },
      { stage: 3, kind: "dropped", option: 3, transfers: [{ to: 2, votes: 2 }], votes: [7, "309089/50000", "136363/20000", 0] },
      { stage: 4, kind: "dropped", option: 1, transfers: [], notTransferred: "309089/50000", elected: [] },
      { stage: 5, kind: "filled", option: null, elected: [2] },
    ]); // prettier-ignore
  });

  test("papers move on at the value that they came with", () => {
    // Quota 4 of 11 for two. Two votes of surplus on six papers: 0.33333 each, to option 1, which then is dropped.
    const { steps, winners } = stv(4, 2, [
      [6, [[0], [1], [3]]],
      [3, [[2]]],
      [2, [[3]]],
    ]);
    expect(steps[1]).toMatchObject({ transferValue: "33333/100000", votes: [4, "99999/50000", 3, 2] });
    expect(steps[2]).toMatchObject({ kind: "dropped", option: 1, transfers: [{ to: 3, votes: "99999/50000" }] });
    expect(winners).toEqual([[0, 3]]);
  });

  test("the largest surplus is transferred first", () => {
    const { steps } = stv(5, 3, [
      [6, [[0], [3]]],
      [8, [[1], [4]]],
      [1, [[2]]],
      [1, [[3]]],
    ]);
    expect(steps.slice(0, 3)).toMatchObject([{ elected: [1, 0] }, { kind: "surplus", option: 1 }, { option: 0 }]);
  });

  test("equally few are told apart by the latest earlier stage at which they differed, before the lot", () => {
    const ballots: [number, number[][]][] = [
      [5, [[4]]],
      [4, [[3]]],
      [3, [[2]]],
      [2, [[1]]],
      [1, [[0], [1]]],
    ];
    // After option 0 is dropped 1 and 2 have three each; 1 had two before, so it is dropped, whatever the order.
    for (const order of [[0, 1, 2, 3, 4], [4, 3, 1, 2, 0]]) {
      const { steps, tied } = stv(5, 2, ballots, { kind: "order", order });
      expect(steps.slice(1, 3)).toMatchObject([{ option: 0 }, { option: 1, tiedWith: [] }]);
      expect(tied).toBe(false);
    } // prettier-ignore
    // Without a stage at which they differ the order decides, and it is told.
    const even = (order: number[]) => stv(3, 1, [[3, [[0]]], [2, [[1], [0]]], [2, [[2]]]], { kind: "order", order }); // prettier-ignore
    expect(even([0, 1, 2]).steps[1]).toMatchObject({ option: 2, tiedWith: [1] });
    expect(even([0, 2, 1]).steps[1]).toMatchObject({ option: 1, tiedWith: [2] });
  });

  test("a paper without one first choice is not valid; one that meets a tie later goes no further", () => {
    const { quota, steps } = stv(4, 1, [
      [5, [[0, 1]]],
      [1, []],
      [3, [[2]]],
      [2, [[3], [0, 1], [2]]],
    ]);
    expect(quota).toBe(3);
    expect(steps[0]).toMatchObject({ votes: [0, 0, 3, 2], elected: [2] });
    const later = stv(4, 1, [
      [4, [[2]]],
      [2, [[3], [0, 1], [2]]],
      [3, [[0]]],
      [1, [[1], [0]]],
    ]);
    // Option 1 went before 3, so 0 is the one of the two that is left, and 3's papers count for it.
    expect(later.steps.map(({ option }) => option)).toEqual([null, 1, 3]);
    expect(later.steps[2]).toMatchObject({ transfers: [{ to: 0, votes: 2 }], elected: [0] });
  });

  test("as many options as seats are all elected, also by nobody", () => {
    expect(stv(2, 2, [[3, [[0]]]])).toMatchObject({ winners: [[0, 1]], tied: false }); // prettier-ignore
    expect(stv(3, 2, [[1, []]])).toMatchObject({ winners: [[0, 1]], tied: true }); // prettier-ignore
    expect(stv(3, 2, [[1, []]], { kind: "all" }).winners).toEqual([[0, 1], [0, 2], [1, 2]]); // prettier-ignore
  });

  test("options that nobody puts first go without a tie, so that many of them are no trouble", () => {
    expect(stv(200, 2, [[4, [[7]]], [3, [[9]]], [1, [[8]]]], { kind: "all" }).winners).toEqual([[7, 9]]); // prettier-ignore
  });

  test("parts of papers count in parts, and more than can be counted exactly is refused", () => {
    expect(stv(2, 1, [["3/2", [[0]]], ["1/3", [[1]]]])).toMatchObject({ quota: 1, steps: [{ votes: ["3/2", "1/3"] }] }); // prettier-ignore
    expect(() => stv(2, 1, [[1e12, [[0]]]])).toThrow(InputMistake); // prettier-ignore
  });
});

describe("what holds of every count", () => {
  test("a solid coalition of j quotas gets j seats (Droop proportionality)", () => {
    const coalitions = fc.integer({ min: 3, max: 6 }).chain((m) =>
      fc.record({
        m: fc.constant(m),
        seats: fc.integer({ min: 1, max: m - 1 }),
        core: fc.subarray([...Array(m).keys()], { minLength: 1 }),
        members: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 4 }),
        others: fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(719)), { maxLength: 4 }),
        orders: fc.array(fc.nat(719), { minLength: 4, maxLength: 4 }),
      }),
    );
    fc.assert(
      fc.property(coalitions, ({ m, seats, core, members, others, orders }) => {
        const rest = [...Array(m).keys()].filter((option) => !core.includes(option));
        const solid = members.map((n, index): [number, number[][]] => [
          n,
          [...rotated(core, orders[index]!), ...rotated(rest, orders[index]!)].map((option) => [option]),
        ]);
        const ballots = [...solid, ...others.map(([n, by]): [number, number[][]] => [n, rotated([...Array(m).keys()], by).map((o) => [o])])]; // prettier-ignore
        const { winners, quota } = stv(m, seats, ballots);
        const due = Math.min(core.length, Math.floor(members.reduce((sum, n) => sum + n, 0) / Number(quota)));
        expect(winners![0]!.filter((option) => core.includes(option)).length).toBeGreaterThanOrEqual(due);
      }),
    );
  });

  test("as many as there are seats win, one of all the outcomes, and every stage keeps the votes that there were", () => {
    fc.assert(
      fc.property(smallRankings, fc.integer({ min: 1, max: 2 }), ({ m, ballots }, seats) => {
        const { winners, steps } = stv(m, seats, ballots);
        expect(winners![0]).toHaveLength(seats);
        expect(stv(m, seats, ballots, { kind: "all" }).winners).toContainEqual(winners![0]);
        const value = (figure: number | string): number => {
          const [over = 0, under = 1] = String(figure).split("/").map(Number);
          return over / under;
        };
        const held = steps.map(({ votes }) => votes.reduce((sum: number, each) => sum + value(each), 0));
        const lost = steps.map(({ notTransferred }) => value(notTransferred));
        held.slice(1).forEach((sum, index) => expect(sum + lost[index + 1]!).toBeCloseTo(held[index]!, 8));
      }),
    );
  });
});

/** An order of the options by number: the same number gives the same order. */
function rotated(options: readonly number[], by: number): number[] {
  const left = [...options];
  const order: number[] = [];
  for (let rest = by; left.length > 0; rest = Math.floor(rest / (left.length + 1))) {
    order.push(...left.splice(rest % left.length, 1));
  }
  return order;
}
