import { afterAll, beforeAll, expect, test } from "vitest";
import { newCode } from "../../src/platform/browser-session.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { getSurvey, latestSurvey, listSurveys } from "../../src/surveys/index.ts";
import type { SurveyTemplateName } from "../../src/surveys/templates.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("later steps read the survey of needs, not a self-assessment or an anonymous survey published after it", async () => {
  const { id: programmeId, ownerId } = await aProgramme(product.db);
  const published = async (template: SurveyTemplateName) => {
    const { id } = await createSurveyFromTemplate(product.db, { programmeId, template }, ownerId);
    await product.db
      .updateTable("surveys")
      .set({ state: "closed", commonCode: newCode() })
      .where("id", "=", id)
      .execute();
    return id;
  };
  const selfAssessment = await published("maturity");
  expect((await latestSurvey(product.db, programmeId))?.id).toBe(selfAssessment);
  const needs = await published("digivointi");
  const readiness = await published("readiness");
  const again = await published("maturity");
  expect((await latestSurvey(product.db, programmeId))?.id).toBe(needs);
  expect((await listSurveys(product.db, programmeId)).map(({ id }) => id)).toEqual([again, needs, selfAssessment]);

  // The path's step tells of the same survey as the page that it leads to.
  const details = { programmeId, name: "Apila" };
  const { id: organisationId } = await product.db.insertInto("organisations").values(details).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  const answered = { programmeId, surveyId: needs, organisationId, locale: "fi" as const, noticeVersion: 1 };
  await product.db
    .insertInto("responses")
    .values((eb) => ({ ...answered, sentAt: eb.fn("now") }))
    .execute();
  const page = await (await product.signedIn("viewer", programmeId)).get(`/programmes/${programmeId}`);
  expect(page.text).toMatch(/\d+ tarvetta, 1 vastaaja/);
  await expect(getSurvey(product.db, programmeId, readiness)).rejects.toThrow("survey with names");
});
