// Assessments as tests write them, and any set of them.
import fc from "fast-check";
import type { Assessment } from "../../../src/maturity/method/pairs.ts";

/** "a/teams 2021-05-03 120": unit, tool, day and score. */
export function assessed(...lines: string[]): Assessment[] {
  return lines.map((line) => {
    const [pair = "", on = "", score = ""] = line.split(" ");
    const [unitId = "", toolId = ""] = pair.split("/");
    return { unitId, toolId, on, score: Number(score) };
  });
}

/** A day of 2021 by its number, from 0. */
export function day(at: number): string {
  return new Date(Date.UTC(2021, 0, 1 + at)).toISOString().slice(0, 10);
}

export const anyAssessments: fc.Arbitrary<Assessment[]> = fc.array(
  fc.record({
    unitId: fc.constantFrom("a", "b", "c", "d"),
    toolId: fc.constantFrom("teams", "chatbot", "path"),
    on: fc.nat(364).map(day),
    score: fc.integer({ min: 0, max: 500 }),
  }),
  { maxLength: 60 },
);
