import type { Question, QuestionBlock } from "../../questionnaire/questionnaire.ts";

export type QuestionKind = Question["kind"];

/** The kinds of question as staff choose among them, the most usual ones first. */
export const questionKinds = [
  "single",
  "multiple",
  "scale",
  "ratings",
  "matrix",
  "ranking",
  "yesno",
  "number",
  "date",
  "text",
  "info",
] as const satisfies readonly QuestionKind[];

const withOptions = ["single", "multiple", "ranking", "ratings", "matrix"] as const satisfies readonly QuestionKind[];
const withoutOptions = ["text", "number", "date", "yesno", "scale", "info"] as const satisfies readonly QuestionKind[];

export function isOfOptions(kind: QuestionKind): boolean {
  return withOptions.some((each) => each === kind);
}

/** Into which kinds a question can be changed so that what has been written of it stays. */
export function kindsAlike(kind: QuestionKind): readonly QuestionKind[] {
  return isOfOptions(kind) ? withOptions : withoutOptions;
}

/** Whether one answer to it is one value that may tell of a need. */
export function isTiedItself(kind: QuestionKind): kind is "scale" | "number" | "yesno" {
  return kind === "scale" || kind === "number" || kind === "yesno";
}

/** What the answers to a question of the kind can be used for; the first one is the default. */
export function usesOf(kind: QuestionKind): readonly QuestionBlock[] {
  switch (kind) {
    case "info":
      return ["background"];
    case "date":
      return ["background"];
    case "text":
      return ["open", "background"];
    // Ratings of needs are read as ratings whatever they stand for.
    case "ratings":
      return ["ratings", "background"];
    case "matrix":
      return ["support", "wishes", "background"];
    case "scale":
    case "number":
      return ["background", "ratings", "support"];
    default:
      return ["background", "support", "wishes", "barriers", "services"];
  }
}

/** Everything that answers can be used for. What is asked as feedback is offered only where a question has it already. */
export const questionBlocks = [
  "support",
  "wishes",
  "ratings",
  "services",
  "barriers",
  "background",
  "open",
  "feedback",
] as const satisfies readonly QuestionBlock[];
