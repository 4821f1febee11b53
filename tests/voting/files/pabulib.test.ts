import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ApprovalProfile, ScoreProfile } from "../../../src/voting/method/ballots.ts";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import { readPabulib } from "../../../src/voting/files/pabulib.ts";
import { writePabulib } from "../../../src/voting/files/pabulib-text.ts";
import { rational } from "../../../src/voting/method/rational.ts";
import { count } from "../../../src/voting/method/count.ts";
import { approvalProfile, rankedProfile, scoreProfile, smallApprovals, smallScores } from "../method/profiles.ts";
import { oneByOne, withIds } from "./same-ballots.ts";

const meta = {
  description: "Next topics",
  unit: "Seinäjoki",
  instance: "2026",
  dateBegin: "2026-11-01",
  dateEnd: "2026-11-22",
  seats: 2,
};

const file = `META
key;value
description;Workshops of the spring
budget;10.5
vote_type;approval
PROJECTS
project_id;cost;votes;name
canva;3;2;Canva
reels;4.5;1;"Videos; and reels"
excel;2;0;Excel
VOTES
voter_id;age;vote
1;34;canva,reels
2;;canva
3;51;
`;

describe("reading", () => {
  test("approvals with costs and budget, whatever the order of the columns", () => {
    expect(readPabulib(`\uFEFF${file.replaceAll("\n", "\r\n")}`)).toEqual({
      type: "approval",
      options: [
        { id: "canva", name: "Canva" },
        { id: "reels", name: "Videos; and reels" },
        { id: "excel", name: "Excel" },
      ],
      lotSeed: null,
      weights: [1, 1, 1],
      unit: rational(1),
      approvals: [[0, 1], [0], []],
      budget: { total: rational(21, 2), costs: [rational(3), rational(9, 2), rational(2)] },
    });
  });

  test("points are scores, and orders are rankings", () => {
    const scored = file
      .replace("approval", "cumulative")
      .replace("voter_id;age;vote", "voter_id;points;vote")
      .replace("1;34;canva,reels", "1;7,3;reels,canva")
      .replace("2;;canva", "2;10;canva")
      .replace("3;51;", "3;;");
    expect(readPabulib(scored)).toMatchObject({ type: "score", scores: [[3, 7, 0], [10, 0, 0], [0, 0, 0]] }); // prettier-ignore
    expect(readPabulib(file.replace("approval", "ordinal"))).toMatchObject({
      type: "ranked",
      tiers: [[[0], [1]], [[0]], []],
    });
  });

  test.each([
    [
      "approval\n",
      "veto\n",
      'META, vote_type: must be approval, choose-1, scoring, cumulative or ordinal; it is "veto".',
    ],
    ["canva,reels", "canva,zumba", 'line 13: there is no project "zumba".'],
    ["canva,reels", "canva,canva", "line 13: names a project twice."],
    ["reels;4.5", "canva;4.5", 'line 9: the project "canva" is there twice.'],
    ["reels;4.5", ";4.5", "line 9: the project has no project_id."],
    ["excel;2", "excel;cheap", 'line 10, cost: must be a number, zero or more; it is "cheap".'],
    ["budget;10.5", "budgets;10.5", 'META, budget: must be a number, zero or more; it is "".'],
    ["META", "METAL", "line 1: a .pb file begins with META."],
  ])("%j changed to %j is refused", (from, to, message) => {
    expect(() => readPabulib(file.replace(from, to))).toThrow(new InputMistake(message));
  });

  test("points beyond those that the file itself allows are refused", () => {
    const scored = file
      .replace("approval", "scoring\nmin_points;1\nmax_points;5")
      .replace("voter_id;age;vote", "voter_id;points;vote");
    expect(() => readPabulib(scored.replace("1;34;canva,reels", "1;5,6;reels,canva"))).toThrow(
      new InputMistake("line 15, points: 6 is beyond META's points."),
    );
    expect(() => readPabulib(scored.replace("1;34;canva,reels", "1;5,0;reels,canva"))).toThrow(InputMistake);
  });

  test("a lot that is no hexadecimal text is refused", () => {
    expect(() => readPabulib(file.replace("budget;", "lot_seed;luck\nbudget;"))).toThrow(
      new InputMistake("META, lot_seed: must be hexadecimal digits."),
    );
  });

  test("scores without their points are refused", () => {
    expect(() => readPabulib(file.replace("approval", "scoring"))).toThrow(
      new InputMistake("line 13: has 0 points for 2 projects."),
    );
  });
});

describe("writing", () => {
  test("one row a ballot, with semicolons and quotation marks kept", () => {
    const profile: ApprovalProfile = {
      ...approvalProfile(2, [
        [2, [1, 0]],
        [1, []],
      ]),
      options: [
        { id: "a", name: 'Canva; "basics"' },
        { id: "b", name: "Excel" },
      ],
    };
    expect(writePabulib(profile, meta)).toBe(`META
key;value
description;Next topics
unit;Seinäjoki
instance;2026
num_projects;2
num_votes;3
budget;2
vote_type;approval
date_begin;2026-11-01
date_end;2026-11-22
PROJECTS
project_id;cost;votes;name
a;1;2;"Canva; ""basics"""
b;1;2;Excel
VOTES
voter_id;vote
1;b,a
2;b,a
3;
`);
    expect(readPabulib(writePabulib(profile, meta)).options).toEqual(profile.options);
  });

  test("what is written is read as the same ballots and costs, and counts to the same", () => {
    fc.assert(
      fc.property(smallApprovals, fc.integer({ min: 0, max: 999 }), ({ m, ballots }, cost) => {
        const costs = Array.from({ length: m }, (_, option) => rational(cost + option, 8));
        const profile: ApprovalProfile = {
          ...withIds(approvalProfile(m, ballots)),
          budget: { total: rational(401, 4), costs },
        };
        const read = readPabulib(writePabulib(profile, meta)) as ApprovalProfile;
        expect(oneByOne(read)).toEqual(oneByOne(profile));
        expect(read.budget).toEqual(profile.budget);
        const settings = { rule: "pb_mes", seats: 1, completion: "av", tie: { kind: "lot", seed: "ab" } } as const;
        expect(count(read, settings).winners).toEqual(count(profile, settings).winners);
      }),
    );
    fc.assert(
      fc.property(smallScores, ({ m, ballots }) => {
        const profile: ScoreProfile = withIds(scoreProfile(m, ballots));
        expect(oneByOne(readPabulib(writePabulib(profile, meta)))).toEqual(oneByOne(profile));
      }),
    );
  });

  test("rankings without ties become ordinal votes; with ties they are refused", () => {
    const profile = withIds(rankedProfile(3, [[2, [[2], [0]]], [1, []]])); // prettier-ignore
    expect(oneByOne(readPabulib(writePabulib(profile, meta)))).toEqual(oneByOne(profile));
    expect(() => writePabulib(rankedProfile(2, [[1, [[0, 1]]]]), meta)).toThrow(
      new InputMistake("ballots: a .pb file holds no ties; some ballot ranks options equally."),
    );
  });

  test("what a .pb file can't hold exactly is refused", () => {
    const profile = approvalProfile(1, [[1, [0]]]);
    const thirds: ApprovalProfile = { ...profile, budget: { total: rational(1), costs: [rational(1, 3)] } };
    expect(() => writePabulib(thirds, meta)).toThrow("costs: 1/3 can't be written exactly as a decimal number.");
    expect(() => writePabulib(approvalProfile(1, [["1/2", [0]]]), meta)).toThrow(InputMistake);
    expect(() => writePabulib({ ...profile, options: [{ id: "a,b", name: "x" }] }, meta)).toThrow(InputMistake);
  });
});
