import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerOrganisations } from "../../../src/organisations/index.ts";
import { listIndustries } from "../../../src/programmes/index.ts";
import { readTable } from "../../../src/platform/spreadsheets.ts";
import type { Answers } from "../../../src/surveys/questionnaire/answers.ts";
import type { Question, Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { matrix, multiple, openText, option, single, text } from "../questions.ts";
import { aNamedSurvey, anAnonymousSurvey, sendMore } from "./sent-answers.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const role = {
  ...single,
  key: "role",
  texts: text("Mitä teet?"),
  options: ["hoito", "johto"].map((key) => option(key)),
};
const services = { ...multiple, texts: text("Mitä käytätte?") };
const support: Question = { ...matrix, texts: text("Mitä tukea?"), options: [option("videot")] };
const words = { ...openText, texts: text("Mistä olisi apua?") };

function questionnaireOf(...questions: Question[]): Questionnaire {
  const section = { key: "osa", titles: text("Palvelut ja tuki"), helps: text(""), questions };
  return { titles: text("Tarvekysely"), intros: text(""), notice: text("Tietosuoja"), sections: [section] };
}

const said = (at: number): Answers => ({
  role: { kind: "single", chosen: at % 2 === 0 ? "hoito" : "johto", other: null },
  services: { kind: "multiple", chosen: at % 4 === 0 ? ["email", "website"] : ["email"], other: null },
  support: { kind: "matrix", rows: { videot: { importance: 4, level: at % 2 } } },
  "own-words": { kind: "text", text: `Toive ${at}` },
});

/** Twelve of care, eight of physiotherapy and three of child welfare have answered, and the survey has closed. */
async function aClosedSurvey() {
  const { id: programmeId } = await aProgramme(product.db);
  const industries = await listIndustries(product.db, programmeId);
  const industryOf = (name: string) => industries.find(({ names }) => names.fi === name)!.id;
  const counts = { Hoiva: 12, Fysioterapia: 8, Lastensuojelu: 3 };
  const rows = Object.entries(counts).flatMap(([industry, count]) =>
    Array.from({ length: count }, (_, at) => ({
      ...{ name: `${industry} ${at}`, industryId: industryOf(industry), municipality: "", contacts: [] },
      sizeClass: at === 0 ? ("1" as const) : ("2-9" as const),
    })),
  );
  const ids = await product.db.transaction().execute((trx) => registerOrganisations(trx, programmeId, rows));
  const sent = new Map([...ids.values()].map((id, at) => [id, { locale: "fi" as const, answers: said(at) }]));
  const surveyId = await aNamedSurvey(product.db, programmeId, questionnaireOf(role, services, support, words), sent);
  const url = `/programmes/${programmeId}/surveys/${surveyId}`;
  return { programmeId, surveyId, url, industryOf, planner: await product.signedIn("planner", programmeId) };
}

/** The question's table: its column headings, and by row the cells. */
async function tableOf(browser: Browser, url: string, question: string) {
  const { text: html } = await browser.get(url);
  const own = html.split("<h3").find((part) => part.includes(`>${question}</h3>`)) ?? "";
  const table = own.slice(own.indexOf("<table"), own.indexOf("</table>"));
  const plain = (cell: string) =>
    cell
      .replaceAll(/<[^>]+>/g, "")
      .replaceAll(/[\u00a0\u202f]/g, " ")
      .trim();
  const rows = [...table.matchAll(/<tr><th scope="row">(.*?)<\/th>(.*?)<\/tr>/gs)].map(([, name = "", cells = ""]) => {
    return [plain(name), [...cells.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = ""]) => plain(cell))] as const;
  });
  const columns = [...table.matchAll(/<th scope="col"[^>]*>(.*?)<\/th>/gs)].map(([, cell = ""]) => plain(cell));
  return { columns, rows: Object.fromEntries(rows), html };
}

test("a planner reads every part, several filters together, and what was written", async () => {
  const { planner, url, industryOf } = await aClosedSurvey();
  const whole = await tableOf(planner, `${url}/results`, "Mitä käytätte?");
  expect(whole.html).toContain("23 vastausta. Kyselyssä on 4 kysymystä.");
  expect(whole.rows["email"]).toEqual(["23", "100 %"]);
  expect(whole.rows["website"]).toEqual(["6", "26 %"]);
  expect(whole.html).toMatch(/Toive \d+<\/li>/);

  const compared = await tableOf(planner, `${url}/results?compare=industry`, "Mitä käytätte?");
  expect(compared.columns).toEqual(["Vastaus", "Kaikki", "Fysioterapia", "Hoiva", "Lastensuojelu"]);
  expect(compared.rows["Vastanneita"]).toEqual(["23", "8", "12", "3"]);
  expect(compared.rows["email"]!.at(-1)).toBe("100 % (3)");
  const support = await tableOf(planner, `${url}/results?compare=industry`, "Mitä tukea?");
  expect(support.rows["videot – importance"]!.at(0)).toBe("4,0");

  const only = [`industry=${industryOf("Hoiva")}`, "size=1"].map((part) => `only=${encodeURIComponent(part)}`);
  const narrowed = await planner.get(`${url}/results?${only.join("&")}`);
  expect(narrowed.text).toContain("Näkyvissä on yksi vastaus kaikista 23 vastauksesta. Toimiala: Hoiva, Organisaation koko: 1 henkilö."); // prettier-ignore
  expect(narrowed.text).toContain("/needs/coding?survey");
});

test("a viewer reads groups of five and more one at a time, and nobody's own words", async () => {
  const { programmeId, url, industryOf } = await aClosedSurvey();
  const viewer = await product.signedIn("viewer", programmeId);
  // Three of child welfare are hidden, and with them physiotherapy, from which they could be counted back.
  const compared = await tableOf(viewer, `${url}/results?compare=industry`, "Mitä käytätte?");
  expect(compared.columns).toEqual(["Vastaus", "Kaikki", "Hoiva"]);
  expect(compared.rows["Vastanneita"]).toEqual(["23", "12"]);
  expect(compared.html).not.toContain("Lastensuojelu");
  expect(compared.html).not.toContain("Toive");
  expect(compared.html).toContain("Omin sanoin kirjoitetut vastaukset näkevät vain hankkeen suunnittelijat");

  const asked = ["Lastensuojelu", "Fysioterapia"].map((name) => `only=${encodeURIComponent(`industry=${industryOf(name)}`)}`); // prettier-ignore
  const hidden = await viewer.get(`${url}/results?${asked.join("&")}`);
  expect(hidden.text).toContain("23 vastausta. Kyselyssä");
  // One part and another would be a smaller group than either.
  const two = `only=${encodeURIComponent(`industry=${industryOf("Hoiva")}`)}&only=${encodeURIComponent("question:role=hoito")}`;
  const one = await viewer.get(`${url}/results?${two}&compare=question:role`);
  expect(one.text).toContain("Näkyvissä on 12 vastausta kaikista 23 vastauksesta. Toimiala: Hoiva.");
  expect(one.text).not.toContain("result-table");
  expect((await viewer.get(`${url}/results/questions/own-words`)).text).not.toContain("Toive");
  expect((await viewer.get(`${url}/results/questions/support`)).status).toBe(404);
});

test("the files hold the page's numbers, each reader's own, and leave a mark", async () => {
  const { programmeId, surveyId, planner, url } = await aClosedSurvey();
  const viewer = await product.signedIn("viewer", programmeId);
  const linesOf = async (browser: Browser, kind: string) => {
    const file = await browser.agent
      .get(`${url}/results.${kind}?compare=industry`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on("data", (chunk: Buffer) => chunks.push(chunk));
        response.on("end", () => done(null, Buffer.concat(chunks)));
      });
    const table = await readTable(product.deps.workers, { name: "t", bytes: file.body as Buffer });
    if ("mistake" in table) throw new Error(table.mistake);
    return table.rows;
  };
  const csv = await linesOf(planner, "csv");
  expect(
    csv
      .filter(([, question, , item]) => question === "Mitä käytätte?" && item === "website")
      .map((row) => row.slice(2)),
  ).toEqual([
    ["Kaikki", "website", "Määrä", "6"],
    ["Kaikki", "website", "Osuus", String(6 / 23).replace(".", ",")],
    ["Fysioterapia", "website", "Määrä", "2"],
    ["Fysioterapia", "website", "Osuus", "0,25"],
    ["Hoiva", "website", "Määrä", "3"],
    ["Hoiva", "website", "Osuus", "0,25"],
    ["Lastensuojelu", "website", "Määrä", "1"],
    ["Lastensuojelu", "website", "Osuus", String(1 / 3).replace(".", ",")],
  ]);
  expect(csv.filter(([, question]) => question === "Mistä olisi apua?").some((row) => row.at(-1) === "Toive 3")).toBe(
    true,
  );
  const xlsx = await linesOf(planner, "xlsx");
  expect(xlsx.map((row) => row.slice(0, 5))).toEqual(csv.map((row) => row.slice(0, 5)));

  const seen = await linesOf(viewer, "csv");
  expect(new Set(seen.map((row) => row[2]))).toEqual(new Set(["Kaikki", "Hoiva"]));
  expect(JSON.stringify(seen)).not.toContain("Toive");
  const acts = await product.db.selectFrom("auditLog").select("details").where("act", "=", "survey.results").where("subject", "=", surveyId).execute(); // prettier-ignore
  expect(acts.map(({ details }) => details)).toEqual([{ kind: "csv" }, { kind: "xlsx" }, { kind: "csv" }]);
});

test("while a named survey is open, planners read it and others wait; drafts, none and few are told in words", async () => {
  const { programmeId, surveyId, planner, url } = await aClosedSurvey();
  const viewer = await product.signedIn("viewer", programmeId);
  const set = (state: "open" | "draft") =>
    product.db.updateTable("surveys").set({ state, closesAt: Temporal.Instant.from("2099-01-01T00:00:00Z") }).where("id", "=", surveyId).execute(); // prettier-ignore
  await set("open");
  expect((await viewer.get(`${url}/results`)).text).toContain("Näet tulokset, kun kysely on sulkeutunut.");
  expect((await viewer.get(`${url}/results.csv`)).status).toBe(404);
  expect((await planner.get(`${url}/results`)).text).toContain("23 vastausta.");
  await set("draft");
  expect((await planner.get(`${url}/results`)).text).toContain("Kyselyä ei ole vielä julkaistu.");

  const none = await anAnonymousSurvey(product.db, programmeId, questionnaireOf(services), []);
  const few = await anAnonymousSurvey(product.db, programmeId, questionnaireOf(services), [0, 1, 2, 3].map(said).map(({ services: own }) => ({ services: own! }))); // prettier-ignore
  const at = (id: string) => `/programmes/${programmeId}/surveys/${id}/results`;
  expect((await planner.get(at(none))).text).toContain("Yhtään vastausta ei ole vielä lähetetty.");
  expect((await planner.get(at(few))).text).toContain("Vastauksia on alle viisi, joten tuloksia ei näytetä.");

  const other = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", other.id);
  expect((await stranger.get(`/programmes/${other.id}/surveys/${surveyId}/results`)).status).toBe(404);
  expect((await stranger.get(`${url}/results`)).status).toBe(404);
});

test("a viewer is shown what was shown before the survey was opened again, until enough have answered anew", async () => {
  const { programmeId, surveyId, url, planner } = await aClosedSurvey();
  const viewer = await product.signedIn("viewer", programmeId);
  const organisationIds = (await product.db.selectFrom("organisations").select("id").where("programmeId", "=", programmeId).execute()).map(({ id }) => id); // prettier-ignore
  await product.db.insertInto("surveyInvitations").values({ surveyId, programmeId, organisationId: organisationIds[0]! }).execute(); // prettier-ignore
  const again = async (from: number, count: number) => {
    const moved = await planner.post(`${url}/closing-time`, { closesOn: "2099-01-01", closesAt: "12:00" });
    expect(moved.headers["location"]).toContain("done=reopened");
    expect((await viewer.get(`${url}/results`)).text).toContain("Näet tulokset, kun kysely on sulkeutunut.");
    const names = Array.from({ length: count }, (_, at) => `Uusi ${from + at}`);
    const rows = names.map((name) => ({ name, industryId: null, sizeClass: null, municipality: "", contacts: [] }));
    const ids = await product.db.transaction().execute((trx) => registerOrganisations(trx, programmeId, rows));
    await sendMore(product.db, { programmeId, surveyId }, new Map([...ids.values()].map((id, at) => [id, said(from + at)]))); // prettier-ignore
    expect((await planner.post(`${url}/closing`)).status).toBe(303);
  };
  const first = await tableOf(viewer, `${url}/results?compare=industry`, "Mitä käytätte?");
  await again(0, 4);
  const kept = await tableOf(viewer, `${url}/results?compare=industry`, "Mitä käytätte?");
  expect([kept.columns, kept.rows]).toEqual([first.columns, first.rows]);
  expect(kept.html).toContain("Näet tulokset sellaisina kuin ne olivat ennen sitä");
  expect((await viewer.get(`${url}/results.csv?compare=industry`)).text).toContain("23");
  expect((await tableOf(planner, `${url}/results`, "Mitä käytätte?")).rows["email"]).toEqual(["27", "100 %"]);
  await again(4, 1);
  const released = await tableOf(viewer, `${url}/results?compare=industry`, "Mitä käytätte?");
  expect([released.columns.includes("Hoiva"), released.rows["email"]]).toEqual([false, ["28", "100 %"]]);
  expect(released.html).toContain("Ryhmiä ei näytetä enää erikseen");

  // Who is removed takes what was kept of them along; nor is the rest shown then.
  await again(5, 1);
  expect((await tableOf(viewer, `${url}/results`, "Mitä käytätte?")).rows["email"]).toEqual(["28", "100 %"]);
  await product.db.deleteFrom("responses").where("surveyId", "=", surveyId).where("organisationId", "=", organisationIds[1]!).execute(); // prettier-ignore
  const gone = (await viewer.get(`${url}/results`)).text;
  expect([gone.includes("Vastaajia on poistettu sen jälkeen"), gone.includes("Mitä käytätte?")]).toEqual([true, false]);
  expect((await viewer.get(`${url}/results.csv`)).status).toBe(404);
});

test("an anonymous survey by sector: sectors of one to seven people, and none under five is there for anybody", async () => {
  const { id: programmeId } = await aProgramme(product.db);
  const sizes = { yksi: 1, kaksi: 2, kolme: 3, neljä: 4, viisi: 5, kuusi: 6, seitsemän: 7, suuri: 40 };
  const sector = { ...single, key: "sector", texts: text("Missä työskentelet?"), options: Object.keys(sizes).map((key) => option(key)) }; // prettier-ignore
  const sent = Object.entries(sizes).flatMap(([chosen, count]) =>
    Array.from({ length: count }, (_, at): Answers => {
      const { services: own, "own-words": wrote, support: need } = said(at);
      const all = { sector: { kind: "single" as const, chosen, other: null }, services: own!, support: need! };
      // Some leave questions blank, so that five of a sector are four who answered.
      return at === 0
        ? { sector: all.sector, support: need! }
        : { ...all, ...(at === 1 ? { "own-words": wrote! } : {}) };
    }),
  );
  const surveyId = await anAnonymousSurvey(
    product.db,
    programmeId,
    questionnaireOf(sector, services, support, words),
    sent,
  );
  const planner = await product.signedIn("owner", programmeId);
  const url = `/programmes/${programmeId}/surveys/${surveyId}/results`;
  for (const question of ["Mitä käytätte?", "Mitä tukea?"]) {
    const { columns, rows, html } = await tableOf(planner, `${url}?compare=question:sector`, question);
    expect(columns).toEqual(["Vastaus", "Kaikki", "viisi", "kuusi", "seitsemän", "suuri"]);
    const blank = question === "Mitä käytätte?";
    // Of five, four answered the one question: with those hidden anyway they are more than five, and stay hidden.
    expect(rows["Vastanneita"]).toEqual(blank ? ["60", "ei näytetä", "5", "6", "39"] : ["68", "5", "6", "7", "40"]);
    expect(html).toContain("Alle viiden vastaajan tuloksia ei näytetä");
  }
  const sizesShown = await tableOf(planner, url, "Missä työskentelet?");
  const told = ["yksi", "kaksi", "kolme", "neljä", "viisi", "suuri"].map((key) => sizesShown.rows[key]![0]);
  expect(told).toEqual(["ei näytetä", "ei näytetä", "ei näytetä", "ei näytetä", "5", "40"]);
  expect((await tableOf(planner, `${url}?only=${encodeURIComponent("question:sector=neljä")}`, "Mitä tukea?")).rows["videot"]?.[0]).toBe("4,0"); // prettier-ignore
  expect(sizesShown.html).toContain("Toive 1");
  expect((await planner.get(`${url}?only=${encodeURIComponent("question:sector=suuri")}`)).text).not.toContain("Toive");

  const dropped = product.db.updateTable("surveys").where("id", "=", surveyId);
  await dropped
    .set({ keysDroppedAt: null, state: "open", closesAt: Temporal.Instant.from("2099-01-01T00:00:00Z") })
    .execute();
  const waiting = await planner.get(url);
  expect(waiting.text).toContain("Kysely on nimetön, joten tulokset tulevat näkyviin vasta, kun se on sulkeutunut.");
  expect(waiting.text).not.toContain("Mitä käytätte?");
});

test("what was taken out of the survey stands last with what was answered, and all texts have pages of their own", async () => {
  const { surveyId, planner, url } = await aClosedSurvey();
  await product.db.updateTable("questions").set({ retiredAt: Temporal.Now.instant() }).where("surveyId", "=", surveyId).where("key", "=", "services").execute(); // prettier-ignore
  const { text: html } = await planner.get(`${url}/results`);
  const place = (part: string) => html.indexOf(part);
  expect(place("Kyselystä poistetut kysymykset</h2>")).toBeGreaterThan(place("Mistä olisi apua?</h3>"));
  expect(place("Mitä käytätte?</h3>")).toBeGreaterThan(place("Kyselystä poistetut kysymykset</h2>"));
  expect(html).toContain("23 vastausta. Kyselyssä on 3 kysymystä.");

  const all = await planner.get(`${url}/results/questions/own-words`);
  expect(all.text).toContain("23 vastaajaa kirjoitti");
  expect([...all.text.matchAll(/<li class="typed-text">/g)]).toHaveLength(23);
});
