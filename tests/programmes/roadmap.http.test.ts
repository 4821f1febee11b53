import { afterAll, beforeAll, expect, test } from "vitest";
import { Temporal } from "temporal-polyfill";
import { loadRoadmap } from "../../src/programmes/roadmap/queries.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

async function aRoadmap(dates: { startsOn: string; endsOn: string } | null = null) {
  const { id } = await aProgramme(product.db);
  if (dates !== null) await product.db.updateTable("programmes").set(dates).where("id", "=", id).execute();
  const url = `/programmes/${id}/roadmap`;
  const people = { planner: await product.signedIn("planner", id), viewer: await product.signedIn("viewer", id) };
  return { id, url, ...people };
}

async function phasesOf(id: string): Promise<string[]> {
  const { phases } = await loadRoadmap(product.db, id);
  return phases.map(
    ({ names, firstMonth, lastMonth }) => `${names.fi} ${firstMonth.slice(0, 7)}/${lastMonth.slice(0, 7)}`,
  );
}

async function wordsOf(browser: Browser, address: string): Promise<string> {
  const [, main = ""] = (await browser.get(address)).text.split("<main");
  const words = main.replaceAll(/<svg[\s\S]*?<\/svg>|<select[\s\S]*?<\/select>/g, "").replaceAll(/<[^>]*>/g, " ");
  return words.replaceAll(/[\s\u00a0]+/g, " ").replaceAll(/ (?=[.:,])/g, "");
}

const phase = (fi: string, firstMonth: string, lastMonth: string, more: object = {}) => ({
  ...{ "names.fi": fi, "names.sv": "", "names.en": "", firstMonth, lastMonth, ownerName: "", ...more },
});
const milestone = (fi: string, month: string, more: object = {}) => ({
  ...{ "names.fi": fi, "names.sv": "", "names.en": "", month, day: "", doneOn: "", ...more },
});

test("an empty roadmap takes the ready one once, over the programme's own months, and draws it", async () => {
  const { id, url, planner, viewer } = await aRoadmap({ startsOn: "2021-05-15", endsOn: "2021-12-31" });
  expect((await viewer.get(`/programmes/${id}`)).text).toContain(`<a href="${url}">Tiekartta</a>`);
  expect(await wordsOf(viewer, url)).toContain("Hankkeen suunnittelija tekee sen.");
  expect((await viewer.post(`${url}/ready`)).status).toBe(403);
  expect(await wordsOf(planner, url)).toContain("hankkeen omille kuukausille, toukokuu 2021 – joulukuu 2021.");
  await Promise.all([1, 2].map(() => planner.post(`${url}/ready`)));
  expect(await phasesOf(id)).toEqual([
    "Rekrytointi ja perehdytys 2021-05/2021-06",
    "Mentorointi yksiköissä 2021-06/2021-12",
    "Tärkeimpien työkalujen läpikäynti 2021-07/2021-10",
    "Toimintamallin muotoilu 2021-09/2021-11",
    "Seuraavan vuoden suunnittelu 2021-11/2021-12",
  ]);
  const seen = await viewer.get(url);
  expect(seen.text).toContain('<svg class="chart" role="img"');
  const words = await wordsOf(viewer, url);
  expect(words).toContain("Tässä kuussa ei ole käynnissä yhtään vaihetta. Virstanpylväistä on saavutettu 0/4.");
  expect(words).toContain("Mentorointi yksiköissä kesäkuu 2021 – joulukuu 2021 päättynyt");
  expect(words).toContain("Toimintamalli sovittu marraskuu 2021 myöhässä");
  expect(seen.text).not.toContain('<button class="btn btn-outline-primary"');
  expect(await wordsOf(viewer, `${url}?lang=sv`)).toContain(
    "Mentorskap på enheterna juni 2021 – december 2021 avslutat",
  );
  const csv = (await viewer.get(`${url}.csv?lang=fi`)).text.replace("\ufeff", "").trim().split("\r\n");
  expect(csv[1]).toBe("Vaihe;Rekrytointi ja perehdytys;2021-05;2021-06;;");
  expect(csv).toHaveLength(10);
});

test("phases are added, changed, moved and removed in their rows", async () => {
  const { id, url, planner } = await aRoadmap();
  const induction = phase("Perehdytys", "2027-01", "2027-02", { ownerName: "Ada Aalto" });
  const sent = await Promise.all([1, 2].map(() => planner.post(`${url}/phases`, induction)));
  expect(sent.map(({ status }) => status)).toEqual([303, 303]);
  await planner.post(`${url}/phases`, phase("Mentorointi", "2027-02", "2027-06"));
  expect(await phasesOf(id)).toEqual(["Perehdytys 2027-01/2027-02", "Mentorointi 2027-02/2027-06"]);
  const [first, second] = (await loadRoadmap(product.db, id)).phases;
  const [one, two] = [first, second].map((each) => `${url}/phases/${each?.id ?? ""}`) as [string, string];

  const wrong = await planner.post(two, phase("", "2027-06", "2027-02"));
  expect(wrong.status).toBe(422);
  expect(wrong.text).toContain(`<a href="#f-names-fi-${second?.id ?? ""}">Anna nimi ainakin yhdellä kielellä.</a>`);
  const backwards = await planner.post(two, phase("Mentorointi", "2027-06", "2027-02"));
  expect(backwards.text).toContain("Viimeinen kuukausi on ennen ensimmäistä.");
  expect(backwards.text).toContain('<option value="2027-06" selected>');
  const taken = await planner.post(two, phase("PEREHDYTYS", "2027-02", "2027-06"));
  expect([taken.status, taken.text.includes("Tämänniminen vaihe on jo tiekartassa.")]).toEqual([422, true]);
  await planner.post(two, phase("Mentorointi yksiköissä", "2027-03", "2027-08", { "names.sv": "Mentorskap" }));
  const region = await planner.agent
    .post(`${two}/position`)
    .set("HX-Request", "true")
    .type("form")
    .send({ csrf: await planner.csrf(), direction: "up" });
  expect(region.text.trimStart()).toMatch(/^<div id="plan">/);
  expect(await phasesOf(id)).toEqual(["Mentorointi yksiköissä 2027-03/2027-08", "Perehdytys 2027-01/2027-02"]);
  for (const status of [303, 404]) expect((await planner.post(`${one}/removal`)).status).toBe(status);
  expect(await phasesOf(id)).toEqual(["Mentorointi yksiköissä 2027-03/2027-08"]);
});

test("milestones are of a month or a day, and are reached on a day that has come", async () => {
  const { id, url, planner, viewer } = await aRoadmap();
  const today = Temporal.Now.plainDateISO("Europe/Helsinki");
  const month = today.toString().slice(0, 7);
  const later = today.add({ months: 2 }).toString().slice(0, 7);
  for (const each of [milestone("Malli sovittu", later), milestone("Malli sovittu", later)])
    expect((await planner.post(`${url}/milestones`, each)).status).toBe(303);
  await planner.post(`${url}/milestones`, milestone("Alkuarviot", month, { day: "1" }));
  const noDay = await planner.post(`${url}/milestones`, milestone("Juhla", "2027-02", { day: "30" }));
  expect([noDay.status, noDay.text.includes("Kuukaudessa ei ole tällaista päivää.")]).toEqual([422, true]);
  const { milestones } = await loadRoadmap(product.db, id);
  expect(milestones.map(({ names, dueOn, isWholeMonth }) => [names.fi, dueOn, isWholeMonth])).toEqual([
    ["Alkuarviot", `${month}-01`, false],
    ["Malli sovittu", `${later}-01`, true],
  ]);
  const one = `${url}/milestones/${milestones[0]?.id ?? ""}`;
  const tomorrow = today.add({ days: 1 }).toString();
  const ahead = await planner.post(one, milestone("Alkuarviot", month, { day: "1", doneOn: tomorrow }));
  expect([ahead.status, ahead.text.includes("Päivä on tulevaisuudessa.")]).toEqual([422, true]);
  await planner.post(one, milestone("Alkuarviot", month, { day: "1", doneOn: today.toString() }));
  expect(await wordsOf(viewer, url)).toContain("Virstanpylväistä on saavutettu 1/2.");
  expect(await wordsOf(viewer, url)).toMatch(/Alkuarviot 1\.\d+\.\d+ saavutettu/);
  for (const status of [303, 404]) expect((await planner.post(`${one}/removal`)).status).toBe(status);
  expect((await loadRoadmap(product.db, id)).milestones).toHaveLength(1);
});
