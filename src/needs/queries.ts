import { listNeeds, listThemes, type Entry, type Need } from "../catalogue/index.ts";
import { listOrganisations } from "../organisations/index.ts";
import type { Asking } from "../platform/asking.ts";
import type { Db } from "../platform/database.ts";
import type { StepState } from "../platform/frame.ts";
import type { Locale, Texts } from "../platform/locales.ts";
import {
  getQuestionnaire,
  getSurvey,
  latestSurvey,
  listSentAnswers,
  type Answers,
  type Questionnaire,
  type Survey,
} from "../surveys/index.ts";
import { acceptedCodes, codableAnswers, type CodableAnswer } from "./coding/open-answers.ts";
import { listCodings } from "./coding/queries.ts";
import { askedNeeds, needBlocks, type NeedValues, needValues } from "./values.ts";

/** An organisation that has sent its answers. */
export interface Respondent {
  responseId: string;
  organisationId: string;
  name: string;
  industry: string | null;
  industryNames: Texts | null;
  sizeClass: string | null;
  language: Locale;
  answers: Answers;
  values: NeedValues;
}

/** What a survey has brought in: what was asked and who said what. */
export interface NeedsSeen {
  questionnaire: Questionnaire;
  themes: Entry[];
  /** The needs that the survey asks about or that its open answers were coded to, in the catalogue's order. */
  needs: Need[];
  /** By name. */
  respondents: Respondent[];
  /** What they wrote in their own words, and what staff found in it; for those alone who may read single answers. */
  written: CodableAnswer[];
}

/** The survey of that id, or the newest when none is named; undefined while there is none. */
export async function findChosenSurvey(
  db: Db,
  programmeId: string,
  chosen: string | undefined,
): Promise<Survey | undefined> {
  return chosen === undefined ? await latestSurvey(db, programmeId) : await getSurvey(db, programmeId, chosen);
}

/** The sent answers of a survey, read as needs; those of one organisation where it is named. */
export async function loadNeedsSeen(
  db: Db,
  programmeId: string,
  surveyId: string,
  organisationId: string | null = null,
): Promise<NeedsSeen> {
  await getSurvey(db, programmeId, surveyId);
  const questionnaire = await getQuestionnaire(db, surveyId);
  const sent = await listSentAnswers(db, programmeId, surveyId, organisationId);
  const organisations = new Map((await listOrganisations(db, programmeId)).map((one) => [one.id, one]));
  const needs = await listNeeds(db, programmeId);
  const written = codableAnswers(questionnaire, sent, await listCodings(db, programmeId, surveyId));
  const codes = Map.groupBy(acceptedCodes(written, needs), ({ responseId }) => responseId);
  const asked = new Set([...askedNeeds(questionnaire), ...[...codes.values()].flat().map(({ need }) => need)]);
  return {
    questionnaire,
    themes: await listThemes(db, programmeId),
    needs: needs.filter(({ key }) => asked.has(key)),
    written,
    respondents: sent.map(({ responseId, organisationId, organisationName, locale, answers }) => {
      const { industryId = null, industryNames = null, sizeClass = null } = organisations.get(organisationId) ?? {};
      return {
        responseId,
        organisationId,
        name: organisationName,
        industry: industryId,
        industryNames,
        sizeClass,
        language: locale,
        answers,
        values: needValues(questionnaire, answers, codes.get(responseId)?.map(({ need }) => need) ?? []),
      };
    }),
  };
}

/**
 * The third step of the path: how many needs the survey that the page shows asks about, and how many have answered it.
 * Every staff page shows the step, so it only counts rows; what is common to all takes reading every answer, which the
 * needs page does.
 */
export async function needsState(db: Db, programmeId: string, { t }: Asking): Promise<StepState> {
  const survey = await latestSurvey(db, programmeId);
  if (survey === undefined) return { text: t("needs.step.noSurvey"), isDone: false };
  const { needs, respondents } = await db
    .selectFrom("surveys")
    .select((eb) => [
      eb
        .selectFrom("questions")
        .leftJoin("questionOptions", "questionOptions.questionId", "questions.id")
        .select(({ fn }) =>
          fn.count<number>(fn.coalesce("questionOptions.needId", "questions.needId")).distinct().as("n"),
        )
        .whereRef("questions.surveyId", "=", "surveys.id")
        .where("questions.retiredAt", "is", null)
        .where("questionOptions.retiredAt", "is", null)
        .where("questions.block", "in", needBlocks)
        .as("needs"),
      eb
        .selectFrom("responses")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .whereRef("responses.surveyId", "=", "surveys.id")
        .where("responses.sentAt", "is not", null)
        .where("responses.counts", "=", true)
        .as("respondents"),
    ])
    .where("id", "=", survey.id)
    .executeTakeFirstOrThrow();
  if (respondents === null || respondents === 0) return { text: t("needs.step.noAnswers"), isDone: false };
  const asked = t("needs.step.needs", { count: needs ?? 0 });
  return { text: `${asked}, ${t("needs.step.respondents", { count: respondents })}`, isDone: true };
}
