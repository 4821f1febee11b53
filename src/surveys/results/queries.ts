import { sql } from "kysely";
import { listOrganisations, sizeClasses, sizeText } from "../../organisations/index.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import { getProgramme, listIndustries } from "../../programmes/index.ts";
import { getSurvey, type Survey } from "../queries.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import { notAskedThen } from "../questionnaire/asked-then/asked-then.ts";
import { loadVersions } from "../questionnaire/asked-then/queries.ts";
import { countedAnswers, hasConditions } from "../questionnaire/conditions/shown.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { allQuestions, plainQuestionnaire, type StoredQuestionnaire } from "../questionnaire/stored.ts";
import { dimensionsOf, ownPlaces, sameText, type Dimension, type PartNames } from "./looking/dimensions.ts";
import { shownOf, type Kept, type Shown } from "./kept/shown.ts";
import type { ResultRow } from "./rows.ts";
import type { Temporal } from "temporal-polyfill";

/** A need group and who is in it, as the app hands it in: grouping reads surveys, not the other way round. */
export interface NeedGroup {
  id: string;
  letter: string;
  names: Texts;
  organisationIds: readonly string[];
}
export type ListNeedGroups = (db: Db, programmeId: string) => Promise<readonly NeedGroup[]>;

/** A survey with all that was sent to it. */
export interface SurveyResults {
  survey: Survey;
  /** With what later versions have left out. */
  questionnaire: StoredQuestionnaire;
  rows: ResultRow[];
  dimensions: Dimension[];
  /** Of which answers the figures are, to who sees groups only. */
  shown: Shown;
  now: Temporal.Instant;
  timeZone: string;
}

/** What was sent to the survey, and by what it can be told apart; of an anonymous one nothing before its close. */
export async function loadResults(
  db: Db,
  programmeId: string,
  surveyId: string,
  listNeedGroups: ListNeedGroups,
  seesAllOf: (survey: Survey) => boolean,
): Promise<SurveyResults> {
  const survey = await getSurvey(db, programmeId, surveyId);
  const questionnaire = await getQuestionnaire(db, surveyId, { retired: true });
  const { timeZone } = await getProgramme(db, programmeId);
  const isAnonymous = survey.anonymity === "anonymous";
  const known: Known = isAnonymous ? {} : await listKnown(db, programmeId, listNeedGroups);
  const { shown, rows } = isAnonymous || seesAllOf(survey) ? await loadAll(db, survey, questionnaire, known) : await loadShown(db, survey, questionnaire, known); // prettier-ignore
  const isWholeOnly = shown.kind !== "nothing" && shown.isWholeOnly;
  const dimensions = isWholeOnly ? [] : dimensionsOf(questionnaire, rows, known.names ?? {});
  return { survey, questionnaire, rows, dimensions, shown, now: await databaseNow(db), timeZone };
}

async function loadAll(db: Db, survey: Survey, questionnaire: StoredQuestionnaire, known: Known) {
  return { shown: shownOf(null, [], []), rows: await listResultRows(db, survey, questionnaire, known) };
}

/** What who sees groups only is shown of a survey with names, and the answers that it is made of: see kept/shown.ts. */
export async function loadShown(
  db: Db,
  survey: Survey,
  asked?: StoredQuestionnaire,
  known: Known = {},
): Promise<{ shown: Shown; rows: ResultRow[] }> {
  const questionnaire = asked ?? (await getQuestionnaire(db, survey.id, { retired: true }));
  const now = await listResultRows(db, survey, questionnaire, known);
  const kept = await findKept(db, survey, questionnaire, known);
  const shown = shownOf(kept, now, allQuestions(questionnaire));
  return { shown, rows: shown.kind === "now" ? now : shown.kind === "kept" ? [...(kept?.rows ?? [])] : [] };
}

async function findKept(
  db: Db,
  survey: Survey,
  questionnaire: StoredQuestionnaire,
  known: Known,
): Promise<Kept | null> {
  const { rows } = await sql<StoredRow & { people: number; isWholeOnly: boolean }>`
    select k.response_id as id, r.organisation_id, k.locale, k.sent_at, k.answers, k.people, k.is_whole_only
    from kept_responses k join responses r on r.id = k.response_id
    where k.survey_id = ${survey.id} order by k.response_id`.execute(db);
  const [first] = rows;
  if (first === undefined) return null;
  const { people, isWholeOnly } = first;
  return { rows: await resultRows(db, survey, rows, questionnaire, known), people, isWholeOnly };
}

interface Known {
  names?: PartNames;
  /** Where each organisation is, by its id. */
  places?: ReadonlyMap<string, ResultRow["places"]>;
}

/**
 * Each sent response in one row, with its answers by the question's key. One query, which gives the answers of a response
 * together: tens of thousands of rows of one answer each would take the driver longer than all the counting.
 */
export async function listResultRows(
  db: Db,
  survey: Pick<Survey, "id" | "anonymity" | "keysDroppedAt">,
  questionnaire: StoredQuestionnaire,
  known: Known = {},
): Promise<ResultRow[]> {
  const stored = survey.anonymity === "named" ? await listNamed(db, survey.id) : await listAnonymous(db, survey);
  return await resultRows(db, survey, stored, questionnaire, known);
}

async function resultRows(
  db: Db,
  survey: Pick<Survey, "id" | "anonymity">,
  stored: readonly StoredRow[],
  questionnaire: StoredQuestionnaire,
  { places = new Map() }: Known,
): Promise<ResultRow[]> {
  const questions = allQuestions(questionnaire);
  const keys = new Map(questions.map(({ id, key }) => [id, key]));
  const living = plainQuestionnaire(questionnaire);
  const counted = hasConditions(living) ? (answers: Answers) => countedAnswers(living, answers) : (answers: Answers) => answers; // prettier-ignore
  // Of anonymous ones nothing tells when they were sent.
  const versions = survey.anonymity === "named" ? await loadVersions(db, survey.id) : null;
  return stored.map(({ id, organisationId, locale, sentAt, answers: byId }) => {
    const given = Object.entries(byId ?? {}).map(([question, answer]): [string, AnswerValue] => [
      keys.get(question) ?? "",
      answer,
    ]);
    const notAsked = versions === null ? {} : notAskedThen(versions, sentAt);
    const answers = counted({ ...notAsked, ...Object.fromEntries(given) });
    const known = organisationId === null ? {} : { ...places.get(organisationId), language: locale };
    return { id, places: { ...known, ...Object.fromEntries(ownPlaces(questions, answers)) }, answers };
  });
}

interface StoredRow {
  id: string;
  organisationId: string | null;
  locale: Locale | null;
  sentAt: Temporal.Instant | null;
  /** By the question's id; null of who sent nothing but blanks. */
  answers: Record<string, AnswerValue> | null;
}

async function listNamed(db: Db, surveyId: string): Promise<StoredRow[]> {
  const { rows } = await sql<StoredRow>`
    select r.id, r.organisation_id, r.locale, r.sent_at,
      (select json_object_agg(a.question_id, a.value) from answers a where a.response_id = r.id) as answers
    from responses r
    where r.survey_id = ${surveyId} and r.sent_at is not null
    order by r.id`.execute(db);
  return rows;
}

/** Only once nothing leads from a person to an answer any more. */
async function listAnonymous(
  db: Db,
  { id: surveyId, keysDroppedAt }: Pick<Survey, "id" | "keysDroppedAt">,
): Promise<StoredRow[]> {
  if (keysDroppedAt === null) return [];
  const { rows } = await sql<StoredRow>`
    select r.id, null as organisation_id, null as locale, null as sent_at,
      (select json_object_agg(a.question_id, a.value) from anonymous_answers a where a.response_id = r.id) as answers
    from anonymous_responses r
    where r.survey_id = ${surveyId} and r.is_sent
    order by r.id`.execute(db);
  return rows;
}

/** What the register and the grouping know of the programme's organisations. */
async function listKnown(db: Db, programmeId: string, listNeedGroups: ListNeedGroups): Promise<Required<Known>> {
  const organisations = await listOrganisations(db, programmeId);
  const industries = await listIndustries(db, programmeId);
  const groups = await listNeedGroups(db, programmeId);
  const groupOf = new Map(groups.flatMap(({ id, organisationIds }) => organisationIds.map((each) => [each, id])));
  const municipalities = [...new Set(organisations.map(({ municipality }) => municipality))].filter(
    (name) => name !== "",
  );
  return {
    names: {
      industry: industries.map(({ id, names }) => ({ key: id, names })),
      size: sizeClasses.map((size) => ({ key: size, names: sameText(sizeText(size)) })),
      language: locales.map((locale) => ({ key: locale, names: sameText(locale) })),
      municipality: municipalities.sort((a, b) => a.localeCompare(b, "fi")).map((name) => ({ key: name, names: sameText(name) })), // prettier-ignore
      group: groups.map(({ id, letter, names }) => ({ key: id, names: withLetter(letter, names) })),
    },
    places: new Map(
      organisations.map(({ id, industryId, sizeClass, municipality }) => [
        id,
        {
          ...{ industry: industryId, size: sizeClass, municipality: municipality === "" ? null : municipality },
          group: groupOf.get(id) ?? null,
        },
      ]),
    ),
  };
}

function withLetter(letter: string, names: Texts): Texts {
  return Object.fromEntries(
    locales.map((locale) => [locale, names[locale] === "" ? letter : `${letter} ${names[locale]}`]),
  ) as Texts;
}
