// What staff must say before anything of a file is brought in.
import type { Unmatched } from "../brought/matched.ts";
import { optionsId, pointId, type Decisions } from "../files/decisions.ts";
import type { AnswersReading, Undecided } from "../files/reading.ts";
import { isAsked, roleOf, type Mapping } from "../mapping/mapping.ts";
import { answerTo, type Unit } from "../mapping/units.ts";

export type Point =
  /** What the file leaves open; `options` are those that are sure, where staff may say which there are. */
  | { id: string; ask: "choice"; unit: Unit | null; undecided: Undecided; options: string[] | null }
  /** The order of a scale's named steps; `added` are words that no file had when staff last said it. */
  | { id: string; ask: "steps"; unit: Unit; steps: string[]; added: string[] }
  /** A word or a row of the file that is none of the matched question's. */
  | { id: string; ask: "match"; unit: Unit; unmatched: Unmatched };

/** The points of the file that are about something that is brought in as a question. */
export function filePoints(reading: AnswersReading, units: readonly Unit[], mapping: Mapping): Point[] {
  const asked = units.filter((unit) => isAsked(roleOf(mapping, unit)));
  const hasBlank = () => reading.responses.some((response) => asked.some((unit) => answerTo(unit, response) === null));
  return reading.undecided.flatMap((undecided): Point[] => {
    const { column, why } = undecided;
    const own = asked.filter(({ source }) => source.from !== "own" && (column === "*" || source.code === column));
    if (own.length === 0 || (why === "not-shown-or-blank" && !hasBlank())) return [];
    const takesOptions = why === "separator-in-option" || why === "unknown-option";
    const options = takesOptions ? (reading.questions.find(({ code }) => code === column)?.options ?? []) : null;
    return [{ id: pointId(undecided), ask: "choice", unit: column === "*" ? null : (own[0] ?? null), undecided, options }]; // prettier-ignore
  });
}

export const stepsId = ({ code }: Pick<Unit, "code">) => `steps:${code}`;

/** The name of the words that staff saw when they said which are steps: those are left out knowingly, others are not. */
export const seenWordsId = ({ code }: Pick<Unit, "code">) => `seen:${code}`;

/** The name of the field with a point's options. */
export function listName(point: Extract<Point, { ask: "choice" }>): string {
  return optionsId(point.undecided.column);
}

/** What a point was answered, as it was kept. */
export function answerOf(decisions: Decisions, id: string): string {
  return Object.hasOwn(decisions, id) ? (decisions[id] ?? "") : "";
}
