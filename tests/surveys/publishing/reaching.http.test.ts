// Staff's own words in the mails, planned reminders, declining them and mails that do not arrive; with a real mail server.
import { sql } from "kysely";
import { SMTPServer } from "smtp-server";
import type { AddressInfo } from "node:net";
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createSurveyFromTemplate } from "../../../src/surveys/commands.ts";
import { sendPlannedReminder } from "../../../src/surveys/publishing/schedule/commands.ts";
import { aProgramme, openTestApp, type TestApp } from "../../support/app.ts";
import { dayAhead, withOrganisations } from "../people.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

type People = Parameters<typeof withOrganisations>[2];

async function aSurvey(people: People, fields: Record<string, string | string[]> | null, app = product) {
  const { id: programmeId, ownerId } = await aProgramme(app.db);
  const organisations = await withOrganisations(app.db, programmeId, people);
  const { id: surveyId } = await createSurveyFromTemplate(app.db, { programmeId, template: "digivointi" }, ownerId);
  const planner = await app.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  if (fields !== null) await planner.post(`${url}/publication`, { ...closing, ...fields });
  return { programmeId, surveyId, organisations, planner, url, app };
}

const closing = { closesOn: dayAhead(10), closesAt: "16:00" };
const mailsOf = (app: TestApp, programmeId: string) =>
  app.db
    .selectFrom("mails")
    .select(["toAddress", "subject", "body", "state", "isRefused", "attempts"])
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt")
    .orderBy("toAddress")
    .execute();
const declineLink = (body: string | null) => /(\/s\/[\w-]{43}\/reminders)\?lang=/.exec(body ?? "")?.[1] ?? "";
const longAgo = (surveyId: string) =>
  product.db
    .updateTable("surveyInvitations")
    .set({ mailedAt: Temporal.Now.instant().subtract({ hours: 50 }) })
    .where("surveyId", "=", surveyId)
    .execute();

test("staff word the mails in every language; what is wrong comes back with words, and unwhole mails stop publishing", async () => {
  const { planner, url, programmeId, organisations } = await aSurvey({ "Hoiva Aalto": "fi", "Fysio Berg": "sv" }, null);
  const first = await planner.get(`${url}/letters/invitation`);
  expect(first.text).toContain('value="[[survey]]: vastaisitteko?"');
  expect(first.text).toContain("Tarvepajan sanat");
  const subjects = { "subjects.fi": "Kutsu: [[survey]]", "subjects.sv": "Inbjudan", "subjects.en": "Invitation" };
  const bodies = {
    "bodies.fi": "Moi [[name]] ([[organisation]])\n\n[[link]]\n\n[[closes]], [[contact]]",
    "bodies.sv": "Hej [[name]]\n\n[[link]]",
    "bodies.en": "Hi",
  };
  const wrong = await planner.post(`${url}/letters/invitation`, { ...subjects, ...bodies, "bodies.sv": "[[linkki]]" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain("Tekstissä on merkintä, jota Tarvepaja ei tunne.");
  expect(wrong.text).toContain("Viestistä puuttuu [[link]].");
  expect(wrong.text).toContain(">[[linkki]]</textarea>");

  const saved = await planner.post(`${url}/letters/invitation`, { ...subjects, ...bodies, "bodies.en": "" });
  expect(saved.status).toBe(303);
  expect((await planner.get(`${url}/publication`)).text).toContain(
    "Kutsu: aihe tai viesti puuttuu näillä kielillä: englanti.",
  );
  const refused = await planner.post(`${url}/publication`, closing);
  expect(refused.status).toBe(422);
  expect(refused.text).toContain("Kutsun tai muistutuksen teksti puuttuu jollakin hankkeen kielellä.");
  expect(await mailsOf(product, programmeId)).toEqual([]);

  await planner.post(`${url}/letters/invitation`, { ...subjects, ...bodies, "bodies.en": "Hi\n\n[[link]]" });
  const berg = organisations.get("Fysio Berg") ?? "";
  const preview = await planner.get(`${url}/letters/invitation?to=${berg}`);
  expect(preview.text).toContain("Fysio Berg person &lt;fysio.berg@example.org&gt;");
  expect(preview.text).toMatch(/mail-body" lang="sv">Hej Fysio Berg person\n\nhttp:\/\/tarvepaja\.test\/s\/…/);
  const finnish = await planner.get(`${url}/letters/invitation?to=${berg}&in=fi`);
  expect(finnish.text).toContain("Moi Fysio Berg person (Fysio Berg)");
  expect(finnish.text).toContain("lähtee eri kielellä (ruotsi)");

  await planner.post(`${url}/publication`, closing);
  const [inSwedish, inFinnish] = (await mailsOf(product, programmeId)).sort((a, b) =>
    a.toAddress.localeCompare(b.toAddress),
  );
  expect(inSwedish?.body).toMatch(/^Hej Fysio Berg person\n\nhttp:\/\/tarvepaja\.test\/s\/[\w-]{43}\?lang=sv\n\nOm ni/);
  expect(inFinnish?.subject).toMatch(/^Kutsu: /);
  expect(inFinnish?.body).toContain("Ada Aalto, ada@example.org");
  // What is being sent stays whole, and can go back to the product's words.
  const unwhole = await planner.post(`${url}/letters/invitation`, { ...subjects, ...bodies, "bodies.en": "" });
  expect(unwhole.status).toBe(422);
  const restored = await planner.post(`${url}/letters/invitation/removal`);
  expect((await planner.get(restored.headers["location"] ?? "")).text).toContain('value="[[survey]]: vastaisitteko?"');
});

test("planned reminders leave once, to those who have not sent nor declined, and move with the close", async () => {
  const { planner, url, programmeId, surveyId, organisations } = await aSurvey(
    { "Hoiva Aalto": "fi", "Fysio Berg": "fi", "Koti Kuusi": "fi" },
    { reminderDays: ["7", "2"], reminderTime: "08:30" },
  );
  const dueOn = async () => {
    const rows = await product.db
      .selectFrom("surveyReminders")
      .select(["daysBefore", "dueAt"])
      .where("surveyId", "=", surveyId)
      .orderBy("daysBefore", "desc")
      .execute();
    return rows.map(({ daysBefore, dueAt }) => {
      const at = dueAt.toZonedDateTimeISO("Europe/Helsinki");
      return [daysBefore, at.toPlainDate().toString(), at.toPlainTime().toString({ smallestUnit: "minute" })];
    });
  };
  expect(await dueOn()).toEqual([
    [7, dayAhead(3), "08:30"],
    [2, dayAhead(8), "08:30"],
  ]);
  const jobs = await sql<{ startAfter: Temporal.Instant }>`
    select start_after from jobs.job where name = 'survey-reminder' and data->>'surveyId' = ${surveyId}
    order by start_after`.execute(product.db);
  expect(jobs.rows.length).toBe(2);
  expect((await planner.get(`${url}/publication`)).text).toContain("Jos se lähtisi nyt, sen saisi 3 organisaatiota.");

  await planner.post(`${url}/closing-time`, { closesOn: dayAhead(12), closesAt: "12:00" });
  expect(await dueOn()).toEqual([
    [7, dayAhead(5), "08:30"],
    [2, dayAhead(10), "08:30"],
  ]);
  const place = { programmeId, surveyId, daysBefore: 7 };
  const send = () => sendPlannedReminder(product.db, product.deps, place);
  await longAgo(surveyId);
  await send(); // the job of the time before
  expect(await mailsOf(product, programmeId)).toHaveLength(3);

  // One has sent, one declines by the link in the mail.
  const response = { surveyId, programmeId, organisationId: organisations.get("Koti Kuusi") ?? "" };
  const sentNow = { locale: "fi" as const, noticeVersion: 1, sentAt: Temporal.Now.instant() };
  await product.db
    .insertInto("responses")
    .values({ ...response, ...sentNow })
    .execute();
  const link = declineLink(
    (await mailsOf(product, programmeId)).find((mail) => mail.toAddress.startsWith("fysio"))?.body ?? "",
  );
  const person = product.browser();
  expect((await person.get(link)).text).toContain("En halua muistutuksia");
  const declined = () =>
    product.db
      .selectFrom("surveyInvitations")
      .select(({ fn }) => fn.count<number>("declinedAt").as("n"))
      .where("surveyId", "=", surveyId)
      .executeTakeFirstOrThrow();
  expect(await declined()).toEqual({ n: 0 });
  await person.post(`${link}/refusal`);
  const again = await person.post(`${link}/refusal`);
  expect((await person.get(again.headers["location"] ?? "")).text).toContain("Emme lähetä teille muistutuksia");
  expect(await declined()).toEqual({ n: 1 });
  const page = await planner.get(`${url}/publication`);
  expect(page.text).toContain("Yksi kutsuttu on kieltänyt muistutukset");
  expect(page.text).toContain("Jos se lähtisi nyt, sen saisi yksi organisaatio.");

  const due = Temporal.Now.instant().subtract({ seconds: 1 });
  await product.db.updateTable("surveyReminders").set({ dueAt: due }).where("daysBefore", "=", 7).execute();
  await Promise.all([send(), send()]);
  const reminders = (await mailsOf(product, programmeId)).slice(3);
  expect(reminders.map(({ toAddress, subject }) => [toAddress, subject.split(":")[0]])).toEqual([
    ["hoiva.aalto@example.org", "Muistutus"],
  ]);
  expect((await planner.get(`${url}/publication`)).text).toContain("yhdelle organisaatiolle");

  await person.post(`${link}/refusal/removal`);
  expect(await declined()).toEqual({ n: 0 });
  const off = await planner.post(`${url}/reminder-schedule`);
  expect((await planner.get(off.headers["location"] ?? "")).text).toContain("Yhtään muistutusta ei lähde itsestään.");
  await sendPlannedReminder(product.db, product.deps, { ...place, daysBefore: 2 });
  expect(await mailsOf(product, programmeId)).toHaveLength(4);
  expect(await dueOn()).toHaveLength(1); // the one that has left
});

test("the queue sends a planned reminder when its time comes, to those who were not written to within the day", async () => {
  const working = await openTestApp();
  try {
    const people = { "Hoiva Aalto": "fi" as const, "Fysio Berg": "sv" as const };
    const { programmeId, organisations } = await aSurvey(people, { reminderDays: ["7"] }, working);
    await working.db
      .updateTable("surveyInvitations")
      .set({ mailedAt: Temporal.Now.instant().subtract({ hours: 25 }) })
      .where("organisationId", "=", organisations.get("Fysio Berg") ?? "")
      .execute();
    await working.db.updateTable("surveyReminders").set({ dueAt: Temporal.Now.instant() }).execute();
    await sql`update jobs.job set start_after = now() where name = 'survey-reminder'`.execute(working.db);
    await working.startJobs();
    const left = () =>
      working.db.selectFrom("surveyReminders").select("mailed").where("doneAt", "is not", null).execute();
    await expect.poll(left, { timeout: 15_000 }).toEqual([{ mailed: 1 }]);
    const subjects = (await mailsOf(working, programmeId)).map(({ subject }) => subject.split(":")[0]);
    expect(subjects.filter((subject) => subject === "Påminnelse")).toHaveLength(1);
    expect(subjects).toHaveLength(3);
  } finally {
    await working.close();
  }
});

test("a time that has passed or is none is refused with what was chosen; a strange link declines nothing", async () => {
  const { planner, url, programmeId } = await aSurvey({ "Hoiva Aalto": "fi" }, { closesOn: dayAhead(1) });
  const past = await planner.post(`${url}/reminder-schedule`, { reminderDays: ["7"], reminderTime: "09:00" });
  expect(past.status).toBe(422);
  expect(past.text).toContain("Kaikki valitut ajat ovat jo menneet.");
  const wrong = await planner.post(`${url}/reminder-schedule`, { reminderDays: ["1"], reminderTime: "25:00" });
  expect(wrong.text).toContain("Kirjoita kellonaika muodossa 16:00.");
  expect(wrong.text).toContain('value="25:00"');
  const stranger = product.browser();
  expect((await stranger.get("/s/unknown/reminders")).status).toBe(404);
  await stranger.post("/s/unknown/reminders/refusal");
  const other = await aSurvey({ "Hoiva Aalto": "fi" }, {});
  expect((await other.planner.get(`${url}/letters/reminder`)).status).toBe(404);
  const elsewhere = url.replace(programmeId, other.programmeId);
  expect((await other.planner.post(`${elsewhere}/reminder-schedule`, {})).status).toBe(404);
});

test(
  "a recipient that the mail server refuses is not tried again; staff see it, mend the address and send a new link",
  { timeout: 60_000 },
  async () => {
    const received: string[] = [];
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ["STARTTLS"],
      onRcptTo({ address }, _session, done) {
        const isKnown = !address.startsWith("hoiva");
        done(isKnown ? null : Object.assign(new Error("No such user here"), { responseCode: 550 }));
      },
      onData(stream, session, done) {
        stream.resume().on("end", () => {
          received.push(...session.envelope.rcptTo.map(({ address }) => address));
          done();
        });
      },
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.server.address() as AddressInfo;
    const sending = await openTestApp({ smtpUrl: `smtp://127.0.0.1:${port}` });
    try {
      await sending.startJobs();
      const survey = await aSurvey({ "Hoiva Aalto": "fi", "Fysio Berg": "sv" }, {}, sending);
      const states = async () =>
        (await mailsOf(sending, survey.programmeId)).map(({ toAddress, state, isRefused, attempts }) => [
          toAddress.split("@")[0],
          ...[state, isRefused, attempts],
        ]);
      await expect.poll(states, { timeout: 20_000 }).toEqual([
        ["fysio.berg", "sent", false, 1],
        ["hoiva.aalto", "failed", true, 1],
      ]);
      await expect
        .poll(
          async () =>
            (
              await sql<{ state: string }>`select state from jobs.job where name = 'mail' order by state`.execute(
                sending.db,
              )
            ).rows.map(({ state }) => state),
          { timeout: 10_000 },
        )
        .toEqual(["completed", "completed"]);
      const page = await survey.planner.get(`${survey.url}/responses?state=failed`);
      expect(page.text).toContain("No such user here");
      expect(page.text).toContain("Korjaa osoite");
      expect(page.text).toContain("Hoiva Aalto");
      expect(page.text).not.toContain("Fysio Berg");

      await sending.db
        .updateTable("participants")
        .set({ email: "uusi@example.org" })
        .where("email", "like", "hoiva%")
        .execute();
      await sending.db
        .updateTable("surveyInvitations")
        .set({ mailedAt: Temporal.Now.instant().subtract({ hours: 2 }) })
        .execute();
      const { id } = await sending.db
        .selectFrom("surveyInvitations")
        .select("id")
        .where("organisationId", "=", survey.organisations.get("Hoiva Aalto") ?? "")
        .executeTakeFirstOrThrow();
      await survey.planner.post(`${survey.url}/invitations/${id}/link`);
      await expect
        .poll(() => [...received].sort(), { timeout: 20_000 })
        .toEqual(["fysio.berg@example.org", "uusi@example.org"]);
      expect((await survey.planner.get(`${survey.url}/responses?state=failed`)).text).not.toContain(
        "No such user here",
      );
    } finally {
      await sending.close();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    }
  },
);
