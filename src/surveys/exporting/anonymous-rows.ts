// What of an anonymous survey's answers may go out row by row.
import { isShown } from "../../platform/visibility.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import { testsOf } from "../questionnaire/conditions/condition.ts";
import type { Question, Questionnaire, Section } from "../questionnaire/questionnaire.ts";
import { askedQuestions, type ExportedResponse, type OwnWords } from "./exported.ts";

/** Why an anonymous survey's answers cannot go out, or null when they can. */
export type Withheld = "not-closed" | "too-few";

/** They wait until the survey is closed and its keys are dropped, and for as many people as any result of it does. */
export function withheld({ areKeysDropped, sent }: { areKeysDropped: boolean; sent: number }): Withheld | null {
  if (!areKeysDropped) return "not-closed";
  return isShown(sent) ? null : "too-few";
}

/**
 * An anonymous survey's rows without what could tell whose they are, or let the answers of a small group be counted: the
 * questions about the respondent (results are broken down by those, where small groups are hidden), those that are shown
 * by what was answered to them, since a row that was shown one tells the same, and everybody's own words, which stand
 * apart in alphabetical order where five or more wrote. What is left of a row stays together.
 */
export function anonymousRows(
  questionnaire: Questionnaire,
  answers: readonly Answers[],
): { questionnaire: Questionnaire; responses: ExportedResponse[]; ownWords: OwnWords[] } {
  const telling = tellingOf(questionnaire);
  const told = withoutQuestions(questionnaire, ({ block }) => block !== "background");
  const shown = withoutQuestions(told, ({ key, kind }) => kind !== "text" && !telling.has(key));
  const kept = askedQuestions(shown).map((question) => withoutOther(question));
  const keys = new Set(kept.map(({ key }) => key));
  const byKey = new Map(kept.map((question) => [question.key, question]));
  return {
    questionnaire: {
      ...shown,
      sections: shown.sections.map((section) => ({
        ...section,
        questions: section.questions.map((question) => byKey.get(question.key) ?? question),
      })),
    },
    responses: answers.map((each) => ({
      whose: null,
      answers: Object.fromEntries(
        Object.entries(each).flatMap(([key, answer]) => (keys.has(key) ? [[key, withoutWords(answer)]] : [])),
      ),
    })),
    ownWords: askedQuestions(told).flatMap((question) => ownWordsOf(question, answers)),
  };
}

/** The questions about the respondent, and all that are shown or hidden by answers to them, however many steps away. */
function tellingOf({ sections }: Questionnaire): ReadonlySet<string> {
  const telling = new Set<string>();
  for (const section of sections)
    for (const question of section.questions) {
      const conditions = [section.condition, question.condition].flatMap((condition) => condition ?? []);
      const hangsOn = conditions.flatMap(testsOf).some((test) => telling.has(test.question));
      if (question.block === "background" || hangsOn) telling.add(question.key);
    }
  return telling;
}

function withoutQuestions(questionnaire: Questionnaire, isKept: (question: Question) => boolean): Questionnaire {
  const sections = questionnaire.sections.map((section: Section) => ({
    ...section,
    questions: section.questions.filter(isKept),
  }));
  return { ...questionnaire, sections: sections.filter(({ questions }) => questions.length > 0) };
}

/** The question without the field for own words: that somebody chose it still shows. */
function withoutOther(question: Question): Question {
  return { ...question, options: question.options.map((option) => ({ ...option, other: false })) } as Question;
}

function withoutWords(answer: AnswerValue): AnswerValue {
  return answer.kind === "multiple" || answer.kind === "single" ? { ...answer, other: null } : answer;
}

function ownWordsOf(question: Question, answers: readonly Answers[]): OwnWords[] {
  const texts = answers.flatMap((each) => wordsIn(each[question.key])).sort((a, b) => (a < b ? -1 : Number(a > b)));
  return texts.length === 0 || !isShown(texts.length) ? [] : [{ question, texts }];
}

function wordsIn(answer: AnswerValue | undefined): string[] {
  if (answer?.kind === "text") return answer.text === "" ? [] : [answer.text];
  if (answer?.kind !== "multiple" && answer?.kind !== "single") return [];
  return answer.other === null || answer.other === "" ? [] : [answer.other];
}
