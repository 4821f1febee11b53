import { Temporal } from "temporal-polyfill";
import { newToken } from "../src/platform/browser-session.ts";
import type { Deps } from "../src/platform/deps.ts";
import { saveAnswers, sendAnswers } from "../src/surveys/answering/commands.ts";
import { rowKeyOf } from "../src/surveys/answering/anonymous/secret.ts";
import { seenNow } from "../src/surveys/answering/questions/seen.ts";
import { getAskedBySecret } from "../src/surveys/answering/queries.ts";
import { closeSurvey } from "../src/surveys/closing/commands.ts";
import { createSurveyFromTemplate } from "../src/surveys/commands.ts";
import { publishSurvey } from "../src/surveys/publishing/commands.ts";
import { getQuestionnaire } from "../src/surveys/questionnaire/queries.ts";
import type { Ground } from "./phhyky-organising.ts";
import { readinessAnswers } from "./phhyky-readiness.ts";

/** The staff's survey of readiness: published, answered by its one link without names, closed. */
export async function askReadiness(deps: Deps, { programmeId, ownerId }: Ground): Promise<void> {
  const { db } = deps;
  const { id: surveyId } = await createSurveyFromTemplate(db, { programmeId, template: "readiness" }, ownerId);
  const closesAt = Temporal.Now.instant().add({ hours: 24 * 14 });
  const published = await publishSurvey(deps, { programmeId, surveyId, closesAt }, ownerId);
  if ("refused" in published) throw new Error(`The demo's survey of readiness: ${published.refused}`);
  const questionnaire = await getQuestionnaire(db, surveyId);
  const questions = questionnaire.sections.flatMap((section) => section.questions);
  const { respondent: somebody } = await getAskedBySecret(db, surveyId, newToken());
  for (const answers of readinessAnswers()) {
    // As each browser that begins does: the token stays with it.
    const secret = { rowKey: rowKeyOf(surveyId, newToken()), linkHash: null, isSpent: false };
    const respondent = { ...somebody, invitationId: null, secret };
    const typed = questions.flatMap((question) => {
      const raw = answers[question.key];
      return raw === undefined ? [] : [{ question, raw, seen: seenNow(question, undefined), isTouched: true }];
    });
    const saved = await saveAnswers(db, respondent, "fi", typed);
    const refused = saved === "closed" ? saved : saved.outcomes.filter(({ decision }) => decision.kind === "refuse");
    if (refused.length > 0) throw new Error(`The demo's answers: ${JSON.stringify(refused)}`);
    const sent = await sendAnswers(db, respondent, questionnaire);
    if (typeof sent === "string" || !("sentAt" in sent)) throw new Error(`The demo's answers: ${JSON.stringify(sent)}`);
  }
  await closeSurvey(db, programmeId, surveyId, ownerId);
}
