import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { sendOwnLinks } from "../../src/maturity/own/again/commands.ts";
import { listParticipantsOf } from "../../src/maturity/own/again/queries.ts";
import { saveOwnAnswers, sendOwnAnswers } from "../../src/maturity/own/answering/commands.ts";
import { askUnits } from "../../src/maturity/own/commands.ts";
import { addSegment } from "../../src/organisations/index.ts";
import { json } from "../../src/platform/database.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let ownerId: string;
let planner: Browser;
let url: string;
let ids: Record<"area" | "home" | "ward" | "teams" | "path", string>;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  ({ id: programmeId, ownerId } = await aProgramme(product.db));
  planner = await product.signedIn("planner", programmeId);
  url = `/programmes/${programmeId}/maturity`;
  const area = await aUnit("Alue", null);
  const home = await aUnit("Alue › Kotihoito", area, { name: "Hilla Hoitaja", locale: "fi" });
  const ward = await aUnit("Alue › Osasto", area, { name: "Olle Avdelning", locale: "sv" });
  ids = { area, home, ward, teams: await aTool("Teams", []), path: await aTool("Digihoitopolku", [home]) };
});
afterAll(async () => {
  await product.close();
});

async function aUnit(name: string, parentId: string | null, contact?: { name: string; locale: "fi" | "sv" }) {
  const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
  const row = { programmeId, name, kind, parentId };
  const { id } = await product.db.insertInto("organisations").values(row).returning("id").executeTakeFirstOrThrow();
  const person = { programmeId, organisationId: id, email: `${id}@example.org`, isMain: true };
  if (contact !== undefined)
    await product.db
      .insertInto("participants")
      .values({ ...person, ...contact })
      .execute();
  return id;
}

async function aTool(name: string, unitIds: string[]): Promise<string> {
  const texts = (fi: string) => json({ fi, sv: "", en: "" });
  const position = unitIds.length; // the one of all units first
  const values = { programmeId, names: texts(name), descriptions: texts(""), position };
  const { id } = await product.db
    .insertInto("digitalTools")
    .values({ ...values, concernsAll: unitIds.length === 0 })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const unitId of unitIds)
    await product.db.insertInto("digitalToolUnits").values({ programmeId, toolId: id, unitId }).execute();
  return id;
}

const judge = (unitId: string, toolId: string, score: number, assessedOn: string) =>
  product.db
    .insertInto("assessments")
    .values({ programmeId, unitId, toolId, score, assessedOn, judge: "mentor", judgedBy: ownerId })
    .execute();

const inDays = (days: number) => Temporal.Now.instant().add({ hours: 24 * days });

/** Asks units for their view; returns the asks and the links' tokens by unit. */
async function ask(unitIds = [ids.home, ids.ward]) {
  const outcome = await askUnits(product.deps, { programmeId, unitIds, closesAt: inDays(7) }, ownerId);
  if ("refused" in outcome) throw new Error(outcome.refused);
  const asks = Object.fromEntries(outcome.asked.map(({ unitId, askId }) => [unitId, askId]));
  return { asks, tokens: await latestTokens() };
}

/** The tokens in the latest mails, by the unit whose contact got them. */
async function latestTokens(): Promise<Record<string, string>> {
  const mails = await product.db
    .selectFrom("mails")
    .select(["toAddress", "body"])
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt")
    .execute();
  const token = (body: string | null) => /\/u\/([\w-]{43})\?/.exec(body ?? "")?.[1] ?? "";
  return Object.fromEntries(mails.map(({ toAddress, body }) => [toAddress.split("@")[0] ?? "", token(body)] as const));
}

async function opened(token: string): Promise<Browser> {
  const browser = product.browser();
  const { status, headers } = await browser.post(`/u/${token}`);
  expect([status, headers["location"]]).toEqual([303, `/unit/${ids.home}`]);
  return browser;
}

/** The marks that a page of the unit shows, as its form sends them. */
async function shown(browser: Browser): Promise<Record<string, string>> {
  return marksIn((await browser.get(`/unit/${ids.home}`)).text);
}

function marksIn(html: string): Record<string, string> {
  const marks = [...html.matchAll(/name="(was\.[^"]+)" value="([^"]+)"/g)];
  return Object.fromEntries(marks.map(([, name = "", was = ""]) => [name, was] as const));
}

const own = (unitId = ids.home) =>
  product.db
    .selectFrom("assessments")
    .select(["id", "toolId", "score", "note", "judge", "judgedBy", "correctsId", "assessedOn"])
    .where("unitId", "=", unitId)
    .where("judge", "=", "unit")
    .orderBy("createdAt")
    .execute();

function visibleText(html: string): string {
  const [, main = ""] = html.split("<main");
  return main
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.:,])/g, "");
}
const text = async (browser: Browser, path: string) => visibleText((await browser.get(path)).text);

test("a press asks each unit once, in its contact's language, and says who can't be asked", async () => {
  const barn = await aUnit("Alue › Neuvola", ids.area);
  const form = { who: "all", closesOn: inDays(7).toString().slice(0, 10), closesAt: "16:00" };
  const page = await text(planner, `${url}/own/new`);
  expect(page).toContain("Yhdellä yksiköllä ei ole yhteyshenkilöä, joten siltä ei voi pyytää arviota: Neuvola Alue");
  const answers = await Promise.all([1, 2].map(() => planner.post(`${url}/own/asks`, form)));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 422]);
  const mails = await product.db.selectFrom("mails").select(["subject", "locale", "body"]).where("programmeId", "=", programmeId).orderBy("locale").execute(); // prettier-ignore
  expect(mails.map(({ subject, locale }) => [locale, subject])).toEqual([
    ["fi", "Miten Kotihoito käyttää digitaalisia työkaluja?"],
    ["sv", "Hur använder Osasto digitala verktyg?"],
  ]);
  const hashes = await product.db.selectFrom("ownAsks").select("tokenHashes").where("programmeId", "=", programmeId).execute(); // prettier-ignore
  for (const { body } of mails)
    expect(hashes.flat().some(({ tokenHashes }) => body?.includes(tokenHashes[0]!))).toBe(false);
  expect(await text(planner, `${url}/own`)).toContain("2 yksiköltä on pyydetty omaa arviota, ja niistä on saatu 0.");
  // A unit that has got a contact joins the open round; the others are not asked again.
  const person = { programmeId, organisationId: barn, name: "Nelli", email: `${barn}@example.org`, isMain: true };
  await product.db.insertInto("participants").values(person).execute();
  expect((await planner.post(`${url}/own/asks`, form)).headers["location"]).toBe(`${url}/own?done=asked&count=1`);
  expect((await planner.post(`${url}/own/asks`, { ...form, closesOn: "2020-01-01" })).text).toContain(
    "Ajankohta on jo mennyt. Valitse myöhempi.",
  );
  expect((await planner.post(`${url}/own/asks`, { ...form, who: "chosen" })).text).toContain(
    "Valinnassa ei ole yhtään yksikköä, jota jokin seurattava työkalu koskee.",
  );
  const rounds = await product.db.selectFrom("ownRounds").select("id").where("programmeId", "=", programmeId).execute();
  expect(rounds.length).toBe(1);
});

test("staff word the mail in each language, see it before it leaves, and where they write nothing the product does", async () => {
  const when = { who: "all", closesOn: inDays(7).toString().slice(0, 10), closesAt: "16:00" };
  const page = await planner.get(`${url}/own/new`);
  const filled = /<textarea[^>]*name="openings.sv"[^>]*>([^<]*)</.exec(page.text)?.[1];
  expect(filled).toMatch(/^\s*Hej \[\[name\]\]!\s+\[\[programme\]\] ber om en egen bedömning av hur \[\[unit\]\]/);
  const opening = "Hej [[name]]!\r\n\r\nBerätta hur det går för [[unit]].";
  const words = { "subjects.fi": "", "subjects.sv": "Hur går det, [[unit]]?", "subjects.en": "" };
  const form = { ...when, ...words, "openings.fi": "", "openings.sv": opening, "openings.en": "" };

  const wrong = await planner.post(`${url}/own/asks`, { ...form, "subjects.fi": "Kysely: [[yksikko]]" });
  expect([wrong.status, wrong.text.includes('href="#f-subjects-fi"')]).toEqual([422, true]);
  expect(wrong.text).toContain("Käytä vain näitä: [[name]], [[unit]], [[programme]].");
  const shown = await planner.post(`${url}/own/asks`, { ...form, show: "mail" });
  expect(visibleText(shown.text)).toMatch(
    /Suomi Miten Kotihoito käyttää digitaalisia työkaluja\? Hei Hilla Hoitaja! .* Ruotsi Hur går det, Kotihoito\? Hej Hilla Hoitaja! Berätta hur det går för Kotihoito\. Det tar några minuter/,
  );
  expect(shown.text).toContain('value="Hur går det, [[unit]]?"');
  const mails = () => product.db.selectFrom("mails").select(["subject", "body"]).where("programmeId", "=", programmeId).orderBy("locale").execute(); // prettier-ignore
  expect(await mails()).toEqual([]);

  expect((await planner.post(`${url}/own/asks`, form)).status).toBe(303);
  const [toHome, toWard] = await mails();
  expect(toHome?.subject).toBe("Miten Kotihoito käyttää digitaalisia työkaluja?");
  expect(toHome?.body).toMatch(/^Hei Hilla Hoitaja!/);
  expect(toWard?.subject).toBe("Hur går det, Osasto?");
  expect(toWard?.body).toMatch(
    /^Hej Olle Avdelning!\n\nBerätta hur det går för Osasto\.\n\n.*\/u\/[\w-]{43}\?lang=sv/s,
  );
});

test("a unit that has lost its link gets it sent again, with the same words whoever's the e-mail is", async () => {
  const { asks, tokens } = await ask();
  const other = await aProgramme(product.db);
  const email = `${ids.ward}@example.org`;
  const unknown = await product.browser().get(`/u/${"x".repeat(43)}`);
  expect([unknown.status, unknown.text.includes('href="/u"')]).toEqual([404, true]);
  const askAgain = async (address: string) => {
    const { status, headers } = await product.browser().post("/u", { email: address });
    return [status, headers["location"]];
  };
  expect(await askAgain(email.toUpperCase())).toEqual([303, "/u?asked=yes"]);
  expect(await askAgain("nobody-here@example.org")).toEqual([303, "/u?asked=yes"]);
  expect(await text(product.browser(), "/u?asked=yes&lang=sv")).toContain("Se efter i er e-post");
  const wrong = await product.browser().post("/u", { email: "x" });
  expect([wrong.status, wrong.text.includes('value="x"')]).toEqual([422, true]);
  for (let time = 2; time <= 5; time += 1) await askAgain("nobody-here@example.org");
  expect((await askAgain("nobody-here@example.org"))[0]).toBe(429);

  // An e-mail that two programmes know gets mails of those alone that ask now.
  const organisations = product.db.insertInto("organisations").values({ programmeId: other.id, name: "Muu" });
  const { id: organisationId } = await organisations.returning("id").executeTakeFirstOrThrow();
  const person = { programmeId: other.id, organisationId, name: "Olle", email, isMain: true };
  await product.db.insertInto("participants").values(person).execute();
  const participantIds = await listParticipantsOf(product.db, email);
  expect(participantIds.length).toBe(2);
  await sendOwnLinks(product.deps, { participantIds });
  const mails = await product.db.selectFrom("mails").select(["subject", "locale", "body"]).where("toAddress", "=", email).orderBy("createdAt").execute(); // prettier-ignore
  expect(mails.map(({ subject, locale }) => [locale, subject])).toEqual([
    ["sv", "Hur använder Osasto digitala verktyg?"],
    ["sv", "Länk till den egna bedömningen för Osasto"],
  ]);
  const again = (await latestTokens())[ids.ward] ?? "";
  for (const token of [again, tokens[ids.ward] ?? ""])
    expect(await text(product.browser(), `/u/${token}`)).toContain("Osasto");
  expect(again).not.toBe(tokens[ids.ward]);

  // A link that staff have ended, and one of a round that has closed, are not sent again.
  await planner.post(`${url}/own/asks/${asks[ids.ward]}/link/removal`);
  await sendOwnLinks(product.deps, { participantIds });
  await planner.post(`${url}/own/closure`);
  await sendOwnLinks(product.deps, { participantIds: await listParticipantsOf(product.db, `${ids.home}@example.org`) });
  const all = product.db.selectFrom("mails").select("id").where("programmeId", "=", programmeId);
  expect((await all.execute()).length).toBe(3);
});

test("the link shows the unit's promise and the notice, changes nothing before the press, and leaves the address", async () => {
  const names = { fi: "Kotiin vietävät", sv: "", en: "" };
  const promises = { fi: "Mentori käy **joka viikko**.", sv: "", en: "" };
  await addSegment(product.db, { programmeId, names, promises, branchIds: [ids.area] }, ownerId);
  const { tokens } = await ask();
  const browser = product.browser();
  const start = await browser.get(`/u/${tokens[ids.home]}`);
  expect(start.text).toContain("<p>Mentori käy <strong>joka viikko</strong>.</p>");
  const words = visibleText(start.text);
  expect(words).toContain("pyytää yksikön omaa arviota 2 työkalun käytöstä.");
  expect(words).toContain("Hankkeen suunnittelijat ja mentorit näkevät arvion yksikön nimellä.");
  expect((await product.db.selectFrom("ownAsks").select("openedAt").where("programmeId", "=", programmeId).execute()).every(({ openedAt }) => openedAt === null)).toBe(true); // prettier-ignore
  expect((await browser.get(`/unit/${ids.home}`)).status).toBe(401);
  const unit = await opened(tokens[ids.home] ?? "");
  const page = await unit.get(`/unit/${ids.home}`);
  expect([page.status, page.headers["cache-control"]]).toEqual([200, "no-store"]);
  expect(page.text).not.toContain(tokens[ids.home]);
  expect((await unit.get(`/unit/${ids.ward}`)).status).toBe(401);
  const swedish = await product.browser().get(`/u/${tokens[ids.ward]}?lang=sv`);
  expect(visibleText(swedish.text)).toContain("ber om enhetens egen bedömning av hur ett verktyg används.");
  expect((await product.browser().get(`/u/${"a".repeat(43)}`)).status).toBe(404);
});

test("what is sent is the unit's own judgement of today; a change corrects it, and sending twice sends once", async () => {
  const { tokens } = await ask();
  const unit = await opened(tokens[ids.home] ?? "");
  const first = await shown(unit);
  const fields = {
    [`answer.${ids.teams}`]: "300",
    [`note.${ids.teams}`]: "Iltavuoro ei käytä",
    [`answer.${ids.path}`]: "unknown",
  };
  const saved = await unit.post(`/unit/${ids.home}/answers`, { ...first, ...fields });
  expect(saved.headers["location"]).toBe(`/unit/${ids.home}/check`);
  expect(await text(unit, `/unit/${ids.home}/check`)).toMatch(
    /Teams Osa henkilöstöstä käyttää työkalua Huomio: Iltavuoro ei käytä Muuta Digihoitopolku En osaa sanoa/,
  );
  expect(await own()).toEqual([]);
  const sent = await Promise.all([1, 2].map(() => unit.post(`/unit/${ids.home}/submission`)));
  expect(sent.map(({ headers }) => headers["location"])).toEqual(Array(2).fill(`/unit/${ids.home}/submission`));
  const today = Temporal.Now.plainDateISO("Europe/Helsinki").toString();
  expect(await own()).toMatchObject([
    { toolId: ids.teams, score: 300, note: "Iltavuoro ei käytä", judgedBy: null, correctsId: null, assessedOn: today },
  ]);
  expect(await text(unit, `/unit/${ids.home}/submission`)).toContain("Kiitos, arvio on lähetetty");
  const change = async (answer: string, path: string) => {
    const answers = { [`answer.${ids.teams}`]: answer, [`answer.${ids.path}`]: path };
    await unit.post(`/unit/${ids.home}/answers`, { ...(await shown(unit)), ...answers });
  };
  await change("400", "100");
  expect(await text(unit, `/unit/${ids.home}`)).toContain("Olette muuttaneet vastauksia lähettämisen jälkeen.");
  await unit.post(`/unit/${ids.home}/submission`);
  await change("unknown", "100");
  await unit.post(`/unit/${ids.home}/submission`);
  const rows = await own();
  expect(rows.filter(({ toolId }) => toolId === ids.teams).map(({ score }) => score)).toEqual([300, 400, null]);
  const teams = rows.filter(({ toolId }) => toolId === ids.teams);
  expect(teams.map(({ correctsId }) => correctsId)).toEqual([null, teams[0]?.id, teams[1]?.id]);
  expect(rows.filter(({ toolId }) => toolId === ids.path).map(({ score }) => score)).toEqual([100]);
});

test("answers are saved one by one; of two windows neither overwrites the other unseen", async () => {
  const { tokens } = await ask();
  const [one, other] = [await opened(tokens[ids.home] ?? ""), await opened(tokens[ids.home] ?? "")];
  const [mine, theirs] = [await shown(one), await shown(other)];
  const answer = (browser: Browser, was: Record<string, string>, toolId: string, value: string) =>
    browser.agent
      .post(`/unit/${ids.home}/tools/${toolId}/answer`)
      .set("HX-Request", "true")
      .type("form")
      .send({ csrf: "", [`was.${toolId}`]: was[`was.${toolId}`], [`answer.${toolId}`]: value, [`note.${toolId}`]: "" });
  const csrf = async (browser: Browser) => ({ csrf: await browser.csrf() });
  const send = async (browser: Browser, was: Record<string, string>, toolId: string, value: string) =>
    await answer(browser, was, toolId, value).send(await csrf(browser));
  const first = await send(one, mine, ids.teams, "200");
  expect([first.status, visibleText(`<main${first.text}`)]).toEqual([200, expect.stringMatching(/Tallennettu klo \d/)]);
  // The other window answers another question, and then the same one differently.
  expect((await send(other, theirs, ids.path, "500")).status).toBe(200);
  const clash = await send(other, theirs, ids.teams, "400");
  expect(clash.status).toBe(409);
  expect(clash.text).toContain("Toisessa ikkunassa tai toisella laitteella on vastattu: Työkalua kokeillaan.");
  const stored = await product.db.selectFrom("ownAnswers").innerJoin("ownAsks", "ownAsks.id", "askId").select(["toolId", "answer"]).where("unitId", "=", ids.home).execute(); // prettier-ignore
  expect(Object.fromEntries(stored.map((row) => [row.toolId, row.answer]))).toEqual({
    [ids.teams]: "200",
    [ids.path]: "500",
  });
  const whole = await other.post(`/unit/${ids.home}/answers`, { ...theirs, [`answer.${ids.teams}`]: "400", [`answer.${ids.path}`]: "500" }); // prettier-ignore
  expect(whole.status).toBe(409);
  const seen = marksIn(whole.text);
  const again = await other.post(`/unit/${ids.home}/answers`, { ...seen, [`answer.${ids.teams}`]: "400", [`answer.${ids.path}`]: "500" }); // prettier-ignore
  expect(again.headers["location"]).toBe(`/unit/${ids.home}/check`);
  const wrong = await one.post(`/unit/${ids.home}/answers`, { ...(await shown(one)), [`answer.${ids.teams}`]: "400", [`note.${ids.teams}`]: "Potilas 131052-308T" }); // prettier-ignore
  expect([wrong.status, wrong.text.includes("Potilas 131052-308T")]).toEqual([422, true]);
  expect(visibleText(wrong.text)).toContain("Teams: Tekstissä näyttää olevan henkilötunnus. Se pitää poistaa.");
});

test("nothing is taken in after the close, and what came too late is given back", async () => {
  const { asks, tokens } = await ask();
  const unit = await opened(tokens[ids.home] ?? "");
  const was = await shown(unit);
  expect((await unit.post(`/unit/${ids.home}/submission`)).text).toContain("Vastatkaa ainakin yhteen kohtaan.");
  await planner.post(`${url}/own/closure`);
  const late = await unit.post(`/unit/${ids.home}/answers`, { ...was, [`answer.${ids.teams}`]: "500" });
  expect(late.status).toBe(409);
  expect(visibleText(late.text)).toMatch(
    /Arvioita ei enää oteta vastaan .*voitte kopioida ne talteen. Teams Työkalu on laajassa käytössä/,
  );
  expect((await unit.post(`/unit/${ids.home}/submission`)).status).toBe(409);
  expect(await text(product.browser(), `/u/${tokens[ids.home]}`)).toContain(
    "Yksikkönne arviota ei lähetetty ennen määräaikaa.",
  );
  expect(await text(planner, `${url}/own`)).toContain("2 yksiköltä pyydettiin omaa arviota, ja niistä saatiin 0.");
  expect(await own()).toEqual([]);
  // What was saved in time and not sent is given back too, wherever the link is opened; what came too late is not stored.
  const saved = [{ toolId: ids.path, answer: "200" as const, note: "Kesken jäänyt", was: null }];
  const reopened = product.db.updateTable("ownRounds").where("programmeId", "=", programmeId);
  await reopened.set({ closesAt: inDays(1) }).execute();
  await saveOwnAnswers(product.db, asks[ids.home] ?? "", saved);
  await planner.post(`${url}/own/closure`);
  const mine = await text(unit, `/unit/${ids.home}/check`);
  expect(mine).toMatch(/Näitä vastauksia ei lähetetty ennen määräaikaa.* Digihoitopolku .* Huomio: Kesken jäänyt/);
  expect(await text(product.browser(), `/u/${tokens[ids.home]}?lang=sv`)).toMatch(
    /De här svaren skickades inte före tidsfristen.* Kesken jäänyt/,
  );
  const both = await unit.post(`/unit/${ids.home}/answers`, { ...was, [`answer.${ids.teams}`]: "500" });
  expect(visibleText(both.text)).toMatch(/Viimeiset vastauksenne .* Teams .*Näitä vastauksia .* Digihoitopolku/);
  expect((await product.db.selectFrom("ownAnswers").innerJoin("ownAsks", "ownAsks.id", "askId").select("toolId").where("programmeId", "=", programmeId).execute())).toEqual([{ toolId: ids.path }]); // prettier-ignore
});

test("a link that is renewed or ended opens nothing any more, in browsers that it has opened either", async () => {
  const { asks, tokens } = await ask();
  const unit = await opened(tokens[ids.home] ?? "");
  const mentor = await product.signedIn("facilitator", programmeId);
  const link = `${url}/own/asks/${asks[ids.home]}/link`;
  expect((await mentor.post(link)).headers["location"]).toBe(`${url}/own?done=just-sent`);
  const ago = Temporal.Now.instant().subtract({ hours: 2 });
  await product.db.updateTable("ownAsks").set({ mailedAt: ago }).where("programmeId", "=", programmeId).execute();
  expect((await mentor.post(link)).headers["location"]).toBe(`${url}/own?done=renewed`);
  expect((await unit.get(`/unit/${ids.home}`)).status).toBe(401);
  expect((await product.browser().get(`/u/${tokens[ids.home]}`)).status).toBe(404);
  const renewed = (await latestTokens())[ids.home] ?? "";
  const again = await opened(renewed);
  expect((await mentor.post(`${link}/removal`)).headers["location"]).toBe(`${url}/own?done=revoked`);
  expect((await again.get(`/unit/${ids.home}`)).status).toBe(401);
  expect((await product.browser().post(`/u/${renewed}`)).headers["location"]).toBe(`/u/${renewed}`);
  expect(await text(mentor, `${url}/own?state=revoked`)).toContain(
    "Näkyvissä 1 yksikkö. Yksikkö Tilanne Linkki Kotihoito Alue Linkki lopetettu",
  );
  expect((await mentor.post(`${url}/own/reminders`)).status).toBe(403);
  // The unit whose link was ended is not reminded, nor is one that has declined.
  expect((await planner.post(`${url}/own/reminders`)).headers["location"]).toBe(`${url}/own?done=reminded&count=1`);
  expect((await planner.post(`${url}/own/reminders`)).headers["location"]).toBe(`${url}/own?done=reminded-none`);
  expect(await text(planner, `${url}/own?done=reminded-none`)).toContain("Ketään ei muistutettu");
  const token = (await latestTokens())[ids.ward] ?? "";
  const contact = product.browser();
  expect((await contact.get(`/u/${token}/reminders`)).text).toContain("Haluatteko muistutuksia?");
  await contact.post(`/u/${token}/reminders/refusal`);
  await product.db.updateTable("ownAsks").set({ mailedAt: ago }).where("programmeId", "=", programmeId).execute();
  expect((await planner.post(`${url}/own/reminders`)).headers["location"]).toBe(`${url}/own?done=reminded-none`);
});

test("a tool that is no longer followed is not sent, and the page says so", async () => {
  const { asks, tokens } = await ask();
  const unit = await opened(tokens[ids.home] ?? "");
  const was = await shown(unit);
  await planner.post(`${url}/tools/${ids.path}/ending`);
  const saved = await unit.post(`/unit/${ids.home}/answers`, {
    ...was,
    [`answer.${ids.teams}`]: "100",
    [`answer.${ids.path}`]: "500",
  });
  expect(saved.headers["location"]).toBe(`/unit/${ids.home}/check?gone=yes`);
  expect(await text(unit, saved.headers["location"] ?? "")).toContain(
    "Jotakin työkalua ei enää arvioida yksikössänne.",
  );
  await Promise.all(Array.from({ length: 5 }, () => sendOwnAnswers(product.db, asks[ids.home] ?? "")));
  expect((await own()).map(({ toolId, score }) => [toolId, score])).toEqual([[ids.teams, 100]]);
});

test("own and mentor's views stand side by side, by part, tool and unit, and levels count the mentor's alone", async () => {
  await judge(ids.home, ids.teams, 200, "2026-05-03");
  await judge(ids.home, ids.path, 300, "2026-05-03");
  await judge(ids.ward, ids.teams, 400, "2026-05-03");
  const before = await text(planner, `${url}?to=2026-12-31`);
  const { asks } = await ask();
  const say = async (unitId: string, answers: [string, "100" | "400" | "unknown"][]) => {
    const askId = asks[unitId] ?? "";
    await saveOwnAnswers(
      product.db,
      askId,
      answers.map(([toolId, answer]) => ({ toolId, answer, note: "", was: null })),
    );
    await sendOwnAnswers(product.db, askId);
  };
  await say(ids.home, [
    [ids.teams, "400"],
    [ids.path, "unknown"],
  ]);
  const mentor = await product.signedIn("facilitator", programmeId);
  const fileOf = async (query: string) =>
    (await mentor.get(`${url}/levels.csv?${query}`)).headers["content-disposition"];
  expect([await fileOf("judge=unit"), await fileOf("judge=mentor"), await fileOf("judge=unit&lang=sv")]).toEqual([
    "attachment; filename=yksikoiden-omat-arviot.csv",
    "attachment; filename=digimaturiteetti.csv",
    "attachment; filename=enheternas-egna-bedomningar.csv",
  ]);
  await mentor.get(`${url}?lang=fi`);
  const one = await text(mentor, `${url}/own/differences`);
  expect(one).toContain(
    "Yhden yksikön omat arviot ovat keskimäärin 200 pistettä mentorin arvioita korkeammat: 400 ja 200",
  );
  expect(one).toContain("Yhdestä työkalusta yksikkö ei osannut sanoa.");
  expect(one).toContain("Yhden yksikön arviota odotetaan Osasto Alue");
  await say(ids.ward, [[ids.teams, "100"]]);
  const alone = { unitId: ids.ward, toolId: ids.path, judge: "unit" as const, assessedOn: "2026-05-04", score: 100 };
  await product.db
    .insertInto("assessments")
    .values({ programmeId, ...alone })
    .execute();
  const both = await text(mentor, `${url}/own/differences`);
  expect(both).toContain(
    "2 yksikön omat arviot ovat keskimäärin 50 pistettä mentorien arvioita matalammat: 250 ja 300",
  );
  expect(both).toMatch(/suurimmat erot ensin .* Osasto Alue .* −300 Teams −300 Kotihoito Alue .* \+200 Teams \+200/);
  expect(both).not.toContain("odotetaan");
  const noMentor = "Yhtä yksikön arvioimaa työkalua mentori ei ole arvioinut.";
  const ofHome = await text(mentor, `${url}/own/differences?part=${ids.home}`);
  expect(ofHome).toContain("Näkeekö Kotihoito tilanteensa samoin kuin mentorit?");
  expect([both.includes(noMentor), ofHome.includes(noMentor)]).toEqual([true, false]);
  const history = await text(mentor, `${url}/organisations/${ids.home}/tools/${ids.teams}`);
  expect(history).toMatch(/Viimeisin oma arvio on 400 \([\d.]+\) ja mentorin 200 \(3\.5\.2026\): ero \+200 pistettä\./);
  expect(history).toContain("yksikkö itse");
  expect(await text(planner, `${url}?to=2026-12-31`)).toBe(before);
  const ofUnits = await text(mentor, `${url}?judge=unit&to=2026-12-31`);
  expect(ofUnits).toContain("Luvut perustuvat yksiköiden omiin arvioihin, eivät mentorien.");
  expect(ofUnits).toMatch(/2 yksikköä on arvioitu. Niiden taso 31.12.2026 on keskimäärin 250/);
  const viewer = await product.signedIn("viewer", programmeId);
  expect(await text(viewer, `${url}?judge=unit&to=2026-12-31`)).not.toContain("omiin arvioihin");
  expect((await viewer.get(`${url}/own/differences`)).status).toBe(403);
  expect((await viewer.get(url)).text).not.toContain("Yksiköiden omat arviot");
  const removal = await planner.post(`/programmes/${programmeId}/organisations/${ids.ward}/removal`);
  expect(removal.status).toBe(409);
});
