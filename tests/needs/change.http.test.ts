import { afterAll, beforeAll, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { addTopics, markHeld, planWorkshop } from "../../src/workshops/index.ts";
import { openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { giveFeedback, peopleAt } from "../workshops/feedback/held-workshop.ts";
import { anAnsweredProgramme } from "./answered-programme.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const texts = (text: string) => ({ fi: text, sv: text, en: text });

/** Seven organisations have answered; a workshop about one of their needs has been held for the first two. */
async function servedProgramme() {
  const answered = digivointiAnswers().filter(({ answers }) => answers !== null);
  const { id: programmeId, ownerId, organisationIds } = await anAnsweredProgramme(product.db, answered.slice(0, 7));
  const need = await product.db
    .selectFrom("needs")
    .select(["id", "key", "names"])
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .executeTakeFirstOrThrow();
  const workshopId = await product.db.transaction().execute(async (trx) => {
    const topic = {
      ...{ names: texts("Aihe"), descriptions: texts(""), kind: "common" as const, durationMinutes: 60, costEuros: 0 },
      ...{ levels: ["basics" as const], covers: [{ needId: need.id, strength: 1 }] },
    };
    const [topicId = ""] = await addTopics(trx, programmeId, [topic]);
    return await planWorkshop(trx, {
      ...{ programmeId, topicId, ownTitles: null, level: "basics", groupId: null, seriesId: null },
      ...{ audienceNames: texts("Kaikki"), organisationIds: [...organisationIds.values()].slice(0, 2) },
    });
  });
  await markHeld(product.db, { programmeId, workshopId, heldOn: "2026-11-12" }, ownerId);
  return { programmeId, need, workshopId };
}

/** What staff see of needs surveys, all over the programme. */
async function staffsPages(browser: Browser, programmeId: string): Promise<Map<string, string>> {
  const paths = ["", "/surveys", "/needs", "/needs/export.csv", "/organisations", "/groups"];
  const pages = new Map<string, string>();
  for (const path of paths) {
    const { status, text } = await browser.get(`/programmes/${programmeId}${path}`);
    pages.set(`${path} ${status}`, text.replaceAll(/chart-[0-9a-f]{12}|"csrf" value="[^"]+"|data-quiet="\d+"/g, ""));
  }
  return pages;
}

test("feedback changes nothing of what needs surveys show, and tells the need before and after", async () => {
  const { programmeId, need, workshopId } = await servedProgramme();
  const planner = await product.signedIn("planner", programmeId);
  const people = await peopleAt(product.db, programmeId, workshopId, { count: 5, attended: null });
  const needUrl = `/programmes/${programmeId}/needs/${need.id}`;
  const before = await staffsPages(planner, programmeId);
  expect((await planner.get(needUrl)).text).toContain("Mitä työpajat ovat muuttaneet?");

  const asked = { closesOn: "2027-06-30", closesAt: "16:00" };
  expect((await planner.post(`/programmes/${programmeId}/workshops/${workshopId}/feedback`, asked)).status).toBe(303);
  const answerOf = (personId: string) => ({ personId, given: { useful: 4, use: "Salainen sana" } });
  const surveyId = await giveFeedback(product.db, programmeId, workshopId, people.slice(0, 4).map(answerOf));
  expect(await staffsPages(planner, programmeId)).toEqual(before);

  // The pages of needs surveys are not for feedback.
  const survey = `/programmes/${programmeId}/surveys/${surveyId}`;
  for (const path of ["", "/responses", "/export/answers", "/publication", "/preview"])
    expect((await planner.get(survey + path)).status, path).toBe(404);
  expect((await planner.get(`/programmes/${programmeId}/needs?survey=${surveyId}`)).status).toBe(404);
  expect((await planner.post(`${survey}/closing`)).status).toBe(404);
  expect((await planner.post(`${survey}/reminders`)).status).toBe(404);
  // Nor can an organisation's answers get into it, whoever writes.
  const organisation = await product.db
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
  const foreign = { surveyId, programmeId, organisationId: organisation.id, locale: "fi" as const, noticeVersion: 1 };
  await expect(product.db.insertInto("responses").values(foreign).execute()).rejects.toThrow("responses_survey_fk");

  // The need's levels as its five participants told them, rewritten with the change in them.
  await product.db.deleteFrom("responses").where("surveyId", "=", surveyId).execute();
  const rows = (value: number) => JSON.stringify({ kind: "ratings", rows: { [need.key]: value } });
  await giveFeedback(product.db, programmeId, workshopId, people.map(answerOf));
  const questions = await product.db
    .selectFrom("questions")
    .select(["id", "key"])
    .where("surveyId", "=", surveyId)
    .execute();
  const responses = await product.db.selectFrom("responses").select("id").where("surveyId", "=", surveyId).execute();
  for (const { id: responseId } of responses)
    for (const [key, value] of [
      ["before", 1],
      ["now", 3],
    ] as const)
      await product.db
        .insertInto("answers")
        .values({ responseId, questionId: questions.find((one) => one.key === key)?.id ?? "", value: rows(value) })
        .execute();

  await planner.post(`/programmes/${programmeId}/workshops/${workshopId}/feedback/closing`);
  const page = (await planner.get(needUrl)).text.replaceAll(/\s+/g, " ");
  expect(page).toMatch(
    /<td class="num">2,0<\/td><td class="num">4,0<\/td><td class="num">\+2,0<\/td><td class="num">5<\/td><td class="num">\d \/ \d<\/td>/,
  );
  const csv = (await planner.get(`/programmes/${programmeId}/needs/changes.csv`)).text;
  expect(csv.split("\r\n")[1]).toBe(`${need.names.fi};2;4;5;5;1`);
  expect((await planner.get(`/programmes/${programmeId}/needs`)).text).toContain(
    "oli ennen työpajoja 2,0 ja on nyt 4,0 asteikolla 1–5 (5 vastausta)",
  );
  // Of the few who are reached, others than planners are told nothing.
  const viewer = await product.signedIn("viewer", programmeId);
  const seen = (await viewer.get(needUrl)).text.replaceAll(/\s+/g, " ");
  expect(seen).toMatch(/<td class="num">\+2,0<\/td><td class="num">5<\/td><td class="num">liian vähän[^<]*<\/td>/);
  expect((await viewer.get(`/programmes/${programmeId}/needs/changes.csv`)).status).toBe(403);
});
