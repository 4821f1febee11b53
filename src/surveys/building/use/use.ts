import type { Locale } from "../../../platform/locales.ts";
import { areTextsWhole } from "../../questionnaire/every-text.ts";
import type { Question, Questionnaire } from "../../questionnaire/questionnaire.ts";
import { saysSame } from "../edits/digest.ts";
import { structureMistakes } from "../mistakes.ts";
import { answeredRefusal } from "../question/answered.ts";

/** Why edits cannot be taken into use. */
export type UseRefusal =
  /** There is nothing to take into use. */
  | "nothing-changed"
  | "structure"
  | "texts-missing"
  /** A question has been answered since its kind or scale was changed. */
  | "answered-since"
  /** Answers to the anonymous survey have been sent: it would show which of them are older. */
  | "sent-anonymously"
  /** A colleague has edited further since the page was opened. */
  | "changed-meanwhile";

interface Use {
  inUse: Questionnaire;
  questionnaire: Questionnaire;
  answered: ReadonlySet<string>;
  locales: readonly Locale[];
  isFixed: boolean;
}

/** Why the edited questions may not be taken into use as they are, or null when they may. */
export function useRefusal({ inUse, questionnaire, answered, locales, isFixed }: Use): UseRefusal | null {
  if (saysSame(inUse, questionnaire)) return "nothing-changed";
  if (isFixed) return "sent-anonymously";
  if (structureMistakes(questionnaire).length > 0) return "structure";
  if (!areTextsWhole(questionnaire, locales)) return "texts-missing";
  return answeredSince(inUse, questionnaire, answered).length > 0 ? "answered-since" : null;
}

/** The questions that cannot become what they were edited to: they have been answered meanwhile. */
export function answeredSince(inUse: Questionnaire, next: Questionnaire, answered: ReadonlySet<string>): Question[] {
  const questionsOf = ({ sections }: Questionnaire) => sections.flatMap((section): Question[] => section.questions);
  const before = new Map(questionsOf(inUse).map((question) => [question.key, question]));
  return questionsOf(next).filter((question) => {
    const was = before.get(question.key);
    return was !== undefined && answered.has(question.key) && answeredRefusal(was, question) !== null;
  });
}
