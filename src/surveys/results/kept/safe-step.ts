import { isShown } from "../../../platform/visibility.ts";
import { isAsked } from "../../questionnaire/questionnaire.ts";
import type { StoredQuestion } from "../../questionnaire/stored.ts";
import { isBackground } from "../looking/dimensions.ts";
import type { ResultRow } from "../rows.ts";
import { basesOf } from "../summaries/bases.ts";

/**
 * Whether who has seen the figures of `before`, each as a whole and by parts, may see those of `after`, each as a whole:
 * every figure is as it was, or has answers of five or more in it that were in no figure before, or is of fewer than
 * five and not shown. Whatever is added up and taken away then, figures of `before` alone told nothing of a few, and any
 * other sum has those new answers in it.
 * @param hasLost whether somebody is missing in `before` who was in it when it was shown: then nothing is as it was
 */
export function isSafeStep(
  before: readonly ResultRow[],
  after: readonly ResultRow[],
  questions: readonly StoredQuestion[],
  hasLost: boolean,
): boolean {
  return questions.filter(isFigure).every((question) => {
    const [was, is] = [figuresIn(question, before), figuresIn(question, after)];
    return [...new Set([...was.keys(), ...is.keys()])].every((figure) => {
      const [old, now] = [was.get(figure) ?? new Map<string, string>(), is.get(figure) ?? new Map<string, string>()];
      const fresh = countOthers(now, old);
      if (isShown(fresh) || !isShown(now.size)) return true;
      return !hasLost && fresh === 0 && countOthers(old, now) === 0;
    });
  });
}

/** Background questions tell the sizes of groups, which are not told of `after` any more. */
const isFigure = (question: StoredQuestion) => isAsked(question) && !isBackground(question);

/** Whether the same respondents have said the same in both. */
export function isSame(before: readonly ResultRow[], after: readonly ResultRow[]): boolean {
  const saidBefore = new Map(before.map(({ id, answers }) => [id, written(answers)]));
  return before.length === after.length && after.every(({ id, answers }) => saidBefore.get(id) === written(answers));
}

/** How many gave something to a figure that they did not give to the other. */
function countOthers(given: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): number {
  return [...given].filter(([id, said]) => other.get(id) !== said).length;
}

/** By figure, what who gave it said. */
function figuresIn(question: StoredQuestion, rows: readonly ResultRow[]): Map<string, Map<string, string>> {
  const figures = new Map<string, Map<string, string>>();
  for (const [figure, base] of basesOf(question, rows))
    for (const at of base) {
      const answer = rows[at]?.answers[question.key];
      const [row = "", part] = figure.split("#");
      const marks = answer?.kind === "ratings" || answer?.kind === "matrix" ? answer.rows[row] : undefined;
      const mark = typeof marks === "object" && part !== undefined ? marks?.[part as "importance" | "level"] : marks;
      const own = figures.get(figure) ?? new Map<string, string>();
      figures.set(figure, own.set(rows[at]?.id ?? "", written(figure === "" ? answer : mark)));
    }
  return figures;
}

/** A value as a text that is the same for the same value, however its keys are ordered. */
function written(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    typeof part === "object" && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
