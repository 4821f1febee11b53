import { sql } from "kysely";
import { databaseNow, type Db, type Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { Texts } from "../platform/locales.ts";
import type { Temporal } from "temporal-polyfill";
import { getProgramme } from "../programmes/index.ts";
import { broadEnough } from "./breadth.ts";
import { hasOpened } from "./survey-life.ts";
import type { SurveyAccess, SurveyAnonymity, SurveyPurpose, SurveyState } from "./survey-life.ts";

export interface Survey {
  id: string;
  programmeId: string;
  purpose: SurveyPurpose;
  titles: Texts;
  intros: Texts;
  notice: Texts;
  noticeVersion: number;
  /** As stored; whether it is open now depends on the clock too: see survey-life.ts. */
  state: SurveyState;
  /** When it opens, where that was set; null where it opened as it was published. */
  opensAt: Temporal.Instant | null;
  /** Since when it has been open; null until people have been asked. */
  openedAt: Temporal.Instant | null;
  closesAt: Temporal.Instant | null;
  closedAt: Temporal.Instant | null;
  createdAt: Temporal.Instant;
  /** Which version of the questions respondents see: the first is 1. */
  version: number;
  /** Where staff are among their edits; null before the first one. */
  editNumber: number | null;
  anonymity: SurveyAnonymity;
  /** Who may answer an anonymous survey: who has a personal link, or whoever has the link that all share. */
  access: SurveyAccess;
  /** Of the link that all share, once the survey has been published. */
  commonCode: string | null;
  /** How long answers are kept after the close: see retention/retention.ts. */
  retentionMonths: number;
  /** Since when they are gone. */
  answersErasedAt: Temporal.Instant | null;
  /** Of an anonymous survey, when nothing led from a person to an answer any more: results are there from then on. */
  keysDroppedAt: Temporal.Instant | null;
}

const columns = [
  "id",
  "programmeId",
  "purpose",
  "titles",
  "intros",
  "notice",
  "noticeVersion",
  "state",
  "opensAt",
  "openedAt",
  "closesAt",
  "closedAt",
  "createdAt",
  "version",
  "editNumber",
  "anonymity",
  "access",
  "commonCode",
  "keysDroppedAt",
  "retentionMonths",
  "answersErasedAt",
] as const;

/**
 * The programme's survey; another programme's is not found, nor one for another purpose: what is done with surveys of
 * needs is never done with people's feedback.
 */
export async function getSurvey(
  db: Db,
  programmeId: string,
  surveyId: string,
  purpose: SurveyPurpose = "needs",
): Promise<Survey> {
  const row = await db
    .selectFrom("surveys")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("id", "=", surveyId)
    .where("purpose", "=", purpose)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("survey");
  return row;
}

/**
 * Stands in line for the survey among those who may have it together, such as people who save their answers. A row that
 * some share is handed on to others who would share it, past whoever waits to have it alone: staff could not close a
 * survey before the last of hundreds has saved.
 */
export async function queueForSurvey(trx: Tx, surveyId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock_shared(hashtextextended(${surveyId}, 1))`.execute(trx);
}

/** The survey of `getSurvey`, locked until the act on it is done; those who come to share it later wait. */
export async function lockSurvey(
  trx: Tx,
  programmeId: string,
  surveyId: string,
  purpose: SurveyPurpose = "needs",
): Promise<Survey> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${surveyId}, 1))`.execute(trx);
  const row = await trx
    .selectFrom("surveys")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("id", "=", surveyId)
    .where("purpose", "=", purpose)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("survey");
  return row;
}

/** The programme's surveys of needs, newest first. */
export async function listSurveys(db: Db, programmeId: string): Promise<Survey[]> {
  return await db
    .selectFrom("surveys")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("purpose", "=", "needs")
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
}

/**
 * What is answered in organisations' names, newest first: surveys of needs and forms of interviews. What an anonymous
 * survey says is nobody's, and its own pages show it.
 */
export async function listNamedSurveys(db: Db, programmeId: string): Promise<Survey[]> {
  return await db
    .selectFrom("surveys")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("purpose", "in", ["needs", "assessment"])
    .where("anonymity", "=", "named")
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
}

/**
 * Those of them that have been open, or came with their answers: what later steps choose among. Surveys that organisations
 * answer themselves come first: what was written in at interviews takes the place of none unless it is chosen, or nobody
 * has answered any of them. Of the forms of interviews the one with the most units comes first.
 */
export async function listOpenedSurveys(db: Db, programmeId: string): Promise<Survey[]> {
  const now = await databaseNow(db);
  const opened = (await listNamedSurveys(db, programmeId)).filter((survey) => hasOpened(survey, now));
  const forms = opened.filter(({ purpose }) => purpose === "assessment");
  const asked = opened.filter(({ purpose }) => purpose === "needs");
  if (forms.length === 0) return asked;
  const answers = await countSent(db, programmeId);
  const sentOf = ({ id }: Survey) => answers.get(id) ?? 0;
  forms.sort((a, b) => sentOf(b) - sentOf(a));
  const standsIn = asked.every((survey) => sentOf(survey) === 0) && forms.some((form) => sentOf(form) > 0);
  return standsIn ? [...forms, ...asked] : [...asked, ...forms];
}

/** How many organisations and units have answered each of the programme's surveys or been interviewed by each form. */
async function countSent(db: Db, programmeId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("responses")
    .select(({ fn }) => ["surveyId", fn.countAll<number>().as("sent")])
    .where("programmeId", "=", programmeId)
    .where("purpose", "in", ["needs", "assessment"])
    .where("counts", "=", true)
    .where("sentAt", "is not", null)
    .groupBy("surveyId")
    .execute();
  return new Map(rows.map(({ surveyId, sent }) => [surveyId, sent]));
}

/** The programme's survey whose answers are organisations', or form of interviews; an anonymous one is not found. */
export async function getNamedSurvey(db: Db, programmeId: string, surveyId: string): Promise<Survey> {
  const survey = (await listNamedSurveys(db, programmeId)).find(({ id }) => id === surveyId);
  if (survey === undefined) throw new NotFound("survey with names");
  return survey;
}

/**
 * The survey that the later steps read unless another is chosen, of those that have been open or were brought in: see
 * breadth.ts.
 */
export async function latestSurvey(db: Db, programmeId: string): Promise<Survey | undefined> {
  const all = await listOpenedSurveys(db, programmeId);
  const kept = all.filter(({ answersErasedAt }) => answersErasedAt === null);
  const there = kept.length === 0 ? all : kept;
  // What mentors wrote in stands in for surveys of needs that there are none of, or that nobody has answered.
  if (there[0]?.purpose === "assessment") return there[0];
  const asked = there.filter(({ purpose }) => purpose === "needs");
  if (asked.length < 2) return asked[0];
  const needs = await countNeeds(db, programmeId);
  return broadEnough(asked.map((survey) => ({ survey, needs: needs.get(survey.id) ?? 0 })))?.survey;
}

/** How many needs of the catalogue each of the programme's surveys asks about. */
async function countNeeds(db: Db, programmeId: string): Promise<Map<string, number>> {
  const { rows } = await sql<{ surveyId: string; needs: number }>`
    select q.survey_id, count(distinct coalesce(o.need_id, q.need_id)) as needs
    from questions q join surveys s on s.id = q.survey_id
    left join question_options o on o.question_id = q.id and o.retired_at is null
    where s.programme_id = ${programmeId} and q.retired_at is null
    group by q.survey_id`.execute(db);
  return new Map(rows.map(({ surveyId, needs }) => [surveyId, needs]));
}

/** How many invitations and responses the survey has. */
export async function countTies(db: Db, surveyId: string): Promise<{ invitations: number; responses: number }> {
  const count = async (table: "surveyInvitations" | "responses") => {
    const query = db.selectFrom(table).select(({ fn }) => fn.countAll<number>().as("n"));
    return (await query.where("surveyId", "=", surveyId).executeTakeFirstOrThrow()).n;
  };
  return { invitations: await count("surveyInvitations"), responses: await count("responses") };
}

/**
 * How far the organisations that a survey asks have come. Each figure contains the next; all are of organisations, of an
 * anonymous survey of people. Of these nobody knows more than who were asked and how many answers were sent.
 */
export interface Turnout {
  /** Invited, or brought in from a file without an invitation. */
  asked: number;
  /** Pressed start, or brought in. */
  opened: number;
  /** Saved at least one answer. */
  begun: number;
  sent: number;
  /** Of those sent, the ones brought in from a file. */
  imported: number;
}

/** A survey as it stands: who has answered, at the database's time, in the programme's zone. */
export interface Standing {
  survey: Survey;
  turnout: Turnout;
  now: Temporal.Instant;
  timeZone: string;
}

/** The programme's surveys of needs as they stand, newest first. */
export async function listStandings(db: Db, programmeId: string): Promise<Standing[]> {
  const { timeZone } = await getProgramme(db, programmeId);
  const turnouts = await listTurnouts(db, programmeId);
  const now = await databaseNow(db);
  return (await listSurveys(db, programmeId)).map((survey) => ({
    survey,
    turnout: turnouts.get(survey.id) ?? nobody,
    now,
    timeZone,
  }));
}

/** One survey as it stands; another programme's is not found. */
export async function getStanding(db: Db, programmeId: string, surveyId: string): Promise<Standing> {
  const survey = await getSurvey(db, programmeId, surveyId);
  const { timeZone } = await getProgramme(db, programmeId);
  const turnout = (await listTurnouts(db, programmeId)).get(surveyId) ?? nobody;
  return { survey, turnout, now: await databaseNow(db), timeZone };
}

const nobody: Turnout = { asked: 0, opened: 0, begun: 0, sent: 0, imported: 0 };

/** The turnout of each of the programme's surveys of needs, by the survey's id; of erased answers what it was then. */
async function listTurnouts(db: Db, programmeId: string): Promise<Map<string, Turnout>> {
  const { rows } = await sql<Turnout & { surveyId: string }>`
    select s.id as survey_id, count(*) filter (where i.id is not null or r.id is not null) as asked,
      count(*) filter (where i.opened_at is not null or r.id is not null) as opened,
      count(r.id) as begun, count(r.sent_at) as sent,
      count(r.sent_at) filter (where r.source = 'import') as imported
    from surveys s
    left join (survey_invitations i full join responses r on r.survey_id = i.survey_id and r.organisation_id = i.organisation_id)
      on s.id = coalesce(i.survey_id, r.survey_id)
    where s.programme_id = ${programmeId} and s.purpose = 'needs' and s.anonymity = 'named'
      and s.answers_erased_at is null
    group by s.id
    union all
    select s.id, greatest(a.asked, r.sent), r.sent, r.sent, r.sent, 0
    from surveys s,
      lateral (select count(*) as asked from survey_accesses where survey_id = s.id) a,
      lateral (select count(*) as sent from anonymous_responses where survey_id = s.id and is_sent) r
    where s.programme_id = ${programmeId} and s.purpose = 'needs' and s.anonymity = 'anonymous'
      and s.answers_erased_at is null
    union all
    select id, erased_asked, erased_sent, erased_sent, erased_sent, 0
    from surveys where programme_id = ${programmeId} and purpose = 'needs' and answers_erased_at is not null`.execute(
    db,
  );
  return new Map(rows.map(({ surveyId, ...turnout }) => [surveyId, turnout]));
}
