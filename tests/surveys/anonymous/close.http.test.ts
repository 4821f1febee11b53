import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Db } from "../../../src/platform/database.ts";
import { closeDueSurvey, keepAnonymousPromises } from "../../../src/surveys/anonymous/closing/commands.ts";
import { eraseDueAnswers } from "../../../src/surveys/index.ts";
import { isWalkedElsewhere } from "../../support/addresses.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { dayAhead } from "../people.ts";
import {
  anAnonymousSurvey,
  answer,
  answerAndSend,
  commonPath,
  manySent,
  seenNothing,
  storedAnswers,
  tokens,
  type AnonymousSurvey,
} from "./asked.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const pastClose = ({ surveyId }: AnonymousSurvey) =>
  product.db
    .updateTable("surveys")
    .set({ closesAt: Temporal.Now.instant().subtract({ seconds: 1 }) })
    .where("id", "=", surveyId)
    .execute();
const state = async ({ surveyId }: AnonymousSurvey) =>
  await product.db
    .selectFrom("surveys")
    .select(["state", "keysDroppedAt"])
    .where("id", "=", surveyId)
    .executeTakeFirstOrThrow();

/** Everything that the database holds in any table, as texts by column, with the transaction that wrote each row. */
async function everything(db: Db): Promise<{ table: string; row: Record<string, unknown>; xmin: string }[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_schema in ('public', 'jobs') and table_type = 'BASE TABLE'`.execute(db);
  const found = [];
  for (const { name } of tables) {
    const { rows } = await db.executeQuery<{ row: Record<string, unknown>; xmin: string }>({
      ...sql`select 1`.compile(db),
      sql: `select xmin::text as xmin, to_jsonb(t) as row from ${name} t`,
    });
    found.push(...rows.map((row) => ({ table: name, ...row })));
  }
  return found;
}

/** Every word of a row that could be joined on: ids, hashes, keys and times, however deep in it. */
const joinable = (row: unknown): string[] =>
  JSON.stringify(row).match(/[0-9a-zA-Z-]{20,}|\d{4}-\d\d-\d\dT[\d:.]+/g) ?? [];

const ofAnswers = new Set(["public.anonymous_responses", "public.anonymous_answers"]);

/** What a row of answers shares with rows of other tables, other than the survey, its questions and what is common to all. */
async function sharedWithOthers(db: Db, commonToAll: ReadonlySet<string>): Promise<string[]> {
  const all = await everything(db);
  const own = all.filter(({ table }) => ofAnswers.has(table)).flatMap(({ row }) => joinable(row));
  const others = new Set(all.filter(({ table }) => !ofAnswers.has(table)).flatMap(({ row }) => joinable(row)));
  return [...new Set(own)].filter((word) => others.has(word) && !commonToAll.has(word));
}

/** People answer one after another, each saying their own number. */
async function answeredInOrder(survey: AnonymousSurvey): Promise<{ browsers: Browser[]; order: string[] }> {
  const { programmeId } = survey;
  const order = [...(await tokens(product.db, programmeId)).keys()].sort().reverse();
  const known = await tokens(product.db, programmeId);
  const browsers = [];
  for (const [at, email] of order.entries()) {
    const browser = product.browser();
    await browser.post(`/s/${known.get(email) ?? ""}`);
    await answerAndSend(browser, survey, { chosen: "hoiva", said: `vastaus ${String(at).padStart(2, "0")}` });
    browsers.push(browser);
  }
  return { browsers, order };
}

test("no column leads from a person to an answer, before the close or after it; nor does a transaction or an order", async () => {
  const survey = await anAnonymousSurvey(product, "invited", 5);
  const { surveyId, url, programmeId } = survey;
  const { browsers, order } = await answeredInOrder(survey);
  // The notice was corrected when two had answered: beside who had, its version would tell which rows are theirs.
  await sql`
    update anonymous_responses set notice_version = 2 where survey_id = ${surveyId} and id not in
      (select id from anonymous_responses where survey_id = ${surveyId} order by id limit 2)`.execute(product.db);
  const half = product.browser();
  const planner = await product.signedIn("planner", programmeId);
  const commonToAll = new Set([surveyId, survey.sector.id, survey.words.id]);
  expect(order).toHaveLength(10);
  expect(await sharedWithOthers(product.db, commonToAll)).toEqual([]);
  const before = await everything(product.db);
  const known = new Set(before.filter(({ table }) => ofAnswers.has(table)).flatMap(({ row }) => joinable(row)));
  const grants = before.filter(({ table }) => table === "public.session_grants").map(({ row }) => row["key"]);
  expect(new Set(grants)).toEqual(new Set([""]));

  await half.post(`/s/${[...(await tokens(product.db, programmeId)).values()][0] ?? ""}`);
  expect((await planner.post(`${url}/closing`)).headers["location"]).toContain("done=closed");
  expect((await state(survey)).keysDroppedAt).not.toBeNull();
  expect(await sharedWithOthers(product.db, commonToAll)).toEqual([]);
  const after = await everything(product.db);
  const answers = after.filter(({ table }) => ofAnswers.has(table));
  // Nothing by which the rows were known before is there any more, and one transaction has written all of them.
  const kept = answers.flatMap(({ row }) => joinable(row)).filter((word) => known.has(word));
  expect(kept.filter((word) => !commonToAll.has(word))).toEqual([]);
  expect(new Set(answers.map(({ xmin }) => xmin)).size).toBe(1);
  const rows = answers.filter(({ table }) => table === "public.anonymous_responses").map(({ row }) => row);
  expect(rows.map((row) => ({ ...row, id: "" }))).toEqual(
    Array.from({ length: 10 }, () => ({
      ...{ id: "", survey_id: surveyId, row_key: null, notice_version: 1, is_sent: true, has_changed: false },
    })),
  );
  const xminOfClose = answers[0]?.xmin ?? "";
  const ofPeople = after.filter(({ table }) => /survey_access|sessions|participants|session_grants|mails/.test(table));
  const withPeople = ofPeople.filter(({ xmin }) => xmin === xminOfClose).map(({ table }) => table);
  // The close writes the links of all people, and erases the mails of all that were not sent: that tells them apart from nobody.
  expect(withPeople.filter((table) => table === "public.survey_access_links")).toHaveLength(10);
  expect(new Set(withPeople)).toEqual(new Set(["public.survey_access_links", "public.mails"]));
  // Rows stand in an order of their own: neither that of answering nor of the people or their links.
  const said = async (by: string) => {
    const { rows: inOrder } = await product.db.executeQuery<{ said: string }>({
      ...sql`select 1`.compile(product.db),
      sql: `select a.value->>'text' as said from anonymous_responses r join anonymous_answers a on a.response_id = r.id
        where r.survey_id = '${surveyId}' and a.question_id = '${survey.words.id}' order by ${by}`,
    });
    return inOrder.map((row) => row.said);
  };
  const asAnswered = order.map((_, at) => `vastaus ${String(at).padStart(2, "0")}`);
  for (const by of ["r.ctid", "a.ctid", "r.id", "r.xmin::text, r.ctid"]) {
    const place = await said(by);
    expect([...place].sort()).toEqual(asAnswered);
    expect(place).not.toEqual(asAnswered);
    expect([...place].reverse()).not.toEqual(asAnswered);
  }
  const { rows: links } = await sql<{ hash: string }>`
    select token_hash as hash from survey_access_links l join survey_accesses a on a.id = l.access_id
    where a.survey_id = ${surveyId} order by l.ctid`.execute(product.db);
  expect(links.map(({ hash }) => hash)).toEqual(links.map(({ hash }) => hash).sort());

  // Late people are told so, whatever they open, and get their words back.
  const [first] = browsers;
  expect((await first!.get(`/survey/${surveyId}`)).text).toContain("Kysely on suljettu");
  const field = survey.words.id;
  const late = await first!.post(`/survey/${surveyId}/sections/${survey.sectionIds[1] ?? ""}`, {
    ...{ [`${field}.seen`]: seenNothing, [`${field}.text`]: "Liian myöhään" },
  });
  expect([late.status, late.text.includes("Liian myöhään")]).toEqual([409, true]);
  expect((await half.get(`/survey/${surveyId}`)).text).toContain("Mukana ovat vastaukset");
});

test("the close is final, deletes what was not sent, and is finished by whoever comes to it first, once", async () => {
  const survey = await anAnonymousSurvey(product, "common");
  const { surveyId, url, programmeId } = survey;
  await manySent(product.db, survey, ["a", "b", "c"]);
  const browser = product.browser();
  const path = await commonPath(product.db, surveyId);
  await browser.post(path);
  await answer(browser, survey, { chosen: "hoiva", said: "kesken" });
  await closeDueSurvey(product.db, surveyId); // a job for a time that was moved finds nothing to do
  expect(await state(survey)).toEqual({ state: "open", keysDroppedAt: null });
  const planner = await product.signedIn("planner", programmeId);
  const moved = await planner.post(`${url}/closing-time`, { closesOn: dayAhead(9), closesAt: "12:00" });
  expect(moved.headers["location"]).toContain("done=reopened");

  await pastClose(survey);
  expect((await planner.get(`${url}/responses`)).text).toContain("3 vastausta on lähetetty.");
  const closed = await state(survey);
  expect([closed.state, closed.keysDroppedAt === null]).toEqual(["closed", false]);
  const rows = await product.db.selectFrom("anonymousResponses").selectAll().where("surveyId", "=", surveyId).execute();
  expect(rows.map(({ rowKey, isSent }) => [rowKey, isSent])).toEqual([
    [null, true],
    [null, true],
    [null, true],
  ]);
  await Promise.all([keepAnonymousPromises(product.db), closeDueSurvey(product.db, surveyId)]);
  expect(
    await product.db.selectFrom("anonymousResponses").selectAll().where("surveyId", "=", surveyId).execute(),
  ).toEqual(rows);
  expect(await storedAnswers(product.db, surveyId)).toEqual(
    ["a", "b", "c"].map((each) => ({ isSent: true, said: [each] })),
  );

  const again = await planner.post(`${url}/closing-time`, { closesOn: dayAhead(9), closesAt: "12:00" });
  expect([again.status, (await state(survey)).state]).toEqual([422, "closed"]);
  expect(again.text).toContain("Nimetöntä kyselyä ei voi avata uudelleen");
  expect((await product.browser().get(path)).text).toContain("Kysely on suljettu");
  expect((await product.browser().post(path)).headers["location"]).toBe(path);
});

test("a close that a crash has left undone is finished in the next round, with its mails; until then there are no results", async () => {
  const survey = await anAnonymousSurvey(product, "invited");
  const { surveyId, url, programmeId } = survey;
  await manySent(product.db, survey, ["a", "b", "c", "d", "e"]);
  await pastClose(survey);
  expect(await state(survey)).toEqual({ state: "open", keysDroppedAt: null });
  await keepAnonymousPromises(product.db);
  expect((await state(survey)).state).toBe("closed");
  const keys = product.db.selectFrom("anonymousResponses").select("rowKey").where("surveyId", "=", surveyId);
  expect((await keys.execute()).map(({ rowKey }) => rowKey)).toEqual([null, null, null, null, null]);
  const mails = product.db.selectFrom("mails").select(["state", "body"]).where("programmeId", "=", programmeId);
  expect(new Set((await mails.execute()).map(({ state: of, body }) => `${of} ${body ?? "-"}`))).toEqual(
    new Set(["erased -"]),
  );
  const planner = await product.signedIn("planner", programmeId);
  expect((await planner.post(`${url}/reminders`)).headers["location"]).toContain("done=not-open");

  // Two years later the answers go, as the notice promises; a day before they are all there.
  const left = async (age: string) => {
    await sql`update surveys set closed_at = now() - ${age}::interval where id = ${surveyId}`.execute(product.db);
    await eraseDueAnswers(product.db);
    return (await storedAnswers(product.db, surveyId)).length;
  };
  expect([await left("2 years -1 day"), await left("2 years 1 day")]).toEqual([5, 0]);
});

test.skipIf(isWalkedElsewhere)(
  "F5: of fifty who send as the survey closes, those count who were told so, and the others are told that it is late",
  async () => {
    const survey = await anAnonymousSurvey(product, "common");
    const { surveyId, programmeId, url } = survey;
    const path = await commonPath(product.db, surveyId);
    const browsers = Array.from({ length: 50 }, () => product.browser());
    for (const [at, browser] of browsers.entries()) {
      await browser.post(path);
      await browser.post(`/survey/${surveyId}/questions/${survey.sector.id}/answer`, {
        [`${survey.sector.id}.seen`]: seenNothing,
        [`${survey.sector.id}.chosen`]: ["hoiva", "terveys", "lapset"][at % 3] ?? "",
      });
    }
    const planner = await product.signedIn("planner", programmeId);
    const [closing, ...sent] = await Promise.all([
      new Promise((resolve) => setTimeout(resolve, 30)).then(() => planner.post(`${url}/closing`)),
      ...browsers.map((browser) => browser.post(`/survey/${surveyId}/submission`)),
    ]);
    expect(closing.status).toBe(303);
    const told = sent.filter(({ status }) => status === 303).length;
    expect(sent.filter(({ status }) => status !== 303).map(({ status }) => status)).toEqual(Array(50 - told).fill(409));
    expect(await storedAnswers(product.db, surveyId)).toHaveLength(told);
  },
);
