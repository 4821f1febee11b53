import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { digivointiAnswers } from "../../seeds/digivointi-answers.ts";
import { codeAnswer } from "../../src/needs/coding/commands.ts";
import { textDigest } from "../../src/needs/coding/open-answers.ts";
import { listCodableAnswers } from "../../src/needs/coding/queries.ts";
import { loadNeedsSeen } from "../../src/needs/queries.ts";
import { mergedStrength } from "../../src/needs/values.ts";
import { json } from "../../src/platform/database.ts";
import { listIndustries } from "../../src/programmes/index.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { anAnsweredProgramme, type AnsweredProgramme } from "./answered-programme.ts";

let product: TestApp;
let programme: AnsweredProgramme;
let url: string;
beforeAll(async () => {
  product = await openTestApp();
  programme = await anAnsweredProgramme(product.db);
  url = `/programmes/${programme.id}/needs`;
});
afterAll(async () => {
  await product.close();
});

/** What a person reads, without markup. */
const textOf = (html: string) =>
  html
    .replaceAll(/<(script|style|svg)[\s\S]*?<\/\1>/g, "")
    .replaceAll(/<[^>]+>/g, " ")
    .replaceAll("&quot;", '"')
    .replaceAll(/\s+/g, " ");

/** A page as the browser reads it. */
const read = ({ text }: { text: string }) => text.replaceAll("&#x3D;", "=").replaceAll("&amp;", "&");

const addressesIn = (html: string) =>
  [...html.matchAll(/<a class="figure-link" href="([^"]+)"/g)].map(([, href = ""]) => href);

async function needId(programmeId: string, finnish: string): Promise<string> {
  const needs = await product.db.selectFrom("needs").select(["id", "names"]).where("programmeId", "=", programmeId).execute(); // prettier-ignore
  return needs.find(({ names }) => names.fi === finnish)!.id;
}

/** A need in the catalogue that no survey asks about. */
async function addNeed(programmeId: string): Promise<string> {
  const alike = await product.db.selectFrom("needs").selectAll().where("programmeId", "=", programmeId).limit(1).executeTakeFirstOrThrow(); // prettier-ignore
  const names = { fi: "Uusi tarve", sv: "Nytt behov", en: "New need" };
  const { id } = await product.db
    .insertInto("needs")
    .values({
      programmeId,
      themeId: alike.themeId,
      key: "brand-new",
      names: json(names),
      descriptions: json({ fi: "", sv: "", en: "" }),
      keywords: json({ fi: [], sv: [], en: [] }),
      position: 999,
    })
    .returning("id")
    .executeTakeFirstOrThrow();
  return id;
}

const answeredNames = digivointiAnswers().flatMap(({ name, answers }) => (answers === null ? [] : [name]));
const namesIn = (text: string) => answeredNames.filter((name) => text.includes(name)).length;

describe("the needs page", () => {
  test("leads from every figure to who stands behind it", { timeout: 60_000 }, async () => {
    const planner = await product.signedIn("planner", programme.id);
    const html = read(await planner.get(url));
    const [, care] = await listIndustries(product.db, programme.id);
    const remote = `${url}/${await needId(programme.id, "Etähoiva ja etävastaanotto")}`;
    expect(html).toContain(
      `<a class="figure-link" href="${remote}?industry=${care!.id}" aria-label="Etähoiva ja etävastaanotto, Hoiva: 8 / 13">8 / 13</a>`,
    );
    expect(html).toContain(`href="${url}/barriers/lack-of-time" aria-label="Ajan puute: 32 / 41">32 / 41</a>`);
    const figures = [...html.matchAll(/<a class="figure-link" href="([^"#]+)" aria-label="[^"]+: (\d+) \/ (\d+)"/g)];
    expect(figures.length).toBeGreaterThan(150);
    // One in twelve, of every kind: the page says the figure that led there.
    for (const [, address = "", wanting = "", answered = ""] of figures.filter((_, at) => at % 12 === 0)) {
      const text = textOf((await planner.get(address)).text);
      expect(text).toMatch(new RegExp(`Kohtaan vastasi ${answered} organisaatiota?[,.].* ${wanting} `));
    }
  });

  test("splits its table by size and by language, and keeps the survey in its links", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const bySize = textOf((await planner.get(`${url}?split=size&survey=${programme.surveyId}`)).text);
    expect(bySize).toContain("Kuinka moni tarvitsee mitäkin erikokoisissa organisaatioissa?");
    expect(bySize).toMatch(/Kaikki Osuus 1 henkilö 2–9 henkilöä/);
    const html = read(await planner.get(`${url}?survey=${programme.surveyId}`));
    expect(html).toContain(`href="${url}?survey=${programme.surveyId}&split=language#table"`);
    expect(addressesIn(html).every((address) => address.includes(`survey=${programme.surveyId}`))).toBe(true);
    expect((await planner.get(`${url}?split=colour`)).status).toBe(400);
  });

  test("says how many open answers are still to be coded, and leads there", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const html = read(await planner.get(url));
    expect(textOf(html)).toMatch(/Avoimia vastauksia on \d+, ja niistä 0 on käyty läpi\./);
    expect(html).toContain(`href="${url}/coding?survey=${programme.surveyId}"`);
    const viewer = await product.signedIn("viewer", programme.id);
    expect((await viewer.get(url)).text).not.toContain("/coding");
  });
});

describe("the page of one need", () => {
  test("tells a planner who wants it and how much, organisation by organisation", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const html = read(await planner.get(`${url}/${await needId(programme.id, "Etähoiva ja etävastaanotto")}`));
    const text = textOf(html);
    expect(text).toContain("Kohtaan vastasi 41 organisaatiota, ja niistä 11 tarvitsee tätä (27 %).");
    expect(text).toMatch(/Toimialan mukaan Fysioterapia 1 \/ 15 Hoiva 8 \/ 13/);
    expect(text).toMatch(/organisaatiota on arvioinut molemmat\. Asteikolla 1–5 tärkeys on keskimäärin \d,\d/);
    expect(text).toContain("Tarvitsevat (11)");
    expect(text).toContain("Eivät tarvitse nyt (30)");
    expect(namesIn(text)).toBe(41);
    const [response] = await product.db.selectFrom("responses").select(["id", "organisationId"]).where("surveyId", "=", programme.surveyId).limit(1).execute(); // prettier-ignore
    expect(html).toContain(`/surveys/${programme.surveyId}/responses/${response!.id}"`);
    expect(html).toContain(`/organisations/${response!.organisationId}"`);
  });

  test("is limited by industry, size and language together, with the way out of each", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const [, care] = await listIndustries(product.db, programme.id);
    const id = await needId(programme.id, "Etähoiva ja etävastaanotto");
    const html = read(await planner.get(`${url}/${id}?industry=${care!.id}&size=2-9`));
    const text = textOf(html);
    const expected = digivointiAnswers().filter(
      ({ industry, sizeClass, answers }) => industry === "care" && sizeClass === "2-9" && answers !== null,
    );
    expect(text).toContain(`Kohtaan vastasi ${expected.length} organisaatiota`);
    expect(namesIn(text)).toBe(expected.length);
    expect(html).toContain(`href="${url}/${id}?size=2-9" aria-label="Poista rajaus: Hoiva"`);
    expect(html).toContain(`href="${url}/${id}?industry=${care!.id}" aria-label="Poista rajaus: 2–9 henkilöä"`);
    const nobody = textOf((await planner.get(`${url}/${id}?industry=none&language=en`)).text);
    expect(nobody).toContain("Tällä rajauksella ei ole yhtään vastaajaa.");
  });

  test("tells who left it unanswered", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const text = textOf((await planner.get(`${url}/${await needId(programme.id, "Henkilöstön digitaidot")}`)).text);
    expect(text).toContain("6 jätti vastaamatta.");
    expect(text).toContain("Jättivät vastaamatta (6)");
  });

  test("shows a viewer the whole without names, whatever filters the address has", async () => {
    const viewer = await product.signedIn("viewer", programme.id);
    const [, care] = await listIndustries(product.db, programme.id);
    const address = `${url}/${await needId(programme.id, "Etähoiva ja etävastaanotto")}`;
    const main = (html: string) => html.slice(html.indexOf("<main"));
    const html = read(await viewer.get(address));
    const text = textOf(html);
    expect(text).toContain("Kohtaan vastasi 41 organisaatiota, ja niistä 11 tarvitsee tätä (27 %).");
    expect(text).toContain("Hoiva 8 / 13");
    expect([namesIn(text), text.includes("Tarvitsevat (")]).toEqual([0, false]);
    expect(html).not.toContain("/responses/");
    for (const query of [`?industry=${care!.id}`, "?size=1", "?language=sv", `?industry=${care!.id}&size=2-9`])
      expect(main(read(await viewer.get(address + query)))).toBe(main(html));
  });

  test("hides from a viewer a need that four answered, and sizes that too few are of", async () => {
    const all = digivointiAnswers().flatMap((one) => (one.answers === null ? [] : [{ ...one, answers: one.answers }]));
    const blank = { kind: "multiple" as const, chosen: [], other: null };
    const few = all.slice(0, 12).map((one, at) => ({
      ...one,
      sizeClass: at < 3 ? ("50-249" as const) : ("2-9" as const),
      answers: at < 4 ? one.answers : { ...one.answers, barriers: blank },
    }));
    const { id } = await anAnsweredProgramme(product.db, few);
    const barrier = `/programmes/${id}/needs/barriers/lack-of-time`;
    const viewer = await product.signedIn("viewer", id);
    const hidden = textOf((await viewer.get(barrier)).text);
    expect(hidden).toContain("on vastannut alle viisi organisaatiota, joten lukuja ei näytetä");
    expect(hidden).not.toContain(" / 4");
    const service = textOf((await viewer.get(`/programmes/${id}/needs/services/email`)).text);
    expect(service).toContain("Kohtaan vastasi 12 organisaatiota");
    expect(service).not.toMatch(/\/ 3\b/);
    const planner = await product.signedIn("planner", id);
    expect(textOf((await planner.get(barrier)).text)).toContain("Kohtaan vastasi 4 organisaatiota");
    expect(textOf((await planner.get(`/programmes/${id}/needs/services/email`)).text)).toMatch(
      /50–249 henkilöä \d \/ 3/,
    );
  });

  test("says so where the survey did not ask about the need, or nobody has answered", async () => {
    const { id } = await anAnsweredProgramme(product.db, digivointiAnswers().map((one) => ({ ...one, answers: null }))); // prettier-ignore
    const planner = await product.signedIn("planner", id);
    const videos = await needId(id, "Videot ja reelsit");
    const silent = textOf((await planner.get(`/programmes/${id}/needs/${videos}`)).text);
    expect(silent).toContain("Kukaan ei ole vielä lähettänyt vastauksiaan.");
    const newNeed = await addNeed(id);
    const unasked = textOf((await planner.get(`/programmes/${id}/needs/${newNeed}`)).text);
    expect(unasked).toContain("Tässä kyselyssä ei kysytty tästä tarpeesta.");
  });

  test("does not show another programme's need, nor a service that was not asked about", async () => {
    const other = await anAnsweredProgramme(product.db, []);
    const planner = await product.signedIn("planner", other.id);
    const theirs = await needId(programme.id, "Videot ja reelsit");
    expect((await planner.get(`/programmes/${other.id}/needs/${theirs}`)).status).toBe(404);
    expect((await planner.get(`${url}/${theirs}`)).status).toBe(404);
    expect((await planner.get(`/programmes/${other.id}/needs/services/no-such-service`)).status).toBe(404);
    const survey = `?survey=${programme.surveyId}`;
    expect((await planner.get(`/programmes/${other.id}/needs/services/email${survey}`)).status).toBe(404);
  });
});

describe("open answers coded to needs", () => {
  test("are quoted under their needs, and count as wanting", async () => {
    const { id, surveyId, ownerId } = await anAnsweredProgramme(product.db);
    const planner = await product.signedIn("planner", id);
    const [videos, unasked] = [await needId(id, "Videot ja reelsit"), await addNeed(id)];
    const answers = await listCodableAnswers(product.db, id, surveyId);
    const before = needsTableRow(textOf((await planner.get(`/programmes/${id}/needs`)).text), "Videot ja reelsit");
    const silent = (await loadNeedsSeen(product.db, id, surveyId)).respondents.filter(
      ({ values }) => (mergedStrength(values, "videos") ?? 0) < 0.5,
    );
    const answer = answers.find(({ responseId }) => silent.some((one) => one.responseId === responseId))!;
    const choice = { chosen: [videos, unasked], offered: [], shown: [], digest: textDigest(answer.text) };
    const { responseId, questionId } = answer;
    await codeAnswer(product.db, { programmeId: id, responseId, questionId }, choice, ownerId);

    const text = textOf((await planner.get(`/programmes/${id}/needs`)).text);
    expect(needsTableRow(text, "Videot ja reelsit")).toBe(before + 1);
    expect(text).toContain(`Avoimia vastauksia on ${answers.length}, ja niistä 1 on käyty läpi.`);
    expect(text).toContain(`Uusi tarve (1) ${answer.text.replaceAll(/\s+/g, " ")} – ${answer.organisationName}`);
    const one = textOf((await planner.get(`/programmes/${id}/needs/${unasked}`)).text);
    expect(one).toContain("Kyselyssä ei kysytty tästä, mutta 1 organisaatio kirjoitti siitä omin sanoin.");
    expect(one).toContain("Mitä tästä kirjoitettiin?");
    expect([namesIn(one), one.includes("Jättivät vastaamatta")]).toEqual([1, false]);
    expect(one).toContain("100 % (omin sanoin)");
    expect(text).toMatch(/Uusi tarve 1 –/);
    const viewer = await product.signedIn("viewer", id);
    const hidden = textOf((await viewer.get(`/programmes/${id}/needs/${unasked}`)).text);
    expect([hidden.includes(answer.text), namesIn(hidden)]).toEqual([false, 0]);
    // As of a need that nobody wrote about: that somebody did would tell of one organisation.
    expect(hidden).toContain("Tässä kyselyssä ei kysytty tästä tarpeesta.");
    expect(textOf((await viewer.get(`/programmes/${id}/needs`)).text)).not.toContain("Uusi tarve");
  });
});

/** How many want the need, as the table says. */
const needsTableRow = (text: string, name: string) =>
  Number(new RegExp(`${name} (\\d+) / \\d+ \\d+ %`).exec(text)?.[1]);

describe("the table to take along", () => {
  test("holds every need with all splits, for planners, and is remembered", async () => {
    const planner = await product.signedIn("planner", programme.id);
    const { text, headers } = await planner.get(`${url}/export.csv`);
    expect(headers["content-type"]).toContain("text/csv");
    const [header = "", ...rows] = text.trim().split("\r\n");
    expect(header).toContain("Nimi;Teema;Tarvitsee tai mainitsi;Vastasi;Osuus;Ei vastannut;Painotettu ero;Eron sija;");
    expect(header).toContain("Hoiva: Vastasi");
    expect(rows).toHaveLength(24);
    expect(rows.find((row) => row.startsWith("Etähoiva"))).toMatch(/^Etähoiva ja etävastaanotto;[^;]+;11;41;0,268;0;/);
    expect((await planner.get(`${url}/export.xlsx`)).headers["content-disposition"]).toContain("Tarpeet.xlsx");
    const acts = await product.db.selectFrom("auditLog").select(["act", "subject", "details"]).where("programmeId", "=", programme.id).where("act", "=", "needs.export").orderBy("id").execute(); // prettier-ignore
    expect(acts).toEqual([
      { act: "needs.export", subject: programme.surveyId, details: { kind: "csv" } },
      { act: "needs.export", subject: programme.surveyId, details: { kind: "xlsx" } },
    ]);
    const viewer = await product.signedIn("viewer", programme.id);
    expect((await viewer.get(`${url}/export.csv`)).status).toBe(403);
    expect((await viewer.get(url)).text).not.toContain("export.csv");
  });
});
