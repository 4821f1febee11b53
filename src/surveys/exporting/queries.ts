import { listOrganisations } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Locale } from "../../platform/locales.ts";
import { listAnswers } from "../following/queries.ts";
import type { Survey } from "../queries.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import { notAskedThen } from "../questionnaire/asked-then/asked-then.ts";
import { loadVersions } from "../questionnaire/asked-then/queries.ts";
import { countedAnswers } from "../questionnaire/conditions/shown.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { allQuestions, plainQuestionnaire } from "../questionnaire/stored.ts";
import { anonymousRows } from "./anonymous-rows.ts";
import type { Exported, ExportedResponse } from "./exported.ts";

/** A named survey's answers as they go out, by the organisation's name; industries are named in the language given. */
export async function loadNamed(
  db: Db,
  survey: Survey,
  { unfinished, locale }: { unfinished: boolean; locale: Locale },
): Promise<Exported> {
  const questionnaire = await getQuestionnaire(db, survey.id, { retired: true });
  const living = plainQuestionnaire(questionnaire);
  const versions = await loadVersions(db, survey.id);
  const organisations = new Map((await listOrganisations(db, survey.programmeId)).map((each) => [each.id, each]));
  const answers = await listAnswers(db, survey.id);
  const rows = await db
    .selectFrom("responses")
    .select(["id", "organisationId", "locale", "source", "sentAt"])
    .where("programmeId", "=", survey.programmeId)
    .where("surveyId", "=", survey.id)
    .$if(!unfinished, (query) => query.where("sentAt", "is not", null))
    .execute();
  const responses = rows.map(({ id, organisationId, sentAt, ...row }) => {
    const organisation = organisations.get(organisationId ?? "");
    const names = organisation?.industryNames ?? null;
    const counted = countedAnswers(living, { ...notAskedThen(versions, sentAt), ...answers.get(id) });
    const response: ExportedResponse = {
      whose: {
        organisation: organisation?.name ?? "",
        industry: names === null ? "" : textIn(names, locale),
        ...row,
        sentAt: sentAt === null ? null : sentAt.toString({ smallestUnit: "second" }),
      },
      answers: counted,
    };
    return { organisationId: organisationId ?? "", response };
  });
  return {
    questionnaire,
    isAnonymous: false,
    responses: responses
      .sort(
        (a, b) =>
          inOrder(a.response.whose?.organisation ?? "", b.response.whose?.organisation ?? "") ||
          inOrder(a.organisationId, b.organisationId),
      )
      .map(({ response }) => response),
    ownWords: [],
  };
}

const inOrder = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** How many have sent an answer to the anonymous survey. */
export async function countAnonymous(db: Db, surveyId: string): Promise<number> {
  const { sent } = await db
    .selectFrom("anonymousResponses")
    .select(({ fn }) => fn.countAll<number>().as("sent"))
    .where("surveyId", "=", surveyId)
    .where("isSent", "=", true)
    .executeTakeFirstOrThrow();
  return sent;
}

/** An anonymous survey's answers, in the random order in which they are kept. */
export async function loadAnonymous(db: Db, survey: Survey): Promise<Exported> {
  const questionnaire = await getQuestionnaire(db, survey.id, { retired: true });
  const living = plainQuestionnaire(questionnaire);
  const rows = await db
    .selectFrom("anonymousResponses")
    .select("id")
    .where("surveyId", "=", survey.id)
    .where("isSent", "=", true)
    .orderBy("id")
    .execute();
  const answers = new Map(rows.map(({ id }): [string, Answers] => [id, {}]));
  const stored = await db
    .selectFrom("anonymousAnswers")
    .innerJoin("anonymousResponses", "anonymousResponses.id", "responseId")
    .select(["responseId", "questionId", "value"])
    .where("surveyId", "=", survey.id)
    .execute();
  const keys = new Map(allQuestions(questionnaire).map(({ id, key }) => [id, key]));
  for (const { responseId, questionId, value } of stored) {
    const [own, key] = [answers.get(responseId), keys.get(questionId)];
    if (own !== undefined && key !== undefined) own[key] = value as AnswerValue;
  }
  const counted = [...answers.values()].map((each) => countedAnswers(living, each));
  return { isAnonymous: true, ...anonymousRows(questionnaire, counted) };
}
