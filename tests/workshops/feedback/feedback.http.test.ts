import { afterAll, beforeAll, expect, test } from "vitest";
import { databaseNow, json } from "../../../src/platform/database.ts";
import { openAttendeeLink } from "../../../src/workshops/attendees/commands.ts";
import { keepFeedbackPromises, listFeedbackOf } from "../../../src/surveys/index.ts";
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

async function invitationsOf(workshopId: string, hasSent = false) {
  return await product.db
    .selectFrom("surveyInvitations")
    .innerJoin("workshopFeedback", "workshopFeedback.surveyId", "surveyInvitations.surveyId")
    .select(["surveyInvitations.personId", "surveyInvitations.organisationId"])
    .where("workshopId", "=", workshopId)
    .where("hasSent", "=", hasSent)
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
  // Of a workshop without a topic nothing is promised of one.
  const few = /Pyyntö lähtee niin harvalle[^<]*/;
  const setTopic = async (topicId: string | null) =>
    await product.db
      .updateTable("workshops")
      .set({ topicId, ownTitles: topicId === null ? json({ fi: "Videot", sv: "", en: "" }) : null })
      .where("id", "=", workshopId)
      .execute();
  expect(few.exec(before.text)?.[0]).toContain("Vastaukset lasketaan mukaan aiheen tuloksiin");
  await setTopic(null);
  expect(few.exec((await planner.get(url)).text)?.[0]).toMatch(/näytetä erikseen\.$/);
  await setTopic(held.topicId);

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

test("a person answers on one page, from the mail or the own pages, once and without a name", async () => {
  const held = await heldWorkshops(product.db);
  const { programmeId, workshopIds } = held;
  const [workshopId = ""] = workshopIds;
  const people = await peopleAt(product.db, programmeId, workshopId, { count: 2 });
  const planner = await product.signedIn("planner", programmeId);
  await planner.post(urlOf(held), closing);
  const links = (await mailsOf(programmeId)).map(({ body }) => /\/s\/[\w-]{43}/.exec(body ?? "")?.[0] ?? "");
  const [link = ""] = links;
  const responses = () =>
    product.db.selectFrom("responses").selectAll().where("programmeId", "=", programmeId).execute();

  // The link's own page holds the questions; an answer is saved by itself, and looking changes nothing.
  const person = new Browser(product.app);
  const page = await person.get(`${link}?lang=fi`);
  expect(page.text).toContain("Kukaan hankkeessa ei näe, mitä juuri sinä vastasit.");
  expect(page.text).toContain("Kuinka hyödyllinen työpaja oli sinulle?");
  expect([await responses(), seenFields(page.text)]).toMatchObject([[], { length: 6 }]);
  const surveyId = await surveyOf(workshopId);
  const id = (key: string) => questionId(surveyId, key);
  const use = await id("use");
  const seen = Object.fromEntries(seenFields(page.text));
  const typed = { [`${use}.text`]: "Leikkausohjelman", [`${use}.seen`]: seen[`${use}.seen`] ?? "" };
  expect((await person.post(`${link}/questions/${use}/answer`, typed)).text).toContain("✓ Tallennettu klo");
  expect(await responses()).toMatchObject([{ sentAt: null }]);
  // Who opens the link again is shown no answer before going on; then it stands where it was.
  const again = await new Browser(product.app).get(`${link}?lang=fi`);
  expect([again.text.includes("Olet jo aloittanut"), again.text.includes("Leikkausohjelman")]).toEqual([true, false]);

  // Sent without the one answer that is needed: the page comes back with what was typed.
  const missing = await person.post(`${link}/submission`, { ...seen, [`${await id("next")}.text`]: "Äänitystä" });
  expect([missing.status, missing.text.includes("Äänitystä")]).toEqual([422, true]);
  expect(missing.text).toContain("Vastaa kysymykseen: Kuinka hyödyllinen työpaja oli sinulle?");
  const whole = {
    ...Object.fromEntries(seenFields(missing.text)),
    [`${await id("useful")}.chosen`]: "2",
    [`${await id("now")}.rating.videos`]: "2",
    [`${await id("before")}.rating.videos`]: "0",
    [`${use}.text`]: "Leikkausohjelman",
    [`${await id("next")}.text`]: "Äänitystä",
  };
  const sent = await person.post(`${link}/submission`, whole);
  expect(sent.headers["location"]).toBe(`/survey/${surveyId}/submission`);
  const receipt = await person.get(`/survey/${surveyId}/submission`);
  expect(receipt.text).toContain("palautteesi on otettu vastaan");
  await person.post(`/survey/${surveyId}/submission`);
  expect(await responses()).toHaveLength(1);
  expect((await person.get(`/survey/${surveyId}/check`)).headers["location"]).toBe(`/survey/${surveyId}`);

  // From the own pages it is the same page; nobody's pages open with another's, nor feedback of where one was not.
  const opened = await openAttendeeLink(product.db, await anOwnLink(product.db, people[0] ?? ""), "none");
  if (opened === "unknown-link") throw new Error(opened);
  const own = new Browser(product.app, opened.sessionToken);
  const ownUrl = `/attendee/${people[0] ?? ""}/feedback`;
  expect((await own.post(`/attendee/${people[1] ?? ""}/feedback/${workshopId}`)).status).toBe(401);
  const elsewhere = await heldWorkshops(product.db);
  expect((await own.post(`${ownUrl}/${elsewhere.workshopIds[0] ?? ""}`)).status).toBe(404);
  expect((await own.post(`${ownUrl}/${workshopId}`)).headers["location"]).toBe(`/survey/${surveyId}`);
  expect((await own.get(`/survey/${surveyId}?lang=fi`)).text).toContain("Lähetä");

  // A link of nobody's, and after the close: told in words, with what was typed.
  expect((await person.post(`/s/${"x".repeat(43)}/submission`)).status).toBe(303);
  await planner.post(`${urlOf(held)}/closing`);
  const late = await new Browser(product.app).post(`${links[1] ?? ""}/submission`, whole);
  expect([late.status, late.text.includes("Palautteen keruu on päättynyt")]).toEqual([409, true]);
  expect(late.text).toContain("Leikkausohjelman");
  expect((await new Browser(product.app).get(link)).text).toMatch(
    /Annoit palautetta. Kiitos!|Palautettasi ei lähetetty/,
  );
});

test("results come at the close, without names, and the close is final", async () => {
  const held = await heldWorkshops(product.db);
  const { programmeId, workshopIds } = held;
  const [workshopId = ""] = workshopIds;
  const url = urlOf(held);
  const people = await peopleAt(product.db, programmeId, workshopId, { count: 7 });
  const planner = await product.signedIn("planner", programmeId);
  await planner.post(url, closing);
  const given = people.slice(0, 6).map((personId, at) => ({
    personId,
    given: { useful: at === 5 ? 1 : 4, level: "right" as const, use: `Käytän ${at}`, before: 1, now: 3 },
  }));
  const surveyId = await giveFeedback(product.db, programmeId, workshopId, given);
  const ofSurvey = () => product.db.selectFrom("responses").selectAll().where("surveyId", "=", surveyId).execute();
  const before = await ofSurvey();
  // Six have answered: shown now, the seventh's answer would be the difference from what is shown then.
  const open = await planner.get(`${url}?lang=fi`);
  expect(open.text).toContain("Vastannut 6 / 7");
  expect(open.text).toContain("Tulokset näytetään, kun palautteen keruu on päättynyt");
  expect(open.text).not.toMatch(/Käytän|3,5 \/ 5/);

  await planner.post(`${url}/closing`);
  const closed = (await planner.get(url)).text;
  expect(closed).toContain("3,5 / 5 (6 vastausta)");
  expect(closed).toContain("Käytän 0");
  expect(closed).not.toMatch(/Osallistuja [0-9a-f]{8}/);
  expect(closed.replaceAll(/\s+/g, " ")).toContain(
    '<th scope="row">Videot</th><td class="num">2,0</td><td class="num">4,0</td><td class="num">+2,0</td><td class="num">6</td>',
  );
  const viewer = await product.signedIn("viewer", programmeId);
  const seen = await viewer.get(url);
  expect([seen.text.includes("3,5 / 5"), seen.text.includes("Käytän")]).toEqual([true, false]);
  // One of seven has not answered: viewers are not told.
  expect([closed.includes("Vastannut 6 / 7"), seen.text.includes("Vastannut")]).toEqual([true, false]);

  // Nothing leads from a person to an answer: no id, no time, no language; who has sent is known.
  const after = await ofSurvey();
  expect(after).toHaveLength(6);
  expect(after.map(({ id }) => id).filter((id) => before.some((one) => one.id === id))).toEqual([]);
  const told = new Set(after.map((response) => JSON.stringify({ ...response, id: null })));
  expect(told.size).toBe(1);
  expect(after.every(({ personId }) => personId === null)).toBe(true);
  const answers = await product.db
    .selectFrom("answers")
    .select(["revision", "savedAt", "responseId"])
    .where(
      "responseId",
      "in",
      [...before, ...after].map(({ id }) => id),
    )
    .execute();
  expect(new Set(answers.map(({ revision, savedAt }) => `${revision} ${savedAt.toString()}`)).size).toBe(1);
  expect(answers.filter(({ responseId }) => before.some(({ id }) => id === responseId))).toEqual([]);
  const sent = await invitationsOf(workshopId, true);
  expect(new Set(sent.map(({ personId }) => personId))).toEqual(new Set(people.slice(0, 6)));

  // Opened again, one more answer would be the difference.
  const reopened = await planner.post(`${url}/closing-time`, closing);
  expect([reopened.status, reopened.text.includes("eikä sitä voi jatkaa")]).toEqual([422, true]);
  expect((await planner.get(url)).text).toContain("3,5 / 5 (6 vastausta)");

  // Two years later the answers are gone, and the page says so.
  await product.db
    .updateTable("surveys")
    .set({ closedAt: (await databaseNow(product.db)).subtract({ hours: 24 * 732 }) })
    .where("id", "=", surveyId)
    .execute();
  await keepFeedbackPromises(product.db);
  expect(await ofSurvey()).toEqual([]);
  expect((await planner.get(url)).text).toContain("Vastaukset on poistettu");
});

test("feedback that closes by its time loses its persons too, and what was not sent", async () => {
  const { programmeId, workshopIds } = await heldWorkshops(product.db);
  const [workshopId = ""] = workshopIds;
  const people = await peopleAt(product.db, programmeId, workshopId, { count: 6 });
  const planner = await product.signedIn("planner", programmeId);
  await planner.post(`/programmes/${programmeId}/workshops/${workshopId}/feedback`, closing);
  const given = people.map((personId) => ({ personId, given: { useful: 4, use: "Kyllä" } }));
  const surveyId = await giveFeedback(product.db, programmeId, workshopId, given);
  await product.db
    .updateTable("responses")
    .set({ sentAt: null })
    .where("personId", "=", people[0] ?? "")
    .execute();
  const persons = product.db.selectFrom("responses").select("personId").where("surveyId", "=", surveyId);
  await keepFeedbackPromises(product.db);
  expect(new Set((await persons.execute()).map(({ personId }) => personId))).toEqual(new Set(people));

  const past = (await databaseNow(product.db)).subtract({ minutes: 1 });
  await product.db.updateTable("surveys").set({ closesAt: past }).where("id", "=", surveyId).execute();
  await Promise.all([keepFeedbackPromises(product.db), keepFeedbackPromises(product.db)]);
  expect(await persons.execute()).toEqual(Array(5).fill({ personId: null }));
  const own = await listFeedbackOf(product.db, people[1] ?? "");
  expect([own[0]?.hasSent, (await listFeedbackOf(product.db, people[0] ?? ""))[0]?.hasSent]).toEqual([true, false]);
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
  expect((await planner.get(`${base}/${first}/feedback?lang=fi`)).text).toContain("Vastauksia tuli alle viisi");
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
  const more = await heldWorkshops(product.db, 2);
  const [own = "", small = ""] = more.workshopIds;
  const ten = await peopleAt(product.db, more.programmeId, own, {
    count: 10,
    organisationId: more.organisationIds[0]!,
  });
  const owner = await product.signedIn("owner", more.programmeId);
  await owner.post(urlOf(more), closing);
  const low = ten.slice(0, 5).map((personId) => ({ personId, given: { useful: 2 } }));
  await giveFeedback(product.db, more.programmeId, own, low);
  const strength = async () =>
    (await listServed(product.db, more.programmeId)).find(({ workshopId }) => workshopId === own)?.covers[0]?.strength;
  expect(await strength()).toBe(0.6);
  await owner.post(`${urlOf(more)}/closing`);
  expect(await strength()).toBeCloseTo((0.6 * (5 + 5 / 3)) / 10, 12);

  // Two of eight have answered of the other one: a viewer could count them back from any figure in which they were.
  const eight = await peopleAt(product.db, more.programmeId, small, { count: 8 });
  const moreUrl = `/programmes/${more.programmeId}/workshops`;
  await owner.post(`${moreUrl}/${small}/feedback`, closing);
  const given = eight.slice(0, 2).map((personId) => ({ personId, given: { useful: 2 } }));
  await giveFeedback(product.db, more.programmeId, small, given);
  const viewer = await product.signedIn("viewer", more.programmeId);
  const turnouts = (html: string) => html.match(/\d+ \/ \d+ vastannut|saatu \d+ vastausta|Vastausten määrissä eivät/g);
  expect(turnouts((await owner.get(`${moreUrl}/feedback?lang=fi`)).text)).toEqual([
    ...["saatu 7 vastausta", "7 / 18 vastannut", "2 / 8 vastannut", "5 / 10 vastannut"],
  ]);
  expect(turnouts((await viewer.get(`${moreUrl}/feedback?lang=fi`)).text)).toEqual([
    ...["saatu 5 vastausta", "Vastausten määrissä eivät", "5 / 10 vastannut", "5 / 10 vastannut"],
  ]);
});

async function surveyOf(workshopId: string): Promise<string> {
  const query = product.db.selectFrom("workshopFeedback").select("surveyId").where("workshopId", "=", workshopId);
  return (await query.executeTakeFirstOrThrow()).surveyId;
}

const seenFields = (html: string) =>
  [...html.matchAll(/name="([^"]+\.seen)" value="([^"]+)"/g)].map(([, name = "", value = ""]): [string, string] => [
    name,
    value,
  ]);

async function questionId(surveyId: string, key: string): Promise<string> {
  const query = product.db.selectFrom("questions").select("id").where("surveyId", "=", surveyId);
  return (await query.where("key", "=", key).executeTakeFirstOrThrow()).id;
}
