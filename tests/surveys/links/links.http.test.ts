import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { forgetColleagues, newSurveyLink } from "../../../src/surveys/links/commands.ts";
import { sendLinksAgain } from "../../../src/surveys/links/again/commands.ts";
import { whoseEmail } from "../../../src/surveys/links/again/queries.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import {
  anInvitation,
  anOpenSurvey,
  opened,
  openUntil,
  seen,
  storedAnswers,
  type AskedSurvey,
  type Invited,
} from "../answering/asked.ts";

let product: TestApp;
let survey: AskedSurvey;

beforeAll(async () => {
  product = await openTestApp();
  survey = await anOpenSurvey(product.db);
});
afterAll(() => product.close());

/** An invited organisation whose contact has an e-mail address. */
async function invited(of = survey): Promise<Invited & { email: string }> {
  const invitation = await anInvitation(product.db, of);
  const email = `contact.${invitation.invitationId.slice(0, 8)}@example.org`;
  const { organisationId } = invitation;
  await product.db
    .insertInto("participants")
    .values({ programmeId: of.programmeId, organisationId, name: "Kerttu Kontakti", email, isMain: true })
    .execute();
  return { ...invitation, email };
}

const another = (invitation: Invited, madeFor: "reminder" | "copy") =>
  product.db.transaction().execute((trx) => newSurveyLink(trx, invitation.invitationId, { madeFor }));
const mailsTo = (email: string) =>
  product.db
    .selectFrom("mails")
    .select(["subject", "body", "locale", "toName"])
    .where("toAddress", "=", email)
    .orderBy("createdAt")
    .execute();
const tokensIn = (text: string | null) => [...(text ?? "").matchAll(/\/s\/([\w-]{43})/g)].map(([, token]) => token!);
const linksOf = ({ invitationId }: Invited) =>
  product.db
    .selectFrom("surveyLinks")
    .select(["id", "madeFor", "ofLinkId", "revokedAt", "lastOpenedAt", "doneAt"])
    .where("invitationId", "=", invitationId)
    .orderBy("createdAt")
    .execute();
const sectionId = (address: string) => address.split("/").at(-1)!;

/** Hands the survey's second section to a colleague; returns a browser in which the mailed link is open. */
async function shared(contact: Browser, email: string): Promise<Browser> {
  const wish = { sections: sectionId(survey.second), name: "Kalle Kollega", email, locale: "fi", words: "Tässä tämä." };
  const sent = await contact.post(`/survey/${survey.surveyId}/colleagues`, wish);
  expect(sent.headers["location"]).toBe(`/survey/${survey.surveyId}/colleagues?done=shared`);
  const token = tokensIn((await mailsTo(email)).at(-1)?.body ?? null)[0] ?? "";
  return await opened(product, { ...(await invited()), token });
}

test("every link of an invitation works until the close, and again after it is opened anew; an ended one does not", async () => {
  const mine = await anOpenSurvey(product.db);
  const invitation = await invited(mine);
  const reminder = await another(invitation, "reminder");
  const [first, second] = [
    await opened(product, invitation),
    await opened(product, { ...invitation, token: reminder }),
  ];
  const answer = { [`${mine.words.id}.text`]: "Ensimmäisestä linkistä" };
  expect((await first.post(mine.second, { ...(await seen(first, mine.second, mine.words)), ...answer })).status).toBe(
    303,
  );
  expect((await second.get(mine.second)).text).toContain("Ensimmäisestä linkistä");
  expect((await linksOf(invitation)).map(({ lastOpenedAt }) => lastOpenedAt === null)).toEqual([false, false]);

  await openUntil(product.db, mine, -1);
  for (const token of [invitation.token, reminder]) {
    const late = await product.browser().get(`/s/${token}`);
    expect(late.text).toContain("Kysely on suljettu");
    expect(late.text).toContain('href="/s"');
  }
  await openUntil(product.db, mine, 600);
  expect((await product.browser().get(`/s/${invitation.token}`)).text).toContain("Jatka");

  const planner = await product.signedIn("planner", mine.programmeId);
  const url = `/programmes/${mine.programmeId}/surveys/${mine.surveyId}/invitations/${invitation.invitationId}/links`;
  const [own] = await linksOf(invitation);
  for (const time of [1, 2])
    expect([time, (await planner.post(`${url}/${own!.id}/ending`)).headers["location"]]).toEqual([
      time,
      `${url}?done=ended`,
    ]);
  const gone = await product.browser().get(`/s/${invitation.token}`);
  expect([gone.status, gone.text.includes("Linkki on voitu lopettaa")]).toEqual([404, true]);
  const ended = await first.get(mine.second);
  expect([ended.status, ended.text.includes('href="/s"')]).toEqual([401, true]);
  // What was written is given back, and no keys of what was chosen.
  const lost = await first.post(mine.second, { ...answer, [`${mine.services.id}.chosen`]: "website" });
  expect([lost.status, lost.text.includes(">Ensimmäisestä linkistä<"), lost.text.includes("website")]).toEqual([401, true, false]); // prettier-ignore
  expect((await second.get(mine.second)).status).toBe(200);
  expect(Object.keys(await storedAnswers(product.db, mine, invitation))).toEqual(["own-words"]);
  const acts = product.db.selectFrom("auditLog").select("act").where("subject", "=", own!.id);
  expect(await acts.execute()).toEqual([{ act: "survey.end-link" }]);
});

test("staff see an organisation's links and copy one, which is told once; others do not", async () => {
  const invitation = await invited();
  await opened(product, invitation);
  await another(invitation, "reminder");
  const place = `/programmes/${survey.programmeId}/surveys/${survey.surveyId}`;
  const url = `${place}/invitations/${invitation.invitationId}/links`;
  const planner = await product.signedIn("planner", survey.programmeId);
  expect((await planner.get(`${place}/responses`)).text).toContain(`href="${url}"`);
  const page = (await planner.get(url)).text;
  expect(page).toContain("2 linkkiä toimii kyselyn sulkeutumiseen asti.");
  expect([...page.matchAll(/>(Kutsu|Muistutus)</g)].map(([, purpose]) => purpose)).toEqual(["Muistutus", "Kutsu"]);

  const copied = await planner.post(url);
  const [token] = tokensIn(copied.text);
  expect(copied.text).toContain(`value="http://tarvepaja.test/s/${token!}"`);
  expect(copied.text).toContain('<svg class="qr" role="img"');
  expect((await planner.get(url)).text).not.toContain(token!);
  const act = product.db
    .selectFrom("auditLog")
    .select(["act", "details"])
    .where("subject", "=", invitation.invitationId);
  expect(await act.execute()).toEqual([{ act: "survey.copy-link", details: {} }]);
  const browser = await opened(product, { ...invitation, token: token! });
  expect((await browser.get(survey.first)).status).toBe(200);

  expect((await (await product.signedIn("viewer", survey.programmeId)).post(url)).status).toBe(403);
  const other = await anOpenSurvey(product.db);
  const stranger = await product.signedIn("owner", other.programmeId);
  const theirs = `/programmes/${other.programmeId}/surveys/${other.surveyId}/invitations/${invitation.invitationId}/links`;
  const [{ id } = { id: "" }] = await linksOf(invitation);
  const asked = [
    await stranger.get(theirs),
    await stranger.post(theirs),
    await stranger.post(`${theirs}/${id}/ending`),
  ];
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404]);
  expect((await linksOf(invitation)).every(({ revokedAt }) => revokedAt === null)).toBe(true);
});

test("links are sent again to whom they belong, with the same words whoever's the e-mail is", async () => {
  const [invitation, closed] = [await invited(), await anOpenSurvey(product.db, -1)];
  const same = await invited(closed);
  await product.db
    .updateTable("participants")
    .set({ email: invitation.email })
    .where("email", "=", same.email)
    .execute();
  const ask = async (email: string) => {
    const answer = await product.browser().post("/s", { email });
    return { status: answer.status, location: answer.headers["location"] };
  };
  expect(await ask(invitation.email.toUpperCase())).toEqual({ status: 303, location: "/s?asked=yes" });
  expect(await ask("nobody@example.org")).toEqual({ status: 303, location: "/s?asked=yes" });
  expect((await product.browser().get("/s?asked=yes")).text).toContain("Katsokaa sähköpostinne");
  expect((await product.browser().post("/s", { email: "x" })).text).toContain('value="x"');
  const { rows } = await sql<{ data: { participantIds: string[]; linkIds: string[] } }>`
    select data from jobs.job where name = 'survey-links' order by created_on`.execute(product.db);
  expect(rows.map(({ data }) => [data.participantIds.length, data.linkIds])).toEqual([
    [2, []],
    [0, []],
  ]);

  const statuses: number[] = [];
  for (let time = 1; time <= 5; time += 1) statuses.push((await ask("nobody@example.org")).status);
  expect(statuses).toEqual([303, 303, 303, 303, 429]);

  await sendLinksAgain(product.deps, await whoseEmail(product.db, invitation.email));
  const [mail, ...more] = await mailsTo(invitation.email);
  expect([mail?.toName, mail?.locale, more]).toEqual(["Kerttu Kontakti", "fi", []]);
  expect(mail?.body).toContain("Teillä on yksi avoin kysely:");
  expect(mail?.body).toContain(`Tarvekysely (${invitation.organisationName})`);
  const [token, ...others] = tokensIn(mail?.body ?? null);
  expect(others).toEqual([]);
  for (const each of [token!, invitation.token])
    expect((await product.browser().get(`/s/${each}`)).text).toContain(invitation.organisationName);
});

test("a colleague answers the sections that were handed over, and nothing else", async () => {
  const invitation = await invited();
  const contact = await opened(product, invitation);
  const email = `kalle.${invitation.invitationId.slice(0, 8)}@example.org`;
  const colleague = await shared(contact, email);
  const overview = `/survey/${survey.surveyId}`;

  const [mail] = await mailsTo(email);
  expect(mail?.body).toContain("Kerttu Kontakti");
  expect(mail?.body).toContain("Terveiset:\nTässä tämä.");
  expect(mail?.body).toContain("– Omin sanoin");
  const own = (await colleague.get(overview)).text;
  expect(own).toContain(survey.second);
  expect(own).not.toContain(survey.first);
  expect(own).not.toContain(`${overview}/check`);
  expect((await colleague.get(survey.first)).status).toBe(404);
  const { services, words } = survey;
  const theirs = { [`${services.id}.seen`]: "0.0000000000000000", [`${services.id}.chosen`]: "email" };
  expect((await colleague.post(survey.first, theirs)).status).toBe(404);
  expect((await colleague.post(`${overview}/questions/${services.id}/answer`, theirs)).status).toBe(404);
  // What another section's question is called does not smuggle it in.
  const shown = await seen(colleague, survey.second, words);
  await colleague.post(survey.second, { ...shown, ...theirs, [`${words.id}.text`]: "Kollegalta" });
  expect(Object.keys(await storedAnswers(product.db, survey, invitation))).toEqual(["own-words"]);
  expect((await colleague.post(`${overview}/submission`)).status).toBe(403);
  expect((await colleague.get(`${overview}/check`)).headers["location"]).toBe(overview);
  const others = [await colleague.get(`${overview}/colleagues`), await colleague.post(`${overview}/colleagues`)];
  expect(others.map(({ status }) => status)).toEqual([404, 404]);
  const whole = (await contact.get(overview)).text;
  expect(whole).toContain("Jaettu: Kalle Kollega");
  expect((await contact.get(survey.second)).text).toContain("Kollegalta");

  // Both change one answer: both values are shown, and neither is overwritten.
  const [mine, yours] = [await seen(contact, survey.second, words), await seen(colleague, survey.second, words)];
  await colleague.post(survey.second, { ...yours, [`${words.id}.text`]: "Kollegan muutos" });
  const clash = await contact.post(survey.second, { ...mine, [`${words.id}.text`]: "Oma muutos" });
  expect(clash.status).toBe(409);
  expect(clash.text).toMatch(/Oma muutos[\s\S]+Kollegan muutos/);

  for (const time of [1, 2])
    expect([time, (await colleague.post(`${overview}/readiness`)).status]).toEqual([time, 303]);
  const told = await mailsTo(invitation.email);
  expect(told.map(({ subject }) => subject)).toEqual(["Kalle Kollega on vastannut: Tarvekysely"]);
  expect((await product.browser().get(`/s/${tokensIn(told[0]!.body)[0]!}`)).text).toContain("2 osiota");
  expect((await contact.get(overview)).text).toContain("Kalle Kollega (valmis)");
  expect((await contact.post(`${overview}/readiness`)).status).toBe(404);
  const answers = JSON.stringify(await product.db.selectFrom("answers").selectAll().execute());
  expect(answers).not.toContain("Kalle");
});

test("a colleague's link is ended with those sent in its place; the same form sent twice hands over once", async () => {
  const invitation = await invited();
  const contact = await opened(product, invitation);
  const email = `elli.${invitation.invitationId.slice(0, 8)}@example.org`;
  const colleague = await shared(contact, email);
  const colleagues = `/survey/${survey.surveyId}/colleagues`;
  const twice = { sections: sectionId(survey.second), name: "Kalle Kollega", email, locale: "fi", words: "" };
  await contact.post(colleagues, twice);
  expect(await mailsTo(email)).toHaveLength(1);
  // Whom the mail does not reach is told to who wrote it, as long as the link has not been opened.
  const unreached = async () => (await contact.get(colleagues)).text.includes("Viesti ei ole mennyt perille.");
  const share = (await linksOf(invitation)).find(({ madeFor }) => madeFor === "share")!;
  await product.db.updateTable("mails").set({ state: "failed" }).where("toAddress", "=", email).execute();
  expect(await unreached()).toBe(false);
  await product.db.updateTable("surveyLinks").set({ lastOpenedAt: null }).where("id", "=", share.id).execute();
  expect(await unreached()).toBe(true);

  await sendLinksAgain(product.deps, await whoseEmail(product.db, email));
  const again = (await mailsTo(email))[1];
  expect(again?.body).toContain("Teille jaetut osiot: Omin sanoin");
  const second = await opened(product, { ...invitation, token: tokensIn(again?.body ?? null)[0]! });
  expect([(await second.get(survey.second)).status, (await second.get(survey.first)).status]).toEqual([200, 404]);
  expect(await contact.get(colleagues)).toMatchObject({ status: 200 });

  const stranger = await opened(product, await invited());
  expect((await stranger.post(`${colleagues}/${share.id}/ending`)).status).toBe(404);
  expect((await contact.post(`${colleagues}/${share.id}/ending`)).headers["location"]).toBe(`${colleagues}?done=ended`);
  expect([(await colleague.get(survey.second)).status, (await second.get(survey.second)).status]).toEqual([401, 401]);
  await sendLinksAgain(product.deps, await whoseEmail(product.db, email));
  expect(await mailsTo(email)).toHaveLength(2);
  const old = { closesAt: Temporal.Now.instant().subtract({ hours: 24 * 100 }), closedAt: null };
  const before = await product.db
    .selectFrom("surveys")
    .select("closesAt")
    .where("id", "=", survey.surveyId)
    .executeTakeFirstOrThrow();
  await product.db.updateTable("surveys").set(old).where("id", "=", survey.surveyId).execute();
  await forgetColleagues(product.db);
  expect((await linksOf(invitation)).map(({ madeFor }) => madeFor)).toEqual(["invitation"]);
  expect(await mailsTo(email)).toEqual([]);
  await product.db.updateTable("surveys").set(before).where("id", "=", survey.surveyId).execute();

  const wrong = await contact.post(colleagues, { name: "", email: "x", locale: "fi", words: "Säilyy" });
  expect(wrong.status).toBe(422);
  for (const text of ["Valitkaa vähintään yksi osio.", "Kirjoittakaa kollegan nimi.", "Säilyy"])
    expect(wrong.text).toContain(text);
  const foreign = await anOpenSurvey(product.db);
  const smuggled = await contact.post(colleagues, { ...twice, sections: sectionId(foreign.second) });
  expect([smuggled.status, (await linksOf(invitation)).filter(({ madeFor }) => madeFor === "share").length]).toEqual([
    422, 0,
  ]);
});
