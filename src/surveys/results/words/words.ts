import { isShown } from "../../../platform/visibility.ts";
import type { Question } from "../../questionnaire/questionnaire.ts";
import { rowsIn, type Looking } from "../looking/cuts.ts";
import { wordsOf } from "../summaries/summary.ts";

/**
 * Why own words are not read out: to those who see groups only, people of a named survey could be known by what they
 * write; with fewer than five writers, or picked out by their part, those of an anonymous one too.
 */
export type WordsRefusal = "planners-only" | "whole-only" | "few";

/** Whether the question has own words among its answers: it asks for text, or offers "other". */
export function asksWords({ kind, options }: Question): boolean {
  return kind === "text" || options.some(({ other }) => other === true);
}

/**
 * What was written to the question, in an order that says nothing of who wrote it, nor which words to another question are
 * by the same hand; or why it is not shown.
 */
export function writtenWords(
  question: Question,
  looking: Looking,
  isAnonymous: boolean,
): string[] | { refused: WordsRefusal } {
  const { sight, look } = looking;
  if (!sight.seesAll && !isAnonymous) return { refused: "planners-only" };
  if (!sight.seesAll && look.only.length > 0) return { refused: "whole-only" };
  const written = rowsIn({ part: null }, looking)
    .map(({ id, answers }) => ({ words: wordsOf(answers[question.key]), place: mixed(question.key + id) }))
    .filter(({ words }) => words !== "");
  if (!sight.seesAll && written.length > 0 && !isShown(written.length)) return { refused: "few" };
  return written.sort((a, b) => a.place - b.place).map(({ words }) => words);
}

/** A number that hangs on every letter: FNV-1a, mixed on as MurmurHash3 ends. */
function mixed(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
