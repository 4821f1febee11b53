import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { LinkNeeded, NotFound } from "../../platform/errors.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { getSurvey, queueForSurvey, type Survey } from "../queries.ts";
import type { Answers, AnswerValue } from "../questionnaire/answers.ts";
import { askForSurveyLinkUrl } from "../links/addresses.ts";
import { readGrantKey, type Opening } from "../links/grant-key.ts";
import { findOpening, findOpeningOf } from "../links/queries.ts";
import { shownPart } from "../questionnaire/conditions/shown.ts";
import { livingPart } from "../questionnaire/left-out.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { allQuestions, type StoredQuestionnaire } from "../questionnaire/stored.ts";
import type { SurveyLife, SurveyPurpose } from "../survey-life.ts";
import { anonymousRows, findAdmission, findAdmissionTo, takeSecretTurn, type Admission } from "./anonymous/queries.ts";
import type { Secret } from "./anonymous/secret.ts";
import type { StoredAnswer } from "./questions/saving.ts";
import { hasChangedSince } from "./sending.ts";

/** Who answers: the organisation that the invitation is for, or of feedback the person; or whoever holds a secret. */
export type Respondent = Invited | Unnamed;

interface Invited extends Whose {
  invitationId: string;
  secret: null;
}

/** Somebody in an anonymous survey, of whom nothing is known but what the token that they hold opens. */
interface Unnamed extends Whose {
  invitationId: null;
  secret: Secret;
}

interface Whose {
  surveyId: string;
  programmeId: string;
  purpose: SurveyPurpose;
  organisationId: string | null;
  /** Null for a person, whose name no page of the survey needs. */
  organisationName: string | null;
  personId: string | null;
  /**
   * Of feedback that has closed, and of an anonymous survey, whether the person had sent some: what it was is not known
   * any more, or never was.
   */
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

/** What is known of a response as a whole; of an anonymous one no times. */
export interface Response {
  id: string;
  savedAt: Temporal.Instant | null;
  sentAt: Temporal.Instant | null;
  isSent: boolean;
  /** Whether answers have been changed since they were sent. */
  hasChanged: boolean;
}

/** What the personal link is for, or undefined when no link has that token (any more). */
export async function findAskedByToken(db: Db, token: string): Promise<Asked | undefined> {
  const opening = await findOpening(db, token);
  if (opening === undefined) {
    const admission = await findAdmission(db, token);
    return admission === undefined ? undefined : await asked(db, unnamed(admission));
  }
  const respondent = await respondents(db)
    .where("surveyInvitations.id", "=", opening.invitationId)
    .executeTakeFirstOrThrow();
  return await asked(db, { ...respondent, ...opening, secret: null });
}

/** What is open to who holds the token of an anonymous survey; throws LinkNeeded where it opens nothing (any more). */
export async function getAskedBySecret(db: Db, surveyId: string, token: string): Promise<Asked> {
  const admission = await findAdmissionTo(db, surveyId, token);
  if (admission === undefined) throw new LinkNeeded("survey", askForSurveyLinkUrl);
  return await asked(db, unnamed(admission));
}

function unnamed(admission: Admission): Respondent {
  const nobody = { invitationId: null, organisationId: null, organisationName: null, personId: null };
  return { ...nobody, purpose: "needs", linkId: null, sectionIds: null, ...admission };
}

/** What is open in this browser, by the session's key; throws LinkNeeded once the link that opened it has been ended. */
export async function getAsked(db: Db, surveyId: string, grantKey: string): Promise<Asked> {
  const { invitationId, linkId } = readGrantKey(grantKey);
  const respondent = await respondents(db)
    .where("surveyInvitations.id", "=", invitationId)
    .where("surveyId", "=", surveyId)
    .executeTakeFirst();
  if (respondent === undefined) throw new NotFound("invitation");
  if (linkId === null) return await asked(db, { ...respondent, linkId, sectionIds: null, secret: null });
  const opening = await findOpeningOf(db, linkId);
  if (opening?.invitationId !== invitationId) throw new LinkNeeded("survey", askForSurveyLinkUrl);
  return await asked(db, { ...respondent, ...opening, secret: null });
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
  const response = (await findResponse(db, respondent)) ?? null;
  const stored = response === null ? new Map<string, StoredAnswer>() : await listStored(db, respondent, response.id);
  // A link to some sections shows what answers in the others say.
  const questionnaire = openedTo(respondent, shownPart(all, answersByKey(all, stored)));
  return {
    questionnaire,
    whole: openedTo(respondent, all),
    response,
    stored: livingAnswers(all, stored),
    answers: answersByKey(questionnaire, stored),
  };
}

/** The respondent's response; undefined before the first answer. */
async function findResponse(db: Db, respondent: Respondent): Promise<Response | undefined> {
  if (respondent.secret !== null) return await findAnonymous(db, respondent);
  return asResponse(await responses(db, respondent).executeTakeFirst());
}

/** The same, locked until the act is done. */
export async function lockResponse(trx: Tx, respondent: Respondent): Promise<Response | undefined> {
  // Who has the turn of a secret is the only one to change its row.
  if (respondent.secret !== null) return await findAnonymous(trx, respondent);
  return asResponse(await responses(trx, respondent).forUpdate().executeTakeFirst());
}

async function findAnonymous(db: Db, { surveyId, secret }: Unnamed): Promise<Response | undefined> {
  const row = await anonymousRows(db, surveyId, secret).executeTakeFirst();
  return row && { ...row, savedAt: null, sentAt: null };
}

function asResponse(
  row: { id: string; savedAt: Temporal.Instant; sentAt: Temporal.Instant | null } | undefined,
): Response | undefined {
  return row && { ...row, isSent: row.sentAt !== null, hasChanged: hasChangedSince(row) };
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

/** The answers of the respondent's response by the question's id. */
export async function listStored(
  db: Db,
  { secret }: Respondent,
  responseId: string,
): Promise<Map<string, StoredAnswer>> {
  const rows = await db
    .selectFrom(secret === null ? "answers" : "anonymousAnswers")
    .select(["questionId", "value", "revision"])
    .where("responseId", "=", responseId)
    .execute();
  return new Map(
    rows.map(({ questionId, value, revision }) => [questionId, { value: value as AnswerValue, revision }]),
  );
}

/** The answers without choices and rows that are not asked any more: what pages show. */
function livingAnswers(questionnaire: StoredQuestionnaire, stored: Map<string, StoredAnswer>): typeof stored {
  const living = new Map(stored);
  for (const question of allQuestions(questionnaire)) {
    const answer = stored.get(question.id);
    if (answer !== undefined) living.set(question.id, { ...answer, value: livingPart(question, answer.value) });
  }
  return living;
}

/** The answers by the question's key, as far as they speak of what is asked. */
export function answersByKey(questionnaire: StoredQuestionnaire, stored: Map<string, StoredAnswer>): Answers {
  const pairs = allQuestions(questionnaire).flatMap((question) => {
    const value = stored.get(question.id)?.value;
    return value === undefined ? [] : [[question.key, livingPart(question, value)] as const];
  });
  return Object.fromEntries(pairs);
}

/** The survey's life, held still until the act is done: who closes it waits for the saves under way, and they for it. */
export async function holdSurvey(
  trx: Tx,
  surveyId: string,
): Promise<SurveyLife & { noticeVersion: number; closedAt: Temporal.Instant | null }> {
  await queueForSurvey(trx, surveyId);
  return await trx
    .selectFrom("surveys")
    .select(["state", "opensAt", "closesAt", "closedAt", "noticeVersion"])
    .where("id", "=", surveyId)
    .forShare()
    .executeTakeFirstOrThrow(() => new NotFound("survey"));
}

/**
 * Takes the respondent's turn: saves and submissions of one respondent follow one another, the first one too. False
 * when the invitation is gone, or the link by which it is answered has been ended.
 */
export async function takeTurnOf(trx: Tx, { invitationId, linkId, secret }: Respondent): Promise<boolean> {
  if (secret !== null) return (await takeSecretTurn(trx, secret)) !== undefined;
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

/** What was opened, as a session keeps it. */
export function openingOf(respondent: Respondent): Opening {
  return { invitationId: invitationOf(respondent), linkId: respondent.linkId };
}

/** The invitation that is answered; of an anonymous survey there is none, and what it would be for is not found. */
export function invitationOf({ invitationId }: Respondent): string {
  if (invitationId === null) throw new NotFound("invitation");
  return invitationId;
}
