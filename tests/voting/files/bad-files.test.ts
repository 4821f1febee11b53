import { describe, expect, test } from "vitest";
import { tallyFile } from "../../../src/voting/files/tally-file.ts";
import type { TallyOptions } from "../../../src/voting/files/tally-settings.ts";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import { countedRules, isPerpetual, type Rule } from "../../../src/voting/method/settings.ts";

type File = Record<string, unknown>;

function tally(file: File | string, options: TallyOptions = {}, name = "votes.json") {
  return tallyFile(name, typeof file === "string" ? file : JSON.stringify(file), options, () => 0);
}

const approvals = { type: "approval", m: 2, ballots: [[3, [0]], [2, [1]]] }; // prettier-ignore
const budgeted = { ...approvals, type: "approval-pb", costs: [2, 3], budget: 4 };
const rounds = {
  type: "approval-sequence",
  voters: ["a", "b"],
  rounds: [{ candidates: ["x"], approvals: { a: ["x"] } }],
};

describe("a file or an option that is wrong is refused in words that say where", () => {
  test.each<[File, TallyOptions, string]>([
    [approvals, { rule: "pb_mes" }, "costs: there are none, and pb_mes needs one for each option."],
    [{ ...budgeted, budget: undefined }, {}, 'votes.json: budget: must be a number, zero or more, or an exact fraction such as "109/100".'],
    [{ ...budgeted, costs: [2, -3] }, {}, 'votes.json: costs[1]: must be a number, zero or more, or an exact fraction such as "109/100".'],
    [{ ...budgeted, costs: [2] }, {}, "votes.json: costs: has 1 costs for 2 options."],
    [budgeted, { budget: "-1" }, "budget: must be a number, zero or more."],
    [budgeted, { budget: "much" }, "--budget: must be a number such as 12, 0.5 or 1/3; it is much."],
    [budgeted, { increment: "0" }, "increment: must be a number above zero."],
    [budgeted, { utility: "joy" }, "--utility: must be one of cost, cardinality, score; it is joy."],
    [budgeted, { utility: "score" }, "utility: score needs ballots with scores; these are approval ballots."],
    [budgeted, { rule: "pb_mes", completion: "seqphragmen" }, "completion: of pb_mes must be one of none, av, add1, add1u; it is seqphragmen."],
    [approvals, { rule: "mes", seats: "2", completion: "add1" }, "completion: of mes must be one of none, seqphragmen, av, increment; it is add1."],
    [{ ...approvals, ballots: [] }, {}, "votes.json: ballots: there are none to count."],
    [{ ...approvals, m: 0, ballots: [[1, []]] }, {}, "options: there are none to elect."],
    [{ ...approvals, m: 1001 }, {}, "votes.json: m: must be the number of options, a whole number from 0 to 1000."],
    [{ ...approvals, m: undefined, options: [{ id: "x" }, { id: "x" }] }, {}, 'votes.json: options[1].id: "x" is there twice.'],
    [{ type: "score", m: 1, ballots: [[1, [-1]]] }, {}, 'votes.json: ballots[0][1][0]: must be a number, zero or more, or an exact fraction such as "109/100".'],
    [{ type: "score", m: 1, ballots: [[1, [1e300]]] }, {}, "votes.json: ballots: the numbers are too large or too finely divided to be counted exactly."],
    [{ type: "score", m: 1, ballots: [[1e6, [1e12]]] }, {}, "votes.json: ballots: the numbers are too large or too finely divided to be counted exactly."],
    [approvals, { rule: "stv" }, "rule: stv counts ranked ballots; these are approval ballots, which av, seqpav, seqphragmen, mes, pb_mes count."],
    [approvals, { rule: "pb_greedy" }, `--rule: pb_greedy is not counted; ${Object.keys(countedRules).join(", ")} are.`],
    [{ ...rounds, voters: [] }, {}, "votes.json: voters: there are none."],
    [{ ...rounds, voters: ["a", "a"] }, {}, 'votes.json: voters[1]: "a" is there twice.'],
    [{ ...rounds, voters: [null] }, {}, "votes.json: voters[0]: must be a text or a number."],
    [{ ...rounds, rounds: [] }, {}, "votes.json: rounds: there are none to count."],
    [{ ...rounds, rounds: [{ candidates: ["x"], approvals: { z: ["x"] } }] }, {}, 'votes.json: rounds[0].approvals: there is no voter "z".'],
    [{ ...rounds, rounds: [{ candidates: ["x"], approvals: { a: ["y"] } }] }, {}, 'votes.json: rounds[0].approvals["a"][0]: "y" is no candidate of the round.'],
    [{ ...rounds, rounds: [{ candidates: ["x"], approvals: { a: ["x", "x"] } }] }, {}, 'votes.json: rounds[0].approvals["a"]: names an option twice.'],
    [{ ...rounds, rounds: [{ candidates: [], approvals: {} }] }, {}, "votes.json: rounds[0].candidates: there are none."],
    [{ ...rounds, rounds: [{ candidates: [...Array(1001).keys()], approvals: {} }] }, {}, "votes.json: rounds[0].candidates: are more than 1000."],
    [{ ...rounds, rounds: [{ candidates: ["x"] }] }, {}, "votes.json: rounds[0].approvals: must be an object."],
  ])("%#", (file, options, message) => {
    expect(() => tally(file, options)).toThrow(new InputMistake(message));
  }); // prettier-ignore
});

describe("what is unusual, but no mistake, has a result by every rule", () => {
  test("a series of many rounds, each with options of its own", () => {
    const round = (at: number) => ({
      candidates: Array.from({ length: 300 }, (_, place) => `${at}-${place}`),
      approvals: { a: [`${at}-7`] },
    });
    const { winners } = tally({ ...rounds, rounds: [0, 1, 2, 3].map(round) }, {});
    expect(winners).toEqual([["0-7", "1-7", "2-7", "3-7"]]);
  });

  const settings = (rule: Rule): TallyOptions => ({ rule, seats: "1" });
  const ballotsFor = (rule: Rule, m: number, support: (option: number) => boolean): File => {
    const options = [...Array(m).keys()];
    const approved = options.filter(support);
    const priced = { costs: options.map((option) => option), budget: 3 };
    if (isPerpetual(rule)) return { type: "approval-sequence", voters: [1], rounds: [{ candidates: options, approvals: { 1: approved } }] };
    if (rule === "score") return { type: "score", m, ballots: [[1, options.map((option) => (support(option) ? 5 : 0))]] };
    if (rule === "pb_mes") return { type: "approval-pb", m, ...priced, ballots: [[1, approved]] };
    const isRanked = countedRules[rule].some((type) => type === "ranked");
    return isRanked ? { type: "ranked", m, ballots: [[1, approved.length === 0 ? [] : [approved]]] } : { type: "approval", m, ballots: [[1, approved]] };
  }; // prettier-ignore
  const rules = Object.keys(countedRules) as Rule[];

  test.each(rules)("%s: one option and one voter", (rule) => {
    expect(
      tally(
        ballotsFor(rule, 1, () => true),
        settings(rule),
      ),
    ).toMatchObject({ winners: [[0]], tied: false });
  });

  test.each(rules)("%s: 500 options, of which the one voter supports the third", (rule) => {
    expect(
      tally(
        ballotsFor(rule, 500, (option) => option === 2),
        settings(rule),
      ).winners,
    ).toEqual([[2]]);
  });

  test.each(rules.filter((rule) => rule !== "pb_mes"))("%s: all tied is told, and the order decides", (rule) => {
    const all = ballotsFor(rule, 4, () => true);
    expect(tally(all, { ...settings(rule), order: "2,0,1,3" })).toMatchObject({ winners: [[2]], tied: true });
    expect(tally(all, { ...settings(rule), tie: "all" }).winners).toEqual([[0], [1], [2], [3]]);
  });

  test.each(rules.filter((rule) => rule !== "pb_mes"))("%s: nobody supports anything", (rule) => {
    expect(
      tally(
        ballotsFor(rule, 3, () => false),
        settings(rule),
      ),
    ).toMatchObject({ winners: [[0]], tied: true });
  });

  test("with costs nothing is bought that nobody supports, or that costs more than there is", () => {
    expect(
      tally(
        ballotsFor("pb_mes", 3, () => false),
        { rule: "pb_mes" },
      ),
    ).toMatchObject({ winners: [[]], tied: false });
    expect(
      tally(
        ballotsFor("pb_mes", 5, (option) => option === 4),
        { rule: "pb_mes" },
      ).winners,
    ).toEqual([[]]);
    expect(
      tally(
        ballotsFor("pb_mes", 5, (option) => option === 4),
        { rule: "pb_mes", budget: "4" },
      ).winners,
    ).toEqual([[4]]);
  });
});
