import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { addMentor } from "../../src/mentoring/mentors/commands.ts";
import { assignUnit } from "../../src/mentoring/assigning/commands.ts";
import { logSession } from "../../src/mentoring/sessions/commands.ts";
import { listSessions } from "../../src/mentoring/sessions/queries.ts";
import type { HeldSession } from "../../src/mentoring/sessions/session.ts";
import { figuresOf, listHeldEvents } from "../../src/workshops/index.ts";
import { listWorkshops } from "../../src/workshops/register/queries.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";
import { readCalendar } from "../support/calendar-reader.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

interface Stage {
  id: string;
  ownerId: string;
  url: string;
  planner: Browser;
  /** The facilitator who is the mentor Maija, with Kotihoito and Päiväkeskus. */
  maija: Browser;
  mentorId: string;
  otherId: string;
  unitId: string;
  dayCentreId: string;
  toolId: string;
  people: string[];
}

/** An organisation of two sectors with three units, a tool, two mentors, and contacts in Kotihoito. */
async function aStage(): Promise<Stage> {
  const { db } = product;
  const { id, ownerId } = await aProgramme(db);
  const planner = await product.signedIn("planner", id);
  const maija = await product.signedIn("facilitator", id);
  const { userId } = await db.selectFrom("memberships").select("userId").where("programmeId", "=", id).where("role", "=", "facilitator").executeTakeFirstOrThrow(); // prettier-ignore
  const unit = async (name: string, parentId: string | null) => {
    const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
    const row = { programmeId: id, name, kind, parentId };
    return (await db.insertInto("organisations").values(row).returning("id").executeTakeFirstOrThrow()).id;
  };
  const whole = await unit("Hyvinvointialue", null);
  const sector = await unit("Hyvinvointialue › Ikäihmiset", whole);
  const unitId = await unit("Hyvinvointialue › Ikäihmiset › Kotihoito", sector);
  const dayCentreId = await unit("Hyvinvointialue › Ikäihmiset › Päiväkeskus", sector);
  await unit("Hyvinvointialue › Perheet", whole);
  const tool = { programmeId: id, names: texts("Teams"), descriptions: texts(""), position: 0 };
  const toolId = (await db.insertInto("digitalTools").values(tool).returning("id").executeTakeFirstOrThrow()).id;
  const contacts = ["Aino Aalto", "Bertta Borg"].map((name) => ({
    ...{ programmeId: id, organisationId: unitId, name, email: `${name.replace(" ", ".")}@example.org` },
  }));
  const people = (await db.insertInto("participants").values(contacts).returning("id").execute()).map((row) => row.id);
  const mentor = async (name: string, account: string | null) => {
    const skills = { needIds: [], toolIds: [] };
    const added = await addMentor(db, { programmeId: id, name, userId: account, startsOn: "2021-05-01", endsOn: null, ...skills }, ownerId); // prettier-ignore
    if (typeof added === "string") throw new Error(added);
    return added.id;
  };
  const [mentorId, otherId] = [await mentor("Maija Mentori", userId), await mentor("Olli Ohjaaja", null)];
  for (const each of [unitId, dayCentreId])
    await assignUnit(db, { programmeId: id, unitId: each, mentorId, startsOn: "2021-05-01" }, ownerId);
  const url = `/programmes/${id}/mentoring/sessions`;
  return { id, ownerId, url, planner, maija, mentorId, otherId, unitId, dayCentreId, toolId, people };
}

const texts = (text: string) => JSON.stringify({ fi: text, sv: text, en: text });

/** The form as the mentor sends it who says nothing but the unit and how many there were. */
const form = (unitId: string, more: Record<string, string | string[]> = {}) => ({
  ...{ eventKind: "training", unitId, toolId: "", heads: "5", headsOwn: "", minutes: "60", minutesOwn: "" },
  ...{ heldOn: "2021-05-03", title: "", note: "", q: "", ...more },
});

const held = (stage: Stage, more: Partial<HeldSession> = {}): HeldSession => ({
  ...{ programmeId: stage.id, mentorId: stage.mentorId, unitId: stage.unitId, toolId: null, eventKind: "training" },
  ...{ heldOn: "2021-05-03", durationMinutes: 60, headCount: 5, participantIds: [], ...more },
});

async function log(stage: Stage, more: Partial<HeldSession> = {}): Promise<string> {
  const logged = await logSession(product.db, held(stage, more), stage.ownerId);
  if (typeof logged === "string") throw new Error(logged);
  return logged.id;
}

describe("logging a session", () => {
  test("takes the unit and the number of people; all else is there already", async () => {
    const stage = await aStage();
    const { id, url, maija, mentorId, unitId } = stage;
    const page = (await maija.get(`${url}/new`)).text;
    expect(page).toContain("Kirjaat mentorin Maija Mentori tilaisuuden.");
    expect(page).toMatch(/name="eventKind" value="training" checked/);
    expect(page).toMatch(/name="minutes" value="60" checked/);
    expect(page.indexOf("Kotihoito")).toBeLessThan(page.indexOf("Perheet"));

    const sent = await maija.post(url, form(unitId));
    const [session] = await listSessions(product.db, id);
    expect(session).toMatchObject({
      ...{ mentorId, unitId, toolId: null, eventKind: "training", heldOn: "2021-05-03", minutes: 60, headCount: 5 },
      ...{ people: [], isTitled: false, names: { fi: "Kotihoito", sv: "Kotihoito", en: "Kotihoito" } },
    });
    expect(sent.headers["location"]).toBe(`${url}?saved=${session?.id ?? ""}`);
    const list = (await maija.get(sent.headers["location"] ?? "")).text;
    expect(list).toContain("Tallennettu: koulutus, Kotihoito, 3.5.2021.");
    expect(list).toContain(`new?unit&#x3D;${unitId}&amp;mentor&#x3D;${mentorId}&amp;kind&#x3D;training`);
  });

  test("asks about the same one twice, and takes it when it is another", async () => {
    const stage = await aStage();
    const { id, url, maija, unitId } = stage;
    const twice = await Promise.all([1, 2].map(() => maija.post(url, form(unitId))));
    expect(twice.map(({ status }) => status).sort()).toEqual([303, 422]);
    const refused = twice.find(({ status }) => status === 422)?.text;
    expect(refused).toContain("Kirjataanko silti toinen?");
    expect(refused).toMatch(/name="isAnother" value="on"/);
    expect(await listSessions(product.db, id)).toHaveLength(1);
    expect((await maija.post(url, form(unitId, { isAnother: "on" }))).status).toBe(303);
    expect(await listSessions(product.db, id)).toHaveLength(2);
  });

  test("counts those who are named once each over many sessions, and the others apart", async () => {
    const stage = await aStage();
    const { id, url, maija, unitId, people } = stage;
    await maija.post(url, form(unitId, { heads: "", participantIds: people }));
    await maija.post(url, form(unitId, { heldOn: "2021-05-04", participantIds: people[0] ?? "" }));
    const figures = figuresOf(await listHeldEvents(product.db, id));
    expect(figures).toMatchObject({ events: 2, people: 2, attendances: 3, heads: 4, hours: 2, parts: 1 });
    expect(await listWorkshops(product.db, id)).toEqual([]);
    const list = (await maija.get(url)).text;
    expect(list.match(/figure-value">[^<]*<\/span><span class="figure-name">[^<]*/g)).toEqual(
      ["2</span><span class=\"figure-name\">tilaisuutta", "2</span><span class=\"figure-name\">eri ihmistä nimeltä", "4</span><span class=\"figure-name\">muuta laskettua osallistujaa", "2</span><span class=\"figure-name\">tuntia"].map((tile) => `figure-value">${tile}`), // prettier-ignore
    );
    expect(list).toContain("1 nimeltä, 4 muuta");
  });

  test("gives back what was typed when something is missing, and leads a day to come to the plan", async () => {
    const { id, url, maija, unitId, people } = await aStage();
    const empty = await maija.post(url, form(unitId, { heads: "", headsOwn: "", note: "Muista <tämä>" }));
    expect([empty.status, empty.text.includes("Kerro, montako osallistui")]).toEqual([422, true]);
    expect(empty.text).toContain("Muista &lt;tämä&gt;");
    const summaryOf = (page: string) => [...page.matchAll(/<a href="#f-[^"]*">([^<]*)/g)].map(([, text]) => text);
    const nothing = await maija.post(url, form("", { heads: "", headsOwn: "" }));
    expect(summaryOf(nothing.text)).toEqual(["Valitse yksikkö.", "Kerro, montako osallistui, tai merkitse osallistujat nimeltä."]); // prettier-ignore
    const beyond = await maija.post(url, form(unitId, { heads: "", headsOwn: "99999999", minutesOwn: "3", heldOn: "1999-05-03" })); // prettier-ignore
    expect(summaryOf(beyond.text)).toEqual(["Osallistujia voi olla enintään 100\u00a0000.", "Keston pitää olla 5–2\u00a0880 minuuttia.", "Vuoden pitää olla vähintään 2000. Tarkista päivä."]); // prettier-ignore
    const letters = await maija.post(url, form(unitId, { heads: "", headsOwn: "paljon" }));
    expect(summaryOf(letters.text)).toEqual(["Kirjoita osallistujien määrä numeroin, esimerkiksi 14."]);
    const few = await maija.post(url, form(unitId, { heads: "1", participantIds: people }));
    expect([few.status, few.text.includes("pienempi kuin nimeltä")]).toEqual([422, true]);
    const ahead = await maija.post(url, form(unitId, { heldOn: "2099-05-03" }));
    expect([ahead.status, ahead.text.includes(`planned/new?unit&#x3D;${unitId}`)]).toEqual([422, true]);
    expect(await listSessions(product.db, id)).toEqual([]);
  });

  test("finds a unit by name and shows its people without saving anything", async () => {
    const { id, url, maija, unitId } = await aStage();
    const { eventKind } = form("");
    const found = await maija.post(url, { eventKind, q: "päiväk", show: "on" });
    expect([found.status, found.text.includes("Päiväkeskus"), found.text.includes("Perheet")]).toEqual([
      200,
      true,
      false,
    ]);
    const shown = await maija.post(url, form(unitId, { show: "on" }));
    expect([shown.status, shown.text.includes("Aino Aalto")]).toEqual([200, true]);
    expect(await listSessions(product.db, id)).toEqual([]);
  });

  test("is for one's own sessions; planners log for every mentor, who are no mentor for none", async () => {
    const stage = await aStage();
    const { id, url, maija, planner, unitId, mentorId, otherId } = stage;
    await maija.post(url, form(unitId, { mentorId: otherId }));
    expect((await listSessions(product.db, id)).map((session) => session.mentorId)).toEqual([mentorId]);
    expect((await planner.post(url, form(unitId))).text).toContain("Valitse mentori.");
    await planner.post(url, form(unitId, { mentorId: otherId }));
    const others = await listSessions(product.db, id, { mentorId: otherId });
    expect(others).toHaveLength(1);
    const path = `${url}/${others[0]?.id ?? ""}`;
    expect((await maija.post(`${path}/removal`)).status).toBe(403);
    expect((await maija.get(`${path}/log`)).status).toBe(403);
    const nobody = await product.signedIn("facilitator", id);
    expect((await nobody.get(`${url}/new`)).text).toContain("Sinua ei ole merkitty hankkeen mentoriksi.");
    expect((await nobody.post(url, form(unitId))).status).toBe(403);
    expect(await listSessions(product.db, id)).toHaveLength(2);
  });
});

test("a session that was logged wrong is put right or taken away, and the figures follow", async () => {
  const stage = await aStage();
  const { id, url, maija, unitId, dayCentreId, toolId, people } = stage;
  const sessionId = await log(stage, { participantIds: people });
  expect((await maija.get(`${url}/${sessionId}/log`)).text).toMatch(new RegExp(`value="${people[0] ?? ""}" checked`));
  const right = { toolId, heads: "", headsOwn: "14", minutes: "", minutesOwn: "75", participantIds: people[1] ?? "" };
  expect((await maija.post(`${url}/${sessionId}/log`, form(dayCentreId, right))).status).toBe(303);
  const [session] = await listSessions(product.db, id);
  expect(session).toMatchObject({ unitId: dayCentreId, toolId, minutes: 75, headCount: 14, names: { fi: "Teams" } });
  expect(figuresOf(await listHeldEvents(product.db, id))).toMatchObject({ people: 1, heads: 13, hours: 1.25 });
  expect(await log(stage, { heldOn: "2021-05-04" })).not.toBe(sessionId);
  const again = await maija.post(`${url}/${sessionId}/log`, form(unitId, { heldOn: "2021-05-04" }));
  expect([again.status, again.text.includes("Kirjataanko silti toinen?")]).toEqual([422, true]);
  await maija.post(`${url}/${sessionId}/removal`);
  expect(figuresOf(await listHeldEvents(product.db, id))).toMatchObject({ events: 1, people: 0, heads: 5 });
  const acts = await product.db
    .selectFrom("auditLog")
    .select("act")
    .where("subject", "=", sessionId)
    .orderBy("id")
    .execute();
  expect(acts.map(({ act }) => act)).toEqual(["session.log", "session.correct", "session.remove"]);
});

test("putting a note right loses nobody who was there, keeps a tool that is followed no more, and asks nothing twice", async () => {
  const stage = await aStage();
  const { id, url, maija, unitId, toolId } = stage;
  const many = Array.from({ length: 70 }, (_, at) => {
    const name = `Osallistuja ${String(at).padStart(2, "0")}`;
    return { programmeId: id, organisationId: unitId, name, email: `o${at}@example.org` };
  });
  const added = await product.db.insertInto("participants").values(many).returning("id").execute();
  const last = added.slice(-3).map((row) => row.id);
  const sessionId = await log(stage, { toolId, participantIds: last });
  await log(stage, { toolId, isAnother: true });
  await product.db
    .updateTable("digitalTools")
    .set({ endedAt: Temporal.Now.instant() })
    .where("id", "=", toolId)
    .execute();

  const page = (await maija.get(`${url}/${sessionId}/log`)).text;
  const ticked = [...page.matchAll(/name="participantIds" value="([^"]+)" checked/g)].map(([, each]) => each);
  expect(ticked.toSorted()).toEqual(last.toSorted());
  expect(page).toMatch(new RegExp(`name="toolId" value="${toolId}" checked`));
  expect((await maija.get(`${url}/new?unit=${unitId}`)).text).not.toContain(`value="${toolId}"`);
  const sent = form(unitId, { toolId, participantIds: ticked.map(String), note: "Jatketaan syksyllä" });
  expect((await maija.post(`${url}/${sessionId}/log`, sent)).status).toBe(303);
  const session = (await listSessions(product.db, id)).find((each) => each.id === sessionId);
  expect([session?.note, session?.people.length, session?.toolId]).toEqual(["Jatketaan syksyllä", 3, toolId]);
});

test("a planner who is a mentor too logs for another, also one whose work has ended, and sees it saved", async () => {
  const { id, url, planner, unitId, mentorId, otherId } = await aStage();
  const { db } = product;
  const { userId } = await db.selectFrom("memberships").select("userId").where("programmeId", "=", id).where("role", "=", "planner").executeTakeFirstOrThrow(); // prettier-ignore
  await db.updateTable("mentors").set({ userId }).where("id", "=", otherId).execute();
  await db.updateTable("mentors").set({ endsOn: "2021-06-01" }).where("id", "=", mentorId).execute();
  const chosen = (path: string) =>
    planner.get(path).then(({ text }) => /<option value="([^"]+)" selected>/.exec(text)?.[1]);
  expect(await chosen(`${url}/new`)).toBe(otherId);
  expect(await chosen(`${url}/new?mentor=${mentorId}`)).toBe(mentorId);
  expect((await planner.get(`${url}/planned/new`)).text).not.toContain(`<option value="${mentorId}"`);
  const sent = await planner.post(url, form(unitId, { mentorId }));
  const list = (await planner.get(sent.headers["location"] ?? "")).text;
  expect(list).toContain("Tallennettu: koulutus, Kotihoito, 3.5.2021.");
});

test("a planned session is moved, which is told, and one press makes it held or brings it back", async () => {
  const { id, url, maija, unitId } = await aStage();
  const plan = {
    ...form(unitId),
    eventKind: "meeting",
    day: "2099-05-04",
    start: "13:00",
    place: "https://teams.example.org/a",
  };
  const planned = await maija.post(`${url}/planned`, plan);
  const sessionId = (planned.headers["location"] ?? "").split("#session-")[1] ?? "";
  expect((await maija.post(`${url}/planned`, plan)).text).toContain("samaan aikaan on jo suunniteltu");
  expect((await maija.post(`${url}/planned`, { ...plan, day: "2021-05-04" })).text).toContain("Aika on jo mennyt.");
  for (const day of ["2099-06-04", "2099-08-04"])
    expect((await maija.post(`${url}/${sessionId}/plan`, { ...plan, day })).status).toBe(303);
  const list = (await maija.get(url)).text;
  expect(list).toContain("siirretty 2 kertaa, alun perin 4.5.2099");
  expect(list).toContain(`${url}/${sessionId}/log`);
  expect(await listSessions(product.db, id)).toEqual([]);

  expect((await maija.post(`${url}/${sessionId}/log`, form(unitId, { eventKind: "meeting" }))).status).toBe(303);
  const [session] = await listSessions(product.db, id);
  expect([session?.heldOn, session?.minutes, session?.startsAt?.toString()]).toEqual([
    "2021-05-03",
    60,
    "2021-05-03T10:00:00Z",
  ]);
  expect((await maija.post(`${url}/${sessionId}/plan`, plan)).text).toContain("jo pidetty tai peruttu");
  for (const press of [1, 2])
    expect([press, (await maija.post(`${url}/${sessionId}/removal`)).status]).toEqual([press, 303]);
  expect(await listSessions(product.db, id)).toEqual([]);
  expect((await maija.get(url)).text).toContain("4.8.2099");
  await maija.post(`${url}/${sessionId}/cancellation`, { reason: "Kiire" });
  const row = await product.db
    .selectFrom("workshops")
    .select(["state", "cancelReason"])
    .where("id", "=", sessionId)
    .executeTakeFirst();
  expect(row).toEqual({ state: "cancelled", cancelReason: "Kiire" });
});

test("the list is limited by mentor, unit with all below it, tool, kind and days, and goes along as a file", async () => {
  const stage = await aStage();
  const { id, url, planner, otherId, toolId, dayCentreId } = stage;
  await log(stage, { toolId, title: { fi: "=Aloitus", sv: "", en: "" } });
  await log(stage, { unitId: dayCentreId, eventKind: "meeting", heldOn: "2021-06-10" });
  await log(stage, { mentorId: otherId, heldOn: "2021-08-01" });
  const { id: sectorId } = await product.db.selectFrom("organisations").select("id").where("programmeId", "=", id).where("name", "like", "%Ikäihmiset").executeTakeFirstOrThrow(); // prettier-ignore
  const days = async (query: string) => {
    const { text } = await planner.get(`${url}?${query}`);
    return [...text.matchAll(/data-label="Päivä">([^<]*)/g)].map(([, day]) => day);
  };
  expect(await days("")).toEqual(["1.8.2021", "10.6.2021", "3.5.2021"]);
  expect(await days(`mentor=${otherId}`)).toEqual(["1.8.2021"]);
  expect(await days(`unit=${sectorId}&kind=meeting`)).toEqual(["10.6.2021"]);
  expect(await days(`unit=${dayCentreId}`)).toEqual(["10.6.2021"]);
  expect(await days(`tool=${toolId}`)).toEqual(["3.5.2021"]);
  expect(await days("from=2021-05-04&to=2021-07-31")).toEqual(["10.6.2021"]);
  const file = (await planner.get(`${url}/export.csv?tool=${toolId}`)).text.trim().split("\r\n");
  expect(file[1]).toBe(
    "2021-05-03;Koulutus;'=Aloitus;Hyvinvointialue › Ikäihmiset › Kotihoito;Maija Mentori;Teams;60;0;5;",
  );
  expect((await planner.get(`${url}/export.xlsx`)).status).toBe(200);
  const swedish = (await planner.get(`${url}?lang=sv`)).text;
  expect(swedish).toContain("Vad har mentorerna hållit?");
});

test("a mentor's calendar holds what is to come and what was held, at an address that can be changed and ended", async () => {
  const stage = await aStage();
  const { id, url, maija, planner, mentorId, otherId, unitId } = stage;
  await log(stage, { participantIds: stage.people, note: "Seuraavaksi kameran käyttö" });
  await log(stage, { mentorId: otherId });
  await maija.post(`${url}/planned`, { ...form(unitId), day: "2099-05-04", start: "13:00", place: "Taukotila" });
  expect((await maija.post(`${url}/feeds/${otherId}`)).status).toBe(403);
  const addressIn = (text: string) =>
    /http:\/\/tarvepaja\.test(\/calendar\/mentors\/[\w-]+\.ics)/.exec(text)?.[1] ?? "";
  const first = addressIn((await maija.post(`${url}/feeds/${mentorId}`)).text);
  const file = await product.browser().get(first);
  const { calendar, events } = readCalendar(file.text);
  expect(calendar["X-WR-CALNAME"]).toContain("Maija Mentori");
  expect(events.map(({ SUMMARY, DTSTART, LOCATION }) => [SUMMARY, DTSTART, LOCATION])).toEqual([
    ["Koulutus: Kotihoito", "20210503", undefined],
    ["Koulutus: Kotihoito", "20990504T100000Z", "Taukotila"],
  ]);
  for (const kept of ["Aino", "kameran"]) expect(file.text).not.toContain(kept);
  expect(file.headers["set-cookie"]).toBeUndefined();
  const unchanged = await product
    .browser()
    .agent.get(first)
    .set("If-None-Match", file.headers["etag"] ?? "");
  expect(unchanged.status).toBe(304);
  const second = addressIn((await planner.post(`${url}/feeds/${mentorId}`)).text);
  expect([(await product.browser().get(first)).status, (await product.browser().get(second)).status]).toEqual([
    404, 200,
  ]);
  const kept = await product.db.selectFrom("mentorFeeds").select("tokenHash").where("programmeId", "=", id).execute();
  expect(kept).toHaveLength(1);
  expect(second).not.toContain(kept[0]?.tokenHash ?? "");
  await maija.post(`${url}/feeds/${mentorId}/removal`);
  expect((await product.browser().get(second)).status).toBe(404);
});

test("a calendar's address works no longer than its mentor and its maker work in the programme", async () => {
  const { id, url, maija, planner, mentorId } = await aStage();
  const made = async (by: Browser) =>
    /\/calendar\/mentors\/[\w-]+\.ics/.exec((await by.post(`${url}/feeds/${mentorId}`)).text)?.[0] ?? "";
  const statusOf = async (address: string) => (await product.browser().get(address)).status;
  const membership = product.db.updateTable("memberships").where("programmeId", "=", id);
  const own = await made(maija);
  const role = (name: "viewer" | "facilitator") =>
    membership.set({ role: name }).where("role", "=", name === "viewer" ? "facilitator" : "viewer").execute(); // prettier-ignore
  await role("viewer");
  expect(await statusOf(own)).toBe(404);
  const page = (await planner.get(`${url}/feeds`)).text;
  expect(page).toContain("Osoite ei toimi: mentori ei ole enää hankkeen työntekijä.");
  await role("facilitator");
  expect(await statusOf(own)).toBe(200);

  const byPlanner = await made(planner);
  await product.db.deleteFrom("memberships").where("programmeId", "=", id).where("role", "=", "planner").execute();
  expect([await statusOf(own), await statusOf(byPlanner)]).toEqual([404, 404]);
  expect((await maija.get(`${url}/feeds`)).text).toContain("sen tehnyt työntekijä ei ole enää hankkeessa");
  const renewed = await made(maija);
  expect(await statusOf(renewed)).toBe(200);

  await product.db.updateTable("mentors").set({ endsOn: "2021-06-01" }).where("id", "=", mentorId).execute();
  expect(await statusOf(renewed)).toBe(404);
  const refused = await maija.post(`${url}/feeds/${mentorId}`);
  expect([refused.status, refused.text.includes("mentorin työ hankkeessa on päättynyt")]).toEqual([409, true]);
});

test("a contact is noted once, its next step waits first until it is done, and its unit can't be removed", async () => {
  const { id, planner, maija, unitId, dayCentreId, people } = await aStage();
  const url = `/programmes/${id}/mentoring/contacts`;
  const page = (await maija.get(`${url}/new?unit=${unitId}`)).text;
  expect(page).toContain("Bertta Borg");
  const own = /name="id" value="([^"]+)"/.exec(page)?.[1] ?? "";
  const note = { id: own, unitId, participantId: people[0] ?? "", who: "", way: "phone", contactedOn: "2021-05-03", about: "Aloitus <sovittu>", nextStep: "Lähetä ohje", nextOn: "2021-05-10" }; // prettier-ignore
  expect((await maija.post(url, { ...note, about: "", participantId: "" })).text).toContain(
    "Kirjoita, mistä puhuttiin.",
  );
  await Promise.all([1, 2].map(() => maija.post(url, note)));
  const rows = () => product.db.selectFrom("contactNotes").selectAll().where("programmeId", "=", id).execute();
  expect(await rows()).toHaveLength(1);
  const wrong = await maija.post(url, { ...note, unitId: dayCentreId, id: crypto.randomUUID() });
  expect([wrong.status, wrong.text.includes("toisesta yksiköstä")]).toEqual([422, true]);
  const list = (await planner.get(url)).text;
  expect(list).toContain("myöhässä, piti tehdä 10.5.2021 mennessä");
  expect(list).toContain("Aloitus &lt;sovittu&gt;");
  await planner.post(`${url}/${own}/next-step`, { isDone: "yes" });
  expect((await rows())[0]?.nextDoneAt).not.toBeNull();
  expect((await planner.get(url)).text).toContain("Yhtään asiaa ei ole sovittu tehtäväksi.");
  // Who has moved to another unit stays who it was; of whom nothing is left, that is said.
  const moved = { organisationId: dayCentreId };
  await product.db.updateTable("participants").set(moved).where("id", "=", note.participantId).execute();
  expect((await maija.get(`${url}/${own}`)).text).toContain("Aino Aalto");
  expect((await maija.post(`${url}/${own}`, { ...note, about: "Aloitus siirtyi" })).status).toBe(303);
  await product.db.deleteFrom("participants").where("id", "=", note.participantId).execute();
  expect((await planner.get(url)).text).toContain("Yhteyshenkilön tiedot on poistettu");
  await maija.post(`${url}/${own}`, { ...note, participantId: "", who: "Esihenkilö", way: "mail" });
  expect((await planner.get(`${url}?way=mail&q=ESIHENK`)).text).toContain("1 yhteydenotto");
  expect((await planner.get(`${url}?q=puuttuu`)).text).toContain("Rajauksella ei löytynyt");
  const removal = await planner.post(`/programmes/${id}/organisations/${unitId}/removal`);
  expect([removal.status, removal.text.includes("merkintöjä mentoroinnissa")]).toEqual([409, true]);
  await maija.post(`${url}/${own}/removal`);
  expect(await rows()).toEqual([]);
});

test("a contact is corrected by who wrote it and by planners; colleagues read it and take its next step", async () => {
  const { id, planner, maija, unitId } = await aStage();
  const url = `/programmes/${id}/mentoring/contacts`;
  const colleague = await product.signedIn("facilitator", id);
  const own = crypto.randomUUID();
  const note = { id: own, unitId, participantId: "", who: "Esihenkilö", way: "phone", contactedOn: "2021-05-03", about: "Aloitus", nextStep: "Lähetä ohje", nextOn: "" }; // prettier-ignore
  // What is searched for is shown, and nothing is saved, though Enter was pressed with a unit chosen.
  const searched = await maija.post(url, { ...note, q: "päiväk" });
  expect([searched.status, searched.text.includes("Päiväkeskus"), searched.text.includes("Aloitus")]).toEqual([
    ...[200, true, true],
  ]);
  expect((await maija.post(url, { ...note, q: "päiväk", sought: "päiväk" })).status).toBe(303);
  const address = `${url}/${own}`;
  const others = [colleague.get(address), colleague.post(address, note), colleague.post(`${address}/removal`)];
  expect((await Promise.all(others)).map(({ status }) => status)).toEqual([403, 403, 403]);
  const list = (await colleague.get(url)).text;
  expect([list.includes("Esihenkilö"), list.includes(`href="${address}"`)]).toEqual([true, false]);
  expect((await maija.get(url)).text).toContain(`href="${address}"`);
  expect((await colleague.post(`${address}/next-step`, { isDone: "yes" })).status).toBe(303);
  expect((await planner.post(address, { ...note, about: "Aloitus siirtyi" })).status).toBe(303);
  const acts = product.db.selectFrom("auditLog").select("act").where("subject", "=", own).orderBy("id");
  expect((await acts.execute()).map(({ act }) => act)).toEqual([
    ...["contact.note", "contact.next-done", "contact.correct"],
  ]);
});
