// The day of a workshop: staff take attendance, people check themselves in or join from afar, and get their certificate.
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Temporal } from "temporal-polyfill";
import { databaseNow } from "../../../src/platform/database.ts";
import { openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { contentsOf } from "../../support/contents.ts";
import { aWorkshop, lettersOf, linkOf, seatAll, type WorkshopRow } from "../../support/workshop-people.ts";

let product: TestApp;
let now: Temporal.Instant;
beforeAll(async () => {
  product = await openTestApp();
  now = await databaseNow(product.db);
});
afterAll(async () => {
  await product.close();
});

/** A workshop that began half an hour ago, with a facilitator at its door. */
async function aDoor(more: Partial<WorkshopRow> & { organisations?: number } = {}) {
  const times = { startsAt: now.subtract({ minutes: 30 }), endsAt: now.add({ minutes: 90 }) };
  const workshop = await aWorkshop(product.db, { ...times, ...more });
  const url = `/programmes/${workshop.programmeId}/workshops/${workshop.workshopId}/attendance`;
  return { ...workshop, url, facilitator: await product.signedIn("facilitator", workshop.programmeId) };
}

/** Everybody of the workshop: name, state, from afar, was there. */
async function rollOf(workshopId: string) {
  const rows = await product.db
    .selectFrom("workshopSeats")
    .innerJoin("attendees", "attendees.id", "attendeeId")
    .leftJoin("participants", "participants.id", "participantId")
    .select(["workshopSeats.id", "state", "isRemote", "attended", "checkedInAt", "participants.name as contact"])
    .select("attendees.name as guest")
    .where("workshopId", "=", workshopId)
    .execute();
  return rows
    .map(({ contact, guest, ...row }) => ({ ...row, name: contact ?? guest }))
    .sort((a, b) => a.name.localeCompare(b.name, "fi", { numeric: true }));
}

const shortRoll = async (workshopId: string) =>
  (await rollOf(workshopId)).map(({ name, state, attended }) => [name, state, attended]);

async function acts(programmeId: string) {
  const query = product.db.selectFrom("auditLog").select(["act", "actorId"]).where("programmeId", "=", programmeId);
  return (await query.orderBy("at").execute()).map(({ act, actorId }) => [act, actorId !== null]);
}

/** The same press twice, as an impatient finger does it; what the second got. */
async function twice<T>(press: () => Promise<T>): Promise<T> {
  await press();
  return await press();
}

/** The code as the page for the wall shows it. */
async function codeOf(facilitator: Browser, url: string, fields: Record<string, string> = {}): Promise<string> {
  const shown = await facilitator.post(`${url}/code`, fields);
  return /class="door-address">tarvepaja\.test(\/check-in\/[2-9a-z]{8})</.exec(shown.text)?.[1] ?? shown.text;
}

test("attendance is taken one by one and of everybody at once, and two who do it do not undo each other", async () => {
  const door = await aDoor({ places: 2, organisations: 4 });
  const { workshopId, programmeId, url, facilitator } = door;
  const coming = { state: "coming" as const };
  await seatAll(product.db, door, [coming, coming, { state: "waiting", waitingSince: now }, { state: "declined" }]);
  const seats = (await rollOf(workshopId)).map(({ id }) => id);
  const [a = "", b = "", waiting = ""] = seats;
  const another = await product.signedIn("facilitator", programmeId);

  // Both had the page open on which nobody was marked; the same press twice says the same.
  for (const browser of [facilitator, another])
    expect((await browser.post(`${url}/people/${a}`, { q: "", attended: "yes" })).status).toBe(303);
  const page = await facilitator.get(url);
  expect(page.text).toContain("1 / 2 on paikalla.");
  expect(page.text).toContain("1 tulijaa ei ole merkitty. Hänet kirjataan poissa olleeksi.");

  // Everybody; one of them is then marked by the other facilitator; taking it back leaves that alone.
  await facilitator.post(`${url}/people/${a}`, { attended: "no" });
  const all = await facilitator.post(`${url}/everybody`, { q: "" });
  expect(await shortRoll(workshopId)).toEqual([
    ["Osallistuja 1", "coming", false],
    ["Osallistuja 2", "coming", true],
    ["Osallistuja 3", "waiting", null],
    ["Osallistuja 4", "declined", null],
  ]);
  const everybody = new URL(all.headers["location"] ?? "", "http://here").searchParams.get("everybody") ?? "";
  expect((await facilitator.get(all.headers["location"] ?? "")).text).toContain(`value="${everybody}"`);
  await facilitator.post(`${url}/everybody/removal`, { q: "", everybody });
  expect((await rollOf(workshopId)).map(({ attended }) => attended)).toEqual([false, null, null, null]);
  const again = await facilitator.post(`${url}/everybody`, { q: "" });
  await another.post(`${url}/people/${b}`, { attended: "yes" });
  const said = new URL(again.headers["location"] ?? "", "http://here").searchParams.get("everybody") ?? "";
  await facilitator.post(`${url}/everybody/removal`, { q: "", everybody: said });
  expect((await rollOf(workshopId)).map(({ attended }) => attended)).toEqual([false, true, null, null]);

  // Who waits needs a place: asked first, with the same press in the answer.
  const asked = await facilitator.agent
    .post(`${url}/people/${waiting}`)
    .set("HX-Request", "true")
    .type("form")
    .send({ csrf: await facilitator.csrf(), q: "", attended: "yes" });
  expect([asked.status, asked.text.startsWith('<div id="roll">')]).toEqual([409, true]);
  expect(asked.text).toContain("2 / 2 paikkaa on varattu. Onko tilaa vielä yhdelle?");
  expect((await rollOf(workshopId))[2]).toMatchObject({ state: "waiting", attended: null });
  await twice(() => facilitator.post(`${url}/people/${waiting}`, { attended: "yes", more: "yes" }));
  expect((await rollOf(workshopId))[2]).toMatchObject({ state: "coming", attended: true });
  const places = product.db.selectFrom("workshops").select("places").where("id", "=", workshopId);
  expect(await places.executeTakeFirst()).toEqual({ places: 3 });

  // Another programme's workshop and seat, and a viewer.
  const theirs = await aDoor();
  expect((await theirs.facilitator.post(`${theirs.url}/people/${a}`, { attended: "no" })).status).toBe(404);
  const viewer = await product.signedIn("viewer", programmeId);
  expect([(await viewer.get(url)).status, (await viewer.post(`${url}/everybody`)).status]).toEqual([403, 403]);
  const done = (await acts(programmeId)).filter(([act]) => String(act).startsWith("workshop."));
  expect(done.map(([act]) => act)).toEqual([
    ...["workshop.attendance", "workshop.attendance", "workshop.attendance-all", "workshop.attendance-undo"],
    ...["workshop.attendance-all", "workshop.attendance"],
  ]);
});

test("a walk-in is found where known, asked about where the room is full, and nobody is there twice", async () => {
  const door = await aDoor({ places: 2 });
  const { workshopId, url, facilitator } = door;
  await seatAll(product.db, door, [{ state: "coming" }]);
  const walkIn = (fields: Record<string, string>) =>
    facilitator.post(`${url}/walk-ins`, { name: "", organisation: "", email: "", ...fields });

  const wrong = await walkIn({ name: "", email: "ei osoite" });
  expect([wrong.status, wrong.text.includes('value="ei osoite"')]).toEqual([422, true]);
  // By e-mail the contact who comes, whatever the name; by name and organisation another contact of the register.
  await walkIn({ name: "Ossi", email: "OSALLISTUJA1@example.org" });
  await walkIn({ name: "osallistuja 2", organisation: "yritys 2 oy" });
  expect(await shortRoll(workshopId)).toEqual([
    ["Osallistuja 1", "coming", true],
    ["Osallistuja 2", "coming", true],
  ]);
  const full = await walkIn({ name: "Väinö Vieras", organisation: "Uusi yhdistys" });
  expect(full.status).toBe(409);
  expect(full.text).toContain("2 / 2 paikkaa on varattu. Onko tilaa vielä yhdelle?");
  expect(full.text).toContain('<input type="hidden" name="name" value="Väinö Vieras">');
  expect((await rollOf(workshopId)).length).toBe(2);
  expect((await twice(() => walkIn({ name: "Väinö Vieras", organisation: "Uusi yhdistys", more: "yes" }))).status).toBe(
    303,
  );
  expect((await shortRoll(workshopId))[2]).toEqual(["Väinö Vieras", "coming", true]);
  expect((await facilitator.get(url)).text).toContain("3 / 3 on paikalla.");
});

test("held from the door: who was not marked was not there; later corrections keep the heads counted", async () => {
  const door = await aDoor();
  const { workshopId, programmeId, url, facilitator } = door;
  await seatAll(product.db, door, [{ state: "coming" }, { state: "coming" }, { state: "coming" }]);
  const [a = "", b = "", c = ""] = (await rollOf(workshopId)).map(({ id }) => id);
  const heldOn = now.toZonedDateTimeISO("Europe/Helsinki").toPlainDate().toString();
  await facilitator.post(`${url}/people/${a}`, { attended: "yes" });
  const few = await facilitator.post(`${url}/holding`, { heldOn, headCount: "0" });
  expect([few.status, few.text.includes("Luku on pienempi kuin nimellä paikalle merkittyjen määrä.")]).toEqual([
    422,
    true,
  ]);
  expect((await facilitator.post(`${url}/holding`, { heldOn: "2199-01-01", headCount: "" })).status).toBe(422);
  const held = await facilitator.post(`${url}/holding`, { heldOn, headCount: "1" });
  expect(held.headers["location"]).toBe(`${url}?done=held`);
  expect((await rollOf(workshopId)).map(({ attended }) => attended)).toEqual([true, false, false]);
  const certificates = await facilitator.get(`${url}/certificates`);
  expect(certificates.text.match(/<article/g)).toHaveLength(1);
  await facilitator.post(`${url}/people/${b}`, { attended: "yes" });
  const row = product.db.selectFrom("workshops").select(["state", "heldOn", "headCount"]).where("id", "=", workshopId);
  expect(await row.executeTakeFirst()).toEqual({ state: "held", heldOn, headCount: 2 });
  expect((await facilitator.get(url)).text).toContain(
    "Paikalla oli 2 / 3. Paikalla laskettiin olleen yhteensä 2 henkilöä.",
  );

  // Taken back: nobody is away by a day that was not it; what was said of each, present or away, stays.
  await facilitator.post(`${url}/people/${b}`, { attended: "no" });
  const takeBack = () => facilitator.post(`/programmes/${programmeId}/workshops/${workshopId}/holding/removal`);
  await takeBack();
  expect((await rollOf(workshopId)).map(({ attended }) => attended)).toEqual([true, false, null]);
  // Marked as held once more, and one who was away by it is marked as away by hand.
  await facilitator.post(`${url}/holding`, { heldOn, headCount: "" });
  await facilitator.post(`${url}/people/${c}`, { attended: "no" });
  await takeBack();
  expect((await rollOf(workshopId)).map(({ attended }) => attended)).toEqual([true, false, false]);

  // Nobody by name: who was there stays unknown, and the heads are kept.
  const unnamed = await aDoor();
  await seatAll(product.db, unnamed, [{ state: "coming" }]);
  await unnamed.facilitator.post(`${unnamed.url}/holding`, { heldOn, headCount: "9" });
  expect((await rollOf(unnamed.workshopId)).map(({ attended }) => attended)).toEqual([null]);
  expect((await unnamed.facilitator.get(unnamed.url)).text).toContain(
    "Paikalla laskettiin olleen yhteensä 9 henkilöä.",
  );
  expect((await acts(programmeId)).filter(([act]) => act === "workshop.hold")).toEqual(
    Array(2).fill(["workshop.hold", true]),
  );
});

test("the code at the door: one press with one's own link, else the same words for all; renewed codes end", async () => {
  const door = await aDoor({ places: 2 });
  const { workshopId, programmeId, url, facilitator } = door;
  const people = await seatAll(product.db, door, [{ state: "coming" }, { state: "coming" }, {}]);
  const code = await codeOf(facilitator, url);
  const own = product.browser();
  await own.post(`/w/${await linkOf(product.db, people[0] ?? "")}`);

  const before = await contentsOf(product.db);
  const shown = await own.get(code);
  expect(shown.text).toContain("Olen paikalla, Osallistuja 1");
  expect(await contentsOf(product.db)).toEqual(before);
  expect((await twice(() => own.post(`${code}/own`, { attendee: people[0] ?? "" }))).headers["location"]).toBe(
    `${code}?done=own`,
  );
  expect((await own.get(code)).text).toContain("Osallistuja 1, sinut on merkitty paikalle.");
  expect((await own.post(`${code}/own`, { attendee: people[1] ?? "" })).status).toBe(404); // not this browser's

  // Known, unknown and not asked: the same answer, the same page; a full room keeps who came for staff to see.
  const pages = [];
  for (const email of ["osallistuja2@example.org", "tuntematon@example.org", "osallistuja3@example.org"]) {
    const phone = product.browser();
    const sent = await phone.post(`${code}/email`, { email });
    const page = await phone.get(sent.headers["location"] ?? "");
    pages.push([sent.headers["location"], page.text.replaceAll(/name="csrf" value="[^"]+"/g, "")]);
  }
  expect(pages[1]).toEqual(pages[0]);
  expect(pages[2]).toEqual(pages[0]);
  const phone = product.browser();
  const nameless = await phone.post(`${code}/walk-in`, { name: "", organisation: "Uusi", email: "" });
  expect([nameless.status, nameless.text.includes('value="Uusi"')]).toEqual([422, true]);
  await twice(() =>
    phone.post(`${code}/walk-in`, { name: "Väinö Vieras", organisation: "Uusi", email: "vaino@example.org" }),
  );
  expect(await shortRoll(workshopId)).toEqual([
    ["Osallistuja 1", "coming", true],
    ["Osallistuja 2", "coming", true],
    ["Osallistuja 3", "waiting", null],
    ["Väinö Vieras", "waiting", null],
  ]);
  expect((await rollOf(workshopId))[0]?.checkedInAt).not.toBeNull();
  expect((await acts(programmeId)).filter(([act]) => act === "workshop.check-in").length).toBe(4);

  const renewed = await codeOf(facilitator, url, { renew: "yes" });
  expect([(await phone.get(code)).status, (await phone.get(renewed)).status]).toEqual([404, 200]);
  expect((await phone.get(renewed.toUpperCase().replace("/CHECK-IN", "/check-in"))).status).toBe(200);

  // Cancelled, too early: no code, and a page that says why.
  await product.db.updateTable("workshops").set({ state: "cancelled" }).where("id", "=", workshopId).execute();
  expect((await phone.get(renewed)).text).toContain("Työpaja on peruttu.");
  expect((await phone.post(`${renewed}/email`, { email: "osallistuja3@example.org" })).status).toBe(409);
  expect((await facilitator.post(`${url}/code`)).status).toBe(409);
  const tomorrow = { startsAt: now.add({ hours: 26 }), endsAt: now.add({ hours: 28 }) };
  const early = await aDoor(tomorrow);
  const [seat = ""] = await seatAll(product.db, early, [{ state: "coming" }])
    .then(() => rollOf(early.workshopId))
    .then((roll) => roll.map(({ id }) => id));
  expect((await early.facilitator.post(`${early.url}/people/${seat}`, { attended: "yes" })).status).toBe(409);
  expect((await early.facilitator.post(`${early.url}/code`)).text).toContain("Kirjautuminen ei ole vielä alkanut.");
  expect((await early.facilitator.get(early.url)).text).toContain("Läsnäolon voi merkitä työpajan päivästä alkaen.");
  expect((await shortRoll(early.workshopId))[0]).toEqual(["Osallistuja 1", "coming", null]);
});

test("thirty at once: all who are expected are there, and of those at the door as many as there are places", async () => {
  const door = await aDoor({ places: 25, organisations: 20 });
  const { workshopId, url, facilitator, programmeId } = door;
  await seatAll(
    product.db,
    door,
    Array.from({ length: 20 }, () => ({ state: "coming" as const })),
  );
  const code = await codeOf(facilitator, url);
  const phone = product.browser();
  await phone.csrf();
  const sent = await Promise.all([
    ...Array.from({ length: 20 }, (_, at) =>
      phone.post(`${code}/email`, { email: `osallistuja${at + 1}@example.org` }),
    ),
    ...Array.from({ length: 10 }, (_, at) =>
      phone.post(`${code}/walk-in`, { name: `Vieras ${at}`, organisation: "", email: `vieras${at}@example.org` }),
    ),
  ]);
  expect(new Set(sent.map(({ status }) => status))).toEqual(new Set([303]));
  const roll = await rollOf(workshopId);
  expect(roll.filter(({ attended }) => attended === true)).toHaveLength(25);
  expect(roll.filter(({ state, attended }) => state === "waiting" && attended === null)).toHaveLength(5);
  // Sixteen and more can be searched; what is found stays found after a press.
  const found = await facilitator.get(`${url}?q=VIERAS+3`);
  expect(found.text.match(/class="door-person/g)).toHaveLength(1);
  expect(found.text).toContain("25 / 25 on paikalla.");
  expect(await lettersOf(product.db, programmeId)).toEqual([]);
});

test("joining from afar is being there, and what was attended comes as certificates in one's language", async () => {
  const door = await aDoor({ remoteUrl: "https://etana.example.org/huone?a=1" });
  const { workshopId, programmeId, url, facilitator } = door;
  const remote = { state: "coming" as const, isRemote: true };
  const [a = "", b = ""] = await seatAll(product.db, door, [
    { state: "coming" },
    remote,
    { state: "waiting", waitingSince: now },
  ]);
  const browser = product.browser();
  await browser.post(`/w/${await linkOf(product.db, b)}`);
  await browser.post(`/w/${await linkOf(product.db, a)}`);
  const join = `/attendee/${b}/workshops/${workshopId}/joining`;
  expect((await browser.get(`/attendee/${b}?lang=fi`)).text).toContain(`action="${join}"`);
  expect((await twice(() => browser.post(join))).headers["location"]).toBe(join);
  const onwards = await browser.get(join);
  expect(onwards.headers["refresh"]).toBe("0; url=https://etana.example.org/huone?a=1");
  expect(onwards.text).toContain('href="https://etana.example.org/huone?a&#x3D;1"');
  // Who comes to the room does not join; before the time the link is only a link.
  expect((await browser.post(`/attendee/${a}/workshops/${workshopId}/joining`)).headers["location"]).toBe(
    `/attendee/${a}`,
  );
  expect(await shortRoll(workshopId)).toEqual([
    ["Osallistuja 1", "coming", null],
    ["Osallistuja 2", "coming", true],
    ["Osallistuja 3", "waiting", null],
  ]);
  expect((await facilitator.get(url)).text).toContain("1 / 2 on paikalla. Heistä 1 osallistuu etänä.");
  const sheet = await facilitator.get(`${url}/sheet?lang=en`);
  expect(sheet.text).toContain('lang="fi"');
  expect(sheet.text.match(/<th scope="row">([^<]+)/g)).toEqual(['<th scope="row">Osallistuja 1']);

  const certificate = `/attendee/${b}/workshops/${workshopId}/certificate`;
  expect((await browser.get(certificate)).status).toBe(404); // not held yet
  const day = now.toZonedDateTimeISO("Europe/Helsinki").toPlainDate().toString();
  await facilitator.post(`${url}/holding`, { heldOn: day, headCount: "" });
  expect((await browser.get(`/attendee/${b}?lang=fi`)).text).toContain(`href="${certificate}"`);
  const one = await browser.get(`${certificate}?lang=sv`);
  for (const words of [
    "Intyg över deltagande",
    "Osallistuja 2",
    "Yritys 2 Oy",
    "Videor",
    "2 h",
    "På distans",
    "Ada Aalto",
  ])
    expect(one.text).toContain(words);
  expect((await browser.get(`/attendee/${b}/certificate?lang=fi`)).text).toContain(
    "on osallistunut hankkeessa 1 työpajaan",
  );
  const all = await facilitator.get(`${url}/certificates?lang=fi`);
  expect(all.text.match(/<article class="certificate" lang="\w+"/g)).toEqual([
    '<article class="certificate" lang="sv"',
  ]);
  // Who was not there gets none.
  expect((await browser.get(`/attendee/${a}/certificate`)).status).toBe(404);
  expect((await acts(programmeId)).filter(([act]) => act === "workshop.join")).toEqual([["workshop.join", false]]);
});
