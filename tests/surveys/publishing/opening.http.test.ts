// Surveys that are published to open later: when nobody is asked yet, when they open, and who is asked then.
import { sql } from "kysely";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openDueSurvey, openDueSurveys } from "../../../src/surveys/publishing/opening/commands.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import { aProgramme, openTestApp, type TestApp } from "../../support/app.ts";
import { anAnonymousDraft, answer, commonPath, questionnaire, seenNothing, storedAnswers } from "../anonymous/asked.ts";
import { dayAhead, withOrganisations } from "../people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const times = { opensOn: dayAhead(3), opensAt: "09:00", closesOn: dayAhead(17), closesAt: "16:00" };
const later = { ...times, opens: "later", reminderDays: ["14", "2"], reminderTime: "08:30" };

async function aScheduled(people: Parameters<typeof withOrganisations>[2], fields: object = later) {
  const { id: programmeId } = await aProgramme(product.db);
  await withOrganisations(product.db, programmeId, people);
  const surveyId = await product.db.transaction().execute((trx) => insertSurvey(trx, programmeId, questionnaire));
  const planner = await product.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  const published = await planner.post(`${url}/publication`, fields as Record<string, string>);
  return { programmeId, surveyId, planner, url, published };
}

const mailedTo = async (programmeId: string) => {
  const mails = product.db.selectFrom("mails").select("toAddress").where("programmeId", "=", programmeId);
  return (await mails.orderBy("toAddress").execute()).map(({ toAddress }) => toAddress);
};
const stored = (surveyId: string) =>
  product.db.selectFrom("surveys").selectAll().where("id", "=", surveyId).executeTakeFirstOrThrow();
/** Its opening time comes. */
const comes = (surveyId: string) =>
  product.db
    .updateTable("surveys")
    .set({ opensAt: Temporal.Now.instant().subtract({ minutes: 1 }) })
    .where("id", "=", surveyId)
    .execute();
const acts = async (surveyId: string) => {
  const rows = await product.db
    .selectFrom("auditLog")
    .select(["act", "details"])
    .where("subject", "=", surveyId)
    .where("act", "in", ["survey.open", "survey.publish", "survey.reschedule", "survey.unschedule"])
    .orderBy("id")
    .execute();
  return rows.map(({ act, details }) => ({ act, invited: (details as { invited?: number }).invited }));
};
const inThree = (name: string, words: string) =>
  Object.fromEntries(["fi", "sv", "en"].map((language) => [`${name}.${language}`, words]));
const at = (day: string, time: string) =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime("Europe/Helsinki").toInstant();

test("a survey opens at its time and asks once whomever the register has then, whatever the job does", async () => {
  const { programmeId, surveyId, planner, url, published } = await aScheduled({ Aalto: "fi", Berg: "sv", Kuusi: null });
  expect(published.headers["location"]).toBe(`${url}/publication?done=opens-later&count=0`);
  const page = await planner.get(published.headers["location"] ?? "");
  expect(page.text).toContain("Kenellekään ei ole vielä lähetetty mitään.");
  expect(page.text).toContain("Jos se avautuisi nyt, kutsu lähtisi 2 organisaatiolle.");
  expect(page.text).toContain("Yhdeltä organisaatiolta puuttuu yhteyshenkilö.");
  expect((await planner.get(url)).text).toContain('<span class="chip ">Ajastettu</span>');
  expect((await planner.get(`/programmes/${programmeId}/surveys`)).text).toContain("avautuu ");
  expect((await planner.get(`${url}/building`)).text).toContain("Kun se avautuu, vastaajat näkevät nämä kysymykset");
  expect((await planner.get(`${url}/responses`)).text).toContain("Kutsuja ei ole vielä lähetetty.");
  expect((await planner.get(`${url}/results`)).text).toContain("Yhtään vastausta ei ole vielä lähetetty.");
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(url)).text).not.toContain(`${url}/publication`);
  // What only an open survey does is not done.
  for (const act of ["reminders", "invitations", "reminder-schedule"]) await planner.post(`${url}/${act}`);
  await planner.post(`${url}/closing`);
  const jobs = await sql<{ startAfter: Temporal.Instant }>`
    select start_after from jobs.job where name = 'survey-open' and data->>'surveyId' = ${surveyId}`.execute(
    product.db,
  );
  expect(jobs.rows.map(({ startAfter }) => startAfter.toString())).toEqual([at(times.opensOn, "09:00").toString()]);

  await openDueSurvey(product.deps, surveyId); // too early
  expect(await mailedTo(programmeId)).toEqual([]);
  await withOrganisations(product.db, programmeId, { Mänty: "fi" });
  await comes(surveyId);
  await Promise.all([openDueSurvey(product.deps, surveyId), openDueSurveys(product.deps)]);
  await openDueSurvey(product.deps, surveyId);
  await planner.post(`${url}/opening`);
  expect(await mailedTo(programmeId)).toEqual(["aalto@example.org", "berg@example.org", "mänty@example.org"]);
  expect(await acts(surveyId)).toEqual([
    { act: "survey.publish", invited: 0 },
    { act: "survey.open", invited: 3 },
  ]);
  const reminders = await product.db.selectFrom("surveyReminders").select(["daysBefore", "dueAt"]).where("surveyId", "=", surveyId).orderBy("dueAt").execute(); // prettier-ignore
  expect(reminders.map(({ daysBefore, dueAt }) => [daysBefore, dueAt.toString()])).toEqual([
    [14, at(dayAhead(3), "08:30").toString()],
    [2, at(dayAhead(15), "08:30").toString()],
  ]);
  const opened = await stored(surveyId);
  expect(opened).toMatchObject({ state: "open", openingPlan: null });
  expect(opened.openedAt?.toString()).toBe(opened.opensAt?.toString());
  expect((await planner.get(url)).text).toContain("0 / 3 vastannut, auki");
});

test("the opening is moved, opened by hand once, or taken back with what was edited; wrong times come back", async () => {
  const wrong = await aScheduled({ Aalto: "fi" }, { ...later, opensOn: dayAhead(17), opensAt: "16:00" });
  expect(wrong.published.status).toBe(422);
  expect(wrong.published.text).toContain("Kyselyn pitää avautua ennen kuin se sulkeutuu.");
  const { programmeId, surveyId, planner, url } = wrong;
  const past = await planner.post(`${url}/publication`, { ...later, opensOn: dayAhead(-1) });
  expect(past.text).toContain("Valitse avautumisaika, joka on tulevaisuudessa.");
  const unclear = await planner.post(`${url}/publication`, { ...later, opens: "now" });
  expect(unclear.text).toContain("Valitsit avautumispäivän.");
  const empty = await planner.post(`${url}/publication`, { ...later, opensOn: "" });
  expect(empty.text).toContain("Kirjoita päivä muodossa 31.12.2027");
  expect(await mailedTo(programmeId)).toEqual([]);

  await planner.post(`${url}/publication`, later);
  const moved = { ...times, opensOn: dayAhead(5), opensAt: "08:15", reminderDays: "2", reminderTime: "10:00" };
  expect((await planner.post(`${url}/opening-time`, { ...moved, opensOn: dayAhead(20) })).status).toBe(422);
  expect((await planner.post(`${url}/closing-time`, { closesOn: dayAhead(2), closesAt: "16:00" })).status).toBe(422);
  await planner.post(`${url}/closing-time`, { closesOn: dayAhead(18), closesAt: "16:00" });
  expect((await planner.post(`${url}/opening-time`, moved)).headers["location"]).toContain("done=rescheduled");
  const { opensAt, closesAt, openingPlan } = await stored(surveyId);
  expect([opensAt, closesAt].map(String)).toEqual([at(dayAhead(5), "08:15"), at(times.closesOn, "16:00")].map(String));
  expect(openingPlan).toEqual({ choice: { who: "all" }, reminders: { days: [2], timeOfDay: "10:00" } });

  // Taken back, it is a draft with what was edited meanwhile.
  await planner.post(`${url}/building/new-section`, { ...inThree("titles", "Uusi osio"), ...inThree("helps", "") });
  const named = () =>
    product.db.selectFrom("surveySections").select("titles").where("surveyId", "=", surveyId).where("retiredAt", "is", null).execute(); // prettier-ignore
  expect((await named()).map(({ titles }) => titles.fi)).not.toContain("Uusi osio");
  expect((await planner.get(`${url}/publication`)).text).toContain("tulevat mukaan luonnokseen");
  const cancelled = await planner.post(`${url}/opening-cancellation`);
  expect((await planner.get(cancelled.headers["location"] ?? "")).text).toContain("kysely on taas luonnos");
  expect(await stored(surveyId)).toMatchObject({ state: "draft", opensAt: null, closesAt: null, openingPlan: null });
  expect((await named()).map(({ titles }) => titles.fi)).toContain("Uusi osio");
  const [, seen = ""] = /undo".*?name="seen" value="([^"]+)"/s.exec((await planner.get(`${url}/building`)).text) ?? [];
  await planner.post(`${url}/building/undo`, { seen });
  expect((await named()).map(({ titles }) => titles.fi)).not.toContain("Uusi osio");
  await openDueSurvey(product.deps, surveyId);
  expect((await planner.post(`${url}/opening`)).headers["location"]).toContain("done=not-scheduled");
  expect((await planner.post(`${url}/opening-time`, moved)).headers["location"]).toContain("done=not-scheduled");

  // Published again and opened before its time by two at once.
  await planner.post(`${url}/publication`, later);
  const presses = await Promise.all([planner.post(`${url}/opening`), planner.post(`${url}/opening`)]);
  expect(presses.map((press) => /done=([a-z-]+)/.exec(press.headers["location"] ?? "")?.[1]).sort()).toEqual([
    "not-scheduled",
    "published",
  ]);
  expect(await mailedTo(programmeId)).toEqual(["aalto@example.org"]);
  expect((await planner.post(`${url}/opening-cancellation`)).headers["location"]).toContain("done=not-scheduled");
  expect((await stored(surveyId)).state).toBe("open");
});

test("one that opened with nobody to ask, or when nothing was running, says so and can be mended", async () => {
  const { programmeId, surveyId, planner, url } = await aScheduled({ Aalto: "fi" });
  await product.db.deleteFrom("participants").where("email", "=", "aalto@example.org").execute();
  const alone = await planner.get(`${url}/publication`);
  expect(alone.text).toContain("Kukaan ei saisi kutsua.");
  expect((await planner.post(`${url}/opening`)).headers["location"]).toContain("done=nobody-to-ask");
  await comes(surveyId);
  await openDueSurvey(product.deps, surveyId);
  expect((await planner.get(url)).text).toContain("Kysely avautui, mutta kutsua ei saanut kukaan");
  await withOrganisations(product.db, programmeId, { Berg: "fi" });
  await planner.post(`${url}/invitations`);
  expect(await mailedTo(programmeId)).toEqual(["berg@example.org"]);

  const missed = await aScheduled({ Koivu: "fi" });
  const now = Temporal.Now.instant();
  const gone = { opensAt: now.subtract({ hours: 2 }), closesAt: now.subtract({ hours: 1 }) };
  await product.db.updateTable("surveys").set(gone).where("id", "=", missed.surveyId).execute();
  await openDueSurveys(product.deps);
  expect(await mailedTo(missed.programmeId)).toEqual([]);
  expect((await missed.planner.get(missed.url)).text).toContain("Kyselyä ei avattu ajallaan");
  await missed.planner.post(`${missed.url}/closing-time`, { closesOn: dayAhead(9), closesAt: "16:00" });
  expect(await mailedTo(missed.programmeId)).toEqual(["koivu@example.org"]);
});

test("the link that all share says when it opens, takes nothing in before that, and works from then on", async () => {
  const survey = await anAnonymousDraft(product.db, "common");
  const { surveyId, url, programmeId } = survey;
  const planner = await product.signedIn("planner", programmeId);
  await planner.post(`${url}/publication`, later);
  const path = await commonPath(product.db, surveyId);
  expect((await planner.get(`${url}/publication`)).text).toContain(`http://tarvepaja.test${path}`);
  expect((await planner.get(`${url}/poster`)).text).toMatch(/Auki .*klo 09\.00 –/);

  const early = product.browser();
  const page = await early.get(path);
  expect(page.text).toContain("Kysely ei ole vielä auki");
  expect(page.text).toMatch(/Digivalmius avautuu .*klo 09\.00\./);
  expect(page.text).not.toContain("viestin");
  expect((await early.post(path)).headers["location"]).toBe(path);
  // A browser that got in while it was open, and saves after a draft was made of it and published again.
  await comes(surveyId);
  await early.post(path);
  await product.db.updateTable("surveys").set({ opensAt: at(times.opensOn, "09:00") }).where("id", "=", surveyId).execute(); // prettier-ignore
  const { id } = survey.words;
  const saved = await early.post(`/survey/${surveyId}/sections/${survey.sectionIds[1] ?? ""}`, {
    [`${id}.seen`]: seenNothing,
    [`${id}.text`]: "Verkkosivuihin",
  });
  expect(saved.status).toBe(409);
  expect(saved.text).toContain("Vastaukset tulivat ennen kuin kysely avautui");
  expect(saved.text).toContain("<dd>Verkkosivuihin</dd>");
  expect(await storedAnswers(product.db, surveyId)).toEqual([]);

  await planner.post(`${url}/opening-cancellation`);
  expect((await early.get(path)).text).toContain("Digivalmius ei ole vielä auki.");
  await planner.post(`${url}/publication`, later);
  expect(await commonPath(product.db, surveyId)).toBe(path);
  await comes(surveyId);
  const aino = product.browser();
  await aino.post(path);
  await answer(aino, survey, { chosen: "hoiva" });
  await openDueSurveys(product.deps);
  expect(await storedAnswers(product.db, surveyId)).toEqual([{ isSent: false, said: ["hoiva"] }]);
  expect(await mailedTo(programmeId)).toEqual([]);
  expect((await stored(surveyId)).openedAt).not.toBeNull();
});

test("an anonymous survey asks at its opening those who were chosen when it was published", async () => {
  const { surveyId, url, programmeId } = await anAnonymousDraft(product.db, "invited", 1);
  const planner = await product.signedIn("planner", programmeId);
  const kunta = await product.db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId).where("name", "=", "Kunta").executeTakeFirstOrThrow(); // prettier-ignore
  await planner.post(`${url}/publication`, { ...later, who: "some", organisations: kunta.id });
  const page = await planner.get(`${url}/publication`);
  expect(page.text).toContain("Jos se avautuisi nyt, kutsu lähtisi yhdelle henkilölle.");
  expect(page.text).toContain(`value="${kunta.id}" checked`);
  const nobody = await planner.post(`${url}/opening-time`, { ...later, who: "some" });
  expect(nobody.text).toContain("Valinnassa ei ole ketään.");
  await comes(surveyId);
  await openDueSurvey(product.deps, surveyId);
  await openDueSurvey(product.deps, surveyId);
  expect(await mailedTo(programmeId)).toEqual(["kunta.0@example.org"]);
  expect(await acts(surveyId)).toEqual([
    { act: "survey.publish", invited: 0 },
    { act: "survey.open", invited: 1 },
  ]);
});
