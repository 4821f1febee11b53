import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { assessUnit } from "../../src/maturity/assessing/grid/commands.ts";
import { correctAssessment } from "../../src/maturity/assessing/history/commands.ts";
import { addUseFigure } from "../../src/maturity/use/figures/commands.ts";
import { assignUnit } from "../../src/mentoring/assigning/commands.ts";
import { addFollowUp } from "../../src/mentoring/follow-ups/commands.ts";
import { recordInterview, startInterviewForm } from "../../src/mentoring/interviews/commands.ts";
import { addMentor } from "../../src/mentoring/mentors/commands.ts";
import { correctSession, logSession, removeSession } from "../../src/mentoring/sessions/commands.ts";
import type { HeldSession } from "../../src/mentoring/sessions/session.ts";
import { newToken } from "../../src/platform/browser-session.ts";
import { json } from "../../src/platform/database.ts";
import { printSummary } from "../../src/reports/index.ts";
import { rowKeyOf } from "../../src/surveys/answering/anonymous/secret.ts";
import { saveAnswers, sendAnswers } from "../../src/surveys/answering/commands.ts";
import { seenNow } from "../../src/surveys/answering/questions/seen.ts";
import { getAskedBySecret } from "../../src/surveys/answering/queries.ts";
import { closeSurvey } from "../../src/surveys/closing/commands.ts";
import { createSurveyFromTemplate } from "../../src/surveys/commands.ts";
import { publishSurvey } from "../../src/surveys/publishing/commands.ts";
import { getQuestionnaire } from "../../src/surveys/questionnaire/queries.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let ownerId: string;
let [viewer, planner]: Browser[] = [];
let url: string;
const ids: Record<string, string> = {};
beforeAll(async () => {
  product = await openTestApp();
  const { db } = product;
  ({ id: programmeId, ownerId } = await aProgramme(db));
  await db.updateTable("programmes").set({ name: "Mentorointi 2021", startsOn: "2021-05-01", endsOn: "2021-12-31" }).where("id", "=", programmeId).execute(); // prettier-ignore
  [viewer, planner] = [await product.signedIn("viewer", programmeId), await product.signedIn("planner", programmeId)];
  url = `/programmes/${programmeId}/summary`;
  ids["area"] = await aUnit("Alue", null);
  ids["older"] = await aUnit("Alue › Ikääntyneiden palvelut ja kuntoutus", ids["area"]);
  ids["home"] = await aUnit("Alue › Ikääntyneiden palvelut ja kuntoutus › Kotihoito", ids["older"]);
  ids["ward"] = await aUnit("Alue › Ikääntyneiden palvelut ja kuntoutus › Osasto", ids["older"]);
  ids["health"] = await aUnit("Alue › Terveyspalvelut", ids["area"]);
  ids["clinic"] = await aUnit("Alue › Terveyspalvelut › Vastaanotto", ids["health"]);
  ids["teams"] = await aTool("Teams");
});
afterAll(async () => {
  await product.close();
});

async function aUnit(name: string, parentId: string | null | undefined): Promise<string> {
  const kind = parentId == null ? ("organisation" as const) : ("unit" as const);
  const values = { programmeId, name, kind, parentId: parentId ?? null };
  return (await product.db.insertInto("organisations").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function aTool(fi: string): Promise<string> {
  const texts = json({ fi, sv: "", en: "" });
  const values = { programmeId, names: texts, descriptions: texts, position: 0, concernsAll: true };
  return (await product.db.insertInto("digitalTools").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function aPerson(organisationId: string, name: string): Promise<string> {
  const values = { programmeId, organisationId, name, email: `${name.toLowerCase()}@example.org` };
  return (await product.db.insertInto("participants").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

const id = (name: string): string => ids[name] ?? "";

async function judge(unit: string, on: string, score: number): Promise<void> {
  const rows = [{ toolId: id("teams"), score, note: "", evidence: "" }];
  expect(await assessUnit(product.db, { programmeId, organisationId: id(unit), on, rows }, ownerId)).toBe(null);
}

const held = (unit: string, heldOn: string, people: string[], more: Partial<HeldSession> = {}): HeldSession => ({
  ...{ programmeId, mentorId: id("mentor"), unitId: id(unit), toolId: null, eventKind: "training", heldOn },
  ...{ durationMinutes: 60, headCount: null, participantIds: people.map(id), ...more },
});

async function log(session: HeldSession): Promise<string> {
  const logged = await logSession(product.db, session, ownerId);
  if (typeof logged === "string") throw new Error(logged);
  return logged.id;
}

/** The addresses that a page's main part leads to. */
function linksOf(page: string): string[] {
  const [, main = ""] = page.split("<main");
  const links = [...main.matchAll(/<a [^>]*href="([^"]*)"/g)].map(([, href = ""]) => href);
  return links.map((href) => href.replaceAll("&amp;", "&").replaceAll("&#x3D;", "="));
}

/** A page's words in their order, without what surrounds its main part. */
async function wordsOf(address: string, browser: Browser): Promise<string> {
  const [, main = ""] = (await browser.get(address)).text.split("<main");
  const words = main.replaceAll(/<svg[\s\S]*?<\/svg>/g, "").replaceAll(/<[^>]*>/g, " ");
  return words.replaceAll(/[\s\u00a0]+/g, " ").replaceAll(/ (?=[.:,])/g, "");
}

test("a programme that has done nothing says so, and its own page has no figures", async () => {
  expect(await wordsOf(url, viewer!)).toContain("Hankkeessa ei ole vielä mitään laskettavaa.");
  expect(await wordsOf(`/programmes/${programmeId}`, viewer!)).not.toContain("Hanke lukuina");
  expect(await wordsOf(`${url}/sectors`, viewer!)).toContain("Tältä ajalta ei ole arvioita");
});

test("the summary is counted from rows, and changes when one is corrected", async () => {
  const { db } = product;
  const mentor = await addMentor(db, { programmeId, name: "Maija", userId: null, startsOn: "2021-05-01", endsOn: null, needIds: [], toolIds: [] }, ownerId); // prettier-ignore
  if (typeof mentor === "string") throw new Error(mentor);
  ids["mentor"] = mentor.id;
  for (const unit of ["home", "clinic"])
    await assignUnit(db, { programmeId, unitId: id(unit), mentorId: mentor.id, startsOn: "2021-05-03" }, ownerId);
  for (const [unit, name] of [["home", "Ada"], ["home", "Bo"], ["clinic", "Cai"]] as const) ids[name] = await aPerson(id(unit), name); // prettier-ignore
  ids["first"] = await log(held("home", "2021-05-10", ["Ada", "Bo"]));
  await log(held("home", "2021-09-10", ["Ada"], { headCount: 4, eventKind: "meeting", durationMinutes: 90 }));
  await log(held("clinic", "2021-10-01", ["Cai"], { eventKind: "workshop" }));
  await log(held("clinic", "2022-01-10", ["Cai"]));

  const { surveyId } = await startInterviewForm(db, { programmeId, form: "free" }, ownerId);
  const interview = { programmeId, mentorId: mentor.id, surveyId, answers: {}, summary: "Tarvitsee apua" };
  const people = [{ role: "Hoitaja", count: 3, name: "", hasAgreed: false }];
  for (const unit of ["home", "clinic"])
    expect(await recordInterview(db, { ...interview, unitId: id(unit), heldOn: "2021-06-01", people }, ownerId)).toMatchObject({}); // prettier-ignore
  const task = {
    programmeId,
    unitId: id("home"),
    assessmentId: null,
    needId: null,
    toolId: null,
    ownerId: null,
    dueOn: null,
  };
  await addFollowUp(db, { ...task, what: "Laitteet", note: "", state: "no-resources" }, ownerId);

  // Own span, each unit alike: home 100 → 150, clinic 200 → 260; the ward was judged once.
  await judge("home", "2021-05-10", 100);
  await judge("home", "2021-11-10", 150);
  await judge("clinic", "2021-06-10", 200);
  await judge("clinic", "2021-12-10", 260);
  await judge("ward", "2021-12-10", 300);
  const figure = { name: "Keskustelut", measure: "kpl", source: "", unitId: null };
  for (const [value, startsOn, endsOn] of [
    ["10000", "2021-06-01", "2021-06-30"],
    ["510.5", "2021-07-01", "2021-07-31"],
    ["9", "2021-12-01", "2022-01-31"],
  ] as const)
    // prettier-ignore
    await addUseFigure(db, { programmeId, toolId: id("teams"), ...figure, value, startsOn, endsOn }, ownerId);

  const figures = await printSummary(db, "mentorointi", {});
  expect(figures).toEqual({
    programme: { id: programmeId, name: "Mentorointi 2021" },
    period: { from: "2021-05-01", to: "2021-12-31" },
    ...{ needsAssessments: 2, assessedUnits: 2, interviewed: 6 },
    ...{ events: 3, byKind: { training: 1, meeting: 1, workshop: 1 }, eventsOutside: 1 },
    ...{ people: 3, attendances: 4, headCount: 3, eventsWithoutCount: 0, hours: 3.5 },
    ...{ readinessAnswers: 0, readiness: [], sectorsAre: "parts" },
    growth: [
      { sector: "Ikääntyneiden palvelut ja kuntoutus", percent: 50, share: 0.5, points: 50, start: 100, end: 150, pairs: 1, units: 1, leftOut: 1, unitsLeftOut: 1 }, // prettier-ignore
      { sector: "Terveyspalvelut", percent: 30, share: 0.3, points: 60, start: 200, end: 260, pairs: 1, units: 1, leftOut: 0, unitsLeftOut: 0 }, // prettier-ignore
    ],
    growthInAll: { percent: 37, share: 0.3667, points: 55, start: 150, end: 205, pairs: 2, units: 2, leftOut: 1, unitsLeftOut: 1 }, // prettier-ignore
    growthByTool: [{ tool: "Teams", percent: 37, share: 0.3667, points: 55, start: 150, end: 205, pairs: 2, units: 2, leftOut: 1, unitsLeftOut: 1, unitsImproved: 2 }], // prettier-ignore
    toolUse: [{ tool: "Teams", name: "Keskustelut", measure: "kpl", total: 10510.5, rows: 2, overlapping: 0, partlyOutside: 1 }], // prettier-ignore
    followUps: { open: 0, "under-way": 0, "no-resources": 1, done: 0, dropped: 0 },
    mentored: { units: 2, mentors: 1 },
  });
  expect(await printSummary(db, programmeId, { from: "2021-09-01", to: "2022-12-31" })).toMatchObject({
    ...{ needsAssessments: 0, events: 3, eventsOutside: 1, people: 2, growth: [{ percent: null, leftOut: 2 }, { percent: null }] }, // prettier-ignore
  });

  // A figure that is only partly of the time is no zero.
  const inJune = await printSummary(db, programmeId, { from: "2021-06-15", to: "2021-06-20" });
  expect(inJune.toolUse).toMatchObject([{ total: null, rows: 0, partlyOutside: 1 }]);
  expect(await wordsOf(`${url}?from=2021-06-15&to=2021-06-20`, planner!)).toContain("Keskustelut – Jaksolla ei ole kokonaan yhtään lukua. Lisäksi yksi luku"); // prettier-ignore

  // A judgement corrected, a session's people put right, a session taken away.
  const last = await db.selectFrom("assessments").select("id").where("unitId", "=", id("home")).where("score", "=", 150).executeTakeFirstOrThrow(); // prettier-ignore
  const place = { programmeId, organisationId: id("home"), toolId: id("teams"), assessmentId: last.id };
  expect(await correctAssessment(db, place, { on: "2021-11-10", score: 120, note: "", evidence: "" }, { userId: ownerId, plans: true })).toBe("corrected"); // prettier-ignore
  expect(await correctSession(db, { ...held("home", "2021-05-10", ["Bo"]), id: id("first") }, ownerId)).toBe(null);
  const after = await printSummary(db, programmeId, {});
  expect([after.growth[0]?.percent, after.growth[1]?.percent, after.people, after.attendances]).toEqual([20, 30, 3, 3]);
  expect(await removeSession(db, { programmeId, id: id("first") }, ownerId)).toBe(null);
  const { events, people: known, headCount } = await printSummary(db, programmeId, {});
  expect([events, known, headCount]).toEqual([2, 2, 3]);
});

test("the page opens each figure to its rows, and the programme's own page tells the same", async () => {
  const page = await planner!.get(url);
  const words = await wordsOf(url, planner!);
  expect(words).toContain("On pidetty 2 koulutusta, työpajaa ja tapaamista. Niissä on ollut 2 eri ihmistä, jotka tunnetaan nimeltä. Tarvekartoituksia on tehty 2."); // prettier-ignore
  expect(words).toContain(
    "2 Eri ihmisiä nimeltä 2 osallistumista 3 Lisäksi laskettuja osallistumisia yhdessä tilaisuudessa",
  );
  expect(words).toContain("Nimeltä tunnetut ja pelkästään lasketut on pidetty erillään");
  expect(words).toContain("Yksi tilaisuus on jakson ulkopuolella, eikä se ole luvuissa.");
  expect(words).toContain("Ikääntyneiden palvelut ja kuntoutus +20 % +20,0 210,0 1 / 1 1 / 1 Terveyspalvelut +30 % +60,0 260,0 1 / 1 0 / 0"); // prettier-ignore
  expect(words).toContain("Teams Keskustelut 10 510,5 kpl 2 luvusta Lisäksi yksi luku on osittain jakson ulkopuolelta");
  const time = "from=2021-05-01&to=2021-12-31";
  const links = linksOf(page.text);
  expect(links.filter((link) => link.startsWith(`/programmes/${programmeId}/`) && link.includes("from="))).toEqual(
    [
      `mentoring/interviews?${time}`,
      ...["events", "people", "events"].map((list) => `workshops/figures/${list}?${time}`),
      `maturity?${time}`,
      `summary/mentored?${time}`,
      ...[`part=${id("older")}&`, `part=${id("health")}&`, `tool=${id("teams")}&`].map((of) => `maturity?${of}${time}`), // prettier-ignore
      `maturity/tools/${id("teams")}/use?${time}#change`,
      `maturity?${time}`,
      `maturity/tools/${id("teams")}/use?${time}`,
    ].map((address) => `/programmes/${programmeId}/${address}`),
  );
  const pages = links.filter((link) => link.startsWith(`/programmes/${programmeId}/`) && !/\.(csv|xlsx)/.test(link));
  for (const link of new Set(pages)) expect([link, (await planner!.get(link)).status]).toEqual([link, 200]);

  expect(await wordsOf(`${url}/mentored?${time}`, planner!)).toMatch(
    /^.*2 yksiköllä on ollut mentori\. Mentoreita on ollut yksi\..* Kotihoito Ikääntyneiden palvelut ja kuntoutus Maija 3\.5\.2021 – Vastaanotto Terveyspalvelut Maija 3\.5\.2021 –/,
  );
  const before = await wordsOf(`${url}/mentored?from=&to=2021-05-02`, planner!);
  expect(before).toContain("Yhdelläkään yksiköllä ei ole ollut mentoria tällä jaksolla.");
  expect(await wordsOf(`/programmes/${programmeId}/maturity/tools/${id("teams")}/use?${time}`, planner!)).toContain(
    "Mitkä yksiköt?",
  );

  // A mentor's session is put right where it was logged; no vote on a next topic is begun from it.
  const events = (await planner!.get(`/programmes/${programmeId}/workshops/figures/events?${time}`)).text;
  const session = linksOf(events).find((link) => /\/workshops\/[\w]+-/.test(link)) ?? "";
  const told = await wordsOf(session, planner!);
  expect(told).toContain("Mentorin tilaisuus on pidetty 1.10.2021. Korjaa mentorin kirjausta");
  const log = `/programmes/${programmeId}/mentoring/sessions/${session.split("/").at(-1)}/log`;
  expect([told.includes("äänestys"), (await planner!.get(log)).status]).toEqual([false, 200]);

  const home = await wordsOf(`/programmes/${programmeId}`, planner!);
  expect(home).toContain("Hanke lukuina 1.5.2021–31.12.2021 2 Tarvekartoitukset 2 yksiköstä · haastateltu 6 ihmistä");
  expect(home).toContain("Terveyspalvelut +30 %");
  const swedish = await wordsOf(`${url}?lang=sv`, planner!);
  expect(swedish).toContain("2 utbildningar, workshoppar och möten har hållits. 2 olika personer som är kända till namnet har deltagit."); // prettier-ignore
  await planner!.get(`${url}?lang=fi`);

  const all = await wordsOf(`${url}?from=&to=`, planner!);
  expect(all).toContain("On pidetty 3 koulutusta");
  const wrong = await planner!.get(`${url}?from=2021-12-01&to=2021-05-01`);
  expect([wrong.status, wrong.text.includes("Jakso ei voi päättyä ennen kuin se alkaa.")]).toEqual([422, true]);
  expect(wrong.text).toContain('value="2021-12-01"');
  // The part that was looked at is not lost over a wrong day.
  const ofPart = await planner!.get(`${url}/sectors?part=${id("older")}&from=2021-12-01&to=2021-05-01`);
  expect([ofPart.status, ofPart.text.includes(`name="part" value="${id("older")}"`)]).toEqual([422, true]);
});

test("who sees groups only is told neither of few people nor of parts of the time", async () => {
  const words = await wordsOf(`${url}?from=2021-10-01&to=2021-10-02`, viewer!);
  expect(words).toContain("On pidetty 3 koulutusta, työpajaa ja tapaamista. Tarvekartoituksia on tehty 2.");
  expect(words).toContain("alle 5 Eri ihmisiä nimeltä alle 5 Lisäksi laskettuja osallistumisia");
  expect(words).toContain("laskettu koko ajalta");
  expect(words).not.toContain("Alkaen");
  expect((await viewer!.get(url)).text).not.toContain("/figures/people");
  for (const file of [".csv", ".xlsx", "/sectors.csv"]) expect((await viewer!.get(url + file)).status).toBe(403);
});

test("the figures are taken along as a table, and it is remembered", async () => {
  const rows = (await planner!.get(`${url}.csv`)).text.replace("\ufeff", "").trim().split("\r\n");
  const name = /<title>([^<·–|]*)/.exec((await planner!.get(url)).text)?.[1]?.trim();
  expect(rows.slice(0, 8)).toEqual([
    "Taulukko;Osa;Luku;Arvo;Mittayksikkö",
    ...[`${name};;Hanke;Mentorointi 2021;`, `${name};;Aika;1.5.2021–31.12.2021;`, `${name};;Tarvekartoituksia;2;`],
    ...[`${name};;Kartoitettuja yksiköitä;2;`, `${name};;Haastateltuja;6;`],
    ...[`${name};;Koulutukset, työpajat ja tapaamiset;2;`, `${name};;Koulutuksia;0;`],
  ]);
  // Growth by sector and by tool, and use, a value a row: the same as the pages tell.
  const of = (start: string) => rows.filter((row) => row.startsWith(start)).map((row) => row.slice(start.length));
  expect(of("Kasvu toimialoittain;Terveyspalvelut;").slice(0, 6)).toEqual(["Kasvu;30;%", "Pistettä;60;", "Taso alussa;200;", "Taso lopussa;260;", "Laskettuja pareja;1;", "Laskettuja yksiköitä;1;"]); // prettier-ignore
  expect(of("Kasvu toimialoittain;").length).toBe(3 * 8);
  expect(of("Kasvu työkaluittain;Teams;").filter((row) => /^(Kasvu|Käyttö)/.test(row))).toEqual(["Kasvu;27;%", "Käyttö vakiintuneempaa, yksikköä;2;"]); // prettier-ignore
  expect(of("Työkalujen käyttö;Teams: Keskustelut;")).toEqual(["Yhteensä;10510,5;kpl", "Lukuja;2;", "Osin samoilta päiviltä;0;", "Osittain jakson ulkopuolella;1;"]); // prettier-ignore
  expect((await planner!.get(`${url}.xlsx`)).status).toBe(200);
  const sectors = (await planner!.get(`${url}/sectors.csv`)).text.trim().split("\r\n");
  expect(sectors.slice(1)).toEqual([
    "Ikääntyneiden palvelut ja kuntoutus;20;20;210;1;1;1;1;1;1,5;1;3;1;1;;",
    "Terveyspalvelut;30;60;260;1;1;0;0;1;1;1;0;1;1;;",
  ]);
  const taken = product.db.selectFrom("auditLog").select("details").where("act", "=", "summary.export");
  expect((await taken.orderBy("id").execute()).map(({ details }) => details)).toEqual([{ kind: "csv" }, { kind: "xlsx" }, { kind: "csv", of: "sectors" }]); // prettier-ignore
});

/** A closed survey of readiness: so many answers from each sector, all of the same readiness. */
async function aReadinessSurvey(answers: Record<string, { count: number; value: number }>): Promise<string> {
  const { db, deps } = product;
  const { id: surveyId } = await createSurveyFromTemplate(db, { programmeId, template: "readiness" }, ownerId);
  const closesAt = Temporal.Now.instant().add({ hours: 24 });
  expect(await publishSurvey(deps, { programmeId, surveyId, closesAt }, ownerId)).not.toHaveProperty("refused");
  const questionnaire = await getQuestionnaire(db, surveyId);
  const questions = questionnaire.sections.flatMap((section) => section.questions);
  const { respondent } = await getAskedBySecret(db, surveyId, newToken());
  for (const [sector, { count, value }] of Object.entries(answers))
    for (let at = 0; at < count; at += 1) {
      const secret = { rowKey: rowKeyOf(surveyId, newToken()), linkHash: null, isSpent: false };
      const given = {
        sector: { kind: "single" as const, chosen: sector, other: null },
        "tools-in-use": { kind: "multiple" as const, chosen: ["none"], other: null },
        barriers: { kind: "multiple" as const, chosen: ["none"], other: null },
        "support-wanted": { kind: "multiple" as const, chosen: ["none"], other: null },
        readiness: { kind: "scale" as const, value },
      };
      const typed = questions.flatMap((question) => {
        const raw = Object.entries(given).find(([key]) => key === question.key)?.[1];
        return raw === undefined ? [] : [{ question, raw, seen: seenNow(question, undefined), isTouched: true }];
      });
      const who = { ...respondent, invitationId: null, secret };
      await saveAnswers(db, who, "fi", typed);
      expect(await sendAnswers(db, who, questionnaire)).toHaveProperty("sentAt");
    }
  await closeSurvey(db, programmeId, surveyId, ownerId);
  return surveyId;
}

test("sectors stand side by side with mentors' work and readiness, small groups hidden", async () => {
  const surveyId = await aReadinessSurvey({ older: { count: 6, value: 4 }, health: { count: 7, value: 8 }, family: { count: 2, value: 9 }, administration: { count: 4, value: 5 } }); // prettier-ignore
  const page = await wordsOf(`${url}/sectors`, planner!);
  expect(page).toContain("Miten toimialat ovat edenneet?");
  expect(page).toContain("Ne eivät kerro, mistä kasvu johtuu");
  expect(page).toContain("Ikääntyneiden palvelut ja kuntoutus +20 % +20,0 pistettä 210,0 1 / 1 pois 1 / 1 1 2 tuntia 1 1,0 / yksikkö 1 + 3 laskettua 4,0 6 vastausta"); // prettier-ignore
  // "Terveys- ja sairaanhoitopalvelut" is not called like the sector here, nor are the others.
  expect(page).toContain("Terveyspalvelut +30 % +60,0 pistettä 260,0 1 / 1 1 1 tuntia 1 1,0 / yksikkö 1 –");
  expect(page).toContain("Ilman riviä jäävät: Terveys- ja sairaanhoitopalvelut, Perhe- ja sosiaalipalvelut, Hallinto ja tukipalvelut."); // prettier-ignore
  expect((await viewer!.get(`${url}/sectors`)).text).not.toContain("/summary/readiness/");
  expect((await viewer!.get(`${url}/readiness/${surveyId}`)).status).toBe(403);

  const placing = `${url}/readiness/${surveyId}`;
  expect(await wordsOf(placing, planner!)).toContain("Mitä toimialaa kukin vaihtoehto tarkoittaa?");
  const own = {
    question: "sector",
    "place.older": id("older"),
    "place.health": id("health"),
    "place.family": id("older"),
  };
  const other = await aProgramme(product.db);
  const wrong = await planner!.post(placing, { ...own, "place.health": other.id });
  expect([wrong.status, wrong.text.includes("Jokin valituista osista on poistettu.")]).toEqual([422, true]);
  expect((await planner!.post(placing, own)).status).toBe(303);
  expect((await planner!.post(placing, own)).status).toBe(303);
  const stored = product.db
    .selectFrom("readinessPlaces")
    .select(["optionKey", "unitId"])
    .where("surveyId", "=", surveyId);
  expect(await stored.orderBy("optionKey").execute()).toEqual([
    { optionKey: "administration", unitId: null },
    { optionKey: "family", unitId: id("older") },
    { optionKey: "health", unitId: id("health") },
    { optionKey: "older", unitId: id("older") },
  ]);

  // Two answered from family services: who knew the rest of that sector's mean could reckon theirs.
  const placed = await wordsOf(`${url}/sectors`, planner!);
  expect(placed).toContain("1 + 3 laskettua alle 5 Terveyspalvelut +30 % +60,0 pistettä 260,0 1 / 1 1 1 tuntia 1 1,0 / yksikkö 1 8,0 7 vastausta"); // prettier-ignore
  expect(placed).toContain("Vaihtoehdot on yhdistetty riveihin käsin.");
  expect(await printSummary(product.db, programmeId, {})).toMatchObject({ readinessAnswers: 19 });

  const below = await wordsOf(`${url}/sectors?part=${id("older")}`, planner!);
  expect(below).toContain("Ikääntyneiden palvelut ja kuntoutus: miten on edetty?");
  expect(below).toContain("Kotihoito +20 % +20,0 pistettä 120,0 1 / 1 1 2 tuntia 1 1,0 / yksikkö 1 + 3 laskettua –");
  expect(below).toContain("Yhteensä +20 % +20,0 pistettä 210,0 1 / 1 pois 1 / 1");
  expect(await wordsOf(`${url}/sectors?part=${id("older")}`, viewer!)).toContain("1 2 tuntia 1 1,0 / yksikkö – –");
  expect((await planner!.get(`${url}/sectors?part=${other.id}`)).status).toBe(404);
  const stranger = await product.signedIn("owner", other.id);
  expect((await stranger.get(`/programmes/${other.id}/summary/readiness/${surveyId}`)).status).toBe(404);
});
