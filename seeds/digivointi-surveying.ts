import { Temporal } from "temporal-polyfill";
import type { Deps } from "../src/platform/deps.ts";
import type { Answers } from "../src/surveys/questionnaire/answers.ts";
import { openByLink, saveAnswers, sendAnswers } from "../src/surveys/answering/commands.ts";
import { findAskedByToken } from "../src/surveys/answering/queries.ts";
import { seenNow } from "../src/surveys/answering/questions/seen.ts";
import { closeSurvey } from "../src/surveys/closing/commands.ts";
import { createSurveyFromTemplate } from "../src/surveys/commands.ts";
import { publishSurvey } from "../src/surveys/publishing/commands.ts";
import { getQuestionnaire } from "../src/surveys/questionnaire/queries.ts";
import type { StoredQuestionnaire } from "../src/surveys/questionnaire/stored.ts";
import type { AnsweringOrganisation } from "./digivointi-answers.ts";
import { rememberingLinks } from "./links.ts";

/** The needs survey from its template to its close: published, answered through the personal links, closed. */
export async function survey(
  deps: Deps,
  programmeId: string,
  organisations: AnsweringOrganisation[],
  ownerId: string,
): Promise<string> {
  const { db } = deps;
  const { id: surveyId } = await createSurveyFromTemplate(db, { programmeId, template: "digivointi" }, ownerId);
  const posting = rememberingLinks(deps, "s");
  const closesAt = Temporal.Now.instant().add({ hours: 24 * 14 });
  const published = await publishSurvey(posting.deps, { programmeId, surveyId, closesAt }, ownerId);
  if ("refused" in published) throw new Error(`The demo's survey: ${published.refused}`);

  const questionnaire = await getQuestionnaire(db, surveyId);
  const answersOf = new Map(organisations.map(({ name, answers }) => [name, answers]));
  for (const token of posting.tokens) await answer(deps, token, questionnaire, answersOf);
  await closeSurvey(db, programmeId, surveyId, ownerId);
  return surveyId;
}

/** Answers and sends the survey of one personal link, where its organisation has answered. */
export async function answer(
  deps: Deps,
  token: string,
  questionnaire: StoredQuestionnaire,
  answersOf: Map<string, Answers | null>,
): Promise<void> {
  const asked = await findAskedByToken(deps.db, token);
  const answers = answersOf.get(asked?.respondent.organisationName ?? "") ?? null;
  if (answers !== null) await answerByLink(deps, token, questionnaire, answers);
}

/** Answers section by section and sends, as the page of the link does. */
export async function answerByLink(
  { db }: Deps,
  token: string,
  questionnaire: StoredQuestionnaire,
  answers: Answers,
): Promise<void> {
  const asked = await findAskedByToken(db, token);
  if (asked === undefined) throw new Error("The demo's link is not known");
  await openByLink(db, token, "none");
  for (const section of questionnaire.sections) {
    const typed = section.questions.flatMap((question) => {
      const raw = answers[question.key];
      return raw === undefined ? [] : [{ question, raw, seen: seenNow(question, undefined), isTouched: true }];
    });
    const saved = await saveAnswers(db, asked.respondent, "fi", typed);
    if (saved === "closed") throw new Error("The demo's survey closed while it was answered");
    const refused = saved.outcomes.filter(({ decision }) => decision.kind === "refuse");
    if (refused.length > 0) throw new Error(`The demo's answers: ${JSON.stringify(refused)}`);
  }
  const sent = await sendAnswers(db, asked.respondent, questionnaire);
  if (typeof sent === "string" || !("sentAt" in sent))
    throw new Error(`The demo's answers were not sent: ${JSON.stringify(sent)}`);
}
