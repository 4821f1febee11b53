import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { assessUnit } from "../../src/maturity/assessing/grid/commands.ts";
import { json } from "../../src/platform/database.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let mentor: Browser;
let url: string;
let ids: Record<"area" | "home" | "ward" | "teams" | "path", string>;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  programmeId = (await aProgramme(product.db)).id;
  mentor = await product.signedIn("facilitator", programmeId);
  url = `/programmes/${programmeId}/maturity`;
  const area = await aUnit("Alue", null);
  const home = await aUnit("Alue › Kotihoito", area);
  const ward = await aUnit("Alue › Osasto", area);
  ids = { area, home, ward, teams: await aTool("Teams", []), path: await aTool("Digihoitopolku", [home]) };
});
afterAll(async () => {
  await product.close();
});

async function aUnit(name: string, parentId: string | null): Promise<string> {
  const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
  const values = { programmeId, name, kind, parentId };
  return (await product.db.insertInto("organisations").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function aTool(name: string, unitIds: string[]): Promise<string> {
  const texts = (fi: string) => json({ fi, sv: "", en: "" });
  const values = { programmeId, names: texts(name), descriptions: texts(""), position: 0 };
  const { id } = await product.db
    .insertInto("digitalTools")
    .values({ ...values, concernsAll: unitIds.length === 0 })
    .returning("id")
    .executeTakeFirstOrThrow();
  for (const unitId of unitIds)
    await product.db.insertInto("digitalToolUnits").values({ programmeId, toolId: id, unitId }).execute();
  return id;
}

const stored = (unitId = ids.home) =>
  product.db
    .selectFrom("assessments")
    .innerJoin("digitalTools", "digitalTools.id", "toolId")
    .select(["assessments.id", "assessedOn", "score", "note", "evidence", "judgedBy", "writtenBy", "correctsId"])
    .where("unitId", "=", unitId)
    .orderBy("assessments.createdAt")
    .execute();
const scores = async (unitId = ids.home) => (await stored(unitId)).map(({ score }) => score);

/** Judges tools of a unit: what the grid sends where only anchors and days are given. */
const judge = (browser: Browser, on: string, anchors: Record<string, number>, unitId = ids.home) =>
  browser.post(`${url}/organisations/${unitId}/assessments`, {
    on,
    ...Object.fromEntries(Object.entries(anchors).map(([toolId, score]) => [`anchor.${toolId}`, String(score)])),
  });

/** A page's words in their order, without what surrounds its main part. */
function visibleText(html: string): string {
  const [, main = ""] = html.split("<main");
  return main
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ")
    .replaceAll(/ (?=[.:,])/g, "");
}

const text = async (browser: Browser, path: string) => visibleText((await browser.get(path)).text);

test("the list tells what waits; the grid asks of the tools that concern the unit, and of no others", async () => {
  const list = await text(mentor, `${url}/organisations`);
  expect(list).toContain("Arvioitavia yksiköitä on 2, ja niistä on arvioitu 0. 2 odottaa ensimmäistä arviota.");
  expect(list).toContain("Alempana arvioitu 0 / 2 yksikköä");
  await judge(mentor, "2026-05-03", { [ids.teams]: 200 });
  expect(await text(mentor, `${url}/organisations?sort=waiting&q=koti`)).toContain("1 / 2 työkalua 3.5.2026");
  const ward = await text(mentor, `${url}/organisations/${ids.ward}`);
  expect(ward).toContain("Teams");
  expect(ward).not.toContain("Digihoitopolku");
  const home = await text(mentor, `${url}/organisations/${ids.home}`);
  expect(home).toContain("Yksikköä koskee 2 työkalua, joista on arvioitu 1. Viimeksi arvioitiin 3.5.2026.");
  expect(home).toMatch(/Viimeksi 200, 3\.5\.2026, Person \w+\. Työkalua kokeillaan/);
});

test("only the rows filled in are stored, by anchor or number, and a form that comes twice is stored once", async () => {
  const fields = {
    on: "2026-05-03",
    [`anchor.${ids.teams}`]: "",
    [`exact.${ids.teams}`]: "345",
    [`note.${ids.teams}`]: "Viikkopalaverit",
    [`evidence.${ids.teams}`]: "51 kokousta",
    [`anchor.${ids.path}`]: "",
    [`exact.${ids.path}`]: "",
    [`note.${ids.path}`]: "",
  };
  const send = () => mentor.post(`${url}/organisations/${ids.home}/assessments`, fields);
  const answers = await Promise.all([send(), send()]);
  expect(answers.map(({ status, headers }) => [status, headers["location"]])).toEqual(
    Array(2).fill([303, `${url}/organisations/${ids.home}?saved=1`]),
  );
  const rows = await stored();
  expect(rows).toMatchObject([
    { assessedOn: "2026-05-03", score: 345, note: "Viikkopalaverit", evidence: "51 kokousta", correctsId: null },
  ]);
  const judgedBy = rows[0]?.judgedBy ?? "";
  const row = { toolId: ids.path, score: 0, note: "", evidence: "" };
  const pressed = { programmeId, organisationId: ids.home, on: "2026-05-03", rows: [row] };
  await Promise.all(Array.from({ length: 6 }, () => assessUnit(product.db, pressed, judgedBy)));
  expect(await scores()).toEqual([345, 0]);
  // Another mentor says the same of the same day, and the first one something else: both are kept.
  const other = await product.signedIn("facilitator", programmeId);
  await Promise.all([
    other.post(`${url}/organisations/${ids.home}/assessments`, fields),
    judge(mentor, "2026-05-03", { [ids.teams]: 400 }),
  ]);
  const all = await stored();
  expect(all.map(({ score }) => score).sort()).toEqual([0, 345, 345, 400]);
  expect(new Set(all.map(({ judgedBy }) => judgedBy)).size).toBe(2);
  // A tool that is removed just now is judged and stays, or is gone and not judged.
  const planner = await product.signedIn("planner", programmeId);
  for (const name of ["Yksi", "Kaksi", "Kolme"]) {
    const toolId = await aTool(name, []);
    const [removed, judged] = await Promise.all([
      planner.post(`${url}/tools/${toolId}/removal`),
      judge(mentor, "2026-05-03", { [toolId]: 100 }),
    ]);
    expect([[303, 422].join(), [409, 303].join()]).toContain([removed.status, judged.status].join());
  }
});

test("with one row wrong nothing is stored, and everything typed comes back with what to mend", async () => {
  const post = (fields: Record<string, string>) =>
    mentor.post(`${url}/organisations/${ids.home}/assessments`, { on: "2026-05-03", ...fields });
  const wrong = await post({
    [`anchor.${ids.teams}`]: "300",
    [`note.${ids.teams}`]: "Oikein",
    [`exact.${ids.path}`]: "700",
  });
  expect(wrong.status).toBe(422);
  expect(visibleText(wrong.text)).toContain("Digihoitopolku: Kirjoita kokonaisluku väliltä 0–500.");
  expect(wrong.text).toMatch(new RegExp(`name="anchor.${ids.teams}" value="300" checked`));
  expect(wrong.text).toContain('value="700"');
  expect(wrong.text).toContain(">Oikein</textarea>");

  const apart = await post({ [`anchor.${ids.teams}`]: "300", [`exact.${ids.teams}`]: "30" });
  expect(visibleText(apart.text)).toContain("Teams: Luku ja valittu kuvaus eivät vastaa toisiaan.");
  const noScore = await post({ [`note.${ids.teams}`]: "Kuulin vain" });
  expect(visibleText(noScore.text)).toContain("Teams: Valitse kuvaus tai kirjoita luku");
  expect(visibleText((await post({})).text)).toContain("Valitse kuvaus ainakin yhdelle työkalulle.");
  const tomorrow = Temporal.Now.plainDateISO("Europe/Helsinki").add({ days: 1 }).toString();
  const early = await judge(mentor, tomorrow, { [ids.teams]: 100 });
  expect([early.status, visibleText(early.text).includes("Päivä ei voi olla tulevaisuudessa.")]).toEqual([422, true]);

  // A tool that stopped concerning the unit meanwhile keeps its typed row.
  await product.db
    .updateTable("digitalTools")
    .set({ endedAt: Temporal.Now.instant() })
    .where("id", "=", ids.path)
    .execute();
  const late = await judge(mentor, "2026-05-03", { [ids.teams]: 100, [ids.path]: 200 });
  const gone = crypto.randomUUID(); // one that was removed meanwhile
  expect((await judge(mentor, "2026-05-03", { [ids.teams]: 100, [gone]: 200 })).status).toBe(422);
  expect(late.status).toBe(422);
  expect(visibleText(late.text)).toContain("Digihoitopolku: Työkalua ei enää arvioida tässä yksikössä.");
  expect(late.text).toMatch(new RegExp(`name="anchor.${ids.path}" value="200" checked`));
  expect(await scores()).toEqual([]);
});

test("a correction stands beside what it corrects; only the latest is corrected, by its mentor or a planner", async () => {
  await judge(mentor, "2026-05-03", { [ids.teams]: 200 });
  const [first] = await stored();
  const pair = `${url}/organisations/${ids.home}/tools/${ids.teams}`;
  const one = (id = "") => `${pair}/assessments/${id}/correction`;
  const fields = { on: "2026-05-04", anchor: "300", exact: "", note: "Väärä päivä", evidence: "" };
  const form = await mentor.get(one(first?.id));
  expect(form.text).toMatch(/value="200" checked/);

  const other = await product.signedIn("facilitator", programmeId);
  expect((await other.get(one(first?.id))).status).toBe(403);
  expect((await other.post(one(first?.id), fields)).status).toBe(403);
  expect(visibleText((await other.get(pair)).text)).not.toContain("Korjaa tai peru");

  const planner = await product.signedIn("planner", programmeId);
  expect((await planner.post(one(first?.id), fields)).headers["location"]).toBe(`${pair}?done=corrected`);
  expect((await planner.post(one(first?.id), fields)).headers["location"]).toBe(`${pair}?done=corrected`);
  const rows = await stored();
  expect(rows.map(({ score, assessedOn, correctsId }) => [score, assessedOn, correctsId])).toEqual([
    [200, "2026-05-03", null],
    [300, "2026-05-04", first?.id],
  ]);
  // It is the mentor's judgement still, whoever wrote it down.
  expect([rows[1]?.judgedBy, rows[1]?.writtenBy === first?.judgedBy]).toEqual([first?.judgedBy, false]);

  const late = await mentor.post(one(first?.id), { ...fields, note: "Oma korjaus" });
  expect([late.status, late.text.includes("Oma korjaus")]).toEqual([409, true]);
  expect(visibleText(late.text)).toContain("Arvio on jo korjattu tai peruttu toisaalla.");
  const unfinished = await mentor.post(one(first?.id), { ...fields, anchor: "300", exact: "30", note: "Kesken" });
  expect([unfinished.status, unfinished.text.includes("Kesken")]).toEqual([409, true]);
  expect(visibleText(unfinished.text)).not.toContain("eivät vastaa toisiaan");

  expect((await mentor.get(one(first?.id))).headers["location"]).toBe(pair);

  const correction = rows[1]?.id;
  expect((await mentor.post(one(correction), { ...fields, anchor: "", exact: "" })).status).toBe(422);
  expect((await mentor.post(one(correction), fields)).headers["location"]).toBe(`${pair}?done=unchanged`);
  expect((await mentor.post(`${one(correction)}/removal`)).headers["location"]).toBe(`${pair}?done=taken-back`);
  expect((await mentor.post(`${one(correction)}/removal`)).headers["location"]).toBe(`${pair}?done=taken-back`);
  expect(await scores()).toEqual([200, 300, null]);
  const history = await text(mentor, pair);
  expect(history).toContain("Voimassa olevia arvioita ei ole.");
  expect(history).toContain("2 aiempaa versiota");
  // What was taken back is not the grid's last, and can be given anew.
  expect(await text(mentor, `${url}/organisations/${ids.home}`)).toContain("Yhtäkään ei ole vielä arvioitu.");
  const removal = (await stored())[2]?.id;
  await mentor.post(one(removal), { ...fields, exact: "310" });
  expect(await text(mentor, pair)).toContain(
    "Voimassa on yksi arvio: 310, 4.5.2026. Osa henkilöstöstä käyttää työkalua.",
  );
  // Another description beside another number is not taken for either, and neither is a number beyond the description.
  const shown = { anchorShown: "300", exactShown: "310" };
  const last = one((await stored())[3]?.id);
  expect((await mentor.get(last)).text).toContain('name="anchorShown" value="300"><input type="hidden" name="exactShown" value="310"'); // prettier-ignore
  expect((await mentor.post(last, { ...fields, ...shown, anchor: "300", exact: "430" })).status).toBe(422);
  const half = await mentor.post(last, { ...fields, ...shown, anchor: "400", exact: "320" });
  expect(half.status).toBe(422);
  expect(visibleText(half.text)).toContain("Luku ja valittu kuvaus eivät vastaa toisiaan.");
  expect(await scores()).toEqual([200, 300, null, 310]);
  // The number that the form began with gives way to another description; beside its own it stays.
  await mentor.post(last, { ...fields, ...shown, anchor: "300", exact: "310", note: "Tarkennus" });
  await mentor.post(one((await stored())[4]?.id), { ...fields, ...shown, anchor: "400", exact: "310" });
  expect(await scores()).toEqual([200, 300, null, 310, 310, 400]);
});

test("how alike mentors judge is told in words and pair by pair; before two have judged, how to begin", async () => {
  expect(await text(mentor, `${url}/differences`)).toContain("Mentoreita voi verrata, kun kaksi heistä on arvioinut");
  const other = await product.signedIn("facilitator", programmeId);
  await judge(mentor, "2026-05-03", { [ids.teams]: 200, [ids.path]: 100 });
  await judge(other, "2026-05-20", { [ids.teams]: 300 });
  expect(await text(mentor, `${url}/differences`)).toContain("Arviot eroavat 100 pistettä asteikolla 0–500.");
  expect(await text(mentor, `${url}/differences`)).not.toContain("alfa");
  await judge(other, "2026-05-20", { [ids.path]: 100 });
  const page = await text(mentor, `${url}/differences`);
  expect(page).toContain("30 päivän sisällä 2 kertaa. Arviot eroavat keskimäärin 50 pistettä asteikolla 0–500.");
  expect(page).toContain("Krippendorffin alfa on 0,73");
  expect(page).toContain("Pareja on vielä vähän, joten alfa voi muuttua paljon.");
  expect(page).toMatch(/Teams: Alue › Kotihoito Person \w+ 300 20\.5\.2026 Person \w+ 200 3\.5\.2026 100/);
});

test("viewers assess nothing; what belongs to another programme, or is no unit, is not there", async () => {
  const viewer = await product.signedIn("viewer", programmeId);
  expect((await viewer.get(`${url}/organisations/${ids.home}`)).status).toBe(403);
  expect((await judge(viewer, "2026-05-03", { [ids.teams]: 100 })).status).toBe(403);
  const { id: elsewhere } = await aProgramme(product.db);
  // Only who may add units is led to adding them.
  const bare = await text(await product.signedIn("facilitator", elsewhere), `/programmes/${elsewhere}/maturity/organisations`); // prettier-ignore
  expect([bare.includes("ei ole vielä organisaatioita"), bare.includes("Lisää organisaatiot")]).toEqual([true, false]);
  const stranger = await product.signedIn("owner", elsewhere);
  const there = `/programmes/${elsewhere}/maturity/organisations/${ids.home}`;
  expect((await stranger.get(there)).status).toBe(404);
  expect(
    (await stranger.post(`${there}/assessments`, { on: "2026-05-03", [`anchor.${ids.teams}`]: "100" })).status,
  ).toBe(404);
  const values = { programmeId, name: "Alue › Matti", kind: "person" as const, parentId: ids.area };
  const { id: person } = await product.db
    .insertInto("organisations")
    .values(values)
    .returning("id")
    .executeTakeFirstOrThrow();
  expect((await judge(mentor, "2026-05-03", { [ids.teams]: 100 }, person)).status).toBe(404);
  expect([await scores(), await scores(person)]).toEqual([[], []]);
});
