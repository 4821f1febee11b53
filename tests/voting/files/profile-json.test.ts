import { describe, expect, test } from "vitest";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import { profileFromJson } from "../../../src/voting/files/profile-json.ts";
import { rational } from "../../../src/voting/method/rational.ts";

test("approval ballots with options, lot and weights that are fractions", () => {
  const profile = profileFromJson({
    type: "approval",
    m: 2,
    options: [{ id: "canva", name: "Canva" }, { id: "excel" }],
    lot: { seed: "00ff" },
    ballots: [
      ["1/2", [0]],
      [2, [1, 0]],
      ["1.5", []],
    ],
    note: "unknown keys are ignored",
  });
  expect(profile).toEqual({
    type: "approval",
    options: [
      { id: "canva", name: "Canva" },
      { id: "excel", name: "excel" },
    ],
    lotSeed: "00ff",
    weights: [1, 4, 3],
    unit: rational(1, 2),
    approvals: [[0], [1, 0], []],
    budget: null,
  });
});

test("budgets keep exact costs", () => {
  const profile = profileFromJson({ type: "approval-pb", m: 2, costs: ["109/100", 2], budget: 3.5, ballots: [] });
  expect(profile).toMatchObject({ budget: { total: rational(7, 2), costs: [rational(109, 100), rational(2)] } });
});

test("scores are whole numbers of one unit, an unscored option has none", () => {
  const profile = profileFromJson({ type: "score", m: 2, ballots: [[1, [0.5, 3]], [1, [null, "1/3"]]] }); // prettier-ignore
  expect(profile).toMatchObject({ scores: [[3, 18], [0, 2]], scoreUnit: rational(1, 6) }); // prettier-ignore
});

test("rankings drop empty tiers; without options the ids are the indices", () => {
  const profile = profileFromJson({
    type: "ranked",
    m: 3,
    candidates: ["A", "B", "C"],
    ballots: [[4, [[2], [], [0, 1]]]],
  });
  expect(profile).toMatchObject({ tiers: [[[2], [0, 1]]], weights: [4] });
  expect(profile.options).toEqual([
    { id: "0", name: "A" },
    { id: "1", name: "B" },
    { id: "2", name: "C" },
  ]);
});

describe("a mistake says where it is", () => {
  const approval = { type: "approval", m: 2 };
  test.each<[string, unknown, string]>([
    ["no object", [], "the file: must be an object."],
    [
      "another type",
      { type: "dots" },
      'type: "dots" can\'t be counted; "approval", "approval-pb", "score", "score-pb", "ranked" and "approval-sequence" can.',
    ],
    [
      "no number of options",
      { type: "approval", ballots: [] },
      "m: must be the number of options, a whole number from 0 to 1000.",
    ],
    ["m and options differ", { ...approval, options: [{ id: "a" }], ballots: [] }, "options: there are 1, but m is 2."],
    [
      "an id twice",
      { ...approval, options: [{ id: "a" }, { id: "a" }], ballots: [] },
      'options[1].id: "a" is there twice.',
    ],
    ["no ballots", approval, "ballots: must be a list."],
    [
      "an option that is not there",
      { ...approval, ballots: [[1, [0, 2]]] },
      "ballots[0][1][1]: 2 is not an option; they are 0 to 1.",
    ],
    ["an option twice", { ...approval, ballots: [[1, [0]], [1, [1, 1]]] }, "ballots[1][1]: names an option twice."], // prettier-ignore
    ["a negative count", { ...approval, ballots: [[-1, [0]]] }, "ballots[0][0]: must be a number above zero."],
    ["no pair", { ...approval, ballots: [[1]] }, "ballots[0]: must be [how many, vote]."],
    ["too few scores", { type: "score", m: 2, ballots: [[1, [3]]] }, "ballots[0][1]: has 1 scores for 2 options."],
    [
      "a bad score",
      { type: "score", m: 1, ballots: [[1, ["x"]]] },
      'ballots[0][1][0]: must be a number, zero or more, or an exact fraction such as "109/100".',
    ],
    [
      "an option in two tiers",
      { type: "ranked", m: 2, ballots: [[1, [[0], [1, 0]]]] },
      "ballots[0][1]: names an option twice.",
    ],
    [
      "a bad seed",
      { ...approval, lot: { seed: "lucky" }, ballots: [] },
      "lot.seed: must be a text of hexadecimal digits.",
    ],
    ["no costs", { type: "approval-pb", m: 1, budget: 1, ballots: [] }, "costs: must be a list."],
    [
      "too large",
      { ...approval, ballots: [[1e15, [0]]] },
      "ballots: the numbers are too large or too finely divided to be counted exactly.",
    ],
  ])("%s", (_, file, message) => {
    expect(() => profileFromJson(file)).toThrow(new InputMistake(message));
  });
});
