import { answerKey, type OpenAnswer } from "./open-answers.ts";

/** Which answers are seen: those still to be coded one after another, all of them, or those coded to one need. */
export const shownAnswers = ["uncoded", "all", "need"] as const;
export type ShownAnswers = (typeof shownAnswers)[number];

/** What the coding page's address asks for. */
export interface CodingAsked {
  survey: string;
  show?: ShownAnswers | undefined;
  /** The need's id, where the answers coded to it are seen. */
  need?: string | undefined;
  page?: number | undefined;
  /** The answer that is open. */
  answer?: string | undefined;
  /** The answer after which the next one is looked for. */
  after?: string | undefined;
  /** The answer that has just been coded, and whether somebody else had coded it meanwhile. */
  saved?: string | undefined;
  together?: "yes" | undefined;
}

/** The address of the coding page; `needsUrl` is that of the needs page. The first page needs no number. */
export function codingUrl(needsUrl: string, asked: Partial<CodingAsked> = {}): string {
  const pairs = Object.entries(asked).filter(
    ([name, value]) => value !== undefined && !(name === "page" && value === 1),
  );
  const query = new URLSearchParams(pairs.map(([name, value]): [string, string] => [name, String(value)])).toString();
  return query === "" ? `${needsUrl}/coding` : `${needsUrl}/coding?${query}`;
}

/** The address to which an answer's codes are sent. */
export function codesUrl(needsUrl: string, { responseId, questionId }: Pick<OpenAnswer, "responseId" | "questionId">) {
  return `${needsUrl}/coding/responses/${responseId}/questions/${questionId}/codes`;
}

/** An answer by its name in addresses; undefined where there is none. */
export function findAnswer<T extends OpenAnswer>(answers: readonly T[], key: string | undefined): T | undefined {
  return key === undefined ? undefined : answers.find((answer) => answerKey(answer) === key);
}

/**
 * The next answer that is still to be coded, after the one named and from the start again when none comes later;
 * the named one itself last of all.
 */
export function nextToCode<T extends OpenAnswer & { standing: string }>(
  answers: readonly T[],
  after: string | undefined,
): T | undefined {
  const at = answers.findIndex((answer) => answerKey(answer) === after);
  const inTurn = [...answers.slice(at + 1), ...answers.slice(0, at + 1)];
  return inTurn.find(({ standing }) => standing !== "coded");
}
