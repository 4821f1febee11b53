import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendLinksAgain } from "../../../src/surveys/links/again/commands.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { dayAhead } from "../people.ts";
import {
  anAnonymousDraft,
  anAnonymousSurvey,
  answer,
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

const mailedLongAgo = ({ surveyId }: AnonymousSurvey) =>
  product.db
    .updateTable("surveyAccesses")
    .set({ mailedAt: Temporal.Now.instant().subtract({ hours: 30 }) })
    .where("surveyId", "=", surveyId)
    .execute();
const mailsSince = async ({ programmeId }: AnonymousSurvey, known: number) =>
  (
    await product.db
      .selectFrom("mails")
      .select(["toAddress", "subject", "body", "isPrivate", "surveyAccessId"])
      .where("programmeId", "=", programmeId)
      .orderBy("createdAt")
      .execute()
  ).slice(known);

test("only the chosen people are asked, in their own language, and the others when staff want it", async () => {
  const survey = await anAnonymousDraft(product.db, "invited");
  const { programmeId, surveyId, url } = survey;
  const planner = await product.signedIn("planner", programmeId);
  const { id: care } = await product.db
    .selectFrom("organisations")
    .select("id")
    .where("programmeId", "=", programmeId)
    .where("name", "=", "Hoiva")
    .executeTakeFirstOrThrow();
  const closing = { closesOn: dayAhead(7), closesAt: "16:00" };
  const nobody = await planner.post(`${url}/publication`, { ...closing, who: "some" });
  expect(nobody.status).toBe(422);
  expect(nobody.text).toContain("Valinnassa ei ole ketään.");
  const few = { ...closing, who: "some", organisations: care, reminderDays: "2", reminderTime: "09:00" };
  expect((await planner.post(`${url}/publication`, few)).headers["location"]).toContain("done=published&count=3");
  const [swedish, ...finnish] = await mailsSince(survey, 0);
  expect(swedish).toMatchObject({ subject: "Digital beredskap: vill du svara?", isPrivate: true });
  expect(swedish?.body).toContain("inte vad du har svarat");
  expect(finnish.map(({ toAddress }) => toAddress)).toEqual(["hoiva.1@example.org", "hoiva.2@example.org"]);
  expect((await planner.get(`${url}/letters/invitation`)).text).toContain("Vastaat nimettömästi");

  expect((await planner.post(`${url}/invitations`, { who: "all" })).headers["location"]).toContain("count=3");
  expect((await planner.post(`${url}/invitations`, { who: "all" })).headers["location"]).toContain("count=0");
  const asked = await product.db.selectFrom("surveyAccesses").select("id").where("surveyId", "=", surveyId).execute();
  expect(asked).toHaveLength(6);
});

test("a person answers by one link from any device; another link of theirs cannot answer again", async () => {
  const survey = await anAnonymousSurvey(product, "invited");
  const { surveyId, programmeId, url } = survey;
  const first = (await tokens(product.db, programmeId)).get("hoiva.1@example.org") ?? "";
  const telephone = product.browser();
  expect((await telephone.get(`/s/${first}`)).text).toContain("hankkeen väki voi avata linkkisi");
  expect((await telephone.post(`/s/${first}`)).headers["location"]).toBe(`/survey/${surveyId}`);
  await answer(telephone, survey, { chosen: "hoiva", said: "Some" });

  const desk = product.browser();
  expect((await desk.get(`/s/${first}`)).text).toContain("Vastaaminen on kesken.");
  await desk.post(`/s/${first}`);
  expect((await desk.get(`/survey/${surveyId}/check`)).text).toContain("Some");

  // A reminder has a new link, which opens nothing of what was begun by the first.
  const planner = await product.signedIn("planner", programmeId);
  await mailedLongAgo(survey);
  expect((await planner.post(`${url}/reminders`)).headers["location"]).toContain("done=reminded&count=6");
  const second = (await tokens(product.db, programmeId)).get("hoiva.1@example.org") ?? "";
  const other = product.browser();
  await other.post(`/s/${second}`);
  expect((await other.get(`/survey/${surveyId}/check`)).text).not.toContain("Some");
  await answer(other, survey, { chosen: "lapset" });

  const [sent, refused] = await Promise.all([
    desk.post(`/survey/${surveyId}/submission`),
    new Promise((resolve) => setTimeout(resolve, 50)).then(() => other.post(`/survey/${surveyId}/submission`)),
  ]);
  expect([sent.status, refused.status]).toEqual([303, 409]);
  expect(refused.text).toContain("Olet jo vastannut");
  expect((await product.browser().get(`/s/${second}`)).text).toContain("avaa se linkki, jolla vastasit");
  const page = await other.get(`/survey/${surveyId}/sections/${survey.sectionIds[1] ?? ""}`);
  expect(page.text).toContain("Kukin vastaa kerran.");
  const field = survey.words.id;
  const late = await other.post(`/survey/${surveyId}/sections/${survey.sectionIds[1] ?? ""}`, {
    ...{ [`${field}.seen`]: seenNothing, [`${field}.text`]: "Vielä tämä" },
  });
  expect([late.status, late.text.includes("Vielä tämä")]).toEqual([409, true]);
  expect(await storedAnswers(product.db, surveyId)).toEqual([
    { isSent: false, said: ["lapset"] },
    { isSent: true, said: ["Some", "hoiva"] },
  ]);

  const followed = await planner.get(`${url}/responses`);
  expect(followed.text).toContain("1 / 6 henkilöä on vastannut");
  expect((await planner.get(`${url}/responses?state=sent`)).text).toContain("hoiva.1@example.org");
  const csv = (await planner.get(`${url}/not-answered.csv`)).text;
  expect([csv.includes("hoiva.1@example.org"), csv.includes("kunta.2@example.org")]).toEqual([false, true]);
  const viewer = await product.signedIn("viewer", programmeId);
  const seen = await viewer.get(`${url}/responses`);
  expect([seen.text.includes("1 / 6"), seen.text.includes("@example.org")]).toEqual([true, false]);
});

test("reminders leave out who has answered or declined, and a lost link is sent again only to who can use it", async () => {
  const survey = await anAnonymousSurvey(product, "invited");
  const { surveyId, programmeId, url } = survey;
  const known = await tokens(product.db, programmeId);
  const [answered, declined] = ["hoiva.1@example.org", "hoiva.2@example.org"];
  const aino = product.browser();
  await aino.post(`/s/${known.get(answered) ?? ""}`);
  await answer(aino, survey, { chosen: "hoiva" });
  await aino.post(`/survey/${surveyId}/submission`);
  const pekka = product.browser();
  const refusal = `/s/${known.get(declined) ?? ""}/reminders`;
  expect((await pekka.get(refusal)).text).toContain("Kysely: Digivalmius");
  await pekka.post(`${refusal}/refusal`);
  expect((await pekka.get(refusal)).text).toContain("Emme lähetä teille muistutuksia");

  const planner = await product.signedIn("planner", programmeId);
  await mailedLongAgo(survey);
  await planner.post(`${url}/reminders`);
  const reminded = await mailsSince(survey, 6);
  expect(reminded.map(({ toAddress }) => toAddress)).not.toContain(answered);
  expect(reminded.map(({ toAddress }) => toAddress)).not.toContain(declined);
  expect(reminded).toHaveLength(4);
  expect(reminded.find(({ subject }) => subject.startsWith("Muistutus"))?.body).toContain(
    "jatka sillä linkillä, jolla aloitit",
  );

  const people = await product.db
    .selectFrom("participants")
    .select(["id", "email"])
    .where("programmeId", "=", programmeId)
    .execute();
  const idOf = (email: string) => people.find((person) => person.email === email)?.id ?? "";
  await sendLinksAgain(product.deps, { participantIds: [idOf(answered)], linkIds: [] });
  await sendLinksAgain(product.deps, { participantIds: [idOf(declined)], linkIds: [] });
  const [useless, useful] = await mailsSince(survey, 10);
  expect(useless?.body).toContain("vain sillä linkillä, jolla vastasit");
  expect(useless?.body).not.toContain("/s/");
  expect(useful).toMatchObject({ isPrivate: true, toAddress: declined });
  expect((await pekka.get(`/s/${/\/s\/([\w-]{43})/.exec(useful?.body ?? "")?.[1] ?? ""}`)).status).toBe(200);

  const accesses = await product.db
    .selectFrom("surveyAccesses")
    .select(["id", "participantId"])
    .where("surveyId", "=", surveyId)
    .execute();
  const accessOf = (email: string) => accesses.find(({ participantId }) => participantId === idOf(email))?.id ?? "";
  const link = async (email: string) =>
    (await planner.post(`${url}/accesses/${accessOf(email)}/link`)).headers["location"];
  expect(await link(answered)).toBe(`${url}/responses?link=has-answered#link-status`);
  await mailedLongAgo(survey);
  expect(await link(declined)).toBe(`${url}/responses?link=sent#link-status`);
  expect((await planner.get(`${url}/responses?link=has-answered`)).text).toContain("Uusi linkki ei avaisi vastausta");
});
