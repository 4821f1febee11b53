import { listNeeds, listThemes, type Entry, type Need } from "../catalogue/index.ts";
import { listOrganisations } from "../organisations/index.ts";
import type { Asking } from "../platform/asking.ts";
import type { Db } from "../platform/database.ts";
import type { StepState } from "../platform/frame.ts";
import type { Locale, Texts } from "../platform/locales.ts";
import { getQuestionnaire, getSurvey, listSentAnswers, type Answers, type Questionnaire } from "../surveys/index.ts";
import { askedItems, itemValues } from "./items.ts";
import { mean, needProfiles } from "./profiles.ts";
import { askedNeeds, mergedStrength, needBlocks, type NeedValues, needValues, topicLevel } from "./values.ts";

/** An organisation that has sent its answers. */
export interface Respondent {
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
  /** The needs that the survey asks about, in the catalogue's order. */
  needs: Need[];
  /** By name. */
  respondents: Respondent[];
}

/** The sent answers of a survey, read as needs. */
export async function loadNeedsSeen(db: Db, programmeId: string, surveyId: string): Promise<NeedsSeen> {
  await getSurvey(db, programmeId, surveyId);
  const questionnaire = await getQuestionnaire(db, surveyId);
  const sent = await listSentAnswers(db, programmeId, surveyId);
  const organisations = new Map((await listOrganisations(db, programmeId)).map((one) => [one.id, one]));
  const asked = new Set(askedNeeds(questionnaire));
  return {
    questionnaire,
    themes: await listThemes(db, programmeId),
    needs: (await listNeeds(db, programmeId)).filter(({ key }) => asked.has(key)),
    respondents: sent.map(({ organisationId, organisationName, locale, answers }) => {
      const { industryId = null, industryNames = null, sizeClass = null } = organisations.get(organisationId) ?? {};
      return {
        organisationId,
        name: organisationName,
        industry: industryId,
        industryNames,
        sizeClass,
        language: locale,
        answers,
        values: needValues(questionnaire, answers),
      };
    }),
  };
}

/** The organisations' need profiles: one row per organisation, one column per need, in the order of the lists. */
export interface SurveyProfiles {
  organisations: { id: string; name: string; industryId: string | null; industryNames: Texts | null }[];
  needs: Need[];
  /** Strengths 0 … 1; several sources of a need are merged by the largest. */
  values: (number | null)[][];
  /** Present levels, 0 … levelSteps − 1 of the need's column. */
  levels: (number | null)[][];
  levelSteps: number[];
  /** The level of a topic that suits the organisation as a whole: 0 basics … 2 advanced. */
  generalLevels: (number | null)[];
  /** Mean of what the organisation answered, 0 … 1. */
  intensity: (number | null)[];
  /** The values block by block, as grouping takes them. */
  respondents: NeedValues[];
  barriers: { key: string; texts: Texts }[];
  /** 1 met, 0 not, null left blank; by organisation, then barrier. */
  barrierValues: (number | null)[][];
}

/** Levels of topics: basics, intermediate, advanced. */
const topicLevels = 3;

export async function loadProfiles(db: Db, programmeId: string, surveyId: string): Promise<SurveyProfiles> {
  const { questionnaire, needs, respondents } = await loadNeedsSeen(db, programmeId, surveyId);
  const all = respondents.map(({ values }) => values);
  const keys = needs.map(({ key }) => key);
  const barriers = askedItems(questionnaire, "barriers");
  return {
    ...needProfiles(all, keys),
    organisations: respondents.map(({ organisationId, name, industry, industryNames }) => ({
      id: organisationId,
      name,
      industryId: industry,
      industryNames,
    })),
    needs,
    levelSteps: keys.map((key) => all.find(({ judgements }) => judgements.has(key))?.judgements.get(key)?.steps ?? 1),
    generalLevels: all.map(generalLevel),
    respondents: all,
    barriers,
    barrierValues: respondents.map(({ answers }) => {
      const values = itemValues(questionnaire, answers, "barriers");
      return barriers.map(({ key }) => mergedStrength(values, key));
    }),
  };
}

function generalLevel({ judgements }: NeedValues): number | null {
  const shares = [...judgements.values()].flatMap(({ level, steps }) => (level === null ? [] : [level / steps]));
  const share = mean(shares);
  return share === null ? null : topicLevel(share, 1, topicLevels);
}

/**
 * The third step of the path: how many needs the newest survey asks about, and how many have answered it. Every staff
 * page shows it, so it only counts rows; what is common to all takes reading every answer, which the needs page does.
 */
export async function needsState(db: Db, programmeId: string, { t }: Asking): Promise<StepState> {
  const counts = await db
    .selectFrom("surveys")
    .select((eb) => [
      eb
        .selectFrom("questionOptions")
        .innerJoin("questions", "questions.id", "questionOptions.questionId")
        .select(({ fn }) => fn.count<number>("questionOptions.needId").distinct().as("n"))
        .whereRef("questions.surveyId", "=", "surveys.id")
        .where("questions.block", "in", needBlocks)
        .as("needs"),
      eb
        .selectFrom("responses")
        .select(({ fn }) => fn.countAll<number>().as("n"))
        .whereRef("responses.surveyId", "=", "surveys.id")
        .where("responses.sentAt", "is not", null)
        .as("respondents"),
    ])
    .where("programmeId", "=", programmeId)
    .where("state", "!=", "draft")
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(1)
    .executeTakeFirst();
  if (counts === undefined) return { text: t("needs.step.noSurvey"), isDone: false };
  const { needs, respondents } = counts;
  if (respondents === null || respondents === 0) return { text: t("needs.step.noAnswers"), isDone: false };
  const asked = t("needs.step.needs", { count: needs ?? 0 });
  return { text: `${asked}, ${t("needs.step.respondents", { count: respondents })}`, isDone: true };
}
