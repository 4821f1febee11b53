// What people's hands and connections do to a form: two people at once, double clicks, retries, the way back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { newToken, tokenHash } from "../../../src/platform/browser-session.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { anInvitation, anOpenSurvey, opened, seen, storedAnswers, type AskedSurvey, type Invited } from "./asked.ts";

let product: TestApp;
let survey: AskedSurvey;
beforeAll(async () => {
  product = await openTestApp();
  survey = await anOpenSurvey(product.db);
});
afterAll(async () => {
  await product.close();
});

/** A colleague's browser, with both sections. */
async function colleagueOf({ invitationId }: Invited): Promise<Browser> {
  const token = newToken();
  const values = { invitationId, tokenHash: tokenHash(token), madeFor: "share" as const, colleagueName: "Kalle", colleagueEmail: "kalle@example.org" }; // prettier-ignore
  const { id: linkId } = await product.db.insertInto("surveyLinks").values(values).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  const rows = survey.questionnaire.sections.map(({ id: sectionId }) => ({ linkId, sectionId }));
  await product.db.insertInto("surveyLinkSections").values(rows).execute();
  const browser = product.browser();
  await browser.post(`/s/${token}`);
  return browser;
}

/** What the first section's page shows now, as it is sent back with these changes. */
async function pageOf(browser: Browser, changes: Record<string, string | string[]>) {
  const { services, support } = survey;
  const shown = [await seen(browser, survey.first, services), await seen(browser, survey.first, support)];
  return { ...shown[0], ...shown[1], ...changes };
}

test("F3: two people fill in one page at once: each one's answers stand, and what neither looked at overwrites nothing", async () => {
  const invited = await anInvitation(product.db, survey);
  const [contact, colleague] = [await opened(product, invited), await colleagueOf(invited)];
  const { services, support } = survey;
  // Both have the page before anything is answered, and both send all of it.
  const first = await pageOf(contact, { [`${services.id}.chosen`]: "email" });
  const second = await pageOf(colleague, { [`${support.id}.importance.videos`]: "3" });
  const sent = await Promise.all([contact.post(survey.first, first), colleague.post(survey.first, second)]);
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
    services: { revision: 1, value: { chosen: ["email"] } },
    support: { revision: 1, value: { rows: { videos: { importance: 3 } } } },
  });

  // The colleague changes the choice; the contact, whose page shows the old one, changes the row and leaves the choice.
  const old = await pageOf(contact, { [`${services.id}.chosen`]: "email", [`${support.id}.importance.videos`]: "4" });
  await colleague.post(survey.first, await pageOf(colleague, { [`${services.id}.chosen`]: "website", [`${support.id}.importance.videos`]: "3" })); // prettier-ignore
  expect((await contact.post(survey.first, old)).status).toBe(303);
  // And a change that both made is asked about, with both values on the page.
  const mine = await pageOf(contact, { [`${services.id}.chosen`]: "none", [`${support.id}.importance.videos`]: "4" });
  await colleague.post(survey.first, await pageOf(colleague, { [`${services.id}.chosen`]: ["email", "website"], [`${support.id}.importance.videos`]: "4" })); // prettier-ignore
  const clash = await contact.post(survey.first, mine);
  expect(clash.status).toBe(409);
  expect(clash.text).toMatch(/Tämä vastaus<\/strong><br>none[\s\S]+Aiemmin tallennettu vastaus<\/strong><br>email/);
  expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
    services: { revision: 3, value: { chosen: ["email", "website"] } },
    support: { revision: 2, value: { rows: { videos: { importance: 4 } } } },
  });
});

test("F4: a double click, a retry and the way back leave one answer and one submission", async () => {
  const invited = await anInvitation(product.db, survey);
  const browser = await opened(product, invited);
  const { services } = survey;
  const page = await pageOf(browser, { [`${services.id}.chosen`]: "email" });
  // The same form five times at once, and once more when its reply was lost.
  const clicks = await Promise.all(Array.from({ length: 5 }, () => browser.post(survey.first, page)));
  const retry = await browser.post(survey.first, page);
  expect([...clicks, retry].map(({ status, headers }) => [status, headers["location"]])).toEqual(
    Array(6).fill([303, survey.second]),
  );
  const stored = { services: { revision: 1, value: { kind: "multiple", chosen: ["email"], other: null } } };
  expect(await storedAnswers(product.db, survey, invited)).toEqual(stored);

  const submission = `/survey/${survey.surveyId}/submission`;
  await Promise.all(Array.from({ length: 5 }, () => browser.post(submission)));
  // Back to the page as it was before, and everything sent again.
  expect((await browser.post(survey.first, page)).status).toBe(303);
  expect((await browser.post(submission)).headers["location"]).toBe(submission);
  expect(await storedAnswers(product.db, survey, invited)).toEqual(stored);
  expect((await browser.get(`/survey/${survey.surveyId}`)).text).not.toContain("Lähettäkää ne uudelleen.");
  const acts = await product.db
    .selectFrom("auditLog")
    .innerJoin("responses", (join) => join.onRef("subject", "=", (eb) => eb.cast("responses.id", "text")))
    .select("act")
    .where("organisationId", "=", invited.organisationId)
    .execute();
  expect(acts).toEqual([{ act: "survey.answers.send" }]);
});
