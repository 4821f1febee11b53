// Staff and the people of one workshop: inviting, answering for somebody, reminding, telling of changes, cancelling.
import { sql } from "kysely";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../../src/platform/database.ts";
import { cancelPlanned, withdrawSeries } from "../../../src/workshops/cancelling/commands.ts";
import { countAffected } from "../../../src/workshops/cancelling/queries.ts";
import { tellChange } from "../../../src/workshops/letters/commands.ts";
import { sendPlannedReminders } from "../../../src/workshops/reminders/commands.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { aWorkshop, lettersOf, linkOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

type Letters = Awaited<ReturnType<typeof lettersOf>>;
const toWhom = (letters: Letters) => letters.map(({ toAddress }) => toAddress);
const calendarOf = (letter: Letters[number] | undefined) =>
  letter?.calendar as { method: string; content: string } | null;

/** What the letter does in the calendar, and its number. */
const stepOf = (letter: Letters[number] | undefined) => [
  calendarOf(letter)?.method,
  /SEQUENCE:(\d+)/.exec(calendarOf(letter)?.content ?? "")?.[1],
];

async function staffOf(workshop: Awaited<ReturnType<typeof aWorkshop>>) {
  const { programmeId, workshopId } = workshop;
  const url = `/programmes/${programmeId}/workshops/${workshopId}`;
  let seen = 0;
  return {
    url,
    place: { programmeId, workshopId },
    planner: await product.signedIn("planner", programmeId),
    /** The letters written since the last look. */
    newLetters: async () => {
      const letters = (await lettersOf(product.db, programmeId)).slice(seen);
      seen += letters.length;
      return letters;
    },
    set: async (row: object) => {
      await product.db.updateTable("workshops").set(row).where("id", "=", workshopId).execute();
    },
  };
}

test("the committed organisations' main contacts are invited in their own languages, once, with links and a calendar entry", async () => {
  const workshop = await aWorkshop(product.db, { places: 14, remoteUrl: "https://etana.example.org/huone" });
  const { url, planner, newLetters } = await staffOf(workshop);
  const [first = "", second = ""] = workshop.organisationIds;
  await product.db
    .updateTable("organisations")
    .set({ commitment: "committed" })
    .where("id", "in", [first, second])
    .execute();
  const other = {
    programmeId: workshop.programmeId,
    organisationId: first,
    name: "Muu Henkilö",
    email: "muu@example.org",
    locale: "fi" as const,
  };
  await product.db.insertInto("participants").values(other).execute();

  expect((await planner.get(`${url}/people`)).text).toContain("Ketään ei ole vielä kutsuttu.");
  const form = await planner.get(`${url}/people/invitations`);
  expect(form.text).toContain("Organisaatioiden ensisijaiset yhteyshenkilöt (2)");
  expect(form.text).toContain("Organisaatioiden kaikki yhteyshenkilöt (3)");
  for (const opening of [
    "Kutsumme sinut työpajaan ”Videot”.",
    "Vi bjuder in dig till workshoppen ”Videor”.",
    "We invite you to the workshop “Videos”.",
  ])
    expect(form.text).toContain(opening);
  const nobody = await planner.post(`${url}/people/invitations`, { who: "chosen" });
  expect([nobody.status, nobody.text.includes("Valitse ainakin yksi yhteyshenkilö.")]).toEqual([422, true]);

  const [some = ""] = workshop.participantIds;
  const both = await planner.post(`${url}/people/invitations`, { who: "everyone", people: some });
  expect([both.status, both.text.includes("Valitsit yhteyshenkilöitä listasta.")]).toEqual([422, true]);
  expect(both.text).toContain(`value="${some}" checked`);

  const sent = await planner.post(`${url}/people/invitations`, { who: "main" });
  expect(sent.headers["location"]).toBe(`${url}/people?done=invited&count=2`);
  const letters = await newLetters();
  expect(letters.map(({ toAddress, locale }) => [toAddress, locale])).toEqual([
    ["osallistuja1@example.org", "fi"],
    ["osallistuja2@example.org", "sv"],
  ]);
  const [letter] = letters;
  const answers = [...(letter?.body ?? "").matchAll(/\/w\/[\w-]{43}\?workshop=([\w-]+)&answer=(\w+)&lang=(\w+)/g)];
  expect(answers.map(([, about, answer, lang]) => [about, answer, lang])).toEqual(
    ["coming", "remote", "declined"].map((answer) => [workshop.workshopId, answer, "fi"]),
  );
  expect(letter?.body).toContain("Ada Aalto, ada@example.org");
  expect(letter?.body).not.toContain("etana.example.org");
  const calendar = calendarOf(letter);
  expect([calendar?.method, /UID:(\S+)/.exec(calendar?.content ?? "")?.[1]]).toEqual([
    "REQUEST",
    `workshop-${workshop.workshopId}@tarvepaja`,
  ]);

  // Again, and to all: only who has not been invited is written to.
  const again = await planner.post(`${url}/people/invitations`, { who: "main" });
  expect((await planner.get(again.headers["location"] ?? "")).text).toContain("kaikki valitut oli jo kutsuttu");
  await planner.post(`${url}/people/invitations`, { who: "everyone" });
  expect(toWhom(await newLetters())).toEqual(["muu@example.org"]);
  // However often people are invited, the reminders are planned once.
  const planned = await sql<{ kind: string }>`
    select data->>'kind' as kind from jobs.job
    where name = 'workshop-reminder' and data->>'workshopId' = ${workshop.workshopId} order by 1`.execute(product.db);
  expect(planned.rows.map(({ kind }) => kind)).toEqual(["coming", "unanswered"]);
  // By name: a contact by the address, somebody new, and the same again.
  const guest = { name: "Vieras", email: "vieras@example.org", organisation: "yritys 3 oy", locale: "en" };
  expect((await planner.post(`${url}/people/guests`, guest)).status).toBe(303);
  expect((await planner.post(`${url}/people/guests`, guest)).text).toContain("Hänet on jo kutsuttu tähän työpajaan.");
  expect((await newLetters()).map(({ toAddress, locale }) => [toAddress, locale])).toEqual([
    ["vieras@example.org", "en"],
  ]);

  await product.db.updateTable("mails").set({ state: "failed" }).where("toAddress", "=", "muu@example.org").execute();
  const page = (await planner.get(`${url}/people`)).text;
  expect(page).toContain("0 / 14 paikkaa on varattu, 4 ei ole vastannut.");
  expect(page.match(/viestiä ei saatu perille/g)).toHaveLength(1);
  for (const name of ["Osallistuja 1", "Muu Henkilö", "Vieras", "Yritys 3 Oy"]) expect(page).toContain(name);
  const viewer = await product.signedIn("viewer", workshop.programmeId);
  const seen = (await viewer.get(`${url}/people`)).text;
  expect([
    seen.includes("Osallistuja 1"),
    seen.includes("4 ei ole vastannut"),
    seen.includes("Pieniä lukuja ei näytetä."),
  ]).toEqual([false, false, true]);
  expect((await viewer.get(`${url}/people.csv`)).status).toBe(403);
  const csv = (await planner.get(`${url}/people.csv`)).text;
  expect(csv.split("\r\n").slice(0, 2)).toEqual([
    "\ufeffNimi;Organisaatio;Sähköposti;Tila;Etänä;Paikalla",
    "Muu Henkilö;Yritys 1 Oy;muu@example.org;Ei ole vastannut;;",
  ]);
});

test("nobody is invited to a workshop without a time, to a cancelled or a past one", async () => {
  const workshop = await aWorkshop(product.db, { startsAt: null, endsAt: null });
  const { url, planner, newLetters, set } = await staffOf(workshop);
  const refused = async () => (await planner.post(`${url}/people/invitations`, { who: "main" })).text;
  expect(await refused()).toContain("Sovi työpajalle ensin aika.");
  const past = workshop.startsAt.subtract({ hours: 9999 });
  await set({ startsAt: past, endsAt: past.add({ hours: 1 }) });
  expect(await refused()).toContain("Työpaja on jo päättynyt");
  await set({ state: "cancelled" });
  expect(await refused()).toContain("Työpaja on peruttu, joten kutsuja ei voi lähettää.");
  expect(await newLetters()).toEqual([]);
});

test("staff answer for somebody, send a link again and take a seat away; who waits gets the place", async () => {
  const workshop = await aWorkshop(product.db, { places: 1 });
  const { url, planner, newLetters, place, set } = await staffOf(workshop);
  const at = workshop.startsAt.subtract({ hours: 40 * 24 });
  const ids = await seatAll(product.db, workshop, [{ state: "coming" }, { state: "waiting", waitingSince: at }, {}]);
  const seats = await product.db
    .selectFrom("workshopSeats")
    .innerJoin("attendees", "attendees.id", "attendeeId")
    .innerJoin("participants", "participants.id", "participantId")
    .select(["workshopSeats.id", "participants.name"])
    .where("workshopId", "=", workshop.workshopId)
    .orderBy("participants.name")
    .execute();
  const [first = "", , third = ""] = seats.map(({ id }) => `${url}/people/${id}`);

  expect((await planner.post(`${third}/answer`, { answer: "remote" })).headers["location"]).toContain(
    "done=not-remote",
  );
  await planner.post(`${third}/answer`, { answer: "coming" });
  expect((await newLetters()).map(({ toAddress, subject }) => [toAddress, subject])).toEqual([
    ["osallistuja3@example.org", "You are on the waiting list: Videos"],
  ]);
  expect((await planner.post(`${third}/link`)).headers["location"]).toContain("done=just-sent");
  expect((await planner.post(`${first}/link`)).headers["location"]).toContain("done=linked");
  expect((await newLetters()).map(({ subject }) => subject)).toEqual(["Linkkisi työpajaan: Videot"]);

  // The mail came into wrong hands: what the links opened is closed, and a new link opens it again.
  const stranger = product.browser();
  const link = `/w/${await linkOf(product.db, ids[0] ?? "")}`;
  await stranger.post(link);
  const own = `/attendee/${ids[0] ?? ""}`;
  const feed = /value="http:\/\/tarvepaja\.test(\/calendar\/[^"]+)"/.exec(
    (await stranger.post(`${own}/feed`)).text,
  )?.[1];
  const seen = async () => [await stranger.get(own), await stranger.get(feed ?? ""), await stranger.get(link)];
  expect((await seen()).map(({ status }) => status)).toEqual([200, 200, 200]);
  // Links to surveys and votes are not among these, and the question says so.
  expect((await planner.get(`${url}/people`)).text).toContain(
    "Poistetaanko käytöstä kaikki linkit, joilla Osallistuja 1 pääsee omille sivuilleen, sekä kalenteritilaus? Hän pääsee sivuilleen taas, kun saa uuden linkin. Palautekyselyjen ja äänestysten linkit toimivat edelleen.",
  );
  const ended = await planner.post(`${first}/link/removal`);
  expect((await planner.get(ended.headers["location"] ?? "")).text).toContain(
    "Omien sivujen vanhat linkit eivät enää toimi.",
  );
  expect((await seen()).map(({ status }) => status)).toEqual([401, 404, 404]);
  expect((await planner.post(`${first}/link`)).headers["location"]).toContain("done=linked");
  await newLetters();
  const endings = product.db
    .selectFrom("auditLog")
    .select(["subject", "details"])
    .where("act", "=", "attendee.end-links");
  expect(await endings.execute()).toEqual([{ subject: ids[0], details: { links: 2 } }]);

  await planner.post(`${first}/removal`);
  const letters = await newLetters();
  expect(letters.map((letter) => [letter.subject, ...stepOf(letter)]).sort()).toEqual([
    ["Du fick plats på workshoppen: Videor", "REQUEST", "2"],
    ["Osallistumisesi on peruttu: Videot", "CANCEL", "1"],
  ]);
  // Who was just given a place is not reminded in the same day.
  const soon = workshop.startsAt.subtract({ hours: 20 * 24 });
  await set({ startsAt: soon, endsAt: soon.add({ hours: 2 }) });
  await product.db
    .updateTable("workshopSeats")
    .set({ invitedAt: at, answeredAt: at })
    .where("workshopId", "=", place.workshopId)
    .execute();
  await sendPlannedReminders(product.db, product.deps, { ...place, kind: "coming" });
  expect(await newLetters()).toEqual([]);
  const page = (await planner.get(`${url}/people`)).text;
  expect([page.includes("1 / 1 paikkaa on varattu, 1 on jonossa."), page.includes("Osallistuja 1")]).toEqual([
    true,
    false,
  ]);
  expect((await planner.post(`${first}/removal`)).status).toBe(404);
});

test("reminders: planned ones to whom they are due, once; staff's own; none to those who declined them", async () => {
  const workshop = await aWorkshop(product.db, { organisations: 4 });
  const { url, planner, newLetters, place, set } = await staffOf(workshop);
  const ago = workshop.startsAt.subtract({ hours: 40 * 24 });
  const ids = await seatAll(product.db, workshop, [
    { invitedAt: ago },
    { invitedAt: ago },
    { state: "coming", invitedAt: ago, answeredAt: ago },
    { state: "declined", invitedAt: ago, answeredAt: ago },
  ]);
  await product.db
    .updateTable("attendees")
    .set({ remindersDeclinedAt: ago })
    .where("id", "=", ids[1] ?? "")
    .execute();
  const planned = async (kind: "coming" | "unanswered") => {
    await sendPlannedReminders(product.db, product.deps, { ...place, kind });
    return toWhom(await newLetters());
  };
  expect([await planned("unanswered"), await planned("coming")]).toEqual([[], []]); // three weeks ahead
  const soon = workshop.startsAt.subtract({ hours: 20 * 24 });
  await set({ startsAt: soon, endsAt: soon.add({ hours: 2 }) });
  // Two workers at once, and once more.
  await Promise.all([1, 2].map(() => sendPlannedReminders(product.db, product.deps, { ...place, kind: "unanswered" })));
  expect(toWhom(await newLetters())).toEqual(["osallistuja1@example.org"]);
  expect(await planned("unanswered")).toEqual([]);
  expect([await planned("coming"), await planned("coming")]).toEqual([["osallistuja3@example.org"], []]);

  const remind = async (to: string) => {
    const { headers } = await planner.post(`${url}/people/reminders`, { to });
    return [headers["location"]?.split("?")[1], toWhom(await newLetters())];
  };
  expect(await remind("coming")).toEqual(["done=reminded&count=0", []]); // within the hour
  await product.db
    .updateTable("workshopSeats")
    .set({ remindedAt: ago })
    .where("workshopId", "=", place.workshopId)
    .execute();
  expect(await remind("coming")).toEqual(["done=reminded&count=1", ["osallistuja3@example.org"]]);
  expect(await remind("unanswered")).toEqual(["done=reminded&count=1", ["osallistuja1@example.org"]]);
  await set({ state: "cancelled" });
  await product.db
    .updateTable("workshopSeats")
    .set({ remindedAt: null })
    .where("workshopId", "=", place.workshopId)
    .execute();
  expect([await planned("coming"), await remind("coming")]).toEqual([[], ["done=cancelled&count=0", []]]);
});

test("a change is told to who comes, waits or is invited; cancelling takes the entry out of calendars, and can be undone", async () => {
  const workshop = await aWorkshop(product.db, {
    organisations: 4,
    places: 1,
    remoteUrl: "https://etana.example.org/huone",
  });
  const { url, planner, newLetters, place, set } = await staffOf(workshop);
  const at = workshop.startsAt;
  await seatAll(product.db, workshop, [
    { state: "coming" },
    { state: "waiting", waitingSince: at },
    {},
    { state: "declined" },
  ]);
  await set({ place: "Kirjasto", calendarSequence: 1 });
  const told = await product.db.transaction().execute((trx) => tellChange(trx, product.deps, place));
  const changed = await newLetters();
  expect([told, toWhom(changed)]).toEqual([
    3,
    ["osallistuja1@example.org", "osallistuja2@example.org", "osallistuja3@example.org"],
  ]);
  expect(changed[0]?.body).toContain("Paikka: Kirjasto");
  expect(changed.map(({ body }) => body?.includes("etana.example.org"))).toEqual([true, false, false]);
  expect(changed.map(stepOf)).toEqual(Array(3).fill(["REQUEST", "1"]));

  expect((await planner.get(`${url}/cancellation`)).text).toContain("3 kutsuttua ja ilmoittautunutta saa heti viestin");
  const cancel = () => planner.post(`${url}/cancellation`, { reason: "Kouluttaja sairastui." });
  expect((await cancel()).headers["location"]).toBe(`${url}/cancellation?done=cancelled&count=3`);
  const cancelled = await newLetters();
  expect(
    cancelled.map((letter) => [
      letter.toAddress,
      calendarOf(letter)?.method,
      letter.body?.includes("Kouluttaja sairastui."),
      /SEQUENCE:(\d+)/.exec(calendarOf(letter)?.content ?? "")?.[1],
    ]),
  ).toEqual([1, 2, 3].map((n) => [`osallistuja${n}@example.org`, "CANCEL", true, "2"]));
  expect((await cancel()).headers["location"]).toContain("count=0"); // twice tells once
  expect(await newLetters()).toEqual([]);
  expect((await planner.get(`${url}/cancellation`)).text).toContain("Pidä sittenkin");

  await planner.post(`${url}/cancellation/removal`);
  await planner.post(`${url}/cancellation/removal`);
  expect((await newLetters()).map(({ subject }) => subject)).toEqual([
    "Työpaja pidetään sittenkin: Videot",
    "Workshoppen hålls ändå: Videor",
    "The workshop will be held after all: Videos",
  ]);
  expect((await planner.get(`${url}/people`)).text).toContain(
    "1 / 1 paikkaa on varattu, 1 on jonossa, 1 ei ole vastannut, 1 ei tule.",
  );
  await set({ state: "held", heldOn: "2027-01-01" });
  const held = await cancel();
  expect([
    held.status,
    held.text.includes("Kouluttaja sairastui."),
    held.text.includes("Työpaja on merkitty pidetyksi."),
  ]).toEqual([422, true, true]);
});

test("a series that is withdrawn tells the people of its planned workshops, and counts them beforehand", async () => {
  const workshop = await aWorkshop(product.db);
  const { newLetters, place, set } = await staffOf(workshop);
  const { programmeId } = place;
  const seriesId = await aSeries(programmeId);
  await set({ seriesId });
  await seatAll(product.db, workshop, [{ state: "coming" }, {}, { state: "declined" }]);
  expect(await countAffected(product.db, programmeId, seriesId)).toEqual({ workshops: 1, people: 2 });
  const withdrawn = await product.db
    .transaction()
    .execute((trx) => withdrawSeries(trx, product.deps, { programmeId, seriesId, reason: "" }));
  expect([withdrawn, toWhom(await newLetters())]).toEqual([
    { workshops: 1, told: 2 },
    ["osallistuja1@example.org", "osallistuja2@example.org"],
  ]);
  expect(await countAffected(product.db, programmeId, seriesId)).toEqual({ workshops: 0, people: 0 });
  await set({
    state: "planned",
    endsAt: workshop.startsAt.subtract({ hours: 9998 }),
    startsAt: workshop.startsAt.subtract({ hours: 9999 }),
  });
  const late = await product.db
    .transaction()
    .execute((trx) => cancelPlanned(trx, product.deps, { ...place, reason: "" }));
  expect([late, await newLetters()]).toEqual([0, []]); // over: nobody is written to
});

async function aSeries(programmeId: string): Promise<string> {
  const proposal = { programmeId, settings: json({}), seed: 1, methodVersion: "1", state: "done" as const };
  const made = (insert: { executeTakeFirstOrThrow: () => Promise<{ id: string }> }) => insert.executeTakeFirstOrThrow();
  const { id: proposalId } = await made(product.db.insertInto("proposals").values(proposal).returning("id"));
  return (await made(product.db.insertInto("series").values({ programmeId, proposalId }).returning("id"))).id;
}

test("materials: added, ordered, changed and told of once; only safe addresses", async () => {
  const workshop = await aWorkshop(product.db);
  const { url, planner, newLetters } = await staffOf(workshop);
  await seatAll(product.db, workshop, [{ state: "coming" }, { state: "declined" }]);
  const add = (fields: object) =>
    planner.post(`${url}/materials`, { phase: "before", title: "", url: "", note: "", ...fields });
  for (const bad of ["http://example.org", "javascript:alert(1)", "https://", "example.org"]) {
    const page = await add({ title: "Tehtävä", url: bad });
    expect([page.status, page.text.includes("Anna koko osoite"), page.text.includes('value="Tehtävä"')]).toEqual([
      422,
      true,
      true,
    ]);
  }
  await add({ title: "Tehtävä", url: "https://example.org/a.pdf" });
  await add({ title: "Ohjelma", note: "Kahvi klo 9" });
  await add({ title: "Kalvot", phase: "after" });
  const titles = async () =>
    [...(await planner.get(`${url}/materials`)).text.matchAll(/Muokkaa<span class="visually-hidden"> ([^<]+)</g)].map(
      ([, title]) => title,
    );
  const ids = await product.db
    .selectFrom("workshopMaterials")
    .select(["id", "title"])
    .where("workshopId", "=", workshop.workshopId)
    .execute();
  const one = (title: string) => `${url}/materials/${ids.find((each) => each.title === title)?.id ?? ""}`;
  await planner.post(`${one("Ohjelma")}/position`, { direction: "up" });
  await planner.post(`${one("Ohjelma")}/position`, { direction: "up" });
  expect(await titles()).toEqual(["Ohjelma", "Tehtävä", "Kalvot"]);

  const tell = async () => (await planner.post(`${url}/materials/announcement`)).headers["location"]?.split("?")[1];
  expect([await tell(), await tell()]).toEqual(["done=told&count=1", "done=told&count=0"]);
  const letters = await newLetters();
  expect([
    toWhom(letters),
    letters[0]?.body?.includes("– Ohjelma\n– Tehtävä"),
    letters[0]?.body?.includes("Kalvot"),
  ]).toEqual([["osallistuja1@example.org"], true, false]);
  await product.db
    .updateTable("workshops")
    .set({ state: "held", heldOn: "2027-01-01" })
    .where("id", "=", workshop.workshopId)
    .execute();
  expect(await tell()).toBe("done=told&count=1"); // what is for afterwards
  await planner.post(one("Kalvot"), { phase: "before", title: "Uudet", url: "", note: "" });
  await planner.post(`${one("Ohjelma")}/removal`);
  expect(await titles()).toEqual(["Tehtävä", "Uudet"]);
});
