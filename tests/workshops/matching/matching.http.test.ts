// "Who are they?": guests become contacts of the organisations they are of, once, and it can be taken back.
import { afterAll, beforeAll, expect, test } from "vitest";
import { json } from "../../../src/platform/database.ts";
import { askPersons, openFeedback } from "../../../src/surveys/feedback/commands.ts";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { aWorkshop, linkOf, lettersOf, seatAll } from "../../support/workshop-people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

type Workshop = Awaited<ReturnType<typeof aWorkshop>>;

async function addGuest({ programmeId, workshopId }: Workshop, guest: object, seat: object = {}): Promise<string> {
  const { id } = await product.db
    .insertInto("attendees")
    .values({ programmeId, name: "Aita Vieras", email: "aita@vieras.example", organisationName: "Yritys 2", ...guest })
    .returning("id")
    .executeTakeFirstOrThrow();
  const row = {
    programmeId,
    workshopId,
    attendeeId: id,
    state: "coming" as const,
    source: "sign-up" as const,
    ...seat,
  };
  await product.db.insertInto("workshopSeats").values(row).execute();
  return id;
}

async function setting(more: Parameters<typeof aWorkshop>[1] = {}) {
  const workshop = await aWorkshop(product.db, more);
  const planner = await product.signedIn("planner", workshop.programmeId);
  const guests = `/programmes/${workshop.programmeId}/workshops/guests`;
  const contacts = async () =>
    await product.db
      .selectFrom("participants")
      .select(["name", "email", "organisationId", "isMain"])
      .where("programmeId", "=", workshop.programmeId)
      .where("email", "not like", "osallistuja%")
      .execute();
  return { ...workshop, workshop, planner, guests, contacts };
}

const attendee = async (id: string) =>
  await product.db
    .selectFrom("attendees")
    .select(["name", "email", "participantId", "organisationId"])
    .where("id", "=", id)
    .executeTakeFirst();

test("likely organisations are proposed; one press makes a contact, once, and can be taken back", async () => {
  const { workshop, planner, guests, contacts, organisationIds, programmeId } = await setting();
  const [, second = ""] = organisationIds;
  const guest = await addGuest(workshop, {});
  const foreign = await addGuest(workshop, {
    name: "Muu",
    email: "muu@example.org",
    organisationName: "Aivan eri nimi",
  });
  const page = (await planner.get(guests)).text;
  expect(page).toContain("2 osallistujan organisaatiota ei vielä tiedetä.");
  const proposed = [...page.matchAll(/guests\/([\w-]{36})\/match">.*?name="organisationId" value="([\w-]{36})"/gs)].map(
    ([, who, what]) => [who, what],
  );
  expect(proposed[0]).toEqual([guest, second]);
  expect(page).toContain("Sama sähköpostiosoitteen loppuosa kuin yhteyshenkilöllä"); // muu@example.org
  expect((await planner.post(`${guests}/${guest}/match`, { organisationId: "" })).status).toBe(422);

  const pressed = await Promise.all(
    [1, 2].map(() => planner.post(`${guests}/${guest}/match`, { organisationId: second })),
  );
  expect(pressed.map(({ headers }) => headers["location"])).toEqual(
    Array(2).fill(`${guests}?done=matched&about=${guest}`),
  );
  const made = [{ name: "Aita Vieras", email: "aita@vieras.example", organisationId: second, isMain: false }];
  expect(await contacts()).toEqual(made);
  expect(await attendee(guest)).toMatchObject({ name: "", email: "", organisationId: second });
  const after = (await planner.get(`${guests}?done=matched&about=${guest}`)).text;
  expect(after).toContain("Aita Vieras on nyt liitetty organisaatioon Yritys 2 Oy.");

  await planner.post(`${guests}/${guest}/match/removal`);
  await planner.post(`${guests}/${guest}/match/removal`);
  expect(await contacts()).toEqual([]);
  expect(await attendee(guest)).toEqual({
    ...{ name: "Aita Vieras", email: "aita@vieras.example" },
    ...{ participantId: null, organisationId: null },
  });
  await planner.post(`${guests}/${foreign}/staying`);
  const left = (await planner.get(`${guests}?done=stays&about=${foreign}`)).text;
  expect([left.includes("Muu jää vieraaksi."), left.includes("Vieraiksi jätetyt")]).toEqual([true, true]);
  await planner.post(`${guests}/${foreign}/staying/removal`);
  expect((await planner.get(guests)).text).toContain("2 osallistujan organisaatiota ei vielä tiedetä.");

  const acts = await product.db.selectFrom("auditLog").select("act").where("programmeId", "=", programmeId).execute();
  const count = (wanted: string) => acts.filter(({ act }) => act === wanted).length;
  expect(["attendee.match", "participant.add", "attendee.unmatch", "participant.remove"].map(count)).toEqual([
    1, 1, 1, 1,
  ]);
  const strange = await product.signedIn("planner", (await aWorkshop(product.db)).programmeId);
  expect((await strange.post(`${guests}/${guest}/match`, { organisationId: second })).status).toBe(404);
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(guests)).status).toBe(403);
});

test("a guest who is a contact already becomes one with them: the stronger seat stays, the free place goes on", async () => {
  const { workshop, planner, guests, contacts, organisationIds, programmeId, workshopId, startsAt } = await setting({
    organisations: 2,
    places: 2,
  });
  const [contact = "", waiting = ""] = await seatAll(product.db, workshop, [
    { state: "coming" },
    { state: "waiting", waitingSince: startsAt.subtract({ hours: 900 }) },
  ]);
  const guest = await addGuest(workshop, { email: "osallistuja1@example.org" }, { state: "coming", attended: true });
  const link = await linkOf(product.db, guest);
  const matched = await planner.post(`${guests}/${guest}/match`, { organisationId: organisationIds[0] ?? "" });
  expect(matched.headers["location"]).toBe(`${guests}?done=matched&about=${contact}`);
  expect([await contacts(), await attendee(guest)]).toEqual([[], undefined]);
  const seats = await product.db
    .selectFrom("workshopSeats")
    .select(["attendeeId", "state", "attended"])
    .where("workshopId", "=", workshopId)
    .execute();
  expect(seats).toHaveLength(2);
  expect(seats).toEqual(
    expect.arrayContaining([
      { attendeeId: contact, state: "coming", attended: true },
      { attendeeId: waiting, state: "coming", attended: null },
    ]),
  );
  const letters = (await lettersOf(product.db, programmeId)).map(({ toAddress }) => toAddress);
  expect(letters).toEqual(["osallistuja2@example.org"]);
  const opened = await product.browser().post(`/w/${link}`);
  expect(opened.headers["location"]).toBe(`/attendee/${contact}`);
  expect((await planner.get(`${guests}?done=matched&about=${contact}`)).text).not.toContain("match/removal");
});

test("an organisation that is new is added with what the guest wrote; without an address it is enough to know it", async () => {
  const { workshop, planner, guests, contacts, programmeId } = await setting();
  const guest = await addGuest(workshop, { email: "", organisationName: "Uusi Apu Oy" });
  const form = await planner.get(`${guests}/${guest}/organisation`);
  expect(form.text).toContain('value="Uusi Apu Oy"');
  const wrong = await planner.post(`${guests}/${guest}/organisation`, {
    name: "",
    industryId: "",
    municipality: "Mänttä",
  });
  expect([wrong.status, wrong.text.includes('value="Mänttä"')]).toEqual([422, true]);
  const fields = { name: "Uusi Apu Oy", industryId: "", municipality: "Mänttä" };
  const added = await planner.post(`${guests}/${guest}/organisation`, fields);
  const organisations = await product.db
    .selectFrom("organisations")
    .select(["id", "name", "municipality"])
    .where("programmeId", "=", programmeId)
    .where("name", "like", "Uusi%")
    .execute();
  expect(organisations).toMatchObject([{ name: "Uusi Apu Oy", municipality: "Mänttä" }]);
  expect(await attendee(guest)).toMatchObject({ name: "Aita Vieras", organisationId: organisations[0]?.id });
  expect(await contacts()).toEqual([]);
  const page = (await planner.get(added.headers["location"] ?? "")).text;
  expect([page.includes("Aita Vieras on nyt liitetty"), page.includes("Kaikki osallistujat tunnetaan.")]).toEqual([
    true,
    true,
  ]);
});

test("who turns out to be a contact keeps what they said of dates and in feedback; of two answers the contact's stays", async () => {
  const { db } = product;
  const { workshop, planner, guests, organisationIds, programmeId, workshopId, startsAt } = await setting();
  const [contact = ""] = await seatAll(db, workshop, [{ state: "coming" }]);
  const guest = await addGuest(workshop, { email: "osallistuja1@example.org" });
  const aPoll = async (answers: Partial<Record<"contact" | "guest", "yes" | "no">>) => {
    const titles = json({ fi: "Milloin?", sv: "När?", en: "When?" });
    const poll = { programmeId, titles, closesAt: startsAt };
    const { id: pollId } = await db.insertInto("datePolls").values(poll).returning("id").executeTakeFirstOrThrow();
    const date = { pollId, startsAt, endsAt: startsAt.add({ hours: 2 }) };
    const { id: dateId } = await db.insertInto("pollDates").values(date).returning("id").executeTakeFirstOrThrow();
    for (const [who, attendeeId] of [["contact", contact] as const, ["guest", guest] as const]) {
      const answer = answers[who];
      const answeredAt = answer === undefined ? null : startsAt.subtract({ hours: 999 });
      await db.insertInto("pollPeople").values({ programmeId, pollId, attendeeId, answeredAt }).execute();
      if (answer !== undefined)
        await db.insertInto("pollAnswers").values({ pollId, dateId, attendeeId, answer }).execute();
    }
    return async () => {
      const rows = await db
        .selectFrom("pollAnswers")
        .select(["attendeeId", "answer"])
        .where("pollId", "=", pollId)
        .execute();
      const people = db.selectFrom("pollPeople").select(["attendeeId", "answeredAt"]).where("pollId", "=", pollId);
      const asked = await people.execute();
      return [rows, asked.map(({ attendeeId, answeredAt }) => [attendeeId, answeredAt !== null])];
    };
  };
  const polls = [await aPoll({ guest: "yes" }), await aPoll({ contact: "no", guest: "yes" })];
  const levels = { names: { fi: "A", sv: "A", en: "A" }, days: { fi: "", sv: "", en: "" }, needs: [] };
  const surveyIds: string[] = [];
  for (const asked of [[guest], [contact, guest]]) {
    const surveyId = await db.transaction().execute(async (trx) => {
      const id = await openFeedback(trx, programmeId, levels, startsAt);
      await askPersons(trx, { programmeId, surveyId: id }, asked);
      return id;
    });
    for (const personId of asked) {
      const response = { surveyId, programmeId, personId, purpose: "feedback" as const, locale: "fi" as const };
      const sentAt = startsAt.subtract({ hours: 999 });
      await db
        .insertInto("responses")
        .values({ ...response, noticeVersion: 1, sentAt, savedAt: sentAt })
        .execute();
    }
    surveyIds.push(surveyId);
  }
  const contactsOwn = await responsesOf(contact);

  await planner.post(`${guests}/${guest}/match`, { organisationId: organisationIds[0] ?? "" });
  expect(await attendee(guest)).toBeUndefined();
  expect(await Promise.all(polls.map((held) => held()))).toEqual([
    [[{ attendeeId: contact, answer: "yes" }], [[contact, true]]],
    [[{ attendeeId: contact, answer: "no" }], [[contact, true]]],
  ]);
  const after = await responsesOf(contact);
  expect(after.map(({ surveyId }) => surveyId).sort()).toEqual(surveyIds.toSorted());
  expect(after).toEqual(expect.arrayContaining(contactsOwn));
  const seats = db.selectFrom("workshopSeats").select("attendeeId").where("workshopId", "=", workshopId);
  expect(await seats.execute()).toEqual([{ attendeeId: contact }]);

  async function responsesOf(personId: string) {
    return await db.selectFrom("responses").select(["id", "surveyId"]).where("personId", "=", personId).execute();
  }
});

test("the first fifty guests are shown with how many there are; those left guests take nobody's turn", async () => {
  const { workshop, planner, guests, programmeId } = await setting();
  const people = Array.from({ length: 53 }, (_, at) => ({
    ...{ programmeId, name: `Vieras ${String(at).padStart(2, "0")}`, email: "", organisationName: "" },
    createdAt: workshop.startsAt.subtract({ hours: 2000 - at }),
  }));
  const ids = (await product.db.insertInto("attendees").values(people).returning("id").execute()).map(({ id }) => id);
  const shown = async () => {
    const page = (await planner.get(guests)).text;
    return { page, names: [...page.matchAll(/<h2[^>]*>(Vieras \d+)</g)].map(([, name]) => name) };
  };
  const before = await shown();
  expect(before.page).toContain("53 osallistujan organisaatiota ei vielä tiedetä.");
  expect(before.page).toContain("Näkyvissä on 50 ensimmäistä");
  expect(before.names).toHaveLength(50);
  await product.db
    .updateTable("attendees")
    .set({ staysGuestAt: workshop.startsAt })
    .where("id", "in", ids.slice(0, 50))
    .execute();
  const after = await shown();
  expect(after.names).toEqual(["Vieras 50", "Vieras 51", "Vieras 52"]);
  expect(after.page).toContain("3 osallistujan organisaatiota ei vielä tiedetä.");
  expect([after.page.includes("Näkyvissä on"), after.page.includes("Vieras 49")]).toEqual([false, true]);
});
