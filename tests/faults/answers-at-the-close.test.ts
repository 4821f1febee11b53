// Answers that come in as the survey closes, hundreds at once, over HTTP on PostgreSQL: what was acknowledged counts, and
// whoever is late is told so and gets the words back.
import { randomBytes } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { grantByLink } from "../../src/identity/index.ts";
import { csrfToken } from "../../src/platform/browser-session.ts";
import { openDatabase, type Database } from "../../src/platform/database.ts";
import { seenNow, writeSeen } from "../../src/surveys/answering/questions/seen.ts";
import { closeSurvey } from "../../src/surveys/closing/commands.ts";
import { writeGrantKey } from "../../src/surveys/links/grant-key.ts";
import { freshDatabase } from "../support/fresh-database.ts";
import { startProduct, type ProductProcess } from "../support/process.ts";
import { anOpenSurvey, openUntil, type AskedSurvey } from "../surveys/answering/asked.ts";

let product: ProductProcess;
let database: Database;
beforeAll(async () => {
  const url = await freshDatabase("migrated");
  product = await startProduct({ DATABASE_URL: url });
  database = await openDatabase({ databaseUrl: url, dataDir: "" });
});
afterAll(async () => {
  await database.close();
  await product.kill();
});

interface Respondent {
  organisationId: string;
  session: string;
  words: string;
}

/** So many organisations that have each opened their link in a browser. */
async function respondents({ programmeId, surveyId }: AskedSurvey, count: number): Promise<Respondent[]> {
  const { db } = database;
  const names = Array.from({ length: count }, (_, at) => ({ programmeId, name: `Hoivakoti ${at} ${randomBytes(3).toString("hex")}` })); // prettier-ignore
  const organisations = await db.insertInto("organisations").values(names).returning("id").execute();
  const invited = organisations.map(({ id: organisationId }) => ({ programmeId, surveyId, organisationId }));
  const invitations = await db.insertInto("surveyInvitations").values(invited).returning(["id", "organisationId"]).execute(); // prettier-ignore
  return await db.transaction().execute(async (trx) => {
    const all: Respondent[] = [];
    for (const [at, { id: invitationId, organisationId }] of invitations.entries()) {
      const key = writeGrantKey({ invitationId, linkId: null });
      const session = await grantByLink(trx, "", { kind: "survey", subjectId: surveyId, key });
      all.push({ organisationId: organisationId ?? "", session, words: `Apua <numero ${at}>` });
    }
    return all;
  });
}

/** Sends the page of the second section, as a browser without scripts does: "saved", "late", or what came instead. */
async function save(
  { surveyId, second, words: question }: AskedSurvey,
  { session, words }: Respondent,
): Promise<string> {
  const fields = { [`${question.id}.seen`]: writeSeen(seenNow(question, undefined)), [`${question.id}.text`]: words };
  const reply = await fetch(product.url + second, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: `sid=${session}` },
    body: new URLSearchParams({ csrf: csrfToken(session), ...fields }),
  });
  const text = await reply.text();
  if (reply.status === 303 && reply.headers.get("location") === `/survey/${surveyId}/check`) return "saved";
  const isClear = text.includes("Vastauksia ei enää oteta vastaan.");
  const isBack = text.includes(words.replace("<", "&lt;").replace(">", "&gt;"));
  return reply.status === 409 && isClear && isBack ? "late" : `${reply.status}: ${text.slice(0, 300)}`;
}

/** What is stored is what was acknowledged, word for word, and all of it came before the close. */
async function holdAgainst({ surveyId }: AskedSurvey, people: Respondent[], told: string[]): Promise<void> {
  const { db } = database;
  const rows = await db
    .selectFrom("answers")
    .innerJoin("responses", "responses.id", "answers.responseId")
    .select(["organisationId", "value", "answers.savedAt"])
    .where("surveyId", "=", surveyId)
    .execute();
  const stored = new Map(rows.map(({ organisationId, value }) => [organisationId, (value as { text: string }).text]));
  const acknowledged = people.filter((_, at) => told[at] === "saved");
  expect(stored).toEqual(new Map(acknowledged.map(({ organisationId, words }) => [organisationId, words])));
  expect(told.filter((each) => each !== "saved" && each !== "late")).toEqual([]);
  expect(new Set(told)).toEqual(new Set(["saved", "late"]));
  const survey = await db.selectFrom("surveys").select(["closesAt", "closedAt"]).where("id", "=", surveyId).executeTakeFirstOrThrow(); // prettier-ignore
  const closed = survey.closedAt ?? survey.closesAt!;
  expect(rows.filter(({ savedAt }) => Temporal.Instant.compare(savedAt, closed) > 0)).toEqual([]);
}

test("F5: five hundred answers at once while staff close the survey", async () => {
  const survey = await anOpenSurvey(database.db);
  const people = await respondents(survey, 500);
  const { id: actorId } = await database.db.selectFrom("users").select("id").executeTakeFirstOrThrow();
  let saved = 0;
  let closing: Promise<void> | undefined;
  const told = await Promise.all(
    people.map(async (each) => {
      const outcome = await save(survey, each);
      if (outcome === "saved") saved += 1;
      // Who closes waits for the saves under way, and for no others.
      if (saved === 50) closing ??= closeSurvey(database.db, survey.programmeId, survey.surveyId, actorId);
      return outcome;
    }),
  );
  await closing;
  await holdAgainst(survey, people, told);
});

test("F5: answers before and after the closing time, by the database's clock", async () => {
  const survey = await anOpenSurvey(database.db);
  const people = await respondents(survey, 150);
  await openUntil(database.db, survey, 2);
  const told = await Promise.all(
    people.map(async (each, at) => {
      await wait((4_000 * at) / people.length);
      return await save(survey, each);
    }),
  );
  await holdAgainst(survey, people, told);
});
