// Date polls: made with a form that loses nothing, asked by mail, answered by personal link, read, picked, ended.
import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendPollReminder } from "../../../src/workshops/polls/reminders/commands.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { press } from "../../support/pressing.ts";
import { aWorkshop, lettersOf, linkOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const today = () => Temporal.Now.zonedDateTimeISO("Europe/Helsinki").toPlainDate();
const inDays = (days: number) => today().add({ days }).toString();

/** The form of a poll with these days at 13 for two hours. */
function formOf(workshop: string, days: number[], more: Record<string, string> = {}) {
  const rows = days.map((each, at) => ({
    [`day-${at}`]: inDays(each),
    [`start-${at}`]: "13.00",
    [`length-${at}`]: "120",
  }));
  const closesOn = inDays(7);
  return { ...Object.assign({}, ...rows), id: randomUUID(), workshop, who: "main", closesOn, ...more } as Record<
    string,
    string
  >;
}

const dateIds = async (pollId: string) =>
  (
    await product.db.selectFrom("pollDates").select("id").where("pollId", "=", pollId).orderBy("startsAt").execute()
  ).map(({ id }) => id);

/** The people of a poll by their mail's number, and a browser in which each has opened the letter's link. */
async function openedBy(programmeId: string, number: number) {
  const letter = (await lettersOf(product.db, programmeId)).find(
    ({ toAddress }) => toAddress === `osallistuja${number}@example.org`,
  );
  const [link = ""] = /\/w\/\S+/.exec(letter?.body ?? "") ?? [];
  const browser = product.browser();
  const start = await browser.get(link);
  const poll = /name="poll" value="([^"]+)"/.exec(start.text)?.[1] ?? "";
  const opened = await browser.post(link.replace(/\?.*/, ""), { poll });
  return { browser, start, url: opened.headers["location"] ?? "", letter };
}

test("a poll is typed by rows, filled by weeks, sent once, answered by link and seen by staff", async () => {
  const workshop = await aWorkshop(product.db, { startsAt: null, endsAt: null });
  const { programmeId, workshopId } = workshop;
  const base = `/programmes/${programmeId}/workshops/polls`;
  const planner = await product.signedIn("planner", programmeId);
  expect((await planner.get(base)).text).toContain("Aikoja ei ole vielä kysytty.");
  const empty = await planner.get(`${base}/new?workshop=${workshopId}`);
  expect(empty.text).toMatch(/value="main" checked><span>Yhteyshenkilöiltä \(3\)/);
  expect(empty.text).toContain(`value="${inDays(7)}"`);
  expect(empty.text).toContain("edeltävänä aamuna klo 9, jos kysely on lähtenyt vähintään vuorokautta aiemmin.");

  // What is wrong stands at its field, what was typed stays; more rows and generated days change nothing yet.
  const wrong = await planner.post(base, formOf(workshopId, [], { "start-2": "13", closesOn: inDays(-1) }));
  expect([
    wrong.status,
    wrong.text.includes(">Aika 3: Anna myös päivä.</a>"),
    wrong.text.includes('value="13"'),
  ]).toEqual([422, true, true]);
  expect(wrong.text).toContain("Viimeisen vastauspäivän pitää olla tänään tai myöhemmin.");
  const rows = await planner.post(`${base}/new/rows`, formOf(workshopId, [14]));
  expect([rows.text.match(/name="day-/g)?.length, rows.text.includes(`value="${inDays(14)}"`)]).toEqual([8, true]);
  const week = String(today().add({ days: 28 }).weekOfYear);
  const spread = { weekdays: "2", fromWeek: week, toWeek: week, spreadStart: "9", spreadLength: "90" };
  const filled = await planner.post(`${base}/new/spread`, formOf(workshopId, [14], spread));
  expect(filled.text).toMatch(/Yksi aika lisättiin\.|Yksi pyhäpäivä jäi pois\./);
  const noWeek = await planner.post(`${base}/new/spread`, formOf(workshopId, [14], { ...spread, toWeek: "60" }));
  expect([noWeek.status, noWeek.text.includes("Anna viikon numero, 1–53.")]).toEqual([422, true]);
  expect(await lettersOf(product.db, programmeId)).toEqual([]);

  // Sent twice, it is one poll and one letter each, in their own languages.
  const form = formOf(workshopId, [15, 14]);
  for (let time = 1; time <= 2; time++)
    expect((await planner.post(base, form)).headers["location"]).toBe(`${base}/${form["id"]}?done=made`);
  const letters = await lettersOf(product.db, programmeId);
  expect(letters.map(({ locale, subject }) => `${locale} ${subject}`).sort()).toEqual([
    "en When does it suit you? Videos",
    "fi Milloin sinulle sopii? Videot",
    "sv När passar det dig? Videor",
  ]);
  const pollId = form["id"] ?? "";
  expect((await planner.get(`${base}/${pollId}`)).text).toContain(
    "Kysytty on 3 ihmiseltä, eikä kukaan ole vielä vastannut.",
  );

  // The letter's link: a button, the dates with three answers each; one missing is told, nothing is lost.
  const [first = "", second = ""] = await dateIds(pollId);
  const { browser, start, url } = await openedBy(programmeId, 1);
  expect(start.text).toContain("Valitse sopivat ajat");
  const page = await browser.get(`${url}?lang=fi`);
  expect([page.text.match(/type="radio"/g)?.length, page.text.includes("paikallista aikaa (Helsinki)")]).toEqual([
    6,
    true,
  ]);
  const half = await browser.post(`${url}/answers`, { [`date-${first}`]: "yes" });
  expect([half.status, half.text.includes("Valitse, sopiiko tämä aika.")]).toEqual([422, true]);
  expect(half.text).toMatch(/value="yes" checked/);
  const both = { [`date-${first}`]: "yes", [`date-${second}`]: "no" };
  expect((await browser.post(`${url}/answers`, both)).headers["location"]).toBe(`${url}?done=saved`);
  expect((await browser.get(`${url}?done=saved`)).text).toContain("Kiitos! Vastauksesi tallennettiin");
  await browser.post(`${url}/answers`, { ...both, [`date-${second}`]: "maybe" });
  const other = await openedBy(programmeId, 2);
  await other.browser.post(`${other.url}/answers`, { [`date-${first}`]: "yes", [`date-${second}`]: "no" });
  expect((await browser.get(other.url)).status).toBe(401);
  expect((await browser.get(url.replace(/\/polls.*/, "?lang=fi"))).text).toContain("Olet vastannut.");

  // Staff see who can when; a viewer neither names nor small figures; another programme sees nothing.
  const result = (await (await product.signedIn("facilitator", programmeId)).get(`${base}/${pollId}`)).text;
  expect(result).toContain("2 / 3 on vastannut.");
  expect(result).toMatch(/pääsee 2, ei pääse 0\./);
  expect(result).toMatch(/Osallistuja 2<br><span class="text-secondary">Yritys 2 Oy/);
  expect(result).toContain("Ilman osallistujaa jäisi: Yritys 2 Oy");
  expect(result).not.toContain("Pidetään silloin");
  const viewed = (await (await product.signedIn("viewer", programmeId)).get(`${base}/${pollId}`)).text;
  expect([viewed.includes("Osallistuja"), viewed.includes("Yritys")]).toEqual([false, false]);
  expect(viewed).not.toMatch(/Sopii \w/);
  expect(viewed).toContain("Vastauksia on vielä liian vähän näytettäväksi.");
  const stranger = await aWorkshop(product.db, { organisations: 1 });
  const theirs = await product.signedIn("owner", stranger.programmeId);
  const elsewhere = `/programmes/${stranger.programmeId}/workshops/polls/${pollId}`;
  expect([(await theirs.get(elsewhere)).status, (await theirs.post(`${elsewhere}/closing`)).status]).toEqual([
    404, 404,
  ]);
});

test("reminders go to those who have not answered; after the close what was typed is shown, and more time can be given", async () => {
  const { programmeId, workshopId } = await aWorkshop(product.db, { startsAt: null, endsAt: null });
  const base = `/programmes/${programmeId}/workshops/polls`;
  const planner = await product.signedIn("planner", programmeId);
  const form = formOf(workshopId, [10]);
  await planner.post(base, form);
  const url = `${base}/${form["id"]}`;
  const [dateId = ""] = await dateIds(form["id"] ?? "");
  const answer = { [`date-${dateId}`]: "yes" };
  const one = await openedBy(programmeId, 1);
  await one.browser.post(`${one.url}/answers`, answer);
  expect((await planner.get(url)).text).toContain("Muistuttaa voi taas, kun edellisestä viestistä on tunti.");
  const before = Temporal.Now.instant().subtract({ hours: 2 });
  await product.db.updateTable("pollPeople").set({ mailedAt: before }).where("programmeId", "=", programmeId).execute();
  expect((await planner.get(url)).text).toContain("Muistuta 2 ihmistä");
  for (const mailed of [2, 0])
    expect((await planner.post(`${url}/reminders`)).headers["location"]).toBe(`${url}?done=reminded&count=${mailed}`);
  const letters = await lettersOf(product.db, programmeId);
  expect(letters.length).toBe(5);
  // Nobody is waited for who cannot be reminded: one has no address, the other wants no reminders.
  const contacts = product.db.selectFrom("participants").select("id").where("programmeId", "=", programmeId);
  const [, second, third] = await contacts.orderBy("email").execute();
  await product.db
    .updateTable("participants")
    .set({ email: "" })
    .where("id", "=", third?.id ?? "")
    .execute();
  await product.db
    .updateTable("attendees")
    .set({ remindersDeclinedAt: before })
    .where("participantId", "=", second?.id ?? "")
    .execute();
  const unreachable = (await planner.get(url)).text;
  expect(unreachable).toContain("Vastaamatta jättäneitä ei voi muistuttaa");
  expect(unreachable).not.toMatch(/Muistuttaa voi taas|saavat muistutuksen automaattisesti/);
  // The links lead to what people have answered: staff must not read them.
  const open = product.db.selectFrom("mails").select("id").where("programmeId", "=", programmeId);
  expect(await open.where("isPrivate", "=", false).execute()).toEqual([]);

  await planner.post(`${url}/closing`);
  const closed = (await planner.get(url)).text;
  expect([closed.includes("Vastausaikaa"), /<li>Suljettu \w/.test(closed)]).toEqual([false, true]);
  const two = await openedBy(programmeId, 2);
  const late = await two.browser.post(`${two.url}/answers?lang=fi`, answer);
  expect([late.status, late.text.includes('type="radio"')]).toEqual([409, false]);
  expect(late.text).toMatch(/Tämän valitsit|Det här valde du/);
  const answered = product.db
    .selectFrom("pollAnswers")
    .select("attendeeId")
    .where("pollId", "=", form["id"] ?? "");
  expect(await answered.execute()).toHaveLength(1);
  for (const [days, words] of [
    [-1, "tänään tai myöhemmin"],
    [10, "ennen viimeistä ehdotettua aikaa"],
  ] as const) {
    const wrong = await planner.post(`${url}/closing-time`, { closesOn: inDays(days) });
    expect([wrong.status, wrong.text.includes(words)]).toEqual([422, true]);
  }
  await planner.post(`${url}/closing-time`, { closesOn: inDays(9) });
  expect((await two.browser.post(`${two.url}/answers`, answer)).status).toBe(303);

  // Of a cancelled workshop nothing is asked, answered or picked any more.
  await product.db.updateTable("workshops").set({ state: "cancelled" }).where("id", "=", workshopId).execute();
  expect((await planner.post(`${url}/reminders`)).headers["location"]).toBe(`${url}?done=cancelled&count=0`);
  expect((await two.browser.post(`${two.url}/answers`, answer)).status).toBe(409);
  expect((await planner.post(`${url}/dates/${dateId}`)).status).toBe(409);
  const again = await planner.post(base, formOf(workshopId, [11]));
  expect([again.status, again.text.includes("Työpaja on peruttu, joten sen aikaa ei voi kysyä.")]).toEqual([422, true]);
});

test("those who have not answered are reminded by themselves the day before, once, and not after the poll is gone", async () => {
  const { programmeId, workshopId } = await aWorkshop(product.db, { startsAt: null, endsAt: null });
  const base = `/programmes/${programmeId}/workshops/polls`;
  const planner = await product.signedIn("planner", programmeId);
  const form = formOf(workshopId, [10]);
  await planner.post(base, form);
  const pollId = form["id"] ?? "";
  const url = `${base}/${pollId}`;
  const [dateId = ""] = await dateIds(pollId);
  const one = await openedBy(programmeId, 1);
  await one.browser.post(`${one.url}/answers`, { [`date-${dateId}`]: "yes" });
  const planned = await sql<{ startAfter: Temporal.Instant }>`
    select start_after from jobs.job where name = 'poll-reminder' and data->>'pollId' = ${pollId}`.execute(product.db);
  const nine = today().add({ days: 6 }).toZonedDateTime({ timeZone: "Europe/Helsinki", plainTime: "09:00" });
  expect(planned.rows.map(({ startAfter }) => startAfter.toString())).toEqual([nine.toInstant().toString()]);
  expect((await planner.get(url)).text).toContain("saavat muistutuksen automaattisesti");
  // Nothing is promised to those who will have been written to within the day before it.
  const people = product.db.updateTable("pollPeople").where("pollId", "=", pollId);
  await people.set({ mailedAt: nine.toInstant().subtract({ hours: 23 }) }).execute();
  expect((await planner.get(url)).text).not.toContain("saavat muistutuksen automaattisesti");
  await people.set({ mailedAt: Temporal.Now.instant() }).execute();

  const remind = async () => {
    await sendPollReminder(product.db, product.deps, { programmeId, pollId });
    return (await lettersOf(product.db, programmeId)).filter(({ subject }) =>
      /^Muistutus|^Påminnelse|^Reminder/.test(subject),
    ).length;
  };
  expect(await remind()).toBe(0); // too early
  const now = Temporal.Now.instant();
  await product.db
    .updateTable("datePolls")
    .set({ closesAt: now.add({ minutes: 1 }) })
    .where("id", "=", pollId)
    .execute();
  expect(await remind()).toBe(0); // asked a moment ago
  const before = now.subtract({ hours: 100 });
  await product.db.updateTable("pollPeople").set({ mailedAt: before }).where("pollId", "=", pollId).execute();
  expect([await remind(), await remind()]).toEqual([2, 2]);

  // Putting the last day off plans another one; a poll that is gone reminds nobody, and its people come to their own page.
  await planner.post(`${url}/closing-time`, { closesOn: inDays(9) });
  expect((await planner.post(`${url}/removal`)).headers["location"]).toBe(`${base}?done=removed`);
  expect((await planner.get(`${base}?done=removed`)).text).toContain("Kysely on poistettu.");
  expect([await remind(), (await planner.get(url)).status]).toEqual([2, 404]);
  expect((await one.browser.get(one.url)).status).toBe(404);
});

test("more people are asked later, by choice or one by one, and nobody twice; all by the pages' own forms", async () => {
  const workshop = await aWorkshop(product.db);
  const { programmeId, workshopId, startsAt, organisationIds } = workshop;
  const base = `/programmes/${programmeId}/workshops/polls`;
  const planner = await product.signedIn("planner", programmeId);
  const form = formOf(workshopId, [21, 22]);
  await planner.post(base, form);
  const url = `${base}/${form["id"]}`;
  expect((await planner.get(`${url}/people`)).text).toContain("Kaikilta, joilta voi kysyä, on jo kysytty.");
  const [first = "", second = ""] = organisationIds;
  const contact = (organisationId: string, name: string) => ({
    ...{ programmeId, organisationId, name, email: `${name.toLowerCase()}@example.org` },
  });
  // Who has no address is among those asked, but nothing is sent there.
  const added = [contact(first, "Uusi"), contact(second, "Toinen"), { ...contact(second, "Osoitteeton"), email: "" }];
  const [, chosen] = await product.db.insertInto("participants").values(added).returning("id").execute();
  const more = await planner.get(`${url}/people`);
  expect(more.text).toContain("Kaikilta yhteystiedoissa olevilta (3)");
  const nobody = await press(planner, more, /^Lähetä kysely/, { who: "chosen" });
  expect([nobody.status, nobody.text.includes("Valitse, keneltä kysytään.")]).toEqual([422, true]);
  const asked = await press(planner, more, /^Lähetä kysely/, { who: "chosen", chosen: chosen?.id ?? "" });
  expect(asked.text).toContain("Kysely lähetettiin yhdelle lisää.");
  for (const count of [1, 0])
    expect((await planner.post(`${url}/people`, { who: "everyone" })).headers["location"]).toBe(
      `${url}?done=asked&count=${count}`,
    );
  const addresses = (await lettersOf(product.db, programmeId)).map(({ toAddress }) => toAddress);
  expect([addresses.length, new Set(addresses).size]).toEqual([5, 5]);

  // The time that the workshop has may be one of those asked: it is not settled while the asking goes on.
  const [date = ""] = await dateIds(form["id"] ?? "");
  await product.db
    .updateTable("pollDates")
    .set({ startsAt, endsAt: startsAt.add({ hours: 2 }) })
    .where("id", "=", date)
    .execute();
  const { browser, url: own } = await openedBy(programmeId, 1);
  const page = await browser.get(`${own}?lang=fi`);
  expect(page.text).not.toContain("Työpaja pidetään");
  const yes = Object.fromEntries((await dateIds(form["id"] ?? "")).map((id) => [`date-${id}`, "yes"]));
  expect((await press(browser, page, /^Lähetä vastaukset/, yes)).text).toContain("Kiitos! Vastauksesi tallennettiin");
  const poll = await planner.get(url);
  expect([poll.text.includes("Työpaja pidetään"), poll.text.match(/Pidetään silloin</g)?.length]).toEqual([false, 3]);
  const overview = await planner.get(`/programmes/${programmeId}/workshops/${workshopId}`);
  expect(overview.text).toMatch(new RegExp(`href="${url}">Aikakysely</a> Auki: 1 / 6 on vastannut`));
  const colleague = await planner.get(`${url}/dates/${(await dateIds(form["id"] ?? ""))[1] ?? ""}`);
  const picked = await press(planner, await planner.get(`${url}/dates/${date}`), /^Pidetään silloin/, {
    invites: "on",
  });
  expect([picked.text.includes("Työpaja pidetään"), picked.text.includes("Vaihda tähän aikaan")]).toEqual([true, true]);
  expect((await planner.get(base)).text).toContain("1 päättynyt kysely");
  // A colleague who had the other date's page open before that is told, and nobody gets a second letter.
  const [, other = ""] = await dateIds(form["id"] ?? "");
  const letters = (await lettersOf(product.db, programmeId)).length;
  const late = await press(planner, colleague, /^Pidetään silloin/);
  expect([late.status, late.text.includes("Joku on jo päättänyt työpajan ajan")]).toEqual([409, true]);
  expect((await lettersOf(product.db, programmeId)).length).toBe(letters);
  expect((await press(planner, await planner.get(`${url}/dates/${other}`), /^Pidetään silloin/)).status).toBe(200);
  expect((await planner.post(`${url}/people`, { who: "everyone" })).headers["location"]).toBe(`${url}?done=closed`);
});

test("picking shows clashes first, sets the time, tells each once and invites those who can; done twice nobody hears", async () => {
  const workshop = await aWorkshop(product.db, { organisations: 4 });
  const { programmeId, workshopId } = workshop;
  await seatAll(product.db, workshop, [{ state: "coming" }]);
  const base = `/programmes/${programmeId}/workshops/polls`;
  const planner = await product.signedIn("planner", programmeId);
  const form = formOf(workshopId, [40, 41]);
  await planner.post(base, form);
  const [first = ""] = await dateIds(form["id"] ?? "");
  const answers = { yes: 2, no: 3 } as const;
  for (const [answer, number] of Object.entries(answers)) {
    const { browser, url } = await openedBy(programmeId, number);
    const ids = await dateIds(form["id"] ?? "");
    await browser.post(`${url}/answers`, Object.fromEntries(ids.map((id) => [`date-${id}`, answer])));
  }
  const { startsAt, endsAt } = await product.db
    .selectFrom("pollDates")
    .select(["startsAt", "endsAt"])
    .where("id", "=", first)
    .executeTakeFirstOrThrow();
  const organisationId = workshop.organisationIds[0] ?? "";
  const row = { programmeId, position: 1, level: "basics" as const, startsAt, endsAt };
  const titles = { ownTitles: '{"fi":"Toinen","sv":"","en":""}', audienceNames: '{"fi":"x","sv":"","en":""}' };
  const busy = await product.db
    .insertInto("workshops")
    .values({ ...row, ...titles } as never)
    .returning("id")
    .executeTakeFirstOrThrow();
  await product.db.insertInto("workshopOrganisations").values({ workshopId: busy.id, organisationId }).execute();
  const url = `${base}/${form["id"]}/dates/${first}`;
  const question = (await planner.get(url)).text;
  expect(question).toContain("Päällekkäistä samaan aikaan");
  expect(question).toContain("Toinen");
  expect(question).toContain("Kutsu heti se, joka pääsee");

  const before = (await lettersOf(product.db, programmeId)).length;
  const picked = await planner.post(url, { invites: "on" });
  expect(picked.headers["location"]).toBe(`${base}/${form["id"]}?done=picked&count=4`);
  expect((await planner.post(url, { invites: "on" })).headers["location"]).toContain("count=0");
  const told = (await lettersOf(product.db, programmeId)).slice(before);
  expect(told.map(({ toName, subject }) => `${toName}: ${subject.split(":")[0] ?? ""}`).sort()).toEqual([
    "Osallistuja 1: Työpajan tiedot muuttuivat",
    "Osallistuja 2: Inbjudan till workshop",
    "Osallistuja 3: The time is fixed",
    "Osallistuja 4: Aika on päätetty",
  ]);
  const now = await product.db
    .selectFrom("workshops")
    .select("startsAt")
    .where("id", "=", workshopId)
    .executeTakeFirst();
  expect(now?.startsAt?.toString()).toBe(startsAt.toString());
  const page = (await planner.get(`${base}/${form["id"]}`)).text;
  expect([page.includes("Työpaja pidetään"), page.includes("Suljettu")]).toEqual([true, true]);
  // Who cancels it learns in which languages the one reason will be read.
  const cancellation = (await planner.get(`/programmes/${programmeId}/workshops/${workshopId}/cancellation`)).text;
  expect(cancellation).toContain("Saajien kielet: Suomi 1, Ruotsi 1.");
});

test("a poll for planning asks the main contacts, and its dates are there for the series; own page leads to it", async () => {
  const { programmeId, organisationIds } = await aWorkshop(product.db);
  await product.db
    .updateTable("organisations")
    .set({ commitment: "committed" })
    .where("id", "=", organisationIds[0] ?? "")
    .execute();
  const base = `/programmes/${programmeId}/workshops/polls`;
  const planner = await product.signedIn("planner", programmeId);
  const nameless = await planner.post(base, formOf("", [20], { "titles.fi": "", "titles.sv": "", "titles.en": "" }));
  expect([nameless.status, nameless.text.includes("Anna nimi ainakin yhdellä kielellä.")]).toEqual([422, true]);
  const form = formOf("", [20], { "titles.fi": "Kevään ajat", "titles.sv": "", "titles.en": "", who: "every-main" });
  await planner.post(base, form);
  expect((await planner.get(base)).text).toContain("Kevään ajat");
  const asked = product.db
    .selectFrom("pollPeople")
    .select("attendeeId")
    .where("pollId", "=", form["id"] ?? "");
  const [someone] = await asked.execute();
  expect(await asked.execute()).toHaveLength(3);
  const browser = product.browser();
  const attendeeId = someone?.attendeeId ?? "";
  await browser.post(`/w/${await linkOf(product.db, attendeeId)}`);
  const own = (await browser.get(`/attendee/${attendeeId}?lang=fi`)).text;
  expect(own).toContain(`href="/attendee/${attendeeId}/polls/${form["id"]}"`);
  const [dateId = ""] = await dateIds(form["id"] ?? "");
  await browser.post(`/attendee/${attendeeId}/polls/${form["id"]}/answers`, { [`date-${dateId}`]: "maybe" });
  expect((await planner.get(`${base}/${form["id"]}`)).text).toContain(`href="/programmes/${programmeId}/series"`);
  expect((await planner.get(`${base}/${form["id"]}/dates/${dateId}`)).status).toBe(404); // the series picks
});
