import { afterAll, beforeAll, expect, test } from "vitest";
import { figuresOf } from "../../src/maturity/levels/figures.ts";
import { listPairsOverTime } from "../../src/maturity/levels/queries.ts";
import { fixedDates, growth, ownSpan } from "../../src/maturity/method/growth.ts";
import { levelAt, weightings } from "../../src/maturity/method/level.ts";
import { pairsOf, type Assessment } from "../../src/maturity/method/pairs.ts";
import { json } from "../../src/platform/database.ts";
import { seededNumbers } from "../bench/seeded.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
let programmeId: string;
let viewer: Browser;
let url: string;
let ids: Record<"area" | "care" | "home" | "ward" | "youth" | "teams" | "path", string>;
beforeAll(async () => {
  product = await openTestApp();
  programmeId = (await aProgramme(product.db)).id;
  viewer = await product.signedIn("viewer", programmeId);
  url = `/programmes/${programmeId}/maturity`;
  const area = await aUnit("Alue", null);
  const care = await aUnit("Alue › Hoiva", area);
  const home = await aUnit("Alue › Hoiva › Kotihoito", care);
  const ward = await aUnit("Alue › Hoiva › Osasto", care);
  const youth = await aUnit("Alue › Nuoret", area);
  ids = { area, care, home, ward, youth, teams: "", path: "" };
});
afterAll(async () => {
  await product.close();
});

async function aUnit(name: string, parentId: string | null): Promise<string> {
  const kind = parentId === null ? ("organisation" as const) : ("unit" as const);
  const values = { programmeId, name, kind, parentId };
  return (await product.db.insertInto("organisations").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function aTool(fi: string, position: number, concernsAll = true): Promise<string> {
  const texts = json({ fi, sv: "", en: "" });
  const values = { programmeId, names: texts, descriptions: texts, position, concernsAll };
  return (await product.db.insertInto("digitalTools").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

async function judge(unitId: string, toolId: string, assessedOn: string, score: number | null, more: object = {}) {
  const values = { programmeId, unitId, toolId, assessedOn, score, judge: "mentor" as const, ...more };
  return (await product.db.insertInto("assessments").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

/** A page's words in their order, without what surrounds its main part. */
async function wordsOf(address: string, browser = viewer): Promise<string> {
  const [, main = ""] = (await browser.get(address)).text.split("<main");
  const words = main.replaceAll(/<svg[\s\S]*?<\/svg>/g, "").replaceAll(/<[^>]*>/g, " ");
  return words.replaceAll(/[\s ]+/g, " ").replaceAll(/ (?=[.:,])/g, "");
}

test("levels, growth, heat map and file tell what mentors judged", async () => {
  const planner = await product.signedIn("planner", programmeId);
  expect(await wordsOf(url, planner)).toContain("Valitse ensin työkalut, joiden käyttöä seurataan. Valitse työkalut");
  expect(await wordsOf(url)).not.toContain("Valitse työkalut");
  ids.teams = await aTool("Teams", 0);
  ids.path = await aTool("Digihoitopolku", 1, false);
  await product.db.insertInto("digitalToolUnits").values({ programmeId, toolId: ids.path, unitId: ids.care }).execute();
  expect(await wordsOf(url, planner)).toContain("Yhtään yksikköä ei ole vielä arvioitu.");
  expect((await viewer.get(`${url}/levels.csv`)).text.trim().split("\r\n")).toHaveLength(1);

  await judge(ids.home, ids.teams, "2021-05-03", 100);
  const wrong = await judge(ids.home, ids.teams, "2021-12-01", 400);
  await judge(ids.home, ids.teams, "2021-12-01", 200, { correctsId: wrong });
  await judge(ids.home, ids.path, "2021-06-01", 0);
  await judge(ids.ward, ids.teams, "2021-08-16", 200);
  await judge(ids.ward, ids.teams, "2021-12-15", 250);
  await judge(ids.youth, ids.teams, "2021-08-20", 100);
  await judge(ids.youth, ids.teams, "2021-09-20", 300); // too near for a growth
  await judge(ids.youth, ids.teams, "2021-12-20", 500, { judge: "unit" });

  // Levels: home (200 + 0) / 2, ward 250, youth 300. Growth: home 100 → 200 and ward 200 → 250, each unit alike.
  const all = await wordsOf(url);
  expect(all).toContain("3 yksikköä on arvioitu. Niiden taso 15.12.2021 on keskimäärin 216,7 asteikolla 0–500.");
  expect(all).toContain("Jaksolla 3.5.2021–15.12.2021 taso on noussut 75 pistettä (+50 %): 150 → 225.");
  expect(all).toContain(
    "2 paria jäi pois, koska niillä ei ole kahta arviota vähintään 60 päivän välein. Yhdestä yksiköstä",
  );
  expect(all).toContain("Yhteensä 150,0 225,0 +75,0 +50 % 2 / 2 2 / 1 Hoiva 150,0 225,0 +75,0 +50 % 2 / 2 1 / 0 Nuoret – – – – 0 / 0 1 / 1"); // prettier-ignore
  expect(all).toContain("Digihoitopolku – – – – 0 / 0 1 / 1");
  expect(all).toContain("Hoiva 175 225 0 Nuoret 300 300 × ei koske Kaikki arviot");
  expect(all).toContain("Katkoviiva on kaikkien yhteinen taso. Yksiköittäin Hoiva 175,0 Nuoret 300,0 Näytä taulukkona");
  expect(all).toContain("Työkaluittain Teams 250,0 Digihoitopolku 0,0 Näytä taulukkona");
  expect(all).toContain("Kuukausi Kaikki yhteensä Hoiva Nuoret 5/2021 100,0 100,0 – 6/2021 50,0 50,0 –");

  // Each pair alike; one tool; a part by its units; from the period's beginning to its end.
  expect(await wordsOf(`${url}?weighting=pairs`)).toContain("taso 15.12.2021 on keskimäärin 187,5 asteikolla");
  const care = await wordsOf(`${url}?part=${ids.care}&tool=${ids.teams}`);
  expect(care).toContain("Alue Kuinka digikypsä on Hoiva,");
  expect(care).toContain("Kotihoito 100,0 200,0 +100,0 +100 % 1 / 1 0 / 0 Osasto 200,0 250,0 +50,0 +25 % 1 / 1 0 / 0");
  const fixed = await wordsOf(`${url}?measure=fixed-dates&within=30&from=2021-08-20&to=2021-12-10`);
  expect(fixed).toContain("Jaksolla 20.8.2021–10.12.2021 taso on noussut 50 pistettä (+25 %): 200 → 250.");
  expect(fixed).toContain("enintään 30 päivän päässä");
  expect(fixed).toContain("2 paria jäi pois, koska niitä ei ole arvioitu jakson molemmissa päissä.");
  const early = await wordsOf(`${url}?to=2021-05-30`);
  expect(early).toContain(
    "Kehitystä jaksolla 3.5.2021–30.5.2021 ei voi vielä laskea: mitään työkalua ei ole arvioitu samassa yksikössä kahdesti",
  );
  expect(early).toContain("Lisäksi yhtä osaa ei ole arvioitu lainkaan.");
  expect(early).toContain("Hoiva 100 100 – ei arvioitu Kaikki");
  expect(await wordsOf(`${url}?to=2021-01-01`)).toContain("ei ole yhtään arviota 1.1.2021 mennessä");

  const file = (await viewer.get(`${url}/levels.csv?part=${ids.care}`)).text.replaceAll("\r", "").trim().split("\n");
  expect(file.slice(1)).toEqual([
    "Alue › Hoiva › Kotihoito;Teams;2021-12-01;200;2021-05-03;100;2021-12-01;200;100",
    "Alue › Hoiva › Kotihoito;Digihoitopolku;2021-06-01;0;;;;;",
    "Alue › Hoiva › Osasto;Teams;2021-12-15;250;2021-08-16;200;2021-12-15;250;50",
  ]);
  const taken = product.db.selectFrom("auditLog").select("id").where("programmeId", "=", programmeId);
  expect(await taken.where("act", "=", "maturity.export").execute()).toHaveLength(2);

  // From zero there is no percentage; taken back, nothing is left of it.
  const zero = await judge(ids.home, ids.path, "2021-12-01", 50);
  const path = `${url}?tool=${ids.path}`;
  expect(await wordsOf(`${url}?part=${ids.care}`)).toContain("Viiva prosentin paikalla: taso oli alussa 0.");
  expect(await wordsOf(path)).toContain("taso on noussut 50 pistettä: 0 → 50. Prosenttia ei voi laskea nollasta.");
  await judge(ids.home, ids.path, "2021-12-01", null, { correctsId: zero });
  expect(await wordsOf(path)).toContain("ei voi vielä laskea");
});

test("what is wrong in the choices comes back with the form, and what is not of the programme does not exist", async () => {
  const wrong = await viewer.get(`${url}?from=2021-06-01&to=2021-05-01&within=30`);
  expect([wrong.status, wrong.text.includes("Jakso ei voi päättyä ennen kuin se alkaa.")]).toEqual([422, true]);
  expect(wrong.text).toContain('name="to" type="date" value="2021-05-01"');
  expect((await viewer.get(`${url}?within=x`)).text).toContain("Kirjoita päivien määrä kokonaislukuna 0–366.");
  const other = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", other.id);
  expect((await stranger.get(url)).status).toBe(404);
  expect((await stranger.get(`/programmes/${other.id}/maturity?part=${ids.care}`)).status).toBe(404);
  expect((await stranger.get(`/programmes/${other.id}/maturity?tool=${ids.teams}`)).status).toBe(404);
});

test("what the database picks is what the method picks", async () => {
  const random = seededNumbers(7);
  const dayOf = (at: number) => new Date(Date.UTC(2022, 0, 1 + at)).toISOString().slice(0, 10);
  const some = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!;
  const units = [ids.area, ids.home, ids.ward, ids.youth];
  await product.db.deleteFrom("assessments").where("programmeId", "=", programmeId).execute();
  const values = () => ({
    ...{ programmeId, unitId: some(units), toolId: some([ids.teams, ids.path]), assessedOn: dayOf(Math.floor(random() * 40) * 6) },
    ...{ score: Math.floor(random() * 501), judge: random() < 0.1 ? ("unit" as const) : ("mentor" as const) },
  }); // prettier-ignore
  const insert = (rows: object[]) => product.db.insertInto("assessments").values(rows as ReturnType<typeof values>[]).returning(["id", "unitId", "toolId", "judge"]).execute(); // prettier-ignore
  const written = await insert(Array.from({ length: 160 }, values));
  const corrections = written
    .filter(() => random() < 0.2)
    .map(({ id, ...of }) => ({ ...values(), ...of, correctsId: id, ...(random() < 0.3 && { score: null }) }));
  await insert(corrections);

  const rows = await product.db.selectFrom("assessments").selectAll().orderBy("createdAt").orderBy("id").execute();
  const corrected = new Set(rows.map(({ correctsId }) => correctsId));
  const counted = rows.flatMap(({ id, unitId, toolId, assessedOn, score, judge: by }): Assessment[] =>
    by === "mentor" && score !== null && !corrected.has(id) ? [{ unitId, toolId, on: assessedOn, score }] : [],
  );
  expect(counted.length).toBeGreaterThan(100);
  const sought = { programmeId, unitIds: [ids.home, ids.ward, ids.youth], toolId: null, upTo: "2023-01-01" };
  const pairs = pairsOf(counted.filter(({ unitId }) => unitId !== ids.area));
  const over = await listPairsOverTime(product.db, sought);
  const period = { from: dayOf(31), to: dayOf(190) };
  for (const measure of [ownSpan, fixedDates, { ...fixedDates, withinDays: 10 }])
    for (const weighting of weightings) {
      const { whole } = figuresOf(over, [], { period, measure, weighting });
      const expected = {
        level: levelAt(pairs, period.to, weighting),
        growth: growth(pairs, period, measure, weighting),
      };
      expect(rounded(whole)).toEqual(rounded(expected));
    }
});

/** Sums of the same numbers in another order differ in their last digits. */
const rounded = (figures: object): unknown =>
  JSON.parse(JSON.stringify(figures, (_, value: unknown) => (typeof value === "number" ? Math.round(value * 1e9) / 1e9 : value))); // prettier-ignore
