import { listNeeds } from "../../../catalogue/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { textDigest, type Standing } from "../open-answers.ts";
import { listCodableAnswers, listCodedTexts } from "../queries.ts";
import { suggestionsFor } from "../suggestions.ts";

/** One open answer of a response, and the needs found in it. Needs are named by their ids. */
export interface ResponseCoding {
  questionId: string;
  question: Texts;
  text: string;
  digest: string;
  standing: Standing;
  accepted: string[];
  /** The likeliest first. */
  suggested: string[];
}

interface ResponsePlace {
  programmeId: string;
  surveyId: string;
  responseId: string;
  /** Whose response it is. */
  organisationId: string;
}

/** The open answers of one response that has been sent, with what was found in them and what they may speak of. */
export async function listCodingsOf(
  db: Db,
  { programmeId, surveyId, responseId, organisationId }: ResponsePlace,
): Promise<ResponseCoding[]> {
  const answers = await listCodableAnswers(db, programmeId, surveyId, organisationId);
  const own = answers.filter((answer) => answer.responseId === responseId);
  if (own.length === 0) return [];
  const needs = await listNeeds(db, programmeId);
  const { locales: languages } = await getProgramme(db, programmeId);
  const learned = { needs, languages, coded: await listCodedTexts(db, programmeId) };
  const idOf = new Map(needs.map(({ id, key }) => [key, id]));
  return own.map((answer) => ({
    ...{ questionId: answer.questionId, question: answer.question, text: answer.text, standing: answer.standing },
    digest: textDigest(answer.text),
    accepted: answer.standing === "coded" ? (answer.coding?.accepted ?? []) : [],
    suggested: suggestionsFor(answer, learned).suggestions.flatMap(({ need }) => idOf.get(need) ?? []),
  }));
}
