import {
  type ApprovalProfile,
  exactScores,
  exactWeights,
  type Option,
  type Profile,
  type RankedProfile,
  type ScoreProfile,
} from "../method/ballots.ts";
import { InputMistake } from "../method/input-mistake.ts";
import type { Rational } from "../method/rational.ts";
import { amount, type Json, list, optionIndex, readLot, record, refuseRepeated, weight } from "./json-values.ts";
import { sequenceFromJson } from "./sequence-json.ts";

const countable = `"approval", "approval-pb", "score", "score-pb", "ranked" and "approval-sequence"`;

/**
 * Reads a profile from parsed JSON: `{type, m, options?: [{id, name}], lot?: {seed}, ballots}` with rows
 * `[count, [options]]` (approval), `[count, [score per option, null = not scored]]` (score) or `[count, [[tier], …]]`
 * (ranked); "approval-pb" and "score-pb" add `costs` and `budget`. Options are 0-based; counts, scores, costs and the
 * budget may be exact texts such as "109/100". For "approval-sequence" see `sequenceFromJson`. Unknown keys are ignored. Without `options` an option's id is its index,
 * and its name that of `candidates: [name]` where the file has it.
 * Throws InputMistake with the path of the first thing that is wrong, or naming the types that can be counted.
 */
export function profileFromJson(value: unknown): Profile {
  const file = record(value, "the file");
  switch (file["type"]) {
    case "approval":
    case "approval-pb":
      return approvalProfile(file);
    case "score":
    case "score-pb":
      return scoreProfile(file);
    case "ranked":
      return rankedProfile(file);
    case "approval-sequence":
      return sequenceFromJson(file);
    default:
      throw new InputMistake(`type: ${JSON.stringify(file["type"])} can't be counted; ${countable} can.`);
  }
}

function approvalProfile(file: Json): ApprovalProfile {
  const { shared, options, rows } = ballots(file);
  const approvals = rows.map(({ vote, path }) => {
    const approved = list(vote, path).map((option, index) => optionIndex(option, options.length, path, index));
    refuseRepeated(approved, path);
    return approved;
  });
  const budget = file["type"] === "approval-pb" ? readBudget(file, options.length) : null;
  return { ...shared, type: "approval", approvals, budget };
}

function scoreProfile(file: Json): ScoreProfile {
  const { shared, options, rows } = ballots(file);
  const scores = rows.map(({ vote, path }) => {
    const row = list(vote, path);
    if (row.length !== options.length) {
      throw new InputMistake(`${path}: has ${row.length} scores for ${options.length} options.`);
    }
    return row.map((score, index) => readScore(score, path, index));
  });
  const budget = file["type"] === "score-pb" ? readBudget(file, options.length) : null;
  return { ...shared, type: "score", ...exactScores(scores, shared.weights), budget };
}

function readScore(score: unknown, path: string, index: number): number | Rational {
  if (score === null) return 0;
  return typeof score === "number" && Number.isSafeInteger(score) && score >= 0 ? score : amount(score, path, index);
}

function rankedProfile(file: Json): RankedProfile {
  const { shared, options, rows } = ballots(file);
  const tiers = rows.map(({ vote, path }) => {
    const ranking = list(vote, path).map((tier, place) =>
      list(tier, path, place).map((option, index) => optionIndex(option, options.length, path, place, index)),
    );
    refuseRepeated(ranking.flat(), path);
    return ranking.filter((tier) => tier.length > 0);
  });
  return { ...shared, type: "ranked", tiers };
}

function ballots(file: Json) {
  const options = readOptions(file);
  const rows = list(file["ballots"], "ballots").map((row, index) => {
    const pair = list(row, `ballots[${index}]`);
    if (pair.length !== 2) throw new InputMistake(`ballots[${index}]: must be [how many, vote].`);
    return { count: weight(pair[0], `ballots[${index}][0]`), vote: pair[1], path: `ballots[${index}][1]` };
  });
  const lotSeed = readLot(file);
  return { options, rows, shared: { options, ...exactWeights(rows.map(({ count }) => count)), lotSeed } };
}

function readOptions(file: Json): Option[] {
  const given = file["options"] === undefined ? null : list(file["options"], "options");
  const m = file["m"] === undefined ? given?.length : file["m"];
  if (typeof m !== "number" || !Number.isInteger(m) || m < 0 || m > 1000) {
    throw new InputMistake("m: must be the number of options, a whole number from 0 to 1000.");
  }
  if (given === null) {
    const names = Array.isArray(file["candidates"]) ? (file["candidates"] as unknown[]) : [];
    return Array.from({ length: m }, (_, index) => {
      const name = names[index];
      return { id: String(index), name: typeof name === "string" ? name : String(index) };
    });
  }
  if (given.length !== m) throw new InputMistake(`options: there are ${given.length}, but m is ${m}.`);
  const options = given.map((value, index) => {
    const { id, name = id } = record(value, `options[${index}]`);
    if (typeof id !== "string" || id === "") throw new InputMistake(`options[${index}].id: must be a text.`);
    if (typeof name !== "string") throw new InputMistake(`options[${index}].name: must be a text.`);
    return { id, name };
  });
  const seen = new Set<string>();
  options.forEach(({ id }, index) => {
    if (seen.has(id)) throw new InputMistake(`options[${index}].id: ${JSON.stringify(id)} is there twice.`);
    seen.add(id);
  });
  return options;
}

function readBudget(file: Json, options: number) {
  const costs = list(file["costs"], "costs").map((cost, index) => amount(cost, `costs[${index}]`));
  if (costs.length !== options) throw new InputMistake(`costs: has ${costs.length} costs for ${options} options.`);
  return { total: amount(file["budget"], "budget"), costs };
}
