import { listNeeds } from "../src/catalogue/index.ts";
import { codeAnswer } from "../src/needs/coding/commands.ts";
import { textDigest } from "../src/needs/coding/open-answers.ts";
import { listCodableAnswers, listCodedTexts } from "../src/needs/coding/queries.ts";
import { suggestionsFor } from "../src/needs/coding/suggestions.ts";
import type { Deps } from "../src/platform/deps.ts";
import { getProgramme } from "../src/programmes/index.ts";
import { biggestHelp } from "./digivointi-open-answers.ts";

/** Of three answers the third was skipped for now: it waits for whoever tries the demo. */
const isSkipped = (at: number) => at % 3 === 2;

/** What a reader finds in each text; what is hoped for from the workshops speaks of no need of the catalogue. */
const needsIn = new Map(
  Object.values(biggestHelp)
    .flat()
    .map(({ text, needs }) => [text, needs]),
);

/**
 * Codes two of three of the survey's open answers, in the order in which their page shows them. Suggestions are made
 * before each, as there, so that those that were not taken are refused.
 */
export async function code(
  { db }: Deps,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  ownerId: string,
): Promise<void> {
  const needs = await listNeeds(db, programmeId);
  const { locales: languages } = await getProgramme(db, programmeId);
  const idsOf = (keys: readonly string[]) => needs.filter(({ key }) => keys.includes(key)).map(({ id }) => id);
  const answers = await listCodableAnswers(db, programmeId, surveyId);
  for (const answer of answers.filter((_, at) => !isSkipped(at))) {
    const learned = { needs, languages, coded: await listCodedTexts(db, programmeId) };
    const offered = idsOf(suggestionsFor(answer, learned).suggestions.map(({ need }) => need));
    const chosen = idsOf(needsIn.get(answer.text) ?? []);
    const { responseId, questionId, text } = answer;
    const choice = { chosen, offered, shown: [], digest: textDigest(text) };
    const outcome = await codeAnswer(db, { programmeId, responseId, questionId }, choice, ownerId);
    if (outcome === "changed") throw new Error("The demo's open answers changed while they were coded");
  }
}
