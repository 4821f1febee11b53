import { randomBytes } from "node:crypto";
import { newToken, tokenHash } from "../../../src/platform/browser-session.ts";
import { databaseNow, json, type Db } from "../../../src/platform/database.ts";
import type { AnswerValue } from "../../../src/surveys/questionnaire/answers.ts";
import { getQuestionnaire } from "../../../src/surveys/questionnaire/queries.ts";
import { allQuestions } from "../../../src/surveys/questionnaire/stored.ts";
import { addTopics, planWorkshop } from "../../../src/workshops/index.ts";
import { aProgramme } from "../../support/app.ts";

const texts = (text: string) => ({ fi: text, sv: text, en: text });

export interface HeldWorkshops {
  programmeId: string;
  ownerId: string;
  needId: string;
  topicId: string;
  /** Held, in the order in which they were asked for. */
  workshopIds: string[];
  organisationIds: string[];
}

/** A programme with a need, a topic that covers it by 0.6, and so many held workshops on it for three organisations. */
export async function heldWorkshops(db: Db, count = 1): Promise<HeldWorkshops> {
  const { id: programmeId, ownerId } = await aProgramme(db);
  return await db.transaction().execute(async (trx) => {
    const entry = { programmeId, names: json(texts("Videot")), position: 0 };
    const theme = await trx
      .insertInto("themes")
      .values({ ...entry, key: "some" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const need = {
      ...entry,
      key: "videos",
      themeId: theme.id,
      descriptions: json(texts("")),
      keywords: json({ fi: [], sv: [], en: [] }),
    };
    const { id: needId } = await trx.insertInto("needs").values(need).returning("id").executeTakeFirstOrThrow();
    const topic = {
      ...{
        names: texts("Videot ja reelsit"),
        descriptions: texts(""),
        kind: "segmented" as const,
        durationMinutes: 120,
      },
      ...{ costEuros: 0, levels: ["basics" as const], covers: [{ needId, strength: 0.6 }] },
    };
    const [topicId = ""] = await addTopics(trx, programmeId, [topic]);
    const organisations = ["Aalto", "Harju", "Niemi"].map((name) => ({ programmeId, name: `${name} Oy` }));
    const organisationIds = (await trx.insertInto("organisations").values(organisations).returning("id").execute()).map(
      ({ id }) => id,
    );
    const workshopIds: string[] = [];
    for (let at = 0; at < count; at++)
      workshopIds.push(
        await planWorkshop(trx, {
          ...{ programmeId, topicId, ownTitles: null, level: "basics", groupId: null, seriesId: null },
          ...{ audienceNames: texts("Ryhmä A"), organisationIds },
        }),
      );
    await trx
      .updateTable("workshops")
      .set({ state: "held", heldOn: "2026-11-12" })
      .where("id", "in", workshopIds)
      .execute();
    return { programmeId, ownerId, needId, topicId, workshopIds, organisationIds };
  });
}

/** So many people of the organisation who were at the workshop, or only said that they would come; their ids. */
export async function peopleAt(
  db: Db,
  programmeId: string,
  workshopId: string,
  {
    count,
    attended = true,
    organisationId = null,
    email = true,
  }: { count: number; attended?: boolean | null; organisationId?: string | null; email?: boolean },
): Promise<string[]> {
  const people = Array.from({ length: count }, (_, at) => {
    const name = `Osallistuja ${randomBytes(4).toString("hex")} ${at}`;
    return {
      programmeId,
      organisationId,
      name,
      email: email ? `${name.replaceAll(" ", ".")}@example.org` : "",
      locale: "fi" as const,
    };
  });
  const ids = (await db.insertInto("attendees").values(people).returning("id").execute()).map(({ id }) => id);
  const seats = ids.map((attendeeId) => ({
    ...{ programmeId, workshopId, attendeeId, attended },
    ...{ state: "coming" as const, source: "invitation" as const },
  }));
  await db.insertInto("workshopSeats").values(seats).execute();
  return ids;
}

export interface Given {
  useful: number;
  level?: "too-easy" | "right" | "too-hard";
  use?: string;
  now?: number;
  before?: number;
}

/** What people answer to the workshop's feedback, written row by row; each a minute after the one before, the first so many minutes ago. */
export async function giveFeedback(
  db: Db,
  programmeId: string,
  workshopId: string,
  answers: { personId: string; given: Given }[],
  minutesAgo = 60,
): Promise<string> {
  const { surveyId } = await db
    .selectFrom("workshopFeedback")
    .select("surveyId")
    .where("workshopId", "=", workshopId)
    .executeTakeFirstOrThrow();
  const questionOf = new Map(allQuestions(await getQuestionnaire(db, surveyId)).map(({ key, id }) => [key, id]));
  const now = await databaseNow(db);
  for (const [at, { personId, given }] of answers.entries()) {
    const sentAt = now.subtract({ minutes: minutesAgo - at });
    const { id: responseId } = await db
      .insertInto("responses")
      .values({
        surveyId,
        programmeId,
        personId,
        purpose: "feedback",
        locale: "fi",
        noticeVersion: 1,
        sentAt,
        savedAt: sentAt,
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    const rows = Object.entries(answersOf(given)).map(([key, value]) => ({
      ...{ responseId, questionId: questionOf.get(key) ?? "", value: json(value) },
    }));
    await db.insertInto("answers").values(rows).execute();
  }
  return surveyId;
}

function answersOf({ useful, level, use, now, before }: Given): Record<string, AnswerValue> {
  return {
    useful: { kind: "single", chosen: String(useful), other: null },
    ...(level === undefined ? {} : { level: { kind: "single" as const, chosen: level, other: null } }),
    ...(use === undefined ? {} : { use: { kind: "text" as const, text: use } }),
    ...(now === undefined ? {} : { now: { kind: "ratings" as const, rows: { videos: now } } }),
    ...(before === undefined ? {} : { before: { kind: "ratings" as const, rows: { videos: before } } }),
  };
}

/** A link to the person's own pages. */
export async function anOwnLink(db: Db, attendeeId: string): Promise<string> {
  const token = newToken();
  const expiresAt = (await databaseNow(db)).add({ hours: 24 });
  await db
    .insertInto("attendeeLinks")
    .values({ tokenHash: tokenHash(token), attendeeId, expiresAt })
    .execute();
  return token;
}
