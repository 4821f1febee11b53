// What anybody sees of open workshops, and signing up: one place once, the same words for everybody, too late in words.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { contentsOf } from "../../support/contents.ts";
import { aWorkshop, lettersOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function anOpenWorkshop(more: Parameters<typeof aWorkshop>[1] = {}) {
  const workshop = await aWorkshop(product.db, { organisations: 1, ...more });
  const { programmeId, workshopId } = workshop;
  const set = async (row: object) => {
    await product.db.updateTable("workshops").set(row).where("id", "=", workshopId).execute();
  };
  await set({ kind: "open", isPublic: true });
  return { ...workshop, set, list: `/open/${programmeId}`, page: `/open/${programmeId}/workshops/${workshopId}` };
}

const aita = { name: "Aita Vieras", email: "aita@vieras.example", organisation: "Vieras Oy" };

const seatsOf = async (workshopId: string) =>
  await product.db
    .selectFrom("workshopSeats")
    .innerJoin("attendees", "attendees.id", "attendeeId")
    .select(["state", "isRemote", "source", "participantId", "organisationName", "locale"])
    .where("workshopId", "=", workshopId)
    .orderBy("workshopSeats.createdAt")
    .execute();

test("only a public open workshop with a time is told of; reading changes nothing", async () => {
  const { set, list, page, programmeId, workshopId } = await anOpenWorkshop({ places: 1 });
  const browser = product.browser();
  await browser.get("/sign-in");
  const before = await contentsOf(product.db, programmeId);
  const shown = await browser.get(`${page}?lang=fi`);
  for (const words of ["Videot", "Framin sali", "Kuka tahansa voi tulla.", "Paikkoja on jäljellä", "Ada Aalto"])
    expect(shown.text).toContain(words);
  expect((await browser.get(list)).text).toContain("Voit nyt ilmoittautua 1 työpajaan.");
  expect((await browser.get(`${page}?lang=sv`)).text).toContain("Det finns platser kvar");
  expect((await browser.get(`${page}/calendar`)).text).toContain(`UID:workshop-${workshopId}@tarvepaja`);
  expect(await contentsOf(product.db, programmeId)).toEqual(before);

  const planner = await product.signedIn("planner", programmeId);
  const staff = `/programmes/${programmeId}/workshops`;
  // Where anybody can sign up, no audience is missing.
  await product.db.deleteFrom("workshopOrganisations").where("workshopId", "=", workshopId).execute();
  await set({ kind: "themed" });
  const overview = (await planner.get(`${staff}/${workshopId}`)).text;
  expect([overview.includes("Kohderyhmää ei ole valittu"), overview.includes("Kuka tahansa voi tulla.")]).toEqual([
    false,
    true,
  ]);
  expect((await planner.get(`${staff}/${workshopId}`)).text).toContain(`value="http://tarvepaja.test${page}"`);
  expect((await planner.get(staff)).text).toContain(`href="${list}"`);

  const statuses = async () =>
    await Promise.all(
      [list, page, `${page}/receipt`, `${page}/calendar`].map(async (url) => (await browser.get(url)).status),
    );
  expect(await statuses()).toEqual([200, 200, 200, 200]);
  for (const hidden of [{ isPublic: false }, { isPublic: true, kind: "segmented" }]) {
    await set(hidden);
    expect(await statuses()).toEqual([404, 404, 404, 404]);
    expect((await browser.post(`${page}/sign-ups`, aita)).status).toBe(404);
  }
  await set({ kind: "themed", startsAt: null, endsAt: null });
  expect(await statuses()).toEqual([404, 404, 404, 404]);
  expect((await planner.get(`${staff}/${workshopId}`)).text).toContain("kun työpajalle on sovittu aika");
  expect(await seatsOf(workshopId)).toEqual([]);
});

test("signing up gives a seat and a letter with a link and a calendar entry, once; mistakes lose nothing", async () => {
  const { page, programmeId, workshopId } = await anOpenWorkshop({ remoteUrl: "https://etana.example.org/huone" });
  const browser = product.browser();
  const wrong = await browser.post(`${page}/sign-ups`, { ...aita, email: "aita", how: "remote" });
  expect([
    wrong.status,
    wrong.text.includes('value="Vieras Oy"'),
    wrong.text.includes('value="remote" checked'),
  ]).toEqual([422, true, true]);
  await browser.get(`${page}?lang=sv`);
  const both = await Promise.all([1, 2].map(() => browser.post(`${page}/sign-ups`, { ...aita, how: "remote" })));
  expect(both.map(({ headers }) => headers["location"])).toEqual(Array(2).fill(`${page}/receipt?room=remote`));
  expect(await seatsOf(workshopId)).toEqual([
    {
      ...{ state: "coming", isRemote: true, source: "sign-up" },
      ...{ participantId: null, organisationName: "Vieras Oy", locale: "sv" },
    },
  ]);
  const letters = await lettersOf(product.db, programmeId);
  const [first] = letters.filter(({ subject }) => subject === "Din anmälan är bekräftad: Videor");
  expect(letters.map(({ toAddress }) => toAddress)).toEqual([aita.email, aita.email]);
  expect((first?.calendar as { method: string }).method).toBe("REQUEST");
  const token = /\/w\/([\w-]{43})/.exec(first?.body ?? "")?.[1] ?? "";
  const opened = await browser.post(`/w/${token}`, { workshop: workshopId, answer: "declined" });
  expect((await browser.get(opened.headers["location"] ?? "")).text).toContain("Aita Vieras");
  expect((await seatsOf(workshopId)).map(({ state }) => state)).toEqual(["declined"]);
});

test("an address of the register gets the same page as any other, and nobody's answer is changed by it", async () => {
  const workshop = await anOpenWorkshop({ places: 1, remoteUrl: "https://etana.example.org/huone" });
  const { page, programmeId, workshopId } = workshop;
  await seatAll(product.db, workshop, [{ state: "coming" }]);
  const full = (await product.browser().get(`${page}?lang=fi`)).text;
  expect([full.includes("Paikan päällä täynnä, etänä mahtuu"), full.includes("Jonotan paikkaa")]).toEqual([true, true]);
  const sendAs = async (email: string, how: string) => {
    const browser = product.browser();
    const sent = await browser.post(`${page}/sign-ups`, { ...aita, email, how });
    return [
      sent.headers["location"],
      (await browser.get(sent.headers["location"] ?? "")).text.replaceAll(/value="[^"]*"/g, ""),
    ];
  };
  const known = [
    await sendAs("Osallistuja1@example.org", "coming"),
    await sendAs("osallistuja1@example.org", "remote"),
  ];
  const unknown = [await sendAs("uusi@example.org", "coming"), await sendAs("toinen@example.org", "remote")];
  expect(known).toEqual(unknown);
  expect(known[0]?.[1]).toContain("uudet ilmoittautujat pääsevät jonoon");
  expect((await seatsOf(workshopId)).map(({ state, isRemote, source }) => [state, isRemote, source])).toEqual([
    ["coming", false, "invitation"],
    ["waiting", false, "sign-up"],
    ["coming", true, "sign-up"],
  ]);
  const subjects = (await lettersOf(product.db, programmeId)).map(({ toAddress, subject }) => [toAddress, subject]);
  expect(subjects).toEqual([
    ["osallistuja1@example.org", "Linkkisi työpajaan: Videot"],
    ["osallistuja1@example.org", "Linkkisi työpajaan: Videot"],
    ["uusi@example.org", "Olet jonossa työpajaan: Videot"],
    ["toinen@example.org", "Ilmoittautumisesi on vahvistettu: Videot"],
  ]);
});

test("30 at once for the last place: one comes, the others wait", { timeout: 60_000 }, async () => {
  const { page, workshopId } = await anOpenWorkshop({ places: 1 });
  const browser = product.browser();
  await browser.get("/sign-in");
  const people = Array.from({ length: 30 }, (_, at) => ({ ...aita, email: `vieras${at}@example.org` }));
  const sent = await Promise.all(people.map((person) => browser.post(`${page}/sign-ups`, person)));
  const rooms = sent.map(({ headers }) => headers["location"]?.split("=")[1]).sort();
  expect(rooms).toEqual(["free", ...Array<string>(29).fill("full")]);
  const states = (await seatsOf(workshopId)).map(({ state }) => state).sort();
  expect(states).toEqual(["coming", ...Array<string>(29).fill("waiting")]);
});

test("too late, cancelled and too often are said in words, with what was typed", async () => {
  const { page, list, set, startsAt, workshopId } = await anOpenWorkshop();
  const browser = product.browser();
  const late = { ...aita, email: "myohainen@example.org" };
  const begun = startsAt.subtract({ hours: 21 * 24 });
  for (const [row, words] of [
    [{ state: "cancelled" }, "Työpaja on peruttu"],
    [
      { state: "planned", startsAt: begun.subtract({ hours: 1 }), endsAt: begun.add({ hours: 1 }) },
      "Ilmoittautuminen on päättynyt",
    ],
  ] as const) {
    await set(row);
    const sent = await browser.post(`${page}/sign-ups`, late);
    expect([sent.status, sent.text.includes(words), sent.text.includes('value="Vieras Oy"')]).toEqual([
      409,
      true,
      true,
    ]);
  }
  expect(await seatsOf(workshopId)).toEqual([]);
  const past = (await browser.get(list)).text;
  expect([past.includes("Avoimia työpajoja ei ole juuri nyt"), past.includes("Menneet työpajat")]).toEqual([
    true,
    true,
  ]);
  await set({ startsAt, endsAt: startsAt.add({ hours: 1 }) });
  const statuses = [];
  for (let time = 1; time <= 9; time++) statuses.push((await browser.post(`${page}/sign-ups`, late)).status);
  expect(statuses).toEqual([...Array<number>(8).fill(303), 429]);
  expect(await seatsOf(workshopId)).toHaveLength(1);
});
