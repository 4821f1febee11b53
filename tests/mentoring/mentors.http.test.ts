import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { assignUnit } from "../../src/mentoring/assigning/commands.ts";
import { beginRun, saveProgress } from "../../src/mentoring/assigning/proposing/runs/commands.ts";
import { mentoringHandlers } from "../../src/mentoring/jobs.ts";
import { addMentor } from "../../src/mentoring/mentors/commands.ts";
import { json } from "../../src/platform/database.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let ownerId: string;
let planner: Browser;
let url: string;
let ids: Record<"area" | "home" | "ward" | "clinic" | "teams", string>;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  ({ id: programmeId, ownerId } = await aProgramme(product.db));
  planner = await product.signedIn("planner", programmeId);
  url = `/programmes/${programmeId}/mentoring`;
  const area = await aUnit("Alue", null);
  ids = {
    ...{ area, home: await aUnit("Alue › Kotihoito", area), ward: await aUnit("Alue › Osasto", area) },
    ...{ clinic: await aUnit("Alue › Vastaanotto", area), teams: await aTool("Teams") },
  };
});
afterAll(async () => {
  await product.close();
});

async function aUnit(name: string, parentId: string | null): Promise<string> {
  const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
  const values = { programmeId, name, kind, parentId };
  return (await product.db.insertInto("organisations").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function aTool(name: string): Promise<string> {
  const texts = (fi: string) => json({ fi, sv: "", en: "" });
  const values = { programmeId, names: texts(name), descriptions: texts(""), position: 0, concernsAll: true };
  return (await product.db.insertInto("digitalTools").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

const today = Temporal.Now.plainDateISO("Europe/Helsinki");
const day = (weeks: number) => today.add({ weeks }).toString();

/** A mentor at work since ten weeks ago. */
async function aMentor(name: string, toolIds: string[] = []): Promise<string> {
  const details = { programmeId, name, userId: null, startsOn: day(-10), endsOn: null, needIds: [], toolIds };
  const added = await addMentor(product.db, details, ownerId);
  if (typeof added === "string") throw new Error(added);
  return added.id;
}

const assign = async (unitId: string, mentorId: string, startsOn = day(-8)) => {
  expect(await assignUnit(product.db, { programmeId, unitId, mentorId, startsOn }, ownerId)).toBe(null);
};

const assignments = async () =>
  await product.db
    .selectFrom("mentorUnits")
    .innerJoin("mentors", "mentors.id", "mentorId")
    .innerJoin("organisations", "organisations.id", "unitId")
    .select(["organisations.name as unit", "mentors.name as mentor", "mentorUnits.startsOn", "mentorUnits.endsOn"])
    .where("mentorUnits.programmeId", "=", programmeId)
    .orderBy("organisations.name")
    .orderBy("mentorUnits.startsOn")
    .orderBy("mentorUnits.createdAt")
    .execute();

/** The run that waits in the programme. */
const runId = async () =>
  (
    await product.db
      .selectFrom("assignmentRuns")
      .select("id")
      .where("programmeId", "=", programmeId)
      .orderBy("createdAt", "desc")
      .limit(1)
      .executeTakeFirstOrThrow()
  ).id;

/** Makes the proposal that has been asked for, as the queue would. */
async function makeProposal(): Promise<void> {
  const job = { programmeId, runId: await runId() };
  await mentoringHandlers(product.deps)[0]!.handle(job, new AbortController().signal);
}

/** A page's words in their order, without what surrounds its main part. */
function visibleText(html: string): string {
  const [, main = html] = html.split("<main");
  return main
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.:,])/g, "");
}

const text = async (browser: Browser, path: string) => visibleText((await browser.get(path)).text);

test("an empty programme says what to do; a mentor is added with skills, mistakes come back with what was typed", async () => {
  expect(await text(planner, url)).toContain("Mentoreita ei ole vielä. Kun lisäät mentorit,");
  const typed = { name: "Aino Aalto", userId: "", startsOn: "2026-05-03", endsOn: "2026-05-01", toolIds: [ids.teams] };
  const refused = await planner.post(`${url}/mentors`, typed);
  expect(refused.status).toBe(422);
  expect(visibleText(refused.text)).toContain("Viimeinen päivä on ennen ensimmäistä.");
  expect(refused.text).toContain('value="Aino Aalto"');
  expect(refused.text).toMatch(new RegExp(`value="${ids.teams}" checked`));

  const added = await planner.post(`${url}/mentors`, { ...typed, endsOn: "" });
  expect(added.status).toBe(303);
  const again = await planner.post(`${url}/mentors`, { ...typed, name: "aino aalto", endsOn: "" });
  expect(visibleText(again.text)).toContain("Tämänniminen mentori on jo olemassa.");
  const stored = await product.db
    .selectFrom("mentors")
    .innerJoin("mentorTools", "mentorTools.mentorId", "mentors.id")
    .select(["name", "startsOn", "endsOn", "weekdays", "toolId"])
    .where("mentors.programmeId", "=", programmeId)
    .execute();
  expect(stored).toEqual([
    { name: "Aino Aalto", startsOn: "2026-05-03", endsOn: null, weekdays: "12345", toolId: ids.teams },
  ]);
  expect(await text(planner, String(added.headers["location"]))).toContain("Mitä mentori osaa Teams");
});

test("units without a mentor and those not met for weeks are listed, and one press gives a unit to a mentor", async () => {
  const aino = await aMentor("Aino");
  await assign(ids.ward, aino);
  await assign(ids.clinic, aino, day(-2));
  const overview = await text(planner, url);
  expect(overview).toContain("Työssä on 1 mentori. Yksiköitä on 3, ja niistä 2 yksiköllä on mentori.");
  expect(overview).toContain("Yhtä yksikköä ei ole tavattu vähintään 6 viikkoon.");
  expect(overview).toMatch(/ Osasto Alue Ei tavattu, mentori Aino 8 viikkoa.* Kotihoito Alue Ei mentoria/);
  expect(overview).not.toContain("Vastaanotto");

  const given = { unitId: ids.home, mentorId: aino };
  expect((await planner.post(`${url}/assignments`, given)).status).toBe(303);
  expect((await planner.post(`${url}/assignments`, given)).status).toBe(303);
  expect((await assignments()).map(({ unit, mentor }) => `${unit} ${mentor}`)).toEqual([
    ...["Alue › Kotihoito Aino", "Alue › Osasto Aino", "Alue › Vastaanotto Aino"],
  ]);
  await planner.post(`${url}/settings`, { waitingWeeks: "9", usualDays: "2" });
  const patient = await text(planner, url);
  expect(patient).toContain("Jokaisella yksiköllä on mentori, ja kaikki on tavattu viimeisten 9 viikon aikana.");
  expect(patient).toMatch(/Aino 3 yksikköä 6 \/ \d+ päivää/);
});

test("a load beyond the month's days is said in words; months are filled in one by one or all alike", async () => {
  const aino = await aMentor("Aino");
  for (const unitId of [ids.home, ids.ward, ids.clinic]) await assign(unitId, aino);
  const page = `${url}/mentors/${aino}`;
  const month = today.toString().slice(0, 7);
  const wrong = await planner.post(`${page}/capacity`, { [`days.${month}`]: "2,3" });
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain('value="2,3"');
  expect((await planner.post(`${page}/capacity`, { [`days.${month}`]: "2,5" })).status).toBe(303);
  expect(await text(planner, url)).toContain("3 / 2,5 päivää Ylikuormitettu");
  await planner.post(`${page}/capacity/same`, { same: "4" });
  const stored = await product.db.selectFrom("mentorCapacity").select("days").where("mentorId", "=", aino).execute();
  expect(stored.map(({ days }) => days)).toEqual(Array.from({ length: 12 }, () => 4));
  expect(await text(planner, url)).toContain("3 / 4 päivää Tilaa 1 yksikölle");
});

test("a unit moves from mentor to mentor with its history, and is taken from one", async () => {
  const [aino, eero] = [await aMentor("Aino"), await aMentor("Eero")];
  await assign(ids.home, aino);
  const page = `${url}/assignments/${ids.home}`;
  const early = await planner.post(page, { mentorId: eero, startsOn: day(-9) });
  expect(early.status).toBe(422);
  expect(visibleText(early.text)).toContain("Nykyinen mentori on aloittanut vasta tämän päivän jälkeen.");
  expect((await planner.post(page, { mentorId: eero, startsOn: day(-1) })).status).toBe(303);
  const before = today.subtract({ weeks: 1, days: 1 }).toString();
  expect(await assignments()).toEqual([
    { unit: "Alue › Kotihoito", mentor: "Aino", startsOn: day(-8), endsOn: before },
    { unit: "Alue › Kotihoito", mentor: "Eero", startsOn: day(-1), endsOn: null },
  ]);
  expect(await text(planner, page)).toMatch(/Mentori on Eero .*Aiemmat mentorit Aino/);
  // Whoever sees an old page ends nobody else's work.
  await planner.post(`${page}/ending`, { mentorId: aino });
  expect((await assignments()).map(({ endsOn }) => endsOn)).toEqual([before, null]);
  await planner.post(`${page}/ending`, { mentorId: eero });
  // What was is not written over, and what was still to come leaves no trace.
  const tooEarly = await planner.post(page, { mentorId: eero, startsOn: day(-6) });
  expect([tooEarly.status, tooEarly.text.includes("Yksiköllä oli silloin vielä edellinen mentori.")]).toEqual([
    422,
    true,
  ]);
  await planner.post(page, { mentorId: eero, startsOn: day(3) });
  expect(await assignments()).toHaveLength(3);
  await planner.post(`${page}/ending`, { mentorId: eero });
  expect(await assignments()).toHaveLength(2);
  expect((await assignments())[1]?.endsOn).toBe(today.subtract({ days: 1 }).toString());
  expect((await planner.post(`${url}/mentors/${eero}/removal`)).status).toBe(409);
});

test("a mentor keeps the own days and takes a unit that nobody has; others' are not theirs, viewers see no names", async () => {
  const [aino, eero] = [await aMentor("Aino"), await aMentor("Eero")];
  const mentor = await product.signedIn("facilitator", programmeId);
  const { userId } = await product.db
    .selectFrom("memberships")
    .select("userId")
    .where("programmeId", "=", programmeId)
    .where("role", "=", "facilitator")
    .executeTakeFirstOrThrow();
  await product.db.updateTable("mentors").set({ userId }).where("id", "=", aino).execute();
  expect((await mentor.post(`${url}/mentors/${aino}/capacity/same`, { same: "5" })).status).toBe(303);
  expect((await mentor.post(`${url}/mentors/${eero}/capacity/same`, { same: "5" })).status).toBe(403);
  expect((await mentor.post(`${url}/assignments`, { unitId: ids.home, mentorId: eero })).status).toBe(403);
  expect((await mentor.post(`${url}/assignments`, { unitId: ids.home, mentorId: aino })).status).toBe(303);
  await assign(ids.ward, eero);
  const late = await mentor.post(`${url}/assignments`, { unitId: ids.ward, mentorId: aino });
  expect([late.status, late.text.includes("Yksiköllä on jo mentori.")]).toEqual([409, true]);
  expect((await assignments()).map(({ mentor: name }) => name)).toEqual(["Aino", "Eero"]);

  // Who is a mentor begins from the overview: logs a session, or goes to the own page, and from there to a unit's grid.
  const front = (await mentor.get(url)).text;
  expect(front).toContain(`<a class="btn btn-primary" href="${url}/sessions/new?mentor&#x3D;${aino}">Kirjaa tilaisuus</a><a class="btn btn-outline-primary" href="${url}/mentors/${aino}">Oma sivu</a>`); // prettier-ignore
  expect((await planner.get(url)).text).not.toContain("Oma sivu");
  expect((await mentor.get(`${url}/mentors/${aino}`)).text).toMatch(new RegExp(`href="/programmes/${programmeId}/maturity/organisations/${ids.home}">Arvioi<`)); // prettier-ignore

  // Whose mentor's work is over has none: both pages say so, and it can be taken.
  await product.db
    .updateTable("mentors")
    .set({ endsOn: day(-1) })
    .where("id", "=", eero)
    .execute();
  expect(await text(planner, url)).toContain("Yksiköitä on 3, ja niistä 1 yksiköllä on mentori.");
  expect(await text(planner, `${url}/assignments`)).toContain("Mentori on 1 yksiköllä. 2 yksikköä on ilman mentoria.");
  expect((await planner.get(`/programmes/${programmeId}`)).text).toContain("1 yksiköllä mentori");
  expect((await mentor.post(`${url}/assignments`, { unitId: ids.ward, mentorId: aino })).status).toBe(303);
  expect((await assignments()).filter(({ endsOn }) => endsOn === null).map(({ mentor: name }) => name)).toEqual([
    ...["Aino", "Aino"],
  ]);
  const viewer = await product.signedIn("viewer", programmeId);
  const seen = await text(viewer, url);
  expect(seen).toContain("Työssä on 1 mentori.");
  expect(seen).not.toContain("Aino");
});

test("a day is marked by a press, days by a period; the week's rhythm tells the others", async () => {
  const aino = await aMentor("Aino");
  const page = `${url}/mentors/${aino}`;
  const [monday, sunday] = [today.add({ days: 8 - today.dayOfWeek }), today.add({ days: 14 - today.dayOfWeek })];
  await planner.post(`${page}/days`, { mark: `${monday.toString()} half` });
  await planner.post(`${page}/days`, { mark: `${monday.toString()} half` });
  const wrong = await planner.post(`${page}/periods`, {
    from: sunday.toString(),
    to: monday.toString(),
    state: "busy",
  });
  expect(visibleText(wrong.text)).toContain("Viimeinen päivä on ennen ensimmäistä.");
  await planner.post(`${page}/periods`, { from: sunday.toString(), to: sunday.toString(), state: "free" });
  await planner.post(`${page}/weekdays`, { weekdays: ["2", "4"] });
  const marks = await product.db
    .selectFrom("mentorDays")
    .select(["day", "state", "source"])
    .where("mentorId", "=", aino)
    .orderBy("day")
    .execute();
  expect(marks).toEqual([
    { day: monday.toString(), state: "half", source: "hand" },
    { day: sunday.toString(), state: "free", source: "hand" },
  ]);
  const month = (await planner.get(`${page}/calendar?month=${monday.toString().slice(0, 7)}`)).text;
  expect(month).toContain(`value="${monday.toString()} busy"`);
  expect(visibleText(month)).toMatch(/ puolikas merkitty /);
  await planner.post(`${page}/periods`, { from: monday.toString(), to: sunday.toString(), state: "none" });
  expect(await product.db.selectFrom("mentorDays").select("day").where("mentorId", "=", aino).execute()).toEqual([]);
});

/** A calendar as a shift planner writes it: events between lines, each ended by CR LF. */
const calendar = (...events: string[][]) =>
  Buffer.from(
    ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Vuorot//FI", ...events.flatMap((event, at) => ["BEGIN:VEVENT", `UID:${at}@vuorot`, "DTSTAMP:20260101T000000Z", ...event, "END:VEVENT"]), "END:VCALENDAR", ""].join("\r\n"), // prettier-ignore
  );
const stamp = (date: Temporal.PlainDate) => date.toString().replaceAll("-", "");

test("a calendar file marks busy days after a look; it is read again in place of itself, and no title is kept", async () => {
  const aino = await aMentor("Aino");
  const page = `${url}/mentors/${aino}`;
  const tuesday = today.add({ days: 16 - today.dayOfWeek });
  const shifts = calendar(
    [`SUMMARY:Salainen vuoro`, `DTSTART;TZID=Europe/Helsinki:${stamp(tuesday)}T070000`, `DTEND;TZID=Europe/Helsinki:${stamp(tuesday)}T150000`, "RRULE:FREQ=WEEKLY;COUNT=2"], // prettier-ignore
    [`DTSTART;VALUE=DATE:${stamp(tuesday.add({ days: 1 }))}`, `DTEND;VALUE=DATE:${stamp(tuesday.add({ days: 2 }))}`],
    [`DTSTART:${stamp(tuesday.add({ days: 2 }))}T100000`, `DTEND:${stamp(tuesday.add({ days: 2 }))}T123000`],
    [`DTSTART:${stamp(tuesday.add({ days: 3 }))}T090000`, `DTEND:${stamp(tuesday.add({ days: 3 }))}T160000`, "TRANSP:TRANSPARENT"], // prettier-ignore
  );
  const upload = (content: Buffer) => planner.upload(`${page}/calendar-file`, "file", { name: "vuorot.ics", content });
  const notOne = await upload(Buffer.from("Nimi;Vuoro\r\nAino;7-15\r\n"));
  expect(notOne.status).toBe(422);
  expect(visibleText(notOne.text)).toContain("Tämä ei ole kalenteritiedosto.");

  const take = async (content: Buffer) => {
    const preview = await upload(content);
    expect(preview.text).not.toContain("Salainen");
    const hidden = Object.fromEntries(
      [...preview.text.matchAll(/name="(firstDay|lastDay|days)" value="([^"]*)"/g)].map(([, name, value]) => [
        name,
        value,
      ]),
    ) as Record<string, string>;
    return { seen: visibleText(preview.text), done: await planner.post(`${page}/calendar-file/acceptance`, hidden) };
  };
  const { seen, done } = await take(shifts);
  expect(seen).toContain("Varattuja päiviä 3, puolikkaita 1.");
  expect(done.status).toBe(303);
  const marked = async () =>
    (
      await product.db
        .selectFrom("mentorDays")
        .select(["day", "state"])
        .where("mentorId", "=", aino)
        .orderBy("day")
        .execute()
    ).map(({ day: on, state }) => `${on} ${state}`);
  const on = (days: number, state: string) => `${tuesday.add({ days }).toString()} ${state}`;
  expect(await marked()).toEqual([on(0, "busy"), on(1, "busy"), on(2, "half"), on(7, "busy")]);
  await take(calendar([`DTSTART:${stamp(tuesday)}T120000`, `DTEND:${stamp(tuesday)}T150000`]));
  expect(await marked()).toEqual([on(0, "half")]);
  await planner.post(`${page}/calendar-file/removal`);
  expect(await marked()).toEqual([]);
});

test("a proposal follows skills and days, staff change and lock rows, and all of it is accepted at once or not at all", async () => {
  const [aino, eero] = [await aMentor("Aino", [ids.teams]), await aMentor("Eero")];
  await assign(ids.ward, aino);
  const judged = { programmeId, unitId: ids.home, toolId: ids.teams, assessedOn: day(-3), judge: "mentor" as const };
  await product.db
    .insertInto("assessments")
    .values({ ...judged, score: 100 })
    .execute();
  const page = `${url}/assignments/proposal`;
  const wishes = { startsOn: today.toString(), months: "1", skills: "1", balance: "1", continuity: "3", branchId: "" };
  const wrong = await planner.post(page, { ...wishes, months: "0" });
  expect(wrong.status).toBe(422);
  for (const mentorId of [aino, eero]) await planner.post(`${url}/mentors/${mentorId}/capacity/same`, { same: "1,5" });

  expect((await planner.post(page, wishes)).status).toBe(303);
  await makeProposal();
  const rows = async () =>
    await product.db
      .selectFrom("assignmentProposalRows")
      .innerJoin("organisations", "organisations.id", "unitId")
      .leftJoin("mentors", "mentors.id", "mentorId")
      .select(["organisations.name as unit", "mentors.name as mentor", "isLocked", "proposalId"])
      .where("assignmentProposalRows.programmeId", "=", programmeId)
      .orderBy("organisations.name")
      .execute();
  const first = await rows();
  // Three units and room for two: who has a mentor keeps it, and one is left to wait.
  expect(first.map(({ mentor }) => mentor).filter((each) => each === null)).toHaveLength(1);
  expect(first.find(({ unit }) => unit === "Alue › Osasto")?.mentor).toBe("Aino");
  const shown = await text(planner, page);
  expect(shown).toContain("1 yksikkö pitää mentorinsa 0 yksikön mentori vaihtuu 1 yksikkö saa mentorin 1 yksikkö jää");
  expect(shown).toContain("Näillä painotuksilla parempaa jakoa ei ole.");
  expect(shown).toContain("Eero 0 yksikköä, 0 pv/kk 1 yksikkö saa 1 1 / 1,5 päivää");
  expect(shown).toContain("1 yksikkö jää odottamaan, koska mentorien päivät eivät riitä kaikille.");

  const proposalId = first[0]?.proposalId ?? "";
  await planner.post(`${page}/rows`, { proposalId, unitId: ids.clinic, mentorId: eero });
  expect(await text(planner, page)).toContain("Ehdotusta on muutettu käsin 1 yksikön kohdalla.");
  await planner.post(page, wishes);
  await makeProposal();
  const second = await rows();
  expect(second.map(({ unit, mentor, isLocked }) => ({ unit, mentor, isLocked }))).toEqual([
    { unit: "Alue › Kotihoito", mentor: null, isLocked: false },
    { unit: "Alue › Osasto", mentor: "Aino", isLocked: false },
    { unit: "Alue › Vastaanotto", mentor: "Eero", isLocked: true },
  ]);

  // The first proposal is none any more, and neither is the second once somebody else has given a unit.
  expect((await planner.post(`${page}/acceptance`, { proposalId })).status).toBe(409);
  await assign(ids.home, eero, today.toString());
  const stale = await planner.post(`${page}/acceptance`, { proposalId: second[0]?.proposalId ?? "" });
  expect(stale.status).toBe(409);
  expect(visibleText(stale.text)).toContain("Mentorit tai työnjako ovat muuttuneet ehdotuksen jälkeen.");
  expect(await assignments()).toHaveLength(2);

  await planner.post(page, { ...wishes, continuity: "0" });
  await makeProposal();
  const third = (await rows())[0]?.proposalId ?? "";
  await planner.post(`${page}/rows`, { proposalId: third, unitId: ids.home, mentorId: "" });
  const outcomes = await Promise.all([1, 2].map(() => planner.post(`${page}/acceptance`, { proposalId: third })));
  expect(outcomes.map(({ status }) => status)).toEqual([303, 303]);
  expect(new Set(outcomes.map(({ headers }) => headers["location"])).size).toBe(1);
  const open = (await assignments()).filter(({ endsOn }) => endsOn === null);
  expect(open.map(({ unit, mentor }) => `${unit} ${mentor}`)).toEqual(
    (await rows()).flatMap(({ unit, mentor }) => (mentor === null ? [] : [`${unit} ${mentor}`])),
  );
  expect(open.some(({ unit }) => unit === "Alue › Kotihoito")).toBe(false);
}, 60_000);

test("a proposal is made in the background: told on the way, one at a time, stopped by a press, and told as lost when its process is gone", async () => {
  await aMentor("Aino");
  const page = `${url}/assignments/proposal`;
  const wishes = { startsOn: today.toString(), months: "1", skills: "1", balance: "1", continuity: "1", branchId: "" };
  const states = () =>
    product.db
      .selectFrom("assignmentRuns")
      .select(["state", "failure"])
      .where("programmeId", "=", programmeId)
      .orderBy("createdAt")
      .execute();
  const started = await Promise.all([1, 2].map(() => planner.post(page, wishes)));
  expect(started.map(({ status }) => status)).toEqual([303, 303]);
  expect(await states()).toEqual([{ state: "queued", failure: null }]);
  expect(await text(planner, page)).toContain("Ehdotusta lasketaan");
  const other = await planner.post(page, { ...wishes, skills: "3" });
  expect([other.status, other.text.includes("Ehdotusta lasketaan jo muilla valinnoilla.")]).toEqual([409, true]);

  const first = await runId();
  await beginRun(product.db, programmeId, first);
  await saveProgress(product.db, first, 0.3);
  const region = async () => await planner.agent.get(`${page}/progress`).set("HX-Request", "true");
  expect((await region()).text).toMatch(/30\s%: etsitään hyvää jakoa/);
  await planner.post(`${page}/cancellation`, { runId: first });
  // What is stopped writes nothing, though its job comes to it after all.
  await makeProposal();
  expect([await states(), (await region()).headers["hx-redirect"]]).toEqual([
    [{ state: "cancelled", failure: null }],
    page,
  ]);

  await planner.post(page, wishes);
  await beginRun(product.db, programmeId, await runId());
  const longAgo = Temporal.Now.instant().subtract({ minutes: 2 });
  const silent = product.db.updateTable("assignmentRuns").set({ seenAt: longAgo });
  await silent.where("id", "=", await runId()).execute();
  expect(await text(planner, page)).toContain("Laskenta katkesi, koska palvelu käynnistyi välissä uudelleen.");
  expect((await planner.post(page, wishes)).status).toBe(303);
  expect((await states()).map(({ state, failure }) => failure ?? state)).toEqual(["cancelled", "lost", "queued"]);
  await makeProposal();
  expect(await text(planner, page)).toContain("3 yksikköä, ");
  const facilitator = await product.signedIn("facilitator", programmeId);
  expect((await facilitator.post(`${page}/cancellation`, { runId: first })).status).toBe(403);
});

test("who helps whom is a list by part of the tree, mentor and how units stand, and a change leads back to what was looked at", async () => {
  const [aino, eero] = [await aMentor("Aino"), await aMentor("Eero")];
  const other = await aUnit("Toinen", null);
  const desk = await aUnit("Toinen › Neuvonta", other);
  await assign(ids.home, aino);
  await assign(desk, eero);
  await planner.post(`${url}/mentors/${aino}/capacity/same`, { same: "0,5" });
  const list = `${url}/assignments`;
  const all = await text(planner, list);
  expect(all).toContain("Kaikki (4) Ilman mentoria (2) Mentori nimetty (2) Mentori ylikuormitettu (1)");
  expect(all).toContain("Kotihoito Alue Aino Ylikuormitettu");
  const waiting = await text(planner, `${list}?area=${ids.area}&standing=waits`);
  expect(waiting).toContain("Kaikki (3) Ilman mentoria (2) Mentori nimetty (1)");
  expect([waiting.includes("Osasto"), waiting.includes("Neuvonta"), waiting.includes("Kotihoito Alue")]).toEqual([
    ...[true, false, false],
  ]);
  expect(await text(planner, `${list}?mentor=${eero}`)).toMatch(/Eero 1 yksikkö 1 \/ \d+ päivää.*Neuvonta Toinen Eero/);
  expect(await text(planner, `${list}?q=oleton`)).toContain("Hakua vastaavia yksiköitä ei ole.");

  const query = `?area=${ids.area}&standing=waits`;
  const unit = `${list}/${ids.ward}`;
  expect((await planner.get(`${unit}${query}`)).text).toContain(
    `${ids.ward}?area&#x3D;${ids.area}&amp;standing&#x3D;waits"`,
  );
  const wrong = await planner.post(`${unit}${query}`, { mentorId: aino, startsOn: "2001-01-01" });
  expect([wrong.status, wrong.text.includes("standing&#x3D;waits")]).toEqual([422, true]);
  const given = await planner.post(`${unit}${query}`, { mentorId: aino, startsOn: today.toString() });
  expect(given.headers["location"]).toBe(`${list}${query}#unit-${ids.ward}`);
  expect(await text(planner, `${list}${query}`)).toContain("Kaikki (3) Ilman mentoria (1) Mentori nimetty (2)");
});

test("the overview speaks Swedish to who reads it in Swedish", async () => {
  const aino = await aMentor("Aino");
  await assign(ids.ward, aino);
  const page = await text(planner, `${url}?lang=sv`);
  expect(page).toContain("Räcker mentorernas tid till för enheterna?");
  expect(page).toContain("Osasto Alue Inte träffad, mentor Aino 8 veckor");
});
