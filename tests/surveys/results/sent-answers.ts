import { databaseNow, json, type Db, type Tx } from "../../../src/platform/database.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import type { Answers, AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import type { Question, Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { allQuestions } from "../../../src/surveys/questionnaire/stored.ts";

/** An anonymous survey that has closed, with these answers in it and no keys; each by nobody knows whom. */
export async function anAnonymousSurvey(
  db: Db,
  programmeId: string,
  questionnaire: Questionnaire,
  answers: readonly Answers[],
): Promise<string> {
  const anonymous = { anonymity: "anonymous", access: "invited" } as const;
  const surveyId = await db
    .transaction()
    .execute((trx) => insertSurvey(trx, programmeId, questionnaire, "needs", anonymous));
  const closedAt = await databaseNow(db);
  const closed = {
    state: "closed" as const,
    openedAt: closedAt,
    closesAt: closedAt,
    closedAt,
    keysDroppedAt: closedAt,
  };
  await db.updateTable("surveys").set(closed).where("id", "=", surveyId).execute();
  await db.transaction().execute(async (trx) => {
    const rows = answers.map(() => ({ surveyId, noticeVersion: 1, isSent: true }));
    const ids = await inChunks(rows, async (chunk) => {
      return await trx.insertInto("anonymousResponses").values(chunk).returning("id").execute();
    });
    const given = await givenRows(trx, surveyId, ids.map(({ id }) => id), answers); // prettier-ignore
    await inChunks(given, async (chunk) => {
      await trx.insertInto("anonymousAnswers").values(chunk).execute();
      return [];
    });
  });
  return surveyId;
}

/** A named survey, closed unless it is told to be open, with what these organisations sent. */
export async function aNamedSurvey(
  db: Db,
  programmeId: string,
  questionnaire: Questionnaire,
  sent: ReadonlyMap<string, { locale: "fi" | "sv" | "en"; answers: Answers }>,
): Promise<string> {
  const surveyId = await db.transaction().execute((trx) => insertSurvey(trx, programmeId, questionnaire));
  const now = await databaseNow(db);
  const closed = { state: "closed" as const, openedAt: now, closesAt: now, closedAt: now };
  await db.updateTable("surveys").set(closed).where("id", "=", surveyId).execute();
  await db.transaction().execute(async (trx) => {
    const rows = [...sent].map(([organisationId, { locale }]) => {
      return { surveyId, programmeId, organisationId, locale, noticeVersion: 1, sentAt: now };
    });
    const responses = await trx.insertInto("responses").values(rows).returning(["id", "organisationId"]).execute();
    const answers = responses.map(({ organisationId }) => sent.get(organisationId ?? "")?.answers ?? {});
    const given = await givenRows(trx, surveyId, responses.map(({ id }) => id), answers); // prettier-ignore
    await trx.insertInto("answers").values(given).execute();
  });
  return surveyId;
}

/** What these organisations send to a survey that is open. */
export async function sendMore(
  db: Db,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
  sent: ReadonlyMap<string, Answers>,
): Promise<void> {
  const sentAt = await databaseNow(db);
  await db.transaction().execute(async (trx) => {
    const rows = [...sent.keys()].map((organisationId) => {
      return { surveyId, programmeId, organisationId, locale: "fi" as const, noticeVersion: 1, sentAt };
    });
    const responses = await trx.insertInto("responses").values(rows).returning("id").execute();
    const given = await givenRows(trx, surveyId, responses.map(({ id }) => id), [...sent.values()]); // prettier-ignore
    await trx.insertInto("answers").values(given).execute();
  });
}

async function givenRows(trx: Tx, surveyId: string, responseIds: readonly string[], answers: readonly Answers[]) {
  const questions = allQuestions(await getQuestionnaire(trx, surveyId));
  const ids = new Map(questions.map(({ id, key }) => [key, id]));
  return answers.flatMap((each, at) =>
    Object.entries(each).map(([key, value]) => {
      return { responseId: responseIds[at]!, questionId: ids.get(key)!, value: json(value) };
    }),
  );
}

async function inChunks<In, Out>(rows: readonly In[], act: (chunk: In[]) => Promise<Out[]>): Promise<Out[]> {
  const out: Out[] = [];
  for (let at = 0; at < rows.length; at += 2000) out.push(...(await act(rows.slice(at, at + 2000))));
  return out;
}

/** Some answer to the question; `random` gives numbers 0 … 1. */
export function someAnswer(question: Question, random: () => number): AnswerValue {
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const whole = (min: number, max: number) => min + Math.floor(random() * (max - min + 1));
  const keys = question.options.map(({ key }) => key);
  switch (question.kind) {
    case "multiple":
      return {
        kind: "multiple",
        chosen: keys.filter(() => random() < 0.3),
        other: random() < 0.05 ? "Muu vastaus" : null,
      };
    case "single":
      return { kind: "single", chosen: pick(keys), other: null };
    case "matrix": {
      const mark = () => (random() < 0.1 ? ("unknown" as const) : whole(0, question.settings.levels - 1));
      return {
        kind: "matrix",
        rows: Object.fromEntries(keys.map((key) => [key, { importance: mark(), level: mark() }])),
      };
    }
    case "ratings": {
      const { min, max } = question.settings;
      return {
        kind: "ratings",
        rows: Object.fromEntries(keys.map((key) => [key, random() < 0.05 ? null : whole(min, max)])),
      };
    }
    case "scale":
      return { kind: "scale", value: whole(question.settings.min, question.settings.max) };
    case "ranking":
      return {
        kind: "ranking",
        order: keys.filter(() => random() < 0.7).slice(0, question.settings.places ?? keys.length),
      };
    case "number":
      return { kind: "number", number: String(whole(0, 900)) };
    case "date":
      return { kind: "date", date: `2026-${String(whole(1, 12)).padStart(2, "0")}-11` };
    case "yesno":
      return { kind: "yesno", yes: random() < 0.4 };
    case "text":
    case "info":
      return { kind: "text", text: `Haluaisin oppia lisää ${whole(1, 10_000)}` };
  }
}
