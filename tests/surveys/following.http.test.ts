import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readTable, type Table } from "../../src/platform/spreadsheets.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { getQuestionnaire, listSentAnswers, type Answers } from "../../src/surveys/index.ts";
import { allQuestions } from "../../src/surveys/questionnaire/stored.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { withOrganisations } from "./people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const said: Answers = {
  "services-in-use": { kind: "multiple", chosen: ["other"], other: "Oma järjestelmä" },
  "biggest-help": { kind: "text", text: "=1+1 <b>apua</b>" },
};

/** Three invited: one has sent, one has begun, one has only opened the link. */
async function aSurvey() {
  const { id: programmeId, ownerId } = await aProgramme(product.db);
  const organisations = await withOrganisations(product.db, programmeId, {
    "Hoiva Aalto": "fi",
    "Fysio Berg": "sv",
    "Koti Kuusi": "fi",
  });
  const { id: surveyId } = await createSurveyFromTemplate(product.db, { programmeId, template: "digivointi" }, ownerId);
  const planner = await product.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  await planner.post(`${url}/publication`, { closesOn: "2099-01-01", closesAt: "16:00" });
  await product.db
    .updateTable("surveyInvitations")
    .set({ openedAt: Temporal.Now.instant() })
    .where("surveyId", "=", surveyId)
    .execute();
  const respond = async (name: string, sentAt: Temporal.Instant | null) => {
    const response = {
      surveyId,
      programmeId,
      organisationId: organisations.get(name) ?? "",
      locale: "fi" as const,
      noticeVersion: 1,
      sentAt,
    };
    return (await product.db.insertInto("responses").values(response).returning("id").executeTakeFirstOrThrow()).id;
  };
  const sent = await respond("Hoiva Aalto", Temporal.Now.instant());
  const begun = await respond("Fysio Berg", null);
  const questions = allQuestions(await getQuestionnaire(product.db, surveyId));
  for (const responseId of [sent, begun])
    for (const [key, value] of Object.entries(said)) {
      const questionId = questions.find((question) => question.key === key)?.id ?? "";
      await product.db
        .insertInto("answers")
        .values({ responseId, questionId, value: JSON.stringify(value) })
        .execute();
    }
  return { programmeId, surveyId, url, planner, sent, begun };
}

test("the figures tell how many have come how far, and the list who", async () => {
  const { planner, url } = await aSurvey();
  const page = await planner.get(`${url}/responses`);
  expect(page.text).toContain("1 / 3 organisaatiota on lähettänyt vastauksensa (33 %).");
  const figures = [
    ...page.text.matchAll(/<tr><th scope="row">([^<]+)<\/th><td class="num">(\d+)<\/td><td class="num">([^<]+)</g),
  ];
  expect(figures.slice(0, 4).map(([, name, count]) => [name, count])).toEqual([
    ["Kutsuttu", "3"],
    ["Avannut kyselyn", "3"],
    ["Aloittanut vastaamisen", "2"],
    ["Lähettänyt vastaukset", "1"],
  ]);
  const stages = [
    ...page.text.matchAll(
      /<th scope="row" role="rowheader">([^<]+)<\/th>\s*<td role="cell"><span class="chip[^>]*>([^<]+)</g,
    ),
  ];
  expect(stages.map(([, name, stage]) => [name, stage])).toEqual([
    ["Fysio Berg", "Vastaa parhaillaan"],
    ["Hoiva Aalto", "Lähettänyt"],
    ["Koti Kuusi", "Avannut"],
  ]);
});

test("a viewer sees counts only: neither who, nor answers, nor files", async () => {
  const { programmeId, url, sent } = await aSurvey();
  const viewer = await product.signedIn("viewer", programmeId);
  const page = await viewer.get(`${url}/responses`);
  expect(page.text).toContain("1 / 3 organisaatiota");
  expect(page.text).not.toContain("Hoiva Aalto");
  for (const path of [`/responses/${sent}`, "/export", "/export/answers?form=csv", "/export/survey.json"])
    expect((await viewer.get(`${url}${path}`)).status).toBe(403);
});

test("one organisation's sent answers can be read, safely shown; those being written cannot", async () => {
  const { planner, url, sent, begun } = await aSurvey();
  const page = await planner.get(`${url}/responses/${sent}`);
  expect(page.text).toContain("Muu: Oma järjestelmä");
  expect(page.text).toContain("1+1 &lt;b&gt;apua&lt;/b&gt;");
  expect((await planner.get(`${url}/responses/${begun}`)).status).toBe(404);
});

test("answers go out as CSV and XLSX with safe cells and come back the same, into another programme too", async () => {
  const { programmeId, surveyId, planner, url } = await aSurvey();
  const csv = await planner.get(`${url}/export/answers?form=csv`);
  expect(csv.text).toContain("'=1+1 <b>apua</b>");
  expect(csv.text).toContain("services-in-use[other]");
  const xlsx = await planner.agent.get(`${url}/export/answers?form=xlsx`).responseType("blob");
  const read = (await readTable(product.deps.workers, { name: "a.xlsx", bytes: xlsx.body as Buffer })) as Table;
  expect(read.rows.map(([, name]) => name)).toEqual(["Hoiva Aalto"]);
  const audit = await product.db
    .selectFrom("auditLog")
    .select("details")
    .where("subject", "=", surveyId)
    .where("act", "=", "survey.export")
    .execute();
  expect(audit.map(({ details }) => details)).toEqual(
    expect.arrayContaining([
      { kind: "csv", cells: "codes", unfinished: false, responses: 1 },
      { kind: "xlsx", cells: "codes", unfinished: false, responses: 1 },
    ]),
  );

  const other = await aProgramme(product.db);
  const stranger = await product.signedIn("planner", other.id);
  const base = `/programmes/${other.id}/surveys/import`;
  for (const content of [Buffer.from(csv.text), xlsx.body as Buffer]) {
    const uploaded = await stranger.upload(base, "file", { name: "vastaukset.csv", content });
    const preview = await stranger.get(uploaded.headers["location"] ?? "");
    expect(preview.text).toContain("Tiedosto on ladattu Tarvepajasta.");
    const done = await stranger.post(`${uploaded.headers["location"] ?? ""}/answers`, { own: "on" });
    expect(done.status).toBe(303);
    const twice = await stranger.post(`${uploaded.headers["location"] ?? ""}/answers`, { own: "on" });
    expect(twice.headers["location"]).toBe(done.headers["location"]);
  }
  const surveys = await product.db
    .selectFrom("surveys")
    .select(["id", "state"])
    .where("programmeId", "=", other.id)
    .execute();
  expect(surveys.map(({ state }) => state)).toEqual(["closed"]);
  const brought = await listSentAnswers(product.db, other.id, surveys[0]?.id ?? "");
  expect(brought.map(({ organisationName, source, answers }) => ({ organisationName, source, answers }))).toEqual([
    { organisationName: "Hoiva Aalto", source: "import", answers: said },
  ]);

  const own = await planner.upload(`/programmes/${programmeId}/surveys/import`, "file", {
    name: "a.csv",
    content: Buffer.from(csv.text),
  });
  await planner.post(`${own.headers["location"] ?? ""}/answers`, { own: "on" });
  const kept = await listSentAnswers(product.db, programmeId, surveyId);
  expect(kept.map(({ source, answers }) => ({ source, answers }))).toEqual([{ source: "link", answers: said }]);
});
