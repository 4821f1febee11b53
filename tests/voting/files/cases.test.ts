import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { runCases } from "../../../src/voting/files/cases.ts";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import { referenceTest } from "../../support/reference-data.ts";

const profiles = {
  approvals: { type: "approval", m: 3, ballots: [[2, [0, 1]], [1, [2]]] }, // prettier-ignore
  rankings: { type: "ranked", m: 2, ballots: [[2, [[0], [1]]], [1, [[1], [0]]]] }, // prettier-ignore
  rounds: {
    type: "approval-sequence",
    voters: [1, 2],
    rounds: Array(2).fill({ candidates: ["a", "b"], approvals: { 1: ["a"], 2: ["b"] } }),
  },
};

function aCase(id: string, rule: string, profile: string, mode: string, expected: unknown, params: object = {}) {
  return { id, rule, params, profile, mode, expected };
}

referenceTest("voting/cases.json", "the published cases that this version counts all agree", (path) => {
  const report = runCases(JSON.parse(readFileSync(path, "utf8")));
  expect(report.failed).toEqual([]);
  expect(report.passed + report.skipped.length).toBe(report.cases);
  expect(report.passed).toBeGreaterThanOrEqual(3296);
});

test("each mode is compared, and a wrong expectation fails in each", () => {
  const cases = (["right", "wrong"] as const).flatMap((answer) => {
    const expected = <Value>(right: Value, wrong: Value) => (answer === "right" ? right : wrong);
    return [
      aCase(`all-${answer}`, "av", "approvals", "all", expected([[0], [1]], [[0]])),
      aCase(`any-${answer}`, "av", "approvals", "any_of", expected([[1], [0]], [[1], [2]])),
      aCase(`lex-${answer}`, "av", "approvals", "lex", expected([[0]], [[1]])),
      aCase(`order-${answer}`, "av", "approvals", "lex", expected([[1]], [[0]]), { tie: [1, 0, 2] }),
      aCase(`mes-${answer}`, "mes", "approvals", "all", expected([[0], [1]], [[]]), { k: 1, completion: "av" }),
      aCase(`winners-${answer}`, "schulze", "rankings", "winners", expected([0], [1])),
      aCase(`committee-${answer}`, "stv", "rankings", "committee", expected([0], [1]), { quota_value: 2 }),
      aCase(`quota-${answer}`, "stv", "rankings", "committee", [0], { quota_value: expected(2, 3) }),
      aCase(`rounds-${answer}`, "perpetual", "rounds", "sequence", expected(["a", "b"], ["a", "a"]), {
        rule: "per_pav",
      }),
      aCase(`ranking-${answer}`, "borda", "rankings", "ranking", expected([[0], [1]], [[0, 1]])),
    ];
  });
  expect(runCases({ profiles, cases })).toEqual({
    cases: 20,
    passed: 10,
    failed: ["all", "any", "lex", "order", "mes", "winners", "committee", "quota", "rounds", "ranking"].map(
      (mode) => `${mode}-wrong`,
    ),
    skipped: [],
  });
});

test("instant runoff and ranked pairs are held to the first tier of a ranking only", () => {
  const three = { type: "ranked", m: 3, ballots: [[3, [[1], [0], [2]]], [1, [[2], [1], [0]]]] }; // prettier-ignore
  const cases = [
    aCase("irv", "irv", "three", "ranking", [[1], [0], [2]]),
    aCase("ranked_pairs", "ranked_pairs", "three", "ranking", [[1], [2], [0]]),
    aCase("irv-wrong", "irv", "three", "ranking", [[0], [1], [2]]),
    aCase("schulze-wrong", "schulze", "three", "ranking", [[1], [2], [0]]),
  ];
  expect(runCases({ profiles: { three }, cases })).toMatchObject({ passed: 2, failed: ["irv-wrong", "schulze-wrong"] });
});

test("what is not counted is skipped with the reason", () => {
  const cases = [
    aCase("1", "dodgson", "rankings", "winners", [0]),
    aCase("2", "schulze", "rankings", "winners", [0], { strength: "ratio" }),
    aCase("3", "borda", "rankings", "winners", [0], { unranked: "ignore" }),
    aCase("4", "mes", "approvals", "all", [[0]], { completion: "lottery" }),
    aCase("5", "av", "approvals", "probabilities", [[0]]),
    aCase("6", "pb_seqphragmen", "approvals", "all", [[0]]),
    aCase("7", "pb_mes", "approvals", "all", [[0]], { completion: "add1e" }),
    aCase("8", "pb_mes", "approvals", "all", [[0]], { completion: "greedy-utility-per-cost" }),
    aCase("9", "stv", "rankings", "committee", [0], { quota: "hare quota" }),
  ];
  expect(runCases({ profiles, cases })).toEqual({
    cases: 9,
    passed: 0,
    failed: [],
    skipped: [
      { id: "1", why: "the rule dodgson is not counted" },
      { id: "2", why: 'strength "ratio" is not counted' },
      { id: "3", why: "unranked: ignore for borda is not counted" },
      { id: "4", why: 'mes completion "lottery" is not counted' },
      { id: "5", why: "the mode probabilities is not compared" },
      { id: "6", why: "pb_seqphragmen is not counted" },
      { id: "7", why: 'pb_mes completion "add1e" is not counted' },
      { id: "8", why: "completion by greedy utility per cost is not counted" },
      { id: "9", why: "STV with other quotas is not counted" },
    ],
  });
});

test.each<[unknown, string]>([
  [null, "profiles: must be an object."],
  [{ profiles }, "cases: must be a list."],
  [{ profiles, cases: [{ id: "x", rule: "av", mode: "all", expected: [] }] }, "cases[0].profile: must be a text."],
  [{ profiles, cases: [aCase("x", "av", "none", "all", [])] }, "cases: x names the profile none; there is none."],
  [
    { profiles: { bad: { type: "approval", m: 1, ballots: 3 } }, cases: [aCase("x", "av", "bad", "all", [])] },
    "profiles.bad: ballots: must be a list.",
  ],
])("a file of another form is refused (%#)", (value, message) => {
  expect(() => runCases(value)).toThrow(new InputMistake(message));
});
