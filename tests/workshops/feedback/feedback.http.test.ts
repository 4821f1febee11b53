import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseNow } from "../../../src/platform/database.ts";
import { openAttendeeLink } from "../../../src/workshops/attendees/commands.ts";
import { failedTopics, listServed } from "../../../src/workshops/index.ts";
import { Browser, openTestApp, type TestApp } from "../../support/app.ts";
import { anOwnLink, giveFeedback, heldWorkshops, peopleAt, type HeldWorkshops } from "./held-workshop.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const closing = { closesOn: "2027-06-30", closesAt: "16:00" };
const urlOf = ({ programmeId, workshopIds }: HeldWorkshops) =>
  `/programmes/${programmeId}/workshops/${workshopIds[0] ?? ""}/feedback`;

async function mailsOf(programmeId: string) {
  const query = product.db.selectFrom("mails").select(["id", "toAddress", "subject", "body"]);
  return await query.where("programmeId", "=", programmeId).orderBy("createdAt").orderBy("toAddress").execute();
}

async function invitationsOf(workshopId: string) {
  return await product.db
    .selectFrom("surveyInvitations")
    .innerJoin("workshopFeedback", "workshopFeedback.surveyId", "surveyInvitations.surveyId")
    .select(["surveyInvitations.personId", "surveyInvitations.organisationId"])
    .where("workshopId", "=", workshopId)
    .execute();
}

test("asks those who were there, once each, and only after the workshop was held", async () => {
  const held = await heldWorkshops(product.db);
  const { programmeId, workshopIds } = held;
  const [workshopId = ""] = workshopIds;
  const planner = await product.signedIn("planner", programmeId);
  const url = urlOf(held);
  expect((await planner.get(`${url}?lang=fi`)).text).toContain("Kenenkään ei ole merkitty olleen paikalla");

  const there = await peopleAt(product.db, programmeId, workshopId, { count: 2 });
  await peopleAt(product.db, programmeId, workshopId, { count: 1, attended: false });
  await peopleAt(product.db, programmeId, workshopId, { count: 1, email: false });
  const before = await planner.get(`${url}?lang=fi`);
  expect(before.text).toContain("Paikalla oli 3 henkilöä. Pyyntö voidaan lähettää 2 henkilölle");

  const late = await planner.post(url, { closesOn: "2020-01-01", closesAt: "16:00" });
  expect([late.status, late.text.includes("Valitse aika, joka on tulevaisuudessa.")]).toEqual([422, true]);
  expect(late.text).toContain('value="2020-01-01"');

  const asked = await Promise.all([planner.post(url, closing), planner.post(url, closing)]);
  expect(asked.map(({ status }) => status)).toEqual([303, 303]);
  const mails = await mailsOf(programmeId);
  expect(mails.map(({ subject }) => subject)).toEqual(Array(2).fill("Mitä pidit työpajasta Videot ja reelsit?"));
  expect(mails[0]?.body).toMatch(/http:\/\/tarvepaja\.test\/s\/[\w-]{43}\?lang=fi/);
  expect(mails[0]?.body).toContain("/w/");
  expect(new Set((await invitationsOf(workshopId)).map(({ personId }) => personId))).toEqual(new Set(there));

  // The link opens the person's answers: staff do not read a mail that could be sent.
  await product.db
    .updateTable("mails")
    .set({ state: "failed" })
    .where("id", "=", mails[0]?.id ?? "")
    .execute();
  const mail = await planner.get(`/programmes/${programmeId}/mails/${mails[0]?.id ?? ""}`);
  expect([mail.text.includes("linkistä näkisi, mitä henkilö on vastannut"), mail.text.includes("/s/")]).toEqual([
    true,
    false,
  ]);

  // Marked as present later: only the new one is written to.
  await peopleAt(product.db, programmeId, workshopId, { count: 1 });
  await planner.post(`${url}/people`);
  expect(await mailsOf(programmeId)).toHaveLength(3);
  // Nobody is reminded within the hour; after it those who have not answered and take reminders.
  await planner.post(`${url}/reminders`);
  expect(await mailsOf(programmeId)).toHaveLength(3);
  const now = await databaseNow(product.db);
  await product.db
    .updateTable("surveyInvitations")
    .set({ mailedAt: now.subtract({ hours: 2 }) })
    .execute();
  await giveFeedback(product.db, programmeId, workshopId, [{ personId: there[0] ?? "", given: { useful: 5 } }]);
  await product.db
    .updateTable("attendees")
    .set({ remindersDeclinedAt: now })
    .where("id", "=", there[1] ?? "")
    .execute();
  expect((await planner.post(`${url}/reminders`)).headers["location"]).toBe(`${url}?done=reminded&count=1`);
  expect((await mailsOf(programmeId)).at(-1)?.subject).toContain("Muistutus");

  // Where attendance was not taken, those who were to come are asked; a planned workshop is not asked about.
  const other = await heldWorkshops(product.db);
  await peopleAt(product.db, other.programmeId, other.workshopIds[0] ?? "", { count: 1, attended: null });
  const owner = await product.signedIn("owner", other.programmeId);
  await product.db
    .updateTable("workshops")
    .set({ state: "planned", heldOn: null })
    .where("id", "in", other.workshopIds)
    .execute();
  const planned = await owner.post(urlOf(other), closing);
  expect([planned.status, planned.text.includes("kun työpaja on merkitty pidetyksi")]).toEqual([422, true]);
  await product.db
    .updateTable("workshops")
    .set({ state: "held", heldOn: "2026-11-12" })
    .where("id", "in", other.workshopIds)
    .execute();
  expect((await owner.get(urlOf(other))).text).toContain("Läsnäoloa ei ole merkitty");
  expect((await owner.post(urlOf(other), closing)).headers["location"]).toContain("count=1");

  // Another programme's workshop is not there.
  expect((await owner.get(url)).status).toBe(404);
  const strayed = `/programmes/${other.programmeId}/workshops/${workshopId}/feedback`;
  expect([(await owner.get(strayed)).status, (await owner.post(strayed, closing)).status]).toEqual([404, 404]);
});

test("a person answers from the own pages or the mail, once; results come with five, without names", async () => {
  const held = await heldWorkshops(product.db);
  const { programmeId, workshopIds } = held;
  const [workshopId = ""] = workshopIds;
  const url = urlOf(held);
  const people = await peopleAt(product.db, programmeId, workshopId, { count: 6 });
  const planner = await product.signedIn("planner", programmeId);
  await planner.post(url, closing);
  const given = people.slice(0, 4).map((personId, at) => ({
    personId,
    given: { useful: 4, level: "right" as const, use: `Käytän ${at}`, before: 1, now: 3 },
  }));
  const surveyId = await giveFeedback(product.db, programmeId, workshopId, given);
  const four = await planner.get(`${url}?lang=fi`);
  expect(four.text).toContain("Vastannut 4 / 6");
  expect(four.text).toContain("Tulokset näytetään, kun vähintään viisi on vastannut.");
  expect(four.text).not.toContain("Käytän");

  const opened = await openAttendeeLink(product.db, await anOwnLink(product.db, people[4] ?? ""), "none");
  if (opened === "unknown-link") throw new Error(opened);
  const person = new Browser(product.app, opened.sessionToken);
  // Another's pages do not open with it, and a workshop that one was not at asks nothing.
  const own = `/attendee/${people[4] ?? ""}/feedback`;
  expect((await person.post(`/attendee/${people[5] ?? ""}/feedback/${workshopId}`)).status).toBe(401);
  const elsewhere = await heldWorkshops(product.db);
  expect((await person.post(`${own}/${elsewhere.workshopIds[0] ?? ""}`)).status).toBe(404);

  expect((await person.post(`${own}/${workshopId}`)).headers["location"]).toBe(`/survey/${surveyId}`);
  expect((await person.get(`/attendee/${people[4] ?? ""}`)).text).toContain("Kertoisitko, mitä pidit?");
  const overview = await person.get(`/survey/${surveyId}?lang=fi`);
  expect(overview.text).toContain("Kukaan hankkeessa ei näe, mitä juuri te vastasitte.");
  const section = /\/survey\/[^"]+\/sections\/[^"]+/.exec(overview.text)?.[0] ?? "";
  const page = await person.get(section);
  expect(page.text).toContain("En osaa vielä");
  const fields = Object.fromEntries(
    [...page.text.matchAll(/name="([^"]+\.seen)" value="([^"]+)"/g)].map(([, name = "", value = ""]) => [name, value]),
  );
  const id = (key: string) => questionId(surveyId, key);
  await person.post(section, {
    ...fields,
    [`${await id("useful")}.chosen`]: "2",
    [`${await id("now")}.rating.videos`]: "2",
    [`${await id("before")}.rating.videos`]: "0",
    [`${await id("use")}.text`]: "Leikkausohjelman",
  });
  expect((await person.get(`/survey/${surveyId}/check`)).text).toContain("Videot: Perusasiat sujuvat");
  await person.post(`/survey/${surveyId}/submission`);
  await person.post(`/survey/${surveyId}/submission`);
  const receipt = await person.get(`/survey/${surveyId}/submission`);
  expect(receipt.text).toContain("palautteenne on otettu vastaan");
  const responses = await product.db
    .selectFrom("responses")
    .select("personId")
    .where("surveyId", "=", surveyId)
    .execute();
  expect(new Set(responses.map(({ personId }) => personId))).toEqual(new Set(people.slice(0, 5)));
  expect(responses).toHaveLength(5);

  const five = await planner.get(url);
  expect(five.text).toContain("3,6 / 5 (5 vastausta)");
  expect(five.text).toContain("Leikkausohjelman");
  expect(five.text).not.toMatch(/Osallistuja [0-9a-f]{8}/);
  expect(five.text.replaceAll(/\s+/g, " ")).toContain(
    '<th scope="row">Videot</th><td class="num">1,8</td><td class="num">3,8</td><td class="num">+2,0</td><td class="num">5</td>',
  );
  // One more answer shows nothing by itself; it joins at the close. A viewer reads no texts.
  const last = { personId: people[5] ?? "", given: { useful: 1, use: "En mitään" } };
  await giveFeedback(product.db, programmeId, workshopId, [last], 0);
  const six = await planner.get(url);
  expect([six.text.includes("Vastannut 6 / 6"), six.text.includes("3,6 / 5"), six.text.includes("En mitään")]).toEqual([
    true,
    true,
    false,
  ]);
  await planner.post(`${url}/closing`);
  expect((await planner.get(url)).text).toContain("3,2 / 5 (6 vastausta)");
  const viewer = await product.signedIn("viewer", programmeId);
  const seen = await viewer.get(url);
  expect([seen.text.includes("3,2 / 5"), seen.text.includes("Leikkausohjelman")]).toEqual([true, false]);

  // Late: the questions are closed, and a new closing time opens them again.
  expect((await person.get(section)).text).toContain("Kysely on suljettu");
  await planner.post(`${url}/closing-time`, closing);
  expect((await person.get(section)).text).toContain("Leikkausohjelman");
});

test("what failed is told and not proposed again unless staff say so, and feedback weighs what was served", async () => {
  const held = await heldWorkshops(product.db, 2);
  const { programmeId, workshopIds, topicId, organisationIds, needId } = held;
  const [first = "", second = ""] = workshopIds;
  const planner = await product.signedIn("planner", programmeId);
  const base = `/programmes/${programmeId}/workshops`;
  const stated = { organisationIds: organisationIds.toSorted(), covers: [{ needId, strength: 0.6 }] };
  expect(await listServed(product.db, programmeId)).toMatchObject([stated, stated]);

  const [aalto = "", harju = ""] = organisationIds;
  const three = await peopleAt(product.db, programmeId, first, { count: 3, organisationId: aalto });
  const two = await peopleAt(product.db, programmeId, second, { count: 2, organisationId: harju });
  for (const [workshopId, people] of [
    [first, three],
    [second, two],
  ] as const) {
    await planner.post(`${base}/${workshopId}/feedback`, closing);
    const given = { useful: 2, level: "too-easy" as const };
    await giveFeedback(
      product.db,
      programmeId,
      workshopId,
      people.map((personId) => ({ personId, given })),
    );
    await planner.post(`${base}/${workshopId}/feedback/closing`);
  }
  // Three and two are too few each, together they are five: the topic failed, and neither workshop's own figures show.
  expect((await planner.get(`${base}/${first}/feedback?lang=fi`)).text).toContain("Tulokset näytetään, kun");
  expect(await failedTopics(product.db, programmeId)).toEqual([
    {
      topicId,
      names: { fi: "Videot ja reelsit", sv: "Videot ja reelsit", en: "Videot ja reelsit" },
      useful: 2,
      answers: 5,
      advice: "higher",
      isOfferedAgain: false,
    },
  ]);
  const byId = new Map((await listServed(product.db, programmeId)).map((one) => [one.workshopId, one]));
  expect(byId.get(first)).toMatchObject({ organisationIds: [aalto], covers: [{ needId, strength: 0.6 }] });
  expect(byId.get(second)).toMatchObject({ organisationIds: [harju] });

  const overview = await planner.get(`${base}/feedback`);
  expect(overview.text).toContain("1 aihe ei toiminut.");
  expect(overview.text).toContain("Useimmille liian helppo");
  expect(overview.text).toContain("Ei ehdoteta uudelleen");
  await planner.post(`${base}/topics/${topicId}/offer`);
  expect((await failedTopics(product.db, programmeId)).map(({ isOfferedAgain }) => isOfferedAgain)).toEqual([true]);
  expect((await planner.get(`${base}/feedback`)).text).toContain("Ehdotetaan uudelleen");
  await planner.post(`${base}/topics/${topicId}/offer/removal`);
  expect((await failedTopics(product.db, programmeId)).map(({ isOfferedAgain }) => isOfferedAgain)).toEqual([false]);

  // With five answers of its own a workshop's strength is corrected: r = ⅓, 0.6 · (5 + 5/3)/10.
  const more = await peopleAt(product.db, programmeId, first, { count: 2, organisationId: aalto });
  await planner.post(`${base}/${first}/feedback/closing-time`, closing);
  await planner.post(`${base}/${first}/feedback/people`);
  await giveFeedback(
    product.db,
    programmeId,
    first,
    more.map((personId) => ({ personId, given: { useful: 2 } })),
  );
  const corrected = (await listServed(product.db, programmeId)).find(({ workshopId }) => workshopId === first);
  expect(corrected?.covers[0]?.strength).toBeCloseTo((0.6 * (5 + 5 / 3)) / 10, 12);
});

async function questionId(surveyId: string, key: string): Promise<string> {
  const query = product.db.selectFrom("questions").select("id").where("surveyId", "=", surveyId);
  return (await query.where("key", "=", key).executeTakeFirstOrThrow()).id;
}
