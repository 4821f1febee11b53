import { createHash } from "node:crypto";
import type { Locale, Texts } from "../../platform/locales.ts";
import type { AnswerValue, QuestionBlock, SentAnswers, StoredQuestionnaire } from "../../surveys/index.ts";

/** What a respondent wrote in their own words to one question. */
export interface OpenAnswer {
  responseId: string;
  questionId: string;
  question: Texts;
  organisationId: string;
  organisationName: string;
  /** In which the respondent saw the survey; the text may be in another. */
  locale: Locale;
  text: string;
}

/** What staff found in an answer; `accepted` and `refused` are ids of needs. */
export interface Coding {
  textDigest: string;
  coderName: string | null;
  accepted: string[];
  refused: string[];
}

/** Changed: the text is another one than the one that was coded, so its codes count for nothing. */
export type Standing = "uncoded" | "coded" | "changed";

export interface CodableAnswer extends OpenAnswer {
  coding: Coding | null;
  standing: Standing;
}

/** A need that staff found in an open answer. `need` is its key; `text` is in the respondent's own words. */
export interface AcceptedCode {
  responseId: string;
  questionId: string;
  organisationId: string;
  organisationName: string;
  need: string;
  text: string;
  locale: Locale;
}

/** What is in use and what stands in the way is counted beside needs, and the background says nothing of them. */
export const codedBlocks: readonly QuestionBlock[] = ["support", "wishes", "open", "ratings"];

/** The answers that can be coded, question by question, with what has been found in them. */
export function codableAnswers(
  questionnaire: StoredQuestionnaire,
  sent: readonly SentAnswers[],
  codings: ReadonlyMap<string, Coding>,
): CodableAnswer[] {
  const questions = questionnaire.sections.flatMap((section) => section.questions);
  return questions.flatMap(({ id: questionId, key, block, texts: question }) =>
    sent.flatMap(({ responseId, organisationId, organisationName, locale, answers }) => {
      const text = openTextOf(block, answers[key]);
      if (text === null) return [];
      const coding = codings.get(answerKey({ responseId, questionId })) ?? null;
      const standing = standingOf(coding, text);
      return [{ responseId, questionId, question, organisationId, organisationName, locale, text, coding, standing }];
    }),
  );
}

/** The needs found in the answers as they stand now, answer by answer; codes of a text that has changed are not among them. */
export function acceptedCodes(
  answers: readonly CodableAnswer[],
  needs: readonly { id: string; key: string }[],
): AcceptedCode[] {
  const keys = new Map(needs.map(({ id, key }) => [id, key]));
  return answers
    .filter(({ standing }) => standing === "coded")
    .flatMap(({ coding, responseId, questionId, organisationId, organisationName, text, locale }) =>
      (coding?.accepted ?? []).flatMap((id) => {
        const need = keys.get(id);
        if (need === undefined) return [];
        return [{ responseId, questionId, organisationId, organisationName, need, text, locale }];
      }),
    );
}

/** A text answer, or the text beside choices, of a question about needs; null where nothing was written. */
export function openTextOf(block: QuestionBlock, answer: AnswerValue | undefined): string | null {
  if (answer === undefined || !codedBlocks.includes(block)) return null;
  const text = answer.kind === "text" ? answer.text : "other" in answer ? (answer.other ?? "") : "";
  return text.trim() === "" ? null : text;
}

export function standingOf(coding: Pick<Coding, "textDigest"> | null, text: string): Standing {
  if (coding === null) return "uncoded";
  return coding.textDigest === textDigest(text) ? "coded" : "changed";
}

/** By which a text is known again: SHA-256, in hexadecimal. Blanks around it make no difference. */
export function textDigest(text: string): string {
  return createHash("sha256").update(text.trim()).digest("hex");
}

/** An answer's name in addresses and maps. */
export function answerKey({ responseId, questionId }: Pick<OpenAnswer, "responseId" | "questionId">): string {
  return `${responseId}.${questionId}`;
}
