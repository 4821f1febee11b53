import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { tokenHash } from "../../src/platform/browser-session.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { digivointiSurvey } from "../../seeds/digivointi-questionnaire.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { dayAhead, withOrganisations } from "./people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function aDraft(people: Parameters<typeof withOrganisations>[2]) {
  const { id, ownerId } = await aProgramme(product.db);
  const organisations = await withOrganisations(product.db, id, people);
  const survey = await createSurveyFromTemplate(product.db, { programmeId: id, template: "digivointi" }, ownerId);
  const planner = await product.signedIn("planner", id);
  return {
    programmeId: id,
    organisations,
    surveyId: survey.id,
    url: `/programmes/${id}/surveys/${survey.id}`,
    planner,
  };
}

const mailsOf = (programmeId: string) =>
  product.db
    .selectFrom("mails")
    .select(["toAddress", "locale", "subject", "body"])
    .where("programmeId", "=", programmeId)
    .orderBy("toAddress")
    .execute();
const invitationsOf = (surveyId: string) =>
  product.db
    .selectFrom("surveyInvitations")
    .select(["id", "organisationId"])
    .where("surveyId", "=", surveyId)
    .execute();
const linksOf = (surveyId: string) =>
  product.db
    .selectFrom("surveyLinks")
    .innerJoin("surveyInvitations", "surveyInvitations.id", "invitationId")
    .select(["invitationId", "tokenHash", "madeFor"])
    .where("surveyId", "=", surveyId)
    .orderBy("surveyLinks.createdAt")
    .execute();
const tokenIn = (body: string | null) => /\/s\/([\w-]{43})\?lang=/.exec(body ?? "")?.[1] ?? "";
const closing = { closesOn: dayAhead(7), closesAt: "16:00" };
const anHourAgo = (surveyId: string) =>
  product.db
    .updateTable("surveyInvitations")
    .set({ mailedAt: Temporal.Now.instant().subtract({ hours: 2 }) })
    .where("surveyId", "=", surveyId)
    .execute();

test("before publishing staff see who gets the mail and who does not", async () => {
  const { planner, url } = await aDraft({ "Hoiva Aalto": "fi", "Fysio Berg": "sv", "Koti Kuusi": null });
  const page = await planner.get(`${url}/publication`);
  expect(page.text).toContain("2 kutsua lähtee heti.");
  expect(page.text).toContain("hoiva.aalto@example.org");
  expect(page.text).toContain("Yhdeltä organisaatiolta puuttuu yhteyshenkilö.");
  expect(page.text).toContain("Koti Kuusi");
});

test("F4: publishing twice opens the survey once, with one link and one mail per organisation in its contact's language", async () => {
  const { planner, url, programmeId, surveyId } = await aDraft({
    "Hoiva Aalto": "fi",
    "Fysio Berg": "sv",
    "Koti Kuusi": null,
  });
  const sent = await Promise.all([
    planner.post(`${url}/publication`, closing),
    planner.post(`${url}/publication`, closing),
  ]);
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  const mails = await mailsOf(programmeId);
  expect(mails.map(({ toAddress, locale, subject }) => ({ toAddress, locale, subject }))).toEqual([
    { toAddress: "fysio.berg@example.org", locale: "sv", subject: `${digivointiSurvey.titles.sv}: vill ni svara?` },
    { toAddress: "hoiva.aalto@example.org", locale: "fi", subject: `${digivointiSurvey.titles.fi}: vastaisitteko?` },
  ]);
  const links = await linksOf(surveyId);
  expect(mails.map(({ body }) => tokenHash(tokenIn(body))).sort()).toEqual(links.map((each) => each.tokenHash).sort());
  expect(links.map(({ madeFor }) => madeFor)).toEqual(["invitation", "invitation"]);
  expect(mails[0]?.body).toContain("http://tarvepaja.test/s/");
  expect(mails[0]?.body).toContain("ungefär 10 minuter");
  const page = await planner.get(url);
  expect(page.text).toContain("0 / 2 vastannut, auki");
  const audit = await product.db
    .selectFrom("auditLog")
    .select("details")
    .where("subject", "=", surveyId)
    .where("act", "=", "survey.publish")
    .execute();
  expect(audit).toEqual([{ details: { invited: 2 } }]);
});

test("a closing time that has passed, or none, comes back with what was typed, and nothing is sent", async () => {
  const { planner, url, programmeId } = await aDraft({ "Hoiva Aalto": "fi" });
  const past = await planner.post(`${url}/publication`, { closesOn: dayAhead(-1), closesAt: "09:30" });
  expect(past.status).toBe(422);
  expect(past.text).toContain("Valitse aika, joka on tulevaisuudessa.");
  expect(past.text).toContain('value="09:30"');
  const wrong = await planner.post(`${url}/publication`, { closesOn: "", closesAt: "25:00" });
  expect(wrong.text).toContain("Kirjoita päivä muodossa 31.12.2027");
  expect(wrong.text).toContain("Kirjoita kellonaika muodossa 16:00.");
  const long = { closesOn: "perjantaina 31.12.2027", closesAt: "kello 16.00 iltapäivällä" };
  const longer = await planner.post(`${url}/publication`, long);
  expect(longer.text).toContain("Kirjoita päivä muodossa 31.12.2027");
  expect(longer.text).toContain("Kirjoita kellonaika muodossa 16:00.");
  expect(longer.text).toContain(`value="${long.closesAt}"`);
  expect(await mailsOf(programmeId)).toEqual([]);
});

test("nobody to ask and a missing language keep a survey from being published", async () => {
  const empty = await aDraft({ "Koti Kuusi": null });
  expect((await empty.planner.post(`${empty.url}/publication`, closing)).text).toContain(
    "Yhdelläkään organisaatiolla ei ole",
  );
  const draft = await aDraft({ "Hoiva Aalto": "fi" });
  await product.db
    .updateTable("surveys")
    .set({ titles: JSON.stringify({ fi: "Kysely", sv: "", en: "Survey" }) })
    .where("id", "=", draft.surveyId)
    .execute();
  const sent = await draft.planner.post(`${draft.url}/publication`, closing);
  expect(sent.status).toBe(422);
  expect(sent.text).toContain("Tekstejä puuttuu jollakin hankkeen kielellä.");
  expect(sent.text).toContain(`${draft.url}/building/texts?only`);
  expect(await mailsOf(draft.programmeId)).toEqual([]);
});

test("organisations that come later are invited, the others are left alone", async () => {
  const { planner, url, programmeId, surveyId } = await aDraft({ "Hoiva Aalto": "fi" });
  await planner.post(`${url}/publication`, closing);
  const before = await invitationsOf(surveyId);
  await withOrganisations(product.db, programmeId, { "Fysio Berg": "sv" });
  expect((await planner.get(`${url}/publication`)).text).toContain("Kutsu 1 uusi organisaatio");
  const sent = await planner.post(`${url}/invitations`);
  expect(sent.headers["location"]).toContain("done=invited&count=1");
  expect((await planner.post(`${url}/invitations`)).headers["location"]).toContain("count=0");
  expect(await invitationsOf(surveyId)).toEqual(expect.arrayContaining(before));
  expect((await mailsOf(programmeId)).map(({ toAddress }) => toAddress)).toEqual([
    "fysio.berg@example.org",
    "hoiva.aalto@example.org",
  ]);
});

test("a new link is sent once, though pressed twice, and the one from before goes on working", async () => {
  const { planner, url, programmeId, surveyId } = await aDraft({ "Hoiva Aalto": "fi" });
  await planner.post(`${url}/publication`, closing);
  const old = tokenIn((await mailsOf(programmeId))[0]?.body ?? null);
  await anHourAgo(surveyId);
  const [invitation] = await invitationsOf(surveyId);
  const sent = await planner.post(`${url}/invitations/${invitation?.id ?? ""}/link`);
  expect((await planner.get(sent.headers["location"] ?? "")).text).toContain(
    "Uusi linkki on lähetetty. Myös aiemmat linkit toimivat.",
  );
  const again = await planner.post(`${url}/invitations/${invitation?.id ?? ""}/link`);
  expect((await planner.get(again.headers["location"] ?? "")).text).toContain("Odota minuutti");
  const fresh = (await mailsOf(programmeId)).map(({ body }) => tokenIn(body)).filter((token) => token !== old);
  expect(fresh).toHaveLength(1);
  expect((await linksOf(surveyId)).map((each) => [each.tokenHash, each.madeFor])).toEqual([
    [tokenHash(old), "invitation"],
    [tokenHash(fresh[0] ?? ""), "again"],
  ]);
  const other = await aDraft({ "Hoiva Aalto": "fi" });
  expect((await other.planner.post(`${other.url}/invitations/${invitation?.id ?? ""}/link`)).status).toBe(404);
});

test("a reminder goes only to those who have not sent, and not twice within the hour", async () => {
  const { planner, url, programmeId, surveyId, organisations } = await aDraft({
    "Hoiva Aalto": "fi",
    "Fysio Berg": "sv",
  });
  await planner.post(`${url}/publication`, closing);
  await anHourAgo(surveyId);
  const organisationId = organisations.get("Fysio Berg") ?? "";
  const response = {
    surveyId,
    programmeId,
    organisationId,
    locale: "sv" as const,
    noticeVersion: 1,
    sentAt: Temporal.Now.instant(),
  };
  await product.db.insertInto("responses").values(response).execute();
  expect((await planner.get(`${url}/publication`)).text).toContain("Lähetä 1 muistutus");
  const sent = [await planner.post(`${url}/reminders`), await planner.post(`${url}/reminders`)];
  expect(sent.map(({ headers }) => headers["location"]?.split("?")[1])).toEqual([
    "done=reminded&count=1",
    "done=reminded&count=0",
  ]);
  const reminders = (await mailsOf(programmeId)).filter(({ subject }) => subject.startsWith("Muistutus"));
  expect(reminders.map(({ toAddress }) => toAddress)).toEqual(["hoiva.aalto@example.org"]);
  expect(reminders[0]?.body).toContain("Myös aiemmin saamanne linkki toimii");
});

test("a survey closes by the clock, early by hand, and opens again with a new time", async () => {
  const { planner, url, surveyId, programmeId } = await aDraft({ "Hoiva Aalto": "fi" });
  await planner.post(`${url}/publication`, closing);
  await product.db
    .updateTable("surveys")
    .set({ closesAt: Temporal.Now.instant().subtract({ seconds: 1 }) })
    .where("id", "=", surveyId)
    .execute();
  expect((await planner.get(url)).text).toContain("0 / 1 vastannut, suljettu");
  expect((await planner.post(`${url}/reminders`)).headers["location"]).toContain("done=not-open");
  expect(await mailsOf(programmeId)).toHaveLength(1);
  const reopened = await planner.post(`${url}/closing-time`, { closesOn: dayAhead(3), closesAt: "12:00" });
  expect(reopened.status).toBe(303);
  expect((await planner.get(url)).text).toContain("0 / 1 vastannut, auki");
  expect((await planner.get(`${url}/publication`)).text).toContain('value="12:00"');
  await planner.post(`${url}/closing`);
  expect((await planner.get(url)).text).toContain("0 / 1 vastannut, suljettu");
  const past = await planner.post(`${url}/closing-time`, { closesOn: dayAhead(-3), closesAt: "12:00" });
  expect(past.status).toBe(422);
  expect(past.text).toContain("Valitse aika, joka on tulevaisuudessa.");
});

test("viewers and facilitators neither publish nor remind", async () => {
  const { url, programmeId } = await aDraft({ "Hoiva Aalto": "fi" });
  for (const role of ["viewer", "facilitator"] as const) {
    const person = await product.signedIn(role, programmeId);
    for (const act of ["publication", "invitations", "reminders", "closing", "closing-time"])
      expect((await person.post(`${url}/${act}`, closing)).status).toBe(403);
  }
  expect(await mailsOf(programmeId)).toEqual([]);
});
