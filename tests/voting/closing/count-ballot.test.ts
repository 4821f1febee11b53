import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Close, countBallot, isHeavy } from "../../../src/voting/closing/counting/count-ballot.ts";
import type { CountedPaper } from "../../../src/voting/closing/counting/papers-file.ts";
import type { EarlierRound } from "../../../src/voting/closing/counting/series.ts";
import { recountProfile } from "../../../src/voting/closing/recounting/files.ts";
import { readResult } from "../../../src/voting/closing/result.ts";
import { writeProfile } from "../../../src/voting/files/profile-text.ts";
import { tallyFile } from "../../../src/voting/files/tally-file.ts";
import { lotOrder } from "../../../src/voting/method/lot.ts";
import { usualSettings, type BallotSettings } from "../../../src/voting/settings.ts";

const seed = "00ff";
const ids = ["canva", "excel", "kanta"];
const options = (from: readonly string[] = ids) => from.map((id) => optionOf(id));

function optionOf(id: string, costMinutes: number | null = null) {
  return { id, topicId: null, names: { fi: id, sv: "", en: "" }, isProposal: false, costMinutes };
}

function paper(marks: Record<string, number> | string[], more: Partial<CountedPaper> = {}): CountedPaper {
  const given = Array.isArray(marks) ? Object.fromEntries(marks.map((id) => [id, 1])) : marks;
  return { marks: given, seen: ids, groupId: null, voter: null, ...more };
}

function close(
  papers: readonly CountedPaper[],
  settings: Partial<BallotSettings> = {},
  more: Partial<Close> = {},
): Close {
  const whole = { settings: { ...usualSettings, ...settings }, papers, options: options(), lotSeed: seed };
  return { ...whole, entitled: papers.length, groups: [], earlier: [], ...more };
}

test("the most approved wins; the rows say how many saw each option", () => {
  const papers = [
    paper(["excel"], { seen: ["canva", "excel"] }),
    paper(["excel", "kanta"]),
    paper(["canva"]),
    paper([]),
  ];
  const result = countBallot(close(papers));
  expect(result).toMatchObject({
    kind: "decided",
    winnerIds: ["excel"],
    winnerId: "excel",
    decidedByLot: false,
    tiedIds: [],
  });
  expect(result.rows[0]).toEqual({
    optionId: "excel",
    approvals: 2,
    seen: 4,
    voters: 4,
    points: null,
    firsts: null,
    share: 0.5,
    place: 1,
  });
  expect(result.rows).toContainEqual({
    optionId: "kanta",
    approvals: 1,
    seen: 3,
    voters: 4,
    points: null,
    firsts: null,
    share: 0.25,
    place: 2,
  });
  expect({ someUnseen: result.someUnseen, covered: result.covered }).toEqual({ someUnseen: true, covered: 2 });
});

test("the lot decides among equals, in its own order, and says between whom", () => {
  const papers = [paper(["excel", "kanta"]), paper(["kanta", "excel"]), paper(["canva"])];
  const drawn = lotOrder(seed, ids).map((index) => ids[index]!);
  const tiedIds = drawn.filter((id) => id !== "canva");
  expect(countBallot(close(papers))).toMatchObject({ winnerIds: [tiedIds[0]], decidedByLot: true, tiedIds });
  const winners = ["0", "1", "2", "3", "4", "5", "6", "7"].map(
    (lotSeed) => countBallot(close(papers, {}, { lotSeed })).winnerId,
  );
  expect([...new Set(winners)].sort()).toEqual(["excel", "kanta"]);
});

describe("nothing is chosen", () => {
  test.each<[string, Close]>([
    ["no-options", close([paper(["canva"])], {}, { options: [] })],
    ["no-ballots", close([])],
    ["blank", close([paper([]), paper([])])],
    ["blank", close([paper({ canva: 0 })], { form: "score", rule: "score" })],
    ["no-quorum", close([paper(["canva"])], { quorumPercent: 50 }, { entitled: 3 })],
    [
      "nothing-fits",
      close(
        [paper(["canva"])],
        { purpose: "hours", rule: "pb_mes", budgetMinutes: 60 },
        { options: [optionOf("canva", 90)] },
      ),
    ],
  ])("%s", (kind, given) => {
    expect(countBallot(given)).toMatchObject({ kind, winnerIds: [], winnerId: null, decidedByLot: false });
  });

  test("half of the voters is enough where half must vote", () => {
    const half = close([paper(["canva"])], { quorumPercent: 50 }, { entitled: 2 });
    expect(countBallot(half)).toMatchObject({ kind: "decided", winnerId: "canva" });
  });
});

test("no more are chosen than somebody supports; among 500 as among three", () => {
  const many = Array.from({ length: 500 }, (_, at) => `option-${at}`);
  const papers = [paper(["option-3"]), paper(["option-3", "option-499"])];
  const approved = countBallot(
    close(papers, { purpose: "several", rule: "mes", seats: 5 }, { options: options(many) }),
  );
  expect(approved.winnerIds).toEqual(["option-3", "option-499"]);
  const ranked = [paper({ "option-3": 1, "option-7": 2 }), paper({ "option-499": 1 })];
  const settings = { purpose: "several", form: "ranking", rule: "stv", seats: 3 } as const;
  const transferred = countBallot(close(ranked, settings, { options: options(many) }));
  expect([...transferred.winnerIds].sort()).toEqual(["option-3", "option-499", "option-7"]);
  expect(transferred.rows.length).toBe(500);
});

test("a room counts at once; hundreds of voters or options, or a long series, in a thread", () => {
  const of = (voters: number, given: number) =>
    close(Array.from({ length: voters }, () => paper([])), {}, { options: options(Array.from({ length: given }, (_, at) => `${at}`)) }); // prettier-ignore
  const votes = Array.from({ length: 500 }, (_, at) => ({ voter: String(at), approved: [] }));
  const round: EarlierRound = { options: options(), lotSeed: seed, votes, winnerId: "canva", titles: { fi: "", sv: "", en: "" } }; // prettier-ignore
  const series = close([], {}, { earlier: Array.from({ length: 7 }, () => round) });
  expect([of(40, 30), of(250, 40), of(300, 40), of(30, 500), series].map(isHeavy)).toEqual([false, false, true, true, true]); // prettier-ignore
});

describe("need groups", () => {
  const groups = ["a", "b", "c"].map((id) => ({ id, names: { fi: id, sv: "", en: "" } }));
  const of = (groupId: string, count: number, marks: string[]) =>
    Array.from({ length: count }, () => paper(marks, { groupId }));
  const papers = [...of("a", 20, ["canva"]), ...of("b", 5, ["excel"]), ...of("c", 6, ["excel"])];

  test("each vote the same, or each group the same", () => {
    expect(countBallot(close(papers, {}, { groups })).winnerId).toBe("canva");
    const byGroup = countBallot(close(papers, { weighting: "group" }, { groups }));
    expect(byGroup).toMatchObject({ winnerId: "excel", isWeightHidden: false, someGroupsHidden: false });
    expect(byGroup.rows[0]).toMatchObject({ optionId: "excel", approvals: 11, share: 2 / 3 });
    expect(byGroup.groups.map(({ voters, approvals }) => ({ voters, approvals }))).toEqual([
      { voters: 20, approvals: [0, 20, 0] },
      { voters: 5, approvals: [5, 0, 0] },
      { voters: 6, approvals: [6, 0, 0] },
    ]);
    const again = tallyFile("x.json", byGroup.file!, { rule: "av", tie: "order" }, () => 0);
    expect([again.winners?.[0]?.map((at) => byGroup.countedIds[at as number]), again.inputHash]).toEqual([
      ["excel"],
      byGroup.inputHash,
    ]);
  });

  test("of rankings who has it first, for nearly all rank nearly everything", () => {
    const ranked = Array.from({ length: 6 }, () => paper({ canva: 1, excel: 1, kanta: 2 }, { groupId: "a" }));
    const { groups: told, rows } = countBallot(close(ranked, { form: "ranking", rule: "schulze" }, { groups }));
    const firsts = Object.fromEntries(rows.map(({ optionId }, at) => [optionId, told[0]!.approvals[at]]));
    expect(firsts).toEqual({ canva: 6, excel: 6, kanta: 0 });
  });

  test("the few of a group are told of by no figure: neither their share nor what their weight would show", () => {
    const few = [...of("a", 20, ["canva"]), ...of("b", 4, ["excel"]), ...of("c", 9, ["excel"])];
    const result = countBallot(close(few, { weighting: "group" }, { groups }));
    expect(result).toMatchObject({ winnerId: "excel", isWeightHidden: true, someGroupsHidden: true });
    expect(result.groups.map(({ names }) => names.fi)).toEqual(["a"]);
    const kept = {
      count: result.count,
      file: result.file,
      command: result.command,
      inputHash: result.inputHash,
      others: result.others,
    };
    expect(kept).toEqual({ count: null, file: null, command: null, inputHash: null, others: [] });
    expect(recountProfile(result, few, seed)).toBeNull();
    const plain = Object.fromEntries([["excel", 13 / 33], ["canva", 20 / 33], ["kanta", 0]]); // prettier-ignore
    const sharesOf = ({ rows }: typeof result) =>
      Object.fromEntries(rows.map(({ optionId, share }) => [optionId, share]));
    expect(sharesOf(result)).toEqual(plain);

    // Nor where too few voted for anything to be decided.
    const quorate = { weighting: "group", quorumPercent: 90 } as const;
    const undecided = countBallot(close(few, quorate, { groups, entitled: 60 }));
    expect(undecided).toMatchObject({ kind: "no-quorum", isWeightHidden: true });
    expect(sharesOf(undecided)).toEqual(plain);
  });
});

describe("over a series", () => {
  const settings = { purpose: "series", rule: "per_phragmen", isSecret: false } as const;
  const voters = Array.from({ length: 9 }, (_, at) => `voter-${at}`);
  const roundOf = (round: number) => ["large", "middle", "small"].map((bloc) => `${bloc}-${round}`);
  const votes = (round: number) =>
    voters.map((voter, at) => paper([`${at < 5 ? "large" : at < 8 ? "middle" : "small"}-${round}`], { voter }));

  function held(rounds: number): EarlierRound[] {
    const earlier: EarlierRound[] = [];
    for (let round = 0; round < rounds; round++) {
      const { winnerId } = countBallot(close(votes(round), settings, { options: options(roundOf(round)), earlier }));
      earlier.push(asEarlier(round, winnerId!));
    }
    return earlier;
  }

  function asEarlier(round: number, winnerId: string): EarlierRound {
    return {
      options: options(roundOf(round)),
      lotSeed: seed,
      winnerId,
      titles: { fi: `Kierros ${round}`, sv: "", en: "" },
      votes: votes(round).map(({ voter, marks }) => ({ voter: voter!, approved: Object.keys(marks) })),
    };
  }

  test("blocs of five, three and one win five, three and one of nine, where the most approved would win all", () => {
    const wins = held(9).map(({ winnerId }) => winnerId.split("-")[0]);
    const count = (bloc: string) => wins.filter((each) => each === bloc).length;
    expect([count("large"), count("middle"), count("small")]).toEqual([5, 3, 1]);
  });

  test("a winner that the earlier round would not have by this count stays the winner; the file counts so too", () => {
    const earlier = [asEarlier(0, "small-0"), asEarlier(1, "small-1")];
    const now = close(votes(2), settings, { options: options(roundOf(2)), earlier });
    const result = countBallot(now);
    expect(result).toMatchObject({
      winnerId: "large-2",
      earlier: [
        { supporters: 1, voters: 9 },
        { supporters: 1, voters: 9 },
      ],
    });
    const { winners, inputHash } = tallyFile("x.json", result.file!, { rule: "per_phragmen" }, () => 0);
    expect([winners, inputHash]).toEqual([[["small-0", "small-1", "large-2"]], result.inputHash]);
    expect(result.file).not.toContain("voter-");
    // The numbers of the voters say nothing of who they are: others who vote the same have the same file.
    const other = <V extends { voter: string | null }>(votes: readonly V[]) =>
      votes.map((vote) => ({ ...vote, voter: `${9 - Number(vote.voter!.slice(-1))}-else` }));
    const renamed = { ...now, papers: other(now.papers), earlier: earlier.map((round) => ({ ...round, votes: other(round.votes) })) }; // prettier-ignore
    expect(countBallot(renamed).file).toBe(result.file);
  });
});

test("a result that was stored when there was only approval is read as one of now", () => {
  const stored = {
    winnerId: "excel",
    decidedByLot: true,
    rows: [{ optionId: "excel", approvals: 2, seen: 4, voters: 4, place: 1 }],
    reason: { kind: "lot", approvals: 2, voters: 4, tiedIds: ["excel", "kanta"] },
    someUnseen: false,
    voters: 4,
    options: [{ id: "excel", topicId: null, names: { fi: "Excel", sv: "", en: "" }, isProposal: false }],
    version: "1",
    inputHash: "abc",
  };
  const result = readResult(stored);
  expect(result).toMatchObject({
    kind: "decided",
    winnerIds: ["excel"],
    tiedIds: ["excel", "kanta"],
    count: null,
    inputHash: "abc",
  });
  expect(result.rows[0]).toMatchObject({ approvals: 2, share: 0.5, points: null });
  expect(readResult(result)).toBe(result);
  expect(readResult({ ...stored, winnerId: null, rows: [], reason: { kind: "no-approvals" } })).toMatchObject({
    kind: "blank",
    winnerIds: [],
  });
});

test("what holds of every result: the order of papers and options says nothing, and the file counts to the same", () => {
  const anyPaper = fc.record({
    marks: fc.subarray(ids).map((given) => Object.fromEntries(given.map((id) => [id, 1]))),
    seen: fc.subarray(ids),
  });
  const anyRule = fc.constantFrom(
    { purpose: "next", rule: "av", seats: 1 } as const,
    { purpose: "several", rule: "mes", seats: 2 } as const,
  );
  fc.assert(
    fc.property(
      fc.array(anyPaper),
      fc.shuffledSubarray(ids, { minLength: 3 }),
      anyRule,
      (drawn, shuffled, settings) => {
        const papers = drawn.map(({ marks, seen }) => paper(marks, { seen }));
        const result = countBallot(close(papers, settings));
        const other = countBallot(close(papers.toReversed(), settings, { options: options(shuffled) }));
        expect([other.kind, other.winnerIds, other.rows]).toEqual([result.kind, result.winnerIds, result.rows]);
        for (const row of result.rows) {
          expect(row.approvals).toBeLessThanOrEqual(row.seen);
          expect(row.seen).toBeLessThanOrEqual(papers.length);
        }
        expect(result.kind === "decided").toBe(papers.some(({ marks }) => Object.keys(marks).length > 0));
        if (result.command === null || result.winnerId === null) return;
        const text = writeProfile(recountProfile(result, papers, seed)!);
        const { winners, inputHash } = tallyFile(
          "x.json",
          text,
          { rule: settings.rule, seats: String(result.command.seats), tie: "order" },
          () => 0,
        );
        expect(winners![0]!.map((at) => result.countedIds[at as number]).sort()).toEqual([...result.winnerIds].sort());
        expect(inputHash).toBe(result.inputHash);
      },
    ),
    { numRuns: 60 },
  );
});
