// Our keys as LimeSurvey's codes. A question's code there is at most 20 letters and digits and begins with a letter, a
// subquestion's and an answer's at most 5 (LimeSurvey manual, "Survey structure"; the tables `questions` and `answers`).
import type { Question } from "../../questionnaire/questionnaire.ts";

/** A question's code, and the codes of its options by their keys. */
export interface LimeCodes {
  code: string;
  options: ReadonlyMap<string, string>;
}

const longestQuestion = 18;
const longestPart = 5;

/**
 * The codes by question. A key that is a code stays as it is, so that answers go back to the survey that it came from;
 * others lose what a code may not have. Two are never the same, also where capitals make no difference.
 */
export function limeCodes(questions: readonly Question[]): Map<string, LimeCodes> {
  // The columns that LimeSurvey has of its own, and the names of answers in one's own words.
  const taken = new Set(["id", "token", "submitdate", "lastpage", "startlanguage", "seed", "startdate", "datestamp"]);
  return new Map(
    questions.map((question) => {
      const code = distinct(beginningWithLetter(question.key).slice(0, longestQuestion), taken, longestQuestion);
      const parts = new Set(["other", "comment", unknownCode.toLowerCase()]);
      const options = question.options.map(({ key }, at) => [key, partCode(key, at, parts)] as const);
      return [question.key, { code, options: new Map(options) }];
    }),
  );
}

/** The answer code of "I don't know" on a scale. */
export const unknownCode = "DK";

function beginningWithLetter(key: string): string {
  const plain = key.replaceAll(/[^A-Za-z0-9]/g, "");
  return /^[A-Za-z]/.test(plain) ? plain : `Q${plain}`;
}

function partCode(key: string, at: number, taken: Set<string>): string {
  if (/^[A-Za-z0-9]{1,5}$/.test(key) && !taken.has(key.toLowerCase())) {
    taken.add(key.toLowerCase());
    return key;
  }
  return distinct(`SQ${String(at + 1).padStart(3, "0")}`, taken, longestPart);
}

function distinct(wanted: string, taken: Set<string>, longest: number): string {
  // The column of "I don't know" has the code with an end of its own.
  const ours = (code: string) => [code.toLowerCase(), `${code}${unknownCode}`.toLowerCase()];
  let code = wanted;
  for (let number = 2; ours(code).some((each) => taken.has(each)); number += 1)
    code = wanted.slice(0, longest - String(number).length) + String(number);
  for (const each of ours(code)) taken.add(each);
  return code;
}
