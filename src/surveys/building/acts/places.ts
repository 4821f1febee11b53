import type { Question, Questionnaire, Section } from "../../questionnaire/questionnaire.ts";

/** Where a thing goes: before the one of that key; null is the last place. */
export type Before = string | null;

/** Why an act on questions or sections cannot be done. */
export type ActRefusal =
  /** A colleague has removed it meanwhile. */
  "no-question" | "no-section" | "no-place";

export function findQuestion(
  { sections }: Questionnaire,
  key: string,
): { section: Section; question: Question; at: number } | undefined {
  for (const section of sections) {
    const at = section.questions.findIndex((question) => question.key === key);
    const question = section.questions[at];
    if (question !== undefined) return { section, question, at };
  }
  return undefined;
}

/** The list with the thing before the one of that key, or last; undefined where there is no such one. */
export function placed<Thing extends { key: string }>(
  things: readonly Thing[],
  thing: Thing,
  before: Before,
): Thing[] | undefined {
  const at = before === null ? things.length : things.findIndex(({ key }) => key === before);
  return at < 0 ? undefined : things.toSpliced(at, 0, thing);
}

/** Before which neighbour a thing comes that goes one place up or down; undefined at the end of the list. */
export function neighbour(things: readonly { key: string }[], key: string, way: "up" | "down"): Before | undefined {
  const at = things.findIndex((thing) => thing.key === key);
  if (at < 0) return undefined;
  if (way === "up") return things[at - 1]?.key;
  return at + 1 < things.length ? (things[at + 2]?.key ?? null) : undefined;
}
