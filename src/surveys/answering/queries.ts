import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { LinkNeeded, NotFound } from "../../platform/errors.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { getSurvey, type Survey } from "../queries.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import { askForSurveyLinkUrl } from "../links/addresses.ts";
import { readGrantKey } from "../links/grant-key.ts";
import { findOpening, findOpeningOf } from "../links/queries.ts";
import { shownPart } from "../questionnaire/conditions/shown.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { allQuestions, type StoredQuestionnaire } from "../questionnaire/stored.ts";
import type { SurveyLife, SurveyPurpose } from "../survey-life.ts";
import type { StoredAnswer } from "./questions/saving.ts";

/** Who answers: the organisation that the invitation is for, or of feedback the person. */
export interface Respondent {
  invitationId: string;
  surveyId: string;
  programmeId: string;
  purpose: SurveyPurpose;
  organisationId: string | null;
  /** Null for a person, whose name no page of the survey needs. */
  organisationName: string | null;
  personId: string | null;
  /** Of feedback that has closed, whether the person had sent some: what it was is not known any more. */
  hasSent: boolean;
  /** The link by which it is answered; null from the person's own pages. */
  linkId: string | null;
  /** Of a link that the contact handed to a colleague, the sections that it opens: no others. Null opens all. */
  sectionIds: string[] | null;
}

/** What a respondent's page is about, at the database's time. */
export interface Asked {
  respondent: Respondent;
  survey: Survey;
  programme: Programme;
  now: Temporal.Instant;
}

/** What the respondent has answered so far; `response` is null before the first answer. */
export interface Filled {
  /** What is asked: the questions that the answers show. */
  questionnaire: StoredQuestionnaire;
  /** The same with the questions that other answers would show. */
  whole: StoredQuestionnaire;
  response: Response | null;
  /** By the question's id. */
  stored: Map<string, StoredAnswer>;
  /** Those that count, by the question's key: what was answered to questions that are hidden now is set aside. */
  answers: Answers;
}

export interface Response {
  id: string;
  savedAt: Temporal.Instant;
  sentAt: Temporal.Instant | null;
}

/** What the personal link is for, or undefined when no link has that token (any more). */
export async function findAskedByToken(db: Db, token: string): Promise<Asked | undefined> {
  const opening = await findOpening(db, token);
  if (opening === undefined) return undefined;
  const respondent = await respondents(db)
    .where("surveyInvitations.id", "=", opening.invitationId)
    .executeTakeFirstOrThrow();
  return await asked(db, { ...respondent, ...opening });
}

/** What is open in this browser, by the session's key; throws LinkNeeded once the link that opened it has been ended. */
export async function getAsked(db: Db, surveyId: string, grantKey: string): Promise<Asked> {
  const { invitationId, linkId } = readGrantKey(grantKey);
  const respondent = await respondents(db)
    .where("surveyInvitations.id", "=", invitationId)
    .where("surveyId", "=", surveyId)
    .executeTakeFirst();
  if (respondent === undefined) throw new NotFound("invitation");
  if (linkId === null) return await asked(db, { ...respondent, linkId, sectionIds: null });
  const opening = await findOpeningOf(db, linkId);
  if (opening?.invitationId !== invitationId) throw new LinkNeeded("survey", askForSurveyLinkUrl);
  return await asked(db, { ...respondent, ...opening });
}

async function asked(db: Db, respondent: Respondent): Promise<Asked> {
  const { programmeId, surveyId } = respondent;
  const survey = await getSurvey(db, programmeId, surveyId, respondent.purpose);
  return { respondent, survey, programme: await getProgramme(db, programmeId), now: await databaseNow(db) };
}

function respondents(db: Db) {
  return db
    .selectFrom("surveyInvitations")
    .leftJoin("organisations", "organisations.id", "surveyInvitations.organisationId")
    .select([
      "surveyInvitations.id as invitationId",
      "surveyInvitations.surveyId",
      "surveyInvitations.programmeId",
      "surveyInvitations.purpose",
      "surveyInvitations.organisationId",
      "organisations.name as organisationName",
      "surveyInvitations.personId",
      "surveyInvitations.hasSent",
    ]);
}

/** The questions that the respondent is asked: all of the survey's, or those of the sections that a link opens. */
export async function getAskedQuestionnaire(db: Db, respondent: Respondent): Promise<StoredQuestionnaire> {
  return openedTo(respondent, await getQuestionnaire(db, respondent.surveyId));
}

function openedTo({ sectionIds }: Respondent, questionnaire: StoredQuestionnaire): StoredQuestionnaire {
  if (sectionIds === null) return questionnaire;
  return { ...questionnaire, sections: questionnaire.sections.filter(({ id }) => sectionIds.includes(id)) };
}

/** The questions and what the respondent has answered to them. */
export async function getFilled(db: Db, respondent: Respondent): Promise<Filled> {
  const all = await getQuestionnaire(db, respondent.surveyId);
  const response = (await responses(db, respondent).executeTakeFirst()) ?? null;
  const stored = response === null ? new Map<string, StoredAnswer>() : await listStored(db, response.id);
  // A link to some sections shows what answers in the others say.
  const questionnaire = openedTo(respondent, shownPart(all, answersByKey(all, stored)));
  return {
    questionnaire,
    whole: openedTo(respondent, all),
    response,
    stored,
    answers: answersByKey(questionnaire, stored),
  };
}

/** The respondent's response, locked until the act is done; undefined before the first answer. */
export async function lockResponse(trx: Tx, respondent: Respondent): Promise<Response | undefined> {
  return await responses(trx, respondent).forUpdate().executeTakeFirst();
}

function responses(db: Db, { surveyId, organisationId, personId }: Respondent) {
  return db
    .selectFrom("responses")
    .select(["id", "savedAt", "sentAt"])
    .where("surveyId", "=", surveyId)
    .where((eb) =>
      organisationId === null ? eb("personId", "=", personId) : eb("organisationId", "=", organisationId),
    );
}

/** The response's answers by the question's id. */
export async function listStored(db: Db, responseId: string): Promise<Map<string, StoredAnswer>> {
  const rows = await db
    .selectFrom("answers")
    .select(["questionId", "value", "revision"])
    .where("responseId", "=", responseId)
    .execute();
  return new Map(
    rows.map(({ questionId, value, revision }) => [questionId, { value: value as AnswerValue, revision }]),
  );
}

/** The answers by the question's key. */
export function answersByKey(questionnaire: StoredQuestionnaire, stored: Map<string, StoredAnswer>): Answers {
  const pairs = allQuestions(questionnaire).flatMap(({ id, key }) => {
    const value = stored.get(id)?.value;
    return value === undefined ? [] : [[key, value] as const];
  });
  return Object.fromEntries(pairs);
}

/** The survey's life, held still until the act is done: who closes it waits for the saves under way, and they for it. */
export async function holdSurvey(
  trx: Tx,
  surveyId: string,
): Promise<SurveyLife & { noticeVersion: number; closedAt: Temporal.Instant | null }> {
  return await trx
    .selectFrom("surveys")
    .select(["state", "closesAt", "closedAt", "noticeVersion"])
    .where("id", "=", surveyId)
    .forShare()
    .executeTakeFirstOrThrow(() => new NotFound("survey"));
}

/**
 * Takes the respondent's turn: saves and submissions of one respondent follow one another, the first one too. False
 * when the invitation is gone, or the link by which it is answered has been ended.
 */
export async function takeTurnOf(trx: Tx, { invitationId, linkId }: Respondent): Promise<boolean> {
  const invitation = await trx
    .selectFrom("surveyInvitations")
    .select("id")
    .where("id", "=", invitationId)
    .forUpdate()
    .executeTakeFirst();
  if (invitation === undefined || linkId === null) return invitation !== undefined;
  // Who ends a link has the invitation's turn too.
  return (await findOpeningOf(trx, linkId)) !== undefined;
}
