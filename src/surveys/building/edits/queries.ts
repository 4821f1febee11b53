import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import { getSurvey, type Survey } from "../../queries.ts";
import type { Questionnaire } from "../../questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../../questionnaire/queries.ts";
import { allQuestions, plainQuestionnaire, type StoredQuestionnaire } from "../../questionnaire/stored.ts";
import { findQuestion } from "../acts/places.ts";
import { digestOf, saysSame } from "./digest.ts";
import { storedSubject, takenKeys, type Edit, type EditAct, type Ground } from "./edit.ts";

/** A survey's questions as staff edit them. */
export interface Working {
  survey: Survey;
  questionnaire: Questionnaire;
  /** What respondents see; the same as the questionnaire before the survey is published. */
  inUse: Questionnaire;
  ground: Ground;
  /** Whether the survey has been published, or came with its answers: edits then wait until they are taken into use. */
  isPublished: boolean;
  /** Whether the questions must stay as they are: somebody has sent answers to an anonymous survey. */
  isFixed: boolean;
  /** Whether what staff edit differs from what respondents see. */
  hasUnusedEdits: boolean;
  /** 0 before the first edit. */
  editNumber: number;
  /** The edit that can be taken back. */
  undo: MadeEdit | null;
  /** The edit that was taken back and can be made again. */
  redo: MadeEdit | null;
}

export interface MadeEdit extends Edit {
  madeAt: Temporal.Instant;
  /** Null when its maker is not known any more. */
  actorName: string | null;
}

/** The survey's questions as staff edit them; another programme's survey is not found. */
export async function loadWorking(db: Db, programmeId: string, surveyId: string): Promise<Working> {
  return await workingOf(db, await getSurvey(db, programmeId, surveyId));
}

/** The same of a survey that is at hand, such as one that is locked. */
export async function workingOf(db: Db, survey: Survey): Promise<Working> {
  const { id: surveyId, editNumber } = survey;
  const isPublished = survey.state !== "draft";
  const all = await getQuestionnaire(db, surveyId, { retired: true });
  const inUse = plainQuestionnaire(all);
  // The rows are what a draft is; of a published survey they are what respondents see.
  const edited = isPublished && editNumber !== null ? await findEdited(db, surveyId, editNumber) : undefined;
  const questionnaire = edited === undefined ? inUse : { ...edited, ...openingOf(inUse) };
  return {
    survey,
    questionnaire,
    inUse,
    ground: {
      isPublished,
      answered: isPublished ? await answeredKeys(db, survey, all) : new Set(),
      taken: takenKeys([all, questionnaire]),
    },
    isPublished,
    isFixed: await hasSentAnonymously(db, surveyId),
    hasUnusedEdits: edited !== undefined && !saysSame(questionnaire, inUse),
    editNumber: editNumber ?? 0,
    undo: editNumber === null ? null : await findUndo(db, surveyId, editNumber),
    redo: editNumber === null ? null : await findEdit(db, surveyId, editNumber + 1),
  };
}

/** Title, introduction and notice are the survey's own: what is said of them counts at once. */
function openingOf({ titles, intros, notice }: Questionnaire): Pick<Questionnaire, "titles" | "intros" | "notice"> {
  return { titles, intros, notice };
}

/** The questionnaire after that edit. */
export async function findEdited(db: Db, surveyId: string, number: number): Promise<Questionnaire | undefined> {
  const row = await db
    .selectFrom("surveyEdits")
    .select("questionnaire")
    .where("surveyId", "=", surveyId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row?.questionnaire as Questionnaire | undefined;
}

async function findUndo(db: Db, surveyId: string, number: number): Promise<MadeEdit | null> {
  return (await findEdited(db, surveyId, number - 1)) === undefined ? null : await findEdit(db, surveyId, number);
}

async function findEdit(db: Db, surveyId: string, number: number): Promise<MadeEdit | null> {
  const row = await db
    .selectFrom("surveyEdits")
    .leftJoin("users", "users.id", "actorId")
    .select(["act", "subject", "madeAt", "users.name as actorName"])
    .where("surveyId", "=", surveyId)
    .where("number", "=", number)
    .executeTakeFirst();
  return row === undefined ? null : { ...row, act: row.act as EditAct };
}

/** Whether the person has done the same to the same after that edit, and it has not been taken back. */
export async function hasDoneSince(
  db: Db,
  { survey, editNumber }: Working,
  { act, subject, actorId }: Edit & { actorId: string },
  { since }: { since: number },
): Promise<boolean> {
  const done = await db
    .selectFrom("surveyEdits")
    .select("number")
    .where("surveyId", "=", survey.id)
    .where("act", "=", act)
    .where("subject", "=", storedSubject(subject))
    .where("actorId", "=", actorId)
    .where("number", ">", since)
    .where("number", "<=", editNumber)
    .executeTakeFirst();
  return done !== undefined;
}

/**
 * The latest edit that changed the question since it was as the digest `seen` says. Null where no edit tells: texts of a
 * published survey are put right in all of them at once, and the change may be an edit that was taken back.
 */
export async function findChangeSince(
  db: Db,
  { survey, questionnaire, editNumber }: Working,
  key: string,
  seen: string,
): Promise<MadeEdit | null> {
  const digestIn = (edited: Questionnaire) => digestOf(findQuestion(edited, key)?.question ?? null);
  const now = digestIn(questionnaire);
  let latest: number | null = null;
  for (let number = editNumber - 1; number >= 0; number -= 1) {
    const before = await findEdited(db, survey.id, number);
    if (before === undefined) return null;
    if (latest === null && digestIn(before) !== now) latest = number + 1;
    if (digestIn(before) === seen) return latest === null ? null : await findEdit(db, survey.id, latest);
  }
  return null;
}

/**
 * Whether answers to an anonymous survey have been sent. Who had sent theirs by a change is known to staff, and the rows
 * would tell which are older: they answer what was left out, or lack what was added.
 */
async function hasSentAnonymously(db: Db, surveyId: string): Promise<boolean> {
  const sent = db.selectFrom("anonymousResponses").select("id").where("surveyId", "=", surveyId);
  return (await sent.where("isSent", "=", true).limit(1).executeTakeFirst()) !== undefined;
}

/**
 * Which questions count as answered. Of an anonymous survey all: that a question which few are shown has an answer would
 * tell of the first ones to answer what brought it up.
 */
async function answeredKeys(db: Db, { id, anonymity }: Survey, all: StoredQuestionnaire): Promise<Set<string>> {
  if (anonymity === "anonymous") return new Set(allQuestions(all).map(({ key }) => key));
  return await listAnswered(db, id, all);
}

/** Which questions anybody has answered, by key; that somebody left one empty again is an answer too. */
async function listAnswered(db: Db, surveyId: string, all: StoredQuestionnaire): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select q.id from questions q
    where q.survey_id = ${surveyId} and
      exists (select from answers a join responses r on r.id = a.response_id
        where r.survey_id = ${surveyId} and a.question_id = q.id)`.execute(db);
  const ids = new Set(rows.map(({ id }) => id));
  return new Set(
    allQuestions(all)
      .filter(({ id }) => ids.has(id))
      .map(({ key }) => key),
  );
}
