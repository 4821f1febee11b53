// A person's own way: the letter's link, the answer, the waiting list, a colleague in one's place, reminders, a new link.
import { afterAll, beforeAll, expect, test } from "vitest";
import { sendLinks } from "../../../src/workshops/own/link/commands.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { contentsOf } from "../../support/contents.ts";
import { aWorkshop, lettersOf, linkOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const seatOf = async (workshopId: string, attendeeId: string) =>
  await product.db
    .selectFrom("workshopSeats")
    .select(["state", "isRemote", "source", "sentBy"])
    .where("workshopId", "=", workshopId)
    .where("attendeeId", "=", attendeeId)
    .executeTakeFirst();

/** A browser in which the attendee has opened the link. */
async function opened(attendeeId: string) {
  const browser = product.browser();
  await browser.post(`/w/${await linkOf(product.db, attendeeId)}`);
  return browser;
}

test("the link shows and changes nothing; its button opens and answers in one press, however often", async () => {
  const workshop = await aWorkshop(product.db, { remoteUrl: "https://etana.example.org/huone" });
  const { programmeId, workshopId } = workshop;
  const [a = "", b = ""] = await seatAll(product.db, workshop, [{}, {}]);
  const token = await linkOf(product.db, a);
  const browser = product.browser();
  await browser.get("/sign-in");

  const before = await contentsOf(product.db);
  const start = await browser.get(`/w/${token}?workshop=${workshopId}&answer=remote&lang=fi`);
  expect(await contentsOf(product.db)).toEqual(before);
  const buttons = [...start.text.matchAll(/<button class="btn (btn-primary|btn-outline-primary)[^>]* value="(\w+)"/g)];
  expect(buttons.map(([, look, answer]) => [look, answer])).toEqual([
    ["btn-primary", "remote"],
    ["btn-outline-primary", "coming"],
    ["btn-outline-primary", "declined"],
  ]);
  expect(start.text).toContain("Osallistuja 1, tämä linkki on vain sinun.");
  expect(start.text).toContain("Framin sali");
  expect(start.text).not.toContain("etana.example.org"); // told to those who come

  for (let time = 1; time <= 2; time++) {
    const answered = await browser.post(`/w/${token}`, { workshop: workshopId, answer: "remote" });
    expect(answered.headers["location"]).toBe(`/attendee/${a}?done=answered&about=${workshopId}`);
  }
  expect(await seatOf(workshopId, a)).toMatchObject({ state: "coming", isRemote: true });
  // The old mail once more: what has been said is not asked again.
  const again = (await browser.get(`/w/${token}?workshop=${workshopId}&answer=remote&lang=fi`)).text;
  expect([...again.matchAll(/btn-primary[^>]*>([^<]+)/g)].map(([, text]) => text)).toEqual(["Avaa omat työpajat"]);
  const own = await browser.get(`/attendee/${a}?done=answered&about=${workshopId}`);
  expect(own.text).toContain("Kiitos! Osallistut etänä työpajaan ”Videot”.");
  expect(own.text).toContain('href="https://etana.example.org/huone"');
  const acts = await product.db
    .selectFrom("auditLog")
    .select(["act", "actorId"])
    .where("programmeId", "=", programmeId)
    .execute();
  expect(acts.filter(({ act }) => act === "workshop.answer")).toEqual([{ act: "workshop.answer", actorId: null }]);

  // Another's pages stay closed, and say how to get the own link again; the switch of languages keeps the place.
  const closed = await browser.get(`/attendee/${b}`);
  expect([closed.status, closed.text.includes('href="/w"')]).toEqual([401, true]);
  // Cancelling takes the entry out of the calendar, and coming after all puts it back.
  for (const answer of ["declined", "declined", "remote"])
    await browser.post(`/attendee/${a}/workshops/${workshopId}/answer`, { answer });
  const calendars = async (address: string) =>
    (await lettersOf(product.db, programmeId)).flatMap(({ toAddress, subject, calendar }) => {
      const { method = "", content = "" } = (calendar ?? {}) as { method?: string; content?: string };
      return toAddress === address ? [[subject, method, /SEQUENCE:(\d+)/.exec(content)?.[1]]] : [];
    });
  const outAndIn = [
    ["Et ole enää tulossa: Videot", "CANCEL", "1"],
    ["Ilmoittautumisesi on vahvistettu: Videot", "REQUEST", "2"],
  ];
  expect(await calendars("osallistuja1@example.org")).toEqual(outAndIn);
  // Each step has a higher number than the one before, also for who passes the place on and gets it back.
  const pass = async (from: typeof browser, id: string, to: number) =>
    await from.post(`/attendee/${id}/workshops/${workshopId}/substitute`, {
      ...{ name: `Osallistuja ${to}`, email: `osallistuja${to}@example.org`, locale: "fi" },
    });
  await pass(browser, a, 2);
  await pass(await opened(b), b, 1);
  expect(await calendars("osallistuja1@example.org")).toEqual([
    ...outAndIn,
    ["Et ole enää tulossa: Videot", "CANCEL", "3"],
    ["Sait paikan työpajaan: Videot", "REQUEST", "4"],
  ]);
  expect((await calendars("osallistuja2@example.org")).map(([, ...numbered]) => numbered)).toEqual([
    ["REQUEST", "2"],
    ["CANCEL", "5"],
  ]);
  const swedish = await browser.get(`/attendee/${a}?lang=sv`);
  expect(swedish.text).toContain("Vilka workshoppar deltar du i?");
  const file = await browser.get(`/attendee/${a}/workshops/${workshopId}/calendar`);
  expect(file.headers["content-type"]).toContain("text/calendar");
  expect(file.text).toContain(`UID:workshop-${workshopId}@tarvepaja`);
  // One address at a time at which a calendar follows them; each is shown once.
  const addresses = [];
  for (let time = 1; time <= 2; time++) {
    const made = await browser.post(`/attendee/${a}/feed`);
    addresses.push(/value="http:\/\/tarvepaja\.test(\/calendar\/[^"]+)"/.exec(made.text)?.[1] ?? "");
  }
  const feeds = await Promise.all(addresses.map((address) => browser.get(address)));
  expect(feeds.map(({ status, text }) => [status, text.includes(workshopId)])).toEqual([
    [404, false],
    [200, true],
  ]);
  await browser.post(`/attendee/${a}/feed/removal`);
  expect((await browser.get(addresses[1] ?? "")).status).toBe(404);
});

test("links that open nothing: a broken one, one that has ended, that of somebody removed, another workshop's", async () => {
  const workshop = await aWorkshop(product.db);
  const another = await aWorkshop(product.db);
  const [a = "", b = ""] = await seatAll(product.db, workshop, [{}, {}]);
  const [ended, removed] = [await linkOf(product.db, a), await linkOf(product.db, b)];
  const browser = await opened(b);
  expect((await browser.get(`/attendee/${b}`)).status).toBe(200);
  await product.db
    .updateTable("attendeeLinks")
    .set({ expiresAt: workshop.startsAt.subtract({ hours: 9999 }) })
    .where("attendeeId", "=", a)
    .execute();
  await product.db
    .deleteFrom("participants")
    .where("id", "=", workshop.participantIds[1] ?? "")
    .execute();

  for (const token of ["a".repeat(43), ended, removed]) {
    const page = await browser.get(`/w/${token}?workshop=${workshop.workshopId}&answer=coming`);
    const act = await browser.post(`/w/${token}`, { workshop: workshop.workshopId, answer: "coming" });
    expect([page.status, act.status, page.text.includes("Linkki ei enää toimi")]).toEqual([404, 404, true]);
  }
  expect((await browser.get(`/attendee/${b}`)).status).toBe(401);
  expect(await seatOf(workshop.workshopId, b)).toMatchObject({ state: "invited" });

  // An old mail of who has been taken off the list: told in words, on the own pages.
  const old = product.browser();
  const stale = await linkOf(product.db, a);
  await product.db.deleteFrom("workshopSeats").where("attendeeId", "=", a).execute();
  const sent = await old.post(`/w/${stale}`, { workshop: workshop.workshopId, answer: "coming" });
  expect(sent.headers["location"]).toBe(`/attendee/${a}?done=not-invited`);
  expect((await old.get(`${sent.headers["location"] ?? ""}&lang=fi`)).text).toContain("Et ole enää tämän työpajan");

  const [c = ""] = await seatAll(product.db, another, [{}]);
  const theirs = await opened(c);
  const strange = await theirs.post(`/attendee/${c}/workshops/${workshop.workshopId}/answer`, { answer: "coming" });
  expect([strange.status, await seatOf(workshop.workshopId, c)]).toEqual([404, undefined]);
});

test("an answer to a cancelled workshop, and after its end, is told in words and changes nothing", async () => {
  const workshop = await aWorkshop(product.db);
  const { workshopId } = workshop;
  const [a = ""] = await seatAll(product.db, workshop, [{ state: "coming" }]);
  const browser = await opened(a);
  const token = await linkOf(product.db, a);
  const answered = async (set: object) => {
    await product.db.updateTable("workshops").set(set).where("id", "=", workshopId).execute();
    const start = await browser.get(`/w/${token}?workshop=${workshopId}&answer=declined`);
    const { headers } = await browser.post(`/attendee/${a}/workshops/${workshopId}/answer`, { answer: "declined" });
    return [start.text, (await browser.get(headers["location"] ?? "")).text];
  };
  const cancelled = await answered({ state: "cancelled", cancelReason: "Kouluttaja sairastui." });
  for (const page of cancelled) expect(page).toContain("Työpaja ”Videot” on peruttu, joten vastausta ei tarvita.");
  expect(cancelled[1]).toContain("Kouluttaja sairastui.");
  const past = {
    startsAt: workshop.startsAt.subtract({ hours: 999 }),
    endsAt: workshop.startsAt.subtract({ hours: 998 }),
  };
  for (const page of await answered({ state: "planned", ...past }))
    expect(page).toContain("Työpaja ”Videot” on jo päättynyt, joten vastausta ei voi enää antaa eikä muuttaa.");
  expect(await seatOf(workshopId, a)).toMatchObject({ state: "coming" });
});

test("who waits sees the turn; a place is passed to a colleague without going to those who wait", async () => {
  const workshop = await aWorkshop(product.db, { places: 1 });
  const { programmeId, workshopId } = workshop;
  const [a = "", b = ""] = await seatAll(product.db, workshop, [{ state: "coming" }, {}, {}]);
  const waiting = await opened(b);
  const { headers } = await waiting.post(`/attendee/${b}/workshops/${workshopId}/answer`, { answer: "coming" });
  const page = await waiting.get(`${headers["location"] ?? ""}&lang=fi`);
  expect(page.text).toContain("Olet jonossa sijalla 1 ja saat viestin heti");
  expect(page.text).toContain("Jonossa, sijalla 1");

  const browser = await opened(a);
  const url = `/attendee/${a}/workshops/${workshopId}/substitute`;
  expect((await browser.get(url)).text).toContain("Kuka tulee tilallesi?");
  const wrong = await browser.post(url, { name: "Tuula Tuuraaja", email: "tuula", locale: "fi" });
  expect([wrong.status, wrong.text.includes('value="Tuula Tuuraaja"')]).toEqual([422, true]);
  const spam = await browser.post(url, {
    name: "Voita auto: www.example.com",
    email: "uhri@example.org",
    locale: "fi",
  });
  expect([spam.status, spam.text.includes("Kirjoita pelkkä nimi, ilman verkko- tai sähköpostiosoitetta.")]).toEqual([
    422,
    true,
  ]);
  const own = await browser.post(url, { name: "Itse", email: "Osallistuja1@example.org", locale: "fi" });
  expect([own.status, own.text.includes("Tämä on oma osoitteesi.")]).toEqual([422, true]);
  const colleague = { name: "Tuula Tuuraaja", email: "tuula@example.org", locale: "fi" };
  for (let time = 1; time <= 2; time++)
    expect((await browser.post(url, colleague)).headers["location"]).toContain("done=passed");

  const tuula = await product.db
    .selectFrom("attendees")
    .select(["id", "organisationId"])
    .where("programmeId", "=", programmeId)
    .where("email", "=", "tuula@example.org")
    .execute();
  expect(tuula.map(({ organisationId }) => organisationId)).toEqual([workshop.organisationIds[0]]);
  expect(await seatOf(workshopId, tuula[0]?.id ?? "")).toMatchObject({
    state: "coming",
    source: "colleague",
    sentBy: a,
  });
  expect([await seatOf(workshopId, a), await seatOf(workshopId, b)]).toMatchObject([
    { state: "declined" },
    { state: "waiting" },
  ]);
  const letters = await lettersOf(product.db, programmeId);
  // Who gave the place gets the entry taken out of the calendar, once.
  expect(
    letters.map(({ toAddress, calendar }) => [toAddress, (calendar as { method: string } | null)?.method]),
  ).toEqual([
    ["osallistuja2@example.org", undefined],
    ["osallistuja1@example.org", "CANCEL"],
    ["tuula@example.org", "REQUEST"],
  ]);
  expect(letters[2]?.body).toContain("Osallistuja 1 ei pääse työpajaan ”Videot” ja antoi paikkansa sinulle.");

  // Who waits does not lose the turn to a place further back; who has not answered has nothing to give.
  const { id: third = "" } =
    (await product.db
      .selectFrom("attendees")
      .select("id")
      .where("participantId", "=", workshop.participantIds[2] ?? "")
      .executeTakeFirst()) ?? {};
  const late = await opened(third);
  const give = (email: string) =>
    late.post(`/attendee/${third}/workshops/${workshopId}/substitute`, { name: "Toinen", email, locale: "fi" });
  expect((await give("osallistuja2@example.org")).text).toContain("Sinulla ei ole paikkaa, jonka voisit antaa.");
  await late.post(`/attendee/${third}/workshops/${workshopId}/answer`, { answer: "coming" });
  expect((await give("osallistuja2@example.org")).text).toContain("Hän on jo jonossa tähän työpajaan");
  expect(await seatOf(workshopId, b)).toMatchObject({ state: "waiting", source: "invitation" });
  await late.post(`/attendee/${third}/workshops/${workshopId}/answer`, { answer: "declined" });

  // Nothing left to give; the one who waits is known already.
  const again = await browser.post(url, { ...colleague, email: "toinen@example.org" });
  expect([again.status, again.text.includes("Sinulla ei ole paikkaa, jonka voisit antaa.")]).toEqual([422, true]);
  const propose = `/attendee/${a}/workshops/${workshopId}/colleagues`;
  const known = await browser.post(propose, { name: "Toinen", email: "osallistuja2@example.org", locale: "sv" });
  expect(known.text).toContain("Hänet on jo kutsuttu tähän työpajaan.");
  const invited = { name: "Kaija Kollega", email: "kaija@example.org", locale: "sv" };
  for (let time = 1; time <= 2; time++)
    expect((await browser.post(propose, invited)).headers["location"]).toContain("done=sent");
  const kaija = (await lettersOf(product.db, programmeId)).filter(({ toAddress }) => toAddress === "kaija@example.org");
  expect(kaija.map(({ locale, subject }) => [locale, subject])).toEqual([
    ["sv", "Osallistuja 1 föreslår en workshop för dig: Videor"],
  ]);

  await product.db.updateTable("workshops").set({ state: "cancelled" }).where("id", "=", workshopId).execute();
  const tooLate = await browser.post(propose, { ...invited, email: "myoha@example.org" });
  expect([
    tooLate.status,
    tooLate.text.includes("Työpaja on peruttu."),
    tooLate.text.includes("myoha@example.org"),
  ]).toEqual([422, true, true]);
});

test("materials and what is past are shown to those whom they are for; reminders can be declined and wanted again", async () => {
  const workshop = await aWorkshop(product.db);
  const { programmeId, workshopId } = workshop;
  const [a = "", b = ""] = await seatAll(product.db, workshop, [{ state: "coming" }, { state: "coming" }]);
  const material = { programmeId, workshopId, url: "https://example.org/a.pdf", note: "", position: 0 };
  await product.db
    .insertInto("workshopMaterials")
    .values([
      { ...material, phase: "before", title: "Ennakkotehtävä" },
      { ...material, phase: "after", title: "Esityksen kalvot", position: 1 },
    ])
    .execute();
  const [first, second] = [await opened(a), await opened(b)];
  const titles = async (browser: typeof first, id: string) =>
    [...(await browser.get(`/attendee/${id}`)).text.matchAll(/Ennakkotehtävä|Esityksen kalvot/g)].map(
      ([title]) => title,
    );
  expect(await titles(first, a)).toEqual(["Ennakkotehtävä"]);
  await product.db
    .updateTable("workshops")
    .set({ state: "held", heldOn: "2027-01-01" })
    .where("id", "=", workshopId)
    .execute();
  await product.db.updateTable("workshopSeats").set({ attended: true }).where("attendeeId", "=", a).execute();
  await product.db.updateTable("workshopSeats").set({ attended: false }).where("attendeeId", "=", b).execute();
  expect([await titles(first, a), await titles(second, b)]).toEqual([
    ["Ennakkotehtävä", "Esityksen kalvot"],
    ["Ennakkotehtävä"],
  ]);
  expect((await first.get(`/attendee/${a}`)).text).toContain("Olit mukana");

  const declines = async () =>
    (
      await product.db
        .selectFrom("attendees")
        .select("remindersDeclinedAt")
        .where("id", "=", a)
        .executeTakeFirstOrThrow()
    ).remindersDeclinedAt !== null;
  await first.post(`/attendee/${a}/reminders/refusal`);
  expect([await declines(), (await first.get(`/attendee/${a}`)).text.includes("Et saa muistutuksia.")]).toEqual([
    true,
    true,
  ]);
  await first.post(`/attendee/${a}/reminders/refusal/removal`);
  expect(await declines()).toBe(false);
});

test("a new link: the same words for the known and the unknown, one mail to the known, and not without end", async () => {
  const workshop = await aWorkshop(product.db);
  const [a = ""] = await seatAll(product.db, workshop, [{}]);
  await product.db
    .updateTable("participants")
    .set({ email: "Kadonnut.Linkki@example.org" })
    .where("id", "=", workshop.participantIds[0] ?? "")
    .execute();
  const browser = product.browser();
  const ask = async (email: string) => {
    const { headers, status } = await browser.post("/w", { email });
    return [status, headers["location"]];
  };
  expect(await ask("kadonnut.linkki@example.org")).toEqual([303, "/w?asked=yes"]);
  expect(await ask("ei.kukaan@example.org")).toEqual([303, "/w?asked=yes"]);
  expect((await browser.post("/w", { email: "x" })).status).toBe(422);
  for (let time = 2; time <= 5; time++) await ask("ei.kukaan@example.org");
  expect(await ask("ei.kukaan@example.org")).toEqual([429, undefined]);

  await sendLinks(product.db, product.deps, [a]);
  const letters = await lettersOf(product.db, workshop.programmeId);
  expect(letters.map(({ toAddress }) => toAddress)).toEqual(["Kadonnut.Linkki@example.org"]);
  const token = /\/w\/([\w-]{43})\?lang=fi/.exec(letters[0]?.body ?? "")?.[1] ?? "";
  expect((await browser.post(`/w/${token}`)).headers["location"]).toBe(`/attendee/${a}`);
});
