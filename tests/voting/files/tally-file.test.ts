import { describe, expect, test } from "vitest";
import { InputMistake } from "../../../src/voting/method/input-mistake.ts";
import { lotOrder } from "../../../src/voting/method/lot.ts";
import { tallyCases, tallyFile } from "../../../src/voting/files/tally-file.ts";
import type { TallyOptions } from "../../../src/voting/files/tally-settings.ts";

const ballots = JSON.stringify({ type: "approval", m: 3, lot: { seed: "00ff" }, ballots: [[2, [0, 1]], [1, [2]]] }); // prettier-ignore
const order = "# NUMBER ALTERNATIVES: 2\n2: 1,2\n";

function tally(name: string, text: string, options: TallyOptions = {}) {
  const clock = [1000, 1002.25];
  return tallyFile(name, text, options, () => clock.shift() ?? NaN);
}

test("the output has all that a recount needs", () => {
  expect(tally("votes.json", ballots)).toEqual({
    rule: "av",
    winners: [[0]],
    tied: true,
    order: [[0, 1], [2]],
    steps: [{ option: 0, kind: "elected", tiedWith: [1], approvals: 2 }],
    totals: [2, 2, 1],
    certificate: { property: "EJR+", holds: true },
    inputHash: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
    version: "1",
    milliseconds: 2.3,
  });
});

test("the rule that a file is counted by when none is named", () => {
  expect(tally("votes.json", ballots, { seats: "2" }).rule).toBe("mes");
  expect(tally("a.soc", order).rule).toBe("schulze");
  expect(tally("A.SOC", order, { rule: "irv" })).toMatchObject({ rule: "irv", winners: [[0]] });
  expect(tally("s.json", JSON.stringify({ type: "score", m: 1, ballots: [[1, [4]]] })).rule).toBe("score");
  expect(tally("p.pb", "META\nkey;value\nbudget;1\nvote_type;approval\nPROJECTS\nproject_id;cost\na;1\nVOTES\nvoter_id;vote\n1;a").winners).toEqual([[0]]); // prettier-ignore
});

test("ties by order, by a lot that is given, by the file's own lot, or every outcome", () => {
  expect(tally("v.json", ballots, { tie: "order", order: "2, 1,0" }).winners).toEqual([[1]]);
  expect(tally("v.json", ballots, { order: "0,1,2" }).winners).toEqual([[0]]);
  expect(tally("v.json", ballots, { tie: "all" }).winners).toEqual([[0], [1]]);
  const drawn = (seed: string) => [lotOrder(seed, ["0", "1", "2"]).find((option) => option !== 2)];
  expect(tally("v.json", ballots, { tie: "order" }).winners).toEqual([drawn("00ff")]);
  for (const lot of ["a", "b", "c", "d"]) expect(tally("v.json", ballots, { lot }).winners).toEqual([drawn(lot)]);
});

test("settings of a rule are passed on", () => {
  const blocs = JSON.stringify({ type: "approval", m: 3, ballots: [[3, [0]], [1, [1]], [2, [2]]] }); // prettier-ignore
  expect(tally("v.json", blocs, { rule: "mes", seats: "2", completion: "none" }).winners).toEqual([[0]]);
  expect(tally("v.json", blocs, { rule: "mes", seats: "2", completion: "av" }).winners).toEqual([[0, 2]]);
});

describe("mistakes name the file or the option", () => {
  test.each<[string, string, TallyOptions, string]>([
    ["v.txt", ballots, {}, "v.txt: the name must end in .json, .cat, .toc, .soc, .soi, .toi or .pb."],
    ["v.json", '{"type":"approval","m":1}', {}, "v.json: ballots: must be a list."],
    ["v.soc", "1: 1", {}, "v.soc: # NUMBER ALTERNATIVES: must be a whole number from 1 to 1000."],
    [
      "v.json",
      ballots,
      { rule: "dice" },
      "--rule: dice is not counted; av, seqpav, seqphragmen, mes, pb_mes, score, plurality, borda, irv, stv, schulze, ranked_pairs, per_phragmen, per_quota, per_pav, per_consensus are.",
    ],
    ["v.json", ballots, { seats: "two" }, "--seats: must be a whole number; it is two."],
    ["v.json", ballots, { seats: "4" }, "seats: must be a whole number from 1 to 3, the number of options."],
    ["v.json", ballots, { tie: "coin" }, "--tie: must be one of lex, all; it is coin."],
    ["v.json", ballots, { tie: "lex", lot: "00" }, "--order and --lot go with --tie order."],
    ["v.json", ballots, { order: "0,1,2", lot: "00" }, "--order and --lot exclude each other."],
    [
      "v.json",
      ballots,
      { order: "0;1" },
      "--tie order: needs --order with options by number, such as 2,0,1, or --lot with a seed in hex.",
    ],
    [
      "v.json",
      ballots,
      { completion: "add2" },
      "--completion: must be one of none, seqphragmen, av, increment, add1, add1u; it is add2.",
    ],
    ["v.json", ballots, { strength: "ratio" }, "--strength: must be one of winning, margin; it is ratio."],
  ])("%#", (name, text, options, message) => {
    expect(() => tally(name, text, options)).toThrow(new InputMistake(message));
  });

  test("a file that is not JSON", () => {
    expect(() => tally("v.json", "{")).toThrow(/^v\.json: is not JSON: /);
    expect(() => tally("v.json", "{")).toThrow(InputMistake);
    expect(() => tallyCases("c.json", "[]")).toThrow(new InputMistake("c.json: profiles: must be an object."));
  });
});
