import { afterAll, beforeAll, expect, test } from "vitest";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { digivointiSurvey } from "../../seeds/digivointi-questionnaire.ts";
import { getQuestionnaire } from "../../src/surveys/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("without surveys the page offers a new one and the import; a viewer is told who makes it", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const page = await planner.get(`/programmes/${id}/surveys`);
  expect(page.text).toContain(`/programmes/${id}/surveys/new`);
  expect(page.text).toContain(`/programmes/${id}/surveys/import`);
  const viewer = await product.signedIn("viewer", id);
  const seen = await viewer.get(`/programmes/${id}/surveys`);
  expect(seen.text).not.toContain("/surveys/new");
  expect(seen.text).toContain("Hankkeen suunnittelija tekee kyselyn.");
  expect((await viewer.post(`/programmes/${id}/surveys`, { template: "digivointi" })).status).toBe(403);
});

test("the DigiVointi survey brings its catalogue with it, and each option knows its need, service or barrier", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const sent = await planner.post(`/programmes/${id}/surveys`, { template: "digivointi" });
  expect(sent.status).toBe(303);
  const surveyId = sent.headers["location"]?.split("/").at(-1) ?? "";
  const questionnaire = await getQuestionnaire(product.db, surveyId);
  expect(questionnaire.sections.map(({ key }) => key)).toEqual(digivointiSurvey.sections.map(({ key }) => key));
  const support = questionnaire.sections.filter(({ key }) => key.startsWith("support-"));
  const rows = support.flatMap(({ questions }) => questions).flatMap(({ options }) => options);
  const needs = await product.db.selectFrom("needs").select("key").where("programmeId", "=", id).execute();
  expect(rows.map(({ need }) => need).sort()).toEqual(needs.map(({ key }) => key).sort());
  const page = await planner.get(sent.headers["location"] ?? "");
  expect(page.text).toContain("Valitse sulkeutumisaika ja julkaise");
  expect(page.text).toContain("Käytössä olevat palvelut");
  const path = await planner.get(`/programmes/${id}`);
  expect(path.text).toContain("luonnos");
});

test("a need that staff have removed from their catalogue is not asked about, and does not come back", async () => {
  const { id, ownerId } = await aProgramme(product.db);
  await createSurveyFromTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
  await product.db.deleteFrom("surveys").where("programmeId", "=", id).execute();
  await product.db.deleteFrom("needs").where("programmeId", "=", id).where("key", "=", "kanta").execute();
  const survey = await createSurveyFromTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
  const options = (await getQuestionnaire(product.db, survey.id)).sections.flatMap(({ questions }) =>
    questions.flatMap((each) => each.options),
  );
  expect(options.filter(({ need }) => need === "website").length).toBeGreaterThan(0);
  expect(options.filter(({ need, key }) => need === "kanta" || key === "kanta-connection")).toEqual([]);
  expect(
    await product.db
      .selectFrom("needs")
      .select("id")
      .where("programmeId", "=", id)
      .where("key", "=", "kanta")
      .execute(),
  ).toEqual([]);
});

test("all questions can be read in each language, with the passages marked", async () => {
  const { id, ownerId } = await aProgramme(product.db);
  const survey = await createSurveyFromTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
  const viewer = await product.signedIn("viewer", id);
  const page = await viewer.get(`/programmes/${id}/surveys/${survey.id}/preview?in=sv`);
  expect(page.text).toContain('<div lang="sv">');
  expect(page.text).toContain("Vilka digitala tjänster använder ni?");
  expect(page.text).toContain("Saa valita useita");
  expect((await viewer.get(`/programmes/${id}/surveys/${survey.id}/preview?in=de`)).status).toBe(400);
});

test("a draft can be removed, a survey of another programme is not found", async () => {
  const { id, ownerId } = await aProgramme(product.db);
  const other = await aProgramme(product.db);
  const survey = await createSurveyFromTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
  const stranger = await product.signedIn("owner", other.id);
  for (const path of ["", "/preview", "/publication", "/responses", "/export/answers"])
    expect((await stranger.get(`/programmes/${other.id}/surveys/${survey.id}${path}`)).status).toBe(404);
  for (const act of ["/removal", "/publication", "/closing", "/reminders", "/invitations"])
    expect(
      (
        await stranger.post(`/programmes/${other.id}/surveys/${survey.id}${act}`, {
          closesOn: "2099-01-01",
          closesAt: "12:00",
        })
      ).status,
    ).toBe(404);
  const planner = await product.signedIn("planner", id);
  expect((await planner.post(`/programmes/${id}/surveys/${survey.id}/removal`)).headers["location"]).toBe(
    `/programmes/${id}/surveys`,
  );
  expect(await product.db.selectFrom("surveys").select("id").where("programmeId", "=", id).execute()).toEqual([]);
});
