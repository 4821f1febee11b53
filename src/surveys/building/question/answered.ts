import type { Question } from "../../questionnaire/questionnaire.ts";

/** What cannot be changed of a question that has been answered: its answers would say something else than was meant. */
export type AnsweredRefusal = "answered-kind" | "answered-scale";

/** Why the answered question may not become the other, or null when it may. */
export function answeredRefusal(before: Question, after: Question): AnsweredRefusal | null {
  if (before.kind !== after.kind) return "answered-kind";
  return sameNumbers(scaleOf(before), scaleOf(after)) ? null : "answered-scale";
}

/** The ends of the scale on which its answers stand. */
function scaleOf(question: Question): number[] {
  switch (question.kind) {
    case "scale":
    case "ratings":
      return [question.settings.min, question.settings.max];
    case "matrix":
      return [question.settings.levels];
    default:
      return [];
  }
}

function sameNumbers(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((number, at) => number === b[at]);
}
