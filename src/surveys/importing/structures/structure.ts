// A survey of another tool before it becomes a questionnaire of ours: what carries over, and what does not. Conditions are
// ours already, but name questions, options and rows by the file's codes.
import type { XmlMistake } from "../../../platform/xml.ts";
import { testsOf, type Condition } from "../../questionnaire/conditions/condition.ts";

/** A text in each language of the file, in Markdown. */
export type ForeignTexts = Record<string, string>;

/** The kinds that questionnaires here have. */
export type CarriedKind =
  "date" | "info" | "matrix" | "multiple" | "number" | "ranking" | "ratings" | "scale" | "single" | "text" | "yesno";

export interface CarriedOption {
  code: string;
  texts: ForeignTexts;
  /** Rules out every other option. */
  exclusive?: true;
  /** Comes with a text field of its own. */
  other?: true;
}

export interface CarriedQuestion {
  code: string;
  section: string;
  kind: CarriedKind;
  texts: ForeignTexts;
  helps: ForeignTexts;
  /** Choices, or the steps on which rows are judged. */
  options: CarriedOption[];
  /** The second scale of a matrix. */
  secondOptions: CarriedOption[];
  rows: CarriedOption[];
  required: boolean;
  /** Of a scale and of a number; of a text how long it may be. */
  settings: { min?: number; max?: number; lines?: "short" | "long" };
  condition: Condition | null;
}

export interface CarriedSection {
  code: string;
  texts: ForeignTexts;
  helps: ForeignTexts;
  condition: Condition | null;
}

export type NotCarriedReason =
  | "answer-checks"
  | "comments"
  | "condition"
  | "default-answer"
  | "duplicate-code"
  | "language"
  | "markup"
  | "order"
  | "picture"
  | "placeholder"
  | "question-kind"
  | "setting"
  | "soft-required"
  | "survey-part"
  | "unknown-version";

/** What does not carry over, of which question (or "*", the whole survey), with what stands in the file. */
export interface NotCarried {
  code: string;
  what: NotCarriedReason;
  detail: string;
}

export interface ForeignSurvey {
  kind: "limesurvey-lss" | "limesurvey-lsq" | "surveyjs";
  dbVersion: number | null;
  /** The base language first. */
  languages: string[];
  titles: ForeignTexts;
  sections: CarriedSection[];
  questions: CarriedQuestion[];
  notCarried: NotCarried[];
}

export type StructureMistakeReason = "unknown-document" | "no-questions" | "missing" | "wrong-form" | "too-many";

/** Why the file is no survey, and where in it: a path of elements or keys. */
export interface StructureMistake {
  mistake: StructureMistakeReason;
  path: string;
}

/** JSON that breaks off or is none: where, as far as that is known. */
export interface JsonMistake {
  line: number | null;
  column: number | null;
  detail: string;
}

/** Why a survey's structure cannot be had of a file. */
export type StructureRefusal =
  | { of: "file"; mistake: "too-large" | "not-text" }
  | { of: "xml"; mistake: XmlMistake }
  | { of: "json"; mistake: JsonMistake }
  | { of: "survey"; mistake: StructureMistake };

/** The most questions, rows and options that a survey may have. */
export const mostParts = 5_000;

const ownLanguages = ["fi", "sv", "en"];

/** Languages in which questionnaires here have no texts. */
export function otherLanguages(languages: readonly string[]): NotCarried[] {
  return languages
    .filter((language) => !ownLanguages.includes(language.toLowerCase().split("-")[0] ?? ""))
    .map((language) => ({ code: "*", what: "language", detail: language }));
}

/** The condition with those that refer to a question out of reach, or to itself, taken out and named. */
export function checkedConditions(questions: readonly CarriedQuestion[], sections: readonly CarriedSection[]) {
  const notCarried: NotCarried[] = [];
  const places = new Map(questions.map(({ code }, at) => [code, at]));
  const firstOf = (section: string) => questions.findIndex((question) => question.section === section);
  const check = <Part extends { code: string; condition: Condition | null }>(part: Part, before: number): Part => {
    const wanted = part.condition === null ? [] : testsOf(part.condition).map(({ question }) => question);
    const unreachable = [...new Set(wanted)].filter((code) => (places.get(code) ?? Infinity) >= before);
    if (unreachable.length === 0) return part;
    notCarried.push({ code: part.code, what: "condition", detail: unreachable.join(", ") });
    return { ...part, condition: null };
  };
  return {
    questions: questions.map((question, at) => check(question, at)),
    sections: sections.map((section) => check(section, firstOf(section.code))),
    notCarried,
  };
}

/** Several conditions at once: null where there are none. */
export function allOf(conditions: readonly (Condition | null)[]): Condition | null {
  const wanted = conditions.filter((condition) => condition !== null);
  return wanted.length > 1 ? { all: wanted } : (wanted[0] ?? null);
}
