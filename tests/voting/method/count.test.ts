import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Profile } from "../../../src/voting/method/ballots.ts";
import { count } from "../../../src/voting/method/count.ts";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import type { CountSettings, Rule } from "../../../src/voting/method/settings.ts";
import { profileFromJson } from "../../../src/voting/files/profile-json.ts";
import { approvalProfile, rankedProfile, smallApprovals, smallRankings } from "./profiles.ts";

const lex = { kind: "lex" } as const;
const all = { kind: "all" } as const;

describe("approval", () => {
  const profile = approvalProfile(4, [
    [3, [0, 1]],
    [2, [1, 2]],
    [2, [2, 0]],
  ]);

  test("the most approved win; every figure is there", () => {
    expect(count(profile, { rule: "av", seats: 2, tie: lex })).toEqual({
      rule: "av",
      winners: [[0, 1]],
      tied: false,
      order: [[0, 1], [2], [3]],
      steps: [
        { option: 0, kind: "elected", tiedWith: [], approvals: 5 },
        { option: 1, kind: "elected", tiedWith: [], approvals: 5 },
      ],
      totals: [5, 5, 4, 0],
      certificate: { property: "EJR+", holds: true },
      inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
      version: "1",
    });
  });

  test("one seat for two equals: a tie, broken by index, by order or by the lot, or not at all", () => {
    const winners = (tie: CountSettings["tie"]) => {
      const { winners, tied } = count(profile, { rule: "av", seats: 1, tie });
      return { winners, tied };
    };
    expect(winners(lex)).toEqual({ winners: [[0]], tied: true });
    expect(winners({ kind: "order", order: [3, 1, 0, 2] })).toEqual({ winners: [[1]], tied: true });
    expect(winners(all)).toEqual({ winners: [[0], [1]], tied: true });
    const drawn = ["a", "b", "c", "d", "e", "f"].map((seed) => winners({ kind: "lot", seed }).winners);
    expect(new Set(drawn.map((sets) => sets?.[0]?.[0]))).toEqual(new Set([0, 1]));
  });

  test("more tied sets than can be listed are told, not guessed", () => {
    const nobody = approvalProfile(20, [[1, []]]);
    expect(count(nobody, { rule: "av", seats: 10, tie: all })).toMatchObject({
      winners: null,
      tied: true,
      certificate: null,
    });
    expect(count(nobody, { rule: "seqpav", seats: 10, tie: all })).toMatchObject({ winners: null, tied: true });
    expect(count(nobody, { rule: "av", seats: 3, tie: all }).winners).toHaveLength(1140);
  });

  test("approval's top k leaves a group with nothing, and the certificate names it; Equal Shares does not", () => {
    const blocs = approvalProfile(4, [
      [60, [0, 1]],
      [40, [2, 3]],
    ]);
    expect(count(blocs, { rule: "av", seats: 2, tie: lex })).toMatchObject({
      winners: [[0, 1]],
      certificate: { holds: true },
    });
    const thirds = approvalProfile(4, [
      [60, [0, 1, 2]],
      [40, [3]],
    ]);
    expect(count(thirds, { rule: "av", seats: 3, tie: lex })).toMatchObject({
      winners: [[0, 1, 2]],
      certificate: { property: "EJR+", holds: false, option: 3, level: 1, voters: 40, needed: "100/3" },
    });
    expect(count(thirds, { rule: "mes", seats: 3, tie: lex })).toMatchObject({
      winners: [[0, 1, 3]],
      certificate: { holds: true },
    });
  });
});

describe("score", () => {
  test("the largest sum wins, by exact fractions", () => {
    const profile = profileFromJson({ type: "score", m: 3, ballots: [[1, [0.1, 0.3, null]], [2, [0.1, 0, 5]]] }); // prettier-ignore
    expect(count(profile, { rule: "score", seats: 1, tie: lex })).toMatchObject({
      winners: [[2]],
      tied: false,
      order: [[2], [0, 1]],
      steps: [{ option: 2, score: 10 }],
      certificate: null,
    });
  });
});

describe("rankings", () => {
  // Tennessee: Memphis, Nashville, Chattanooga, Knoxville; the example of most textbooks.
  const tennessee = rankedProfile(4, [
    [42, [[0], [1], [2], [3]]],
    [26, [[1], [2], [3], [0]]],
    [15, [[2], [3], [1], [0]]],
    [17, [[3], [2], [1], [0]]],
  ]);

  test.each<[Rule, number]>([
    ["plurality", 0],
    ["borda", 1],
    ["irv", 3],
    ["schulze", 1],
    ["ranked_pairs", 1],
  ])("Tennessee by %s elects %i", (rule, winner) => {
    expect(count(tennessee, { rule, seats: 1, tie: lex })).toMatchObject({ winners: [[winner]], tied: false });
  });

  test("each step of instant runoff says who was dropped with how many ballots", () => {
    expect(count(tennessee, { rule: "irv", seats: 1, tie: lex }).steps).toEqual([
      { option: 2, kind: "dropped", tiedWith: [], votes: 15, counting: 100, exhausted: 0, totals: [42, 26, 15, 17] },
      { option: 1, kind: "dropped", tiedWith: [], votes: 26, counting: 100, exhausted: 0, totals: [42, 26, null, 32] },
      {
        option: 3,
        kind: "elected",
        tiedWith: [],
        votes: 58,
        counting: 100,
        exhausted: 0,
        totals: [42, null, null, 58],
      },
    ]);
  });

  test("plurality: a first tier of three gives each a third; an empty ballot counts for nobody", () => {
    const profile = rankedProfile(3, [
      [1, [[0, 1, 2]]],
      [1, [[1]]],
      [5, []],
    ]);
    expect(count(profile, { rule: "plurality", seats: 2, tie: lex })).toMatchObject({
      order: [[1], [0, 2]],
      tied: true,
      winners: [[0, 1]],
      steps: [
        { option: 1, firstPlaces: "4/3" },
        { option: 0, tiedWith: [2], firstPlaces: "1/3" },
      ],
    });
  });

  test("instant runoff: a ballot whose best continuing tier has two options no longer transfers", () => {
    const profile = rankedProfile(3, [
      [3, [[0]]],
      [2, [[1]]],
      [2, [[2], [0, 1]]],
    ]);
    expect(count(profile, { rule: "irv", seats: 1, tie: { kind: "order", order: [0, 1, 2] } })).toMatchObject({
      winners: [[0]],
      steps: [
        { option: 2, tiedWith: [1], votes: 2, counting: 7, exhausted: 0 },
        { option: 0, kind: "elected", votes: 3, counting: 5, exhausted: 2, totals: [3, 2, null] },
      ],
    });
  });

  test("a cycle of three equal victories: every option under some tie-break, Schulze calls all three co-winners", () => {
    const cycle = rankedProfile(3, [
      [1, [[0], [1], [2]]],
      [1, [[1], [2], [0]]],
      [1, [[2], [0], [1]]],
    ]);
    for (const rule of ["schulze", "ranked_pairs", "irv", "borda"] as const) {
      expect(count(cycle, { rule, seats: 1, tie: all })).toMatchObject({ winners: [[0], [1], [2]], tied: true });
      expect(count(cycle, { rule, seats: 1, tie: lex })).toMatchObject({ winners: [[0]], tied: true });
    }
  });

  test("ranked pairs shows which victory was locked when two conflict", () => {
    const cycle = rankedProfile(3, [
      [1, [[0], [1], [2]]],
      [1, [[1], [2], [0]]],
      [1, [[2], [0], [1]]],
    ]);
    expect(count(cycle, { rule: "ranked_pairs", seats: 1, tie: lex }).steps[0]).toEqual({
      kind: "locked",
      pair: [0, 1],
      tiedWith: [
        [1, 2],
        [2, 0],
      ],
      votes: 2,
      against: 1,
    });
  });
});

describe("mistakes", () => {
  const approvals = approvalProfile(2, [[1, [0]]]);
  const rankings = rankedProfile(2, [[1, [[0]]]]);
  test.each<[Profile, CountSettings, string]>([
    [
      approvals,
      { rule: "schulze", seats: 1, tie: lex },
      "rule: schulze counts ranked ballots; these are approval ballots, which av, seqpav, seqphragmen, mes, pb_mes count.",
    ],
    [
      approvals,
      { rule: "av", seats: 3, tie: lex },
      "seats: must be a whole number from 1 to 2, the number of options.",
    ],
    [
      approvals,
      { rule: "av", seats: NaN, tie: lex },
      "seats: must be a whole number from 1 to 2, the number of options.",
    ],
    [rankings, { rule: "irv", seats: 2, tie: lex }, "seats: irv elects one."],
    [
      approvals,
      { rule: "av", seats: 1, tie: { kind: "order", order: [1] } },
      "order: must name each of the 2 options (0 to 1) once, best first.",
    ],
    [
      approvals,
      { rule: "av", seats: 1, tie: { kind: "order", order: [1, 1] } },
      "order: must name each of the 2 options (0 to 1) once, best first.",
    ],
    [
      approvals,
      { rule: "av", seats: 1, tie: { kind: "lot", seed: "luck" } },
      "lot: the seed must be written in hexadecimal digits.",
    ],
  ])("%#", (profile, settings, message) => {
    expect(() => count(profile, settings)).toThrow(new InputMistake(message));
  });
});

describe("what holds of every count", () => {
  const approvalRules = fc.constantFrom<Partial<CountSettings> & { rule: Rule }>(
    { rule: "av" },
    { rule: "seqpav" },
    { rule: "seqphragmen" },
    { rule: "mes", completion: "none" },
    { rule: "mes", completion: "seqphragmen" },
    { rule: "mes", completion: "av" },
    { rule: "mes", completion: "increment" },
  );
  const rankedRules = fc.constantFrom<Partial<CountSettings> & { rule: Rule }>(
    { rule: "plurality" },
    { rule: "borda" },
    { rule: "irv" },
    { rule: "schulze" },
    { rule: "schulze", strength: "margin" },
    { rule: "ranked_pairs" },
    { rule: "ranked_pairs", strength: "margin" },
  );

  test("breaking ties gives one of all the outcomes, and `tied` says whether there are several", () => {
    fc.assert(
      fc.property(smallApprovals, approvalRules, ({ m, seats, ballots }, rule) => {
        const profile = approvalProfile(m, ballots);
        const broken = count(profile, { ...rule, seats, tie: lex });
        const every = count(profile, { ...rule, seats, tie: all });
        expect(every.winners).toContainEqual(broken.winners?.[0]);
        // By increment the number of shares itself depends on the ties, so there `tied` speaks of one run only.
        if (rule.completion !== "increment") expect(broken.tied).toBe(every.winners?.length !== 1);
      }),
    );
    fc.assert(
      fc.property(smallRankings, rankedRules, ({ m, ballots }, rule) => {
        const profile = rankedProfile(m, ballots);
        const broken = count(profile, { ...rule, seats: 1, tie: lex });
        const every = count(profile, { ...rule, seats: 1, tie: all });
        expect(every.winners).toContainEqual(broken.winners?.[0]);
        expect(broken.tied).toBe(every.winners?.length !== 1);
      }),
    );
  });

  test("options have no privilege: renaming them renames the outcomes", () => {
    fc.assert(
      fc.property(smallApprovals, approvalRules, ({ m, seats, ballots }, rule) => {
        const mirror = (option: number) => m - 1 - option;
        const mirrored = ballots.map(([n, set]): [number, number[]] => [n, set.map(mirror)]);
        const sets = (from: typeof ballots, rename: (option: number) => number) =>
          count(approvalProfile(m, from), { ...rule, seats, tie: all })
            .winners?.map((set) =>
              set
                .map((option) => rename(Number(option)))
                .sort((a, b) => a - b)
                .join(),
            )
            .sort();
        expect(sets(mirrored, mirror)).toEqual(sets(ballots, (option) => option));
      }),
    );
  });

  test("a row for three is three rows, and thirds of all ballots change nothing", () => {
    fc.assert(
      fc.property(smallApprovals, approvalRules, ({ m, seats, ballots }, rule) => {
        const winners = (rows: [number | string, number[]][]) =>
          count(approvalProfile(m, rows), { ...rule, seats, tie: lex }).winners;
        const apart = ballots.flatMap(([n, set]) => Array.from({ length: n }, (): [number, number[]] => [1, set]));
        const thirds = ballots.map(([n, set]): [string, number[]] => [`${n}/3`, set]);
        expect(winners(apart)).toEqual(winners(ballots));
        expect(winners(thirds)).toEqual(winners(ballots));
      }),
    );
    fc.assert(
      fc.property(smallRankings, rankedRules, ({ m, ballots }, rule) => {
        const winners = (rows: [number | string, number[][]][]) =>
          count(rankedProfile(m, rows), { ...rule, seats: 1, tie: lex }).winners;
        expect(winners(ballots.map(([n, tiers]) => [`${n}/3`, tiers]))).toEqual(winners(ballots));
      }),
    );
  });

  test("Equal Shares wrongs no group (EJR+), alone or completed by seqPhragmén or approvals", () => {
    const completions = fc.constantFrom("none", "seqphragmen", "av");
    fc.assert(
      fc.property(smallApprovals, completions, ({ m, seats, ballots }, completion) => {
        const { certificate } = count(approvalProfile(m, ballots), { rule: "mes", completion, seats, tie: lex });
        expect(certificate).toEqual({ property: "EJR+", holds: true });
      }),
    );
  });

  test("an option that beats each other one head to head wins by Schulze and ranked pairs", () => {
    fc.assert(
      fc.property(smallRankings, fc.constantFrom<Rule>("schulze", "ranked_pairs"), ({ m, ballots }, rule) => {
        const place = (tiers: number[][], option: number) => {
          const index = tiers.findIndex((tier) => tier.includes(option));
          return index === -1 ? tiers.length : index;
        };
        const lead = (a: number, b: number) =>
          ballots.reduce((sum, [n, tiers]) => sum + n * Math.sign(place(tiers, b) - place(tiers, a)), 0);
        const options = [...Array(m).keys()];
        const best = options.find((a) => options.every((b) => a === b || lead(a, b) > 0));
        fc.pre(best !== undefined);
        expect(count(rankedProfile(m, ballots), { rule, seats: 1, tie: all }).winners).toEqual([[best]]);
      }),
    );
  });

  test("the hash is that of ballots and settings: equal for equal ones, another for others", () => {
    const ballots: [number, number[]][] = [[1, [0]]];
    const hash = (seats: number, m: number) =>
      count(approvalProfile(m, ballots), { rule: "av", seats, tie: lex }).inputHash;
    expect(hash(1, 2)).toBe(hash(1, 2));
    expect(new Set([hash(1, 2), hash(2, 2), hash(1, 3)]).size).toBe(3);
  });
});
