import type { Label, Round, SequenceProfile } from "../method/ballots.ts";
import { InputMistake } from "../method/input-mistake.ts";
import { type Json, list, readLot, record, refuseRepeated } from "./json-values.ts";

/**
 * Reads `{voters, rounds: [{candidates: [label], approvals: {voter: [label]}}]}`: one winner a round among its
 * candidates. Labels are texts or numbers. A voter who is not in a round's approvals did not vote in it; one with an
 * empty list voted for nobody. An option's id is its label as text; its name that of `options: [{id, name}]`, if any.
 * Throws InputMistake with the path of what is wrong.
 */
export function sequenceFromJson(file: Json): SequenceProfile {
  const voters = labels(file["voters"], "voters");
  const voterOf = places(voters);
  const rounds = list(file["rounds"], "rounds").map((round, index) => record(round, `rounds[${index}]`));
  if (rounds.length === 0) throw new InputMistake("rounds: there are none to count.");
  const candidates = rounds.map((round, index) => labels(round["candidates"], `rounds[${index}].candidates`));
  // Of one round: over the years a series names more, for each vote has options of its own.
  const crowded = candidates.findIndex(({ length }) => length > 1000);
  if (crowded !== -1) throw new InputMistake(`rounds[${crowded}].candidates: are more than 1000.`);
  const options = [...new Map(candidates.flat().map((label) => [String(label), label])).values()];
  const optionOf = places(options);
  const names = namesById(file);
  return {
    type: "approval-sequence",
    options: options.map((label) => ({ id: String(label), name: names.get(String(label)) ?? String(label) })),
    labels: options,
    voters,
    lotSeed: readLot(file),
    rounds: rounds.map((round, index): Round => {
      const standing = candidates[index]!.map((label) => optionOf.get(String(label))!);
      const path = `rounds[${index}].approvals`;
      const votes = Object.entries(record(round["approvals"], path)).map(([name, approved]) => {
        const voter = voterOf.get(name);
        if (voter === undefined) throw new InputMistake(`${path}: there is no voter ${JSON.stringify(name)}.`);
        return { voter, approved: approvedOptions(approved, `${path}[${JSON.stringify(name)}]`, standing, optionOf) };
      });
      return { candidates: standing, votes };
    }),
  };
}

function approvedOptions(
  value: unknown,
  path: string,
  standing: readonly number[],
  optionOf: ReadonlyMap<string, number>,
): number[] {
  const approved = list(value, path).map((label, index) => {
    const option = isLabel(label) ? optionOf.get(String(label)) : undefined;
    if (option === undefined || !standing.includes(option)) {
      throw new InputMistake(`${path}[${index}]: ${JSON.stringify(label)} is no candidate of the round.`);
    }
    return option;
  });
  refuseRepeated(approved, path);
  return approved;
}

function labels(value: unknown, path: string): Label[] {
  const given = list(value, path);
  if (given.length === 0) throw new InputMistake(`${path}: there are none.`);
  const seen = new Set<string>();
  return given.map((label, index) => {
    if (!isLabel(label)) throw new InputMistake(`${path}[${index}]: must be a text or a number.`);
    if (seen.has(String(label))) throw new InputMistake(`${path}[${index}]: ${JSON.stringify(label)} is there twice.`);
    seen.add(String(label));
    return label;
  });
}

function isLabel(value: unknown): value is Label {
  return (typeof value === "string" && value !== "") || (typeof value === "number" && Number.isFinite(value));
}

function places(given: readonly Label[]): Map<string, number> {
  return new Map(given.map((label, index) => [String(label), index]));
}

function namesById(file: Json): Map<string, string> {
  const given = file["options"] === undefined ? [] : list(file["options"], "options");
  return new Map(
    given.flatMap((value, index): [string, string][] => {
      const { id, name } = record(value, `options[${index}]`);
      return typeof id === "string" && typeof name === "string" ? [[id, name]] : [];
    }),
  );
}
