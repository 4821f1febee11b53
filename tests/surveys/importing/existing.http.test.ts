// A file's answers brought into a survey that is there: matched, asked about, told before anything changes; and the way
// of reading kept for the next file. A structure becomes a draft.
import { afterAll, beforeAll, expect, test } from "vitest";
import { registerOrganisations } from "../../../src/organisations/index.ts";
import { getQuestionnaire, listSentAnswers, listSurveys } from "../../../src/surveys/index.ts";
import { databaseNow } from "../../../src/platform/database.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import type { Question, Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { fieldsOf, map, pointsOf, settle, upload } from "../importing-steps.ts";
import { writeNewLss, type KnownLime } from "../structures/lss-writer.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const all = (text: string, sv = text) => ({ fi: text, sv, en: text });
const nothing = all("");
const option = (key: string, fi: string, sv: string) => ({ key, texts: all(fi, sv) });
const common = { helps: nothing, required: false, block: "background" as const };
const questions: Question[] = [
  {
    ...{ ...common, key: "tools", kind: "multiple", texts: all("Mitä käytätte?", "Vad använder ni?"), settings: {} },
    options: [option("kanta", "Kanta", "Kanta"), option("excel", "Excel, perusteet", "Excel, grunder"), { ...option("other", "Muu", "Annat"), other: true }], // prettier-ignore
  },
  {
    ...{ ...common, key: "skill", kind: "ratings", texts: all("Miten sujuu?") },
    settings: { min: 1, max: 3, labels: [all("Huonosti"), all("Joten kuten"), all("Hyvin")] },
    options: [option("pics", "Kuvat", "Bilder"), option("videos", "Videot", "Videor")],
  },
  { ...common, key: "free", kind: "text", texts: all("Muuta?"), settings: {}, options: [] },
];
const questionnaire: Questionnaire = {
  ...{ titles: all("Tarvekysely"), intros: nothing, notice: all("Tietosuoja") },
  sections: [{ key: "all", titles: all("Kysymykset"), helps: nothing, questions }],
};

/** An open survey which one organisation has answered by its own link, with its first question only. */
async function anOpenSurvey() {
  const { id } = await aProgramme(product.db);
  const surveyId = await product.db.transaction().execute(async (trx) => {
    const made = await insertSurvey(trx, id, questionnaire);
    const now = await databaseNow(trx);
    await trx
      .updateTable("surveys")
      .set({ state: "open", openedAt: now, closesAt: now.add({ hours: 24 }) })
      .where("id", "=", made)
      .execute();
    const contact = { name: "Aino", email: "aino@aalto.fi", locale: "fi" as const, isMain: true };
    const known = { industryId: null, sizeClass: null, municipality: "" };
    const ids = await registerOrganisations(trx, id, [
      { name: "Hoiva Aalto", ...known, contacts: [contact] },
      { name: "Fysio Berg", ...known, contacts: [{ ...contact, name: "Bo", email: "bo@berg.fi" }] },
    ]);
    const whose = { surveyId: made, programmeId: id, organisationId: ids.get("Hoiva Aalto") ?? "" };
    const response = { ...whose, locale: "fi" as const, noticeVersion: 1 };
    const { id: responseId } = await trx
      .insertInto("responses")
      .values(response)
      .returning("id")
      .executeTakeFirstOrThrow();
    const stored = await getQuestionnaire(trx, made);
    const value = JSON.stringify({ kind: "multiple", chosen: ["kanta"], other: null });
    await trx
      .insertInto("answers")
      .values({ responseId, questionId: stored.sections[0]?.questions[0]?.id ?? "", value })
      .execute();
    return made;
  });
  const planner = await product.signedIn("planner", id);
  return { id, surveyId, planner, base: `/programmes/${id}/surveys/import` };
}

const stored = async (id: string, surveyId: string) =>
  Object.fromEntries((await listSentAnswers(product.db, id, surveyId)).map((each) => [each.organisationName, each.answers])); // prettier-ignore

const head = "ID,Start time,Completion time,Email,Name,Vad använder ni?,Muuta?\n";
const row = (number: number, email: string, tools: string, free: string) =>
  `${number},11/22/2026 12:00:01,11/22/2026 12:05:00,${email},x,"${tools}",${free}\n`;
const forms = head + row(1, "aino@aalto.fi", "Excel, grunder;", "") + row(2, "BO@berg.fi", "Kanta;Wilma;", "Kiitos");

/** The mapping page for the survey, and what its fields say. */
async function intoSurvey(planner: Browser, draft: string, surveyId: string) {
  return (await planner.get(`${draft}?into=${surveyId}`)).text;
}

test("questions and options are matched, other words are asked about, and answers by link stay unless staff say so", async () => {
  const { id, surveyId, planner, base } = await anOpenSurvey();
  const draft = await upload(planner, base, "forms.csv", forms);
  const page = await intoSurvey(planner, draft, surveyId);
  const fields = fieldsOf(page);
  const roles = Object.values(fields).filter((role) => role !== "ignored" && role !== "unit");
  expect(roles).toEqual([surveyId, "email", "match:tools", "match:free", "1", "5", "1"]);

  const sent = await planner.post(`${draft}/columns`, fields);
  expect(sent.headers["location"]).toBe(`${draft}/points`);
  const asked = pointsOf((await planner.get(`${draft}/points`)).text);
  expect(asked.map(({ choices }) => choices)).toEqual([["split", "options", "blank"], ["blank", "not-shown"]]); // prettier-ignore
  const unanswered = await planner.post(`${draft}/points`, { [asked[1]?.field ?? ""]: "blank" });
  expect(unanswered.status).toBe(422);
  expect(unanswered.text).toContain("Valitse vastaus.");
  expect((await planner.post(`${draft}/answers`)).headers["location"]).toBe(`${draft}/points`);

  const words: string[][] = [];
  const preview = await settle(planner, draft, `${draft}/points`, ({ choices }) => {
    if (choices.includes("#other")) words.push(choices);
    return ["#other", "split", "blank"].find((each) => choices.includes(each)) ?? "";
  });
  expect(words).toEqual([["kanta", "excel", "other", "#other", "#out"]]);
  expect(preview.text).toContain("Vastaukset tuodaan kyselyyn Tarvekysely.");
  expect(preview.text).toMatch(
    /<th[^>]*>Hoiva Aalto<\/th><td[^>]*>Annettu omalla linkillä<\/td><td[^>]*>Mitä käytätte\?<\/td>/,
  );
  await planner.post(`${draft}/answers`, { mappingName: "Formsin kysely" });
  const wilma = { tools: { kind: "multiple", chosen: ["kanta", "other"], other: "Wilma" }, free: { kind: "text", text: "Kiitos" } }; // prettier-ignore
  expect(await stored(id, surveyId)).toEqual({ "Fysio Berg": wilma });

  const again = await upload(planner, base, "forms 2.csv", forms);
  const offered = (await planner.get(again)).text;
  expect(offered).toContain("Käytetäänkö samaa kuin viimeksi?");
  const [, mappingId = ""] = /name="mappingId" value="([^"]+)"/.exec(offered) ?? [];
  const taken = await planner.post(`${again}/mapping`, { mappingId });
  expect(taken.headers["location"]).toBe(`${again}/preview`);
  const done = await planner.post(`${again}/answers`, { replaceOwn: "on" });
  expect(done.headers["location"]).toBe(`/programmes/${id}/surveys/${surveyId}?added=0&updated=1&removed=0`);
  expect(await stored(id, surveyId)).toEqual({
    "Fysio Berg": wilma,
    "Hoiva Aalto": { tools: { kind: "multiple", chosen: ["excel"], other: null } },
  });

  const other = await anOpenSurvey();
  expect((await other.planner.get(`${other.base}/mappings`)).text).not.toContain("Formsin kysely");
  expect((await other.planner.post(`${other.base}/mappings/${mappingId}/removal`)).status).toBe(404);
  expect((await planner.get(`${base}/mappings`)).text).toContain("Formsin kysely");
  await planner.post(`${base}/mappings/${mappingId}/removal`);
  expect((await planner.get(`${base}/mappings`)).text).not.toContain("Formsin kysely");
});

test("a respondent must be told, each question is matched once, and somebody unknown is a mistake in the row", async () => {
  const { id, surveyId, planner, base } = await anOpenSurvey();
  const file = head + row(1, "kuka@muu.fi", "Kanta;", "a") + row(2, "bo@berg.fi", "Kanta;", "b");
  const draft = await upload(planner, base, "forms.csv", file);
  const fields = fieldsOf(await intoSurvey(planner, draft, surveyId));
  const post = async (changed: Record<string, string>) =>
    await planner.post(`${draft}/columns`, { ...fields, ...changed });
  const nobody = await post({ "role-3": "ignored" });
  expect([nobody.status, nobody.text.includes("Valitse, mistä sarakkeesta vastaaja tunnistetaan")]).toEqual([
    422,
    true,
  ]);
  const twice = await post({ "role-5": "match:free" });
  expect([twice.status, twice.text.includes("ei voi olla sama kyselyn kysymys")]).toEqual([422, true]);
  const preview = await settle(planner, draft, (await post({})).headers["location"] ?? "");
  expect(preview.text).toMatch(/data-label="Rivi">2<\/th><td[^>]*>email<\/td><td[^>]*>kuka@muu.fi<\/td><td[^>]*>Tällaista vastaajaa ei ole\./); // prettier-ignore
  expect((await planner.post(`${draft}/answers`)).status).toBe(422);
  const { seen = "" } = /name="seen" value="(?<seen>[^"]+)"/.exec(preview.text)?.groups ?? {};

  // Another window says that the last question is left out: what was accepted is not what would be done.
  const otherwise = await post({ "role-6": "ignored" });
  expect(otherwise.headers["location"]).toBe(`${draft}/preview`);
  const late = await planner.post(`${draft}/answers`, { leaveOut: "on", seen });
  expect([late.status, late.text.includes("Tilanne on muuttunut"), late.text.includes("Tiedostosta jäävät pois: Sarake G: Q2 Muuta?")]).toEqual([422, true, true]); // prettier-ignore
  expect(await stored(id, surveyId)).toEqual({});
  await post({});
  await planner.post(`${draft}/answers`, { leaveOut: "on", seen });
  expect(Object.keys(await stored(id, surveyId))).toEqual(["Fysio Berg"]);
});

test("dates, decimals, a comma in an option, uses and the order of steps are as staff say", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const base = `/programmes/${id}/surveys/import`;
  const lines = [
    "Timestamp,Milloin?,Euroja?,Mitä tarvitsette?,Sujuu [Kuvat],Sujuu [Videot]",
    '22.11.2026 12.00.01,1/2/2026,"1,250","Canva, Excel, perusteet",Hyvin,Huonosti',
    '22.11.2026 12.00.02,3/4/2026,"3,500",Canva,En tiedä,Hyvin',
    '22.11.2026 12.00.03,5/6/2026,"2,000","Canva, Excel, perusteet",Huonosti,Hyvin',
  ];
  const draft = await upload(planner, base, "google.csv", lines.join("\n"));
  const fields = fieldsOf((await planner.get(draft)).text);
  const wanted = Object.keys(fields).find((name) => name === "block-3") ?? "";
  const next = await map(planner, draft, { [wanted]: "support" });
  const preview = await settle(planner, draft, next, ({ choices, list, typed }) => {
    if (list !== null) return { options: "Canva\nExcel, perusteet" };
    if (typed !== "") return "Huonosti\nHyvin";
    return choices.find((choice) => ["day-first", "point"].includes(choice)) ?? choices[0] ?? "";
  });
  expect(preview.text).toContain("Tarveluetteloon lisätään 2 tarvetta.");
  expect(preview.text).toContain("jätetään pois: En tiedä");
  expect(pointsOf((await planner.get(`${draft}/points`)).text).at(-1)?.typed).toBe("Huonosti\nHyvin");
  await planner.post(`${draft}/answers`, { mappingName: "Samoin" });
  const [survey] = await listSurveys(product.db, id);
  const sent = await listSentAnswers(product.db, id, survey?.id ?? "");
  expect(sent.map(({ answers }) => answers)[0]).toEqual({
    q1: { kind: "date", date: "2026-02-01" },
    q2: { kind: "number", number: "1250" },
    q3: { kind: "multiple", chosen: ["canva", "excel-perusteet"], other: null },
    q4: { kind: "ratings", rows: { kuvat: 2, videot: 1 } },
  });
  expect(sent[1]?.answers["q4"]).toEqual({ kind: "ratings", rows: { kuvat: null, videot: 2 } });
  // Read in the same way, a step that no file had before is asked about; what was left out knowingly is not.
  const later = lines.map((line) => line.replace("Hyvin,Huonosti", "Loistavasti,Huonosti"));
  const again = await upload(planner, base, "google 2.csv", later.join("\n"));
  const [, mappingId = ""] = /name="mappingId" value="([^"]+)"/.exec((await planner.get(again)).text) ?? [];
  expect((await planner.post(`${again}/mapping`, { mappingId })).headers["location"]).toBe(`${again}/points`);
  expect(pointsOf((await planner.get(`${again}/points`)).text)[0]?.typed).toBe("Huonosti\nHyvin\nLoistavasti");
  const made = (await getQuestionnaire(product.db, survey?.id ?? "")).sections[0]?.questions[2];
  expect(made?.options.map(({ need }) => need)).toEqual(["canva", "excel-perusteet"]);
});

test("codes of a tool are no words: a choice names its industry, and words of one's own keep their option", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const base = `/programmes/${id}/surveys/import`;
  const eu = "Alias,a\nExport Date,b\n\nNimi (Q1),Toimiala (Q2),Sana (Q3)\nHoiva,Metsä(B1),a\nFysio,Ruoka(B2),b\nKoti,Metsä(B1),c\n"; // prettier-ignore
  const draft = await upload(planner, base, "eu.csv", eu);
  const preview = await settle(planner, draft, await map(planner, draft));
  expect(preview.text).toContain("Hankkeeseen lisätään 2 toimialaa: Metsä, Ruoka.");

  const lines = ["id,submitdate,lastpage,startlanguage,Q1,Q1[other]", "1,2026-05-04 10:11:12,1,fi,A1,", "2,2026-05-04 10:11:12,1,fi,-oth-,Metsästys"]; // prettier-ignore
  const counts: (string | undefined)[] = [];
  for (let round = 0; round < 2; round += 1) {
    const file = await upload(planner, base, "lime.csv", lines.join("\n"));
    await settle(planner, file, await map(planner, file, { "role-4": "single" }));
    counts.push((await planner.post(`${file}/answers`)).headers["location"]?.split("?")[1]);
  }
  expect(counts).toEqual(["added=2&updated=0&removed=0", "added=0&updated=0&removed=0"]);
  const [survey] = await listSurveys(product.db, id);
  const made = await getQuestionnaire(product.db, survey?.id ?? "");
  expect(made.sections[0]?.questions[0]?.options.map(({ texts, other }) => [texts.fi, other === true])).toEqual([["A1", false], ["Muu", true]]); // prettier-ignore
});

const part = (code: string, fi: string, sv: string) => ({ code, texts: [fi, sv] });
const plain = { helps: ["", ""], mandatory: "N", other: false, relevance: "1", subquestions: [], answers: [], secondAnswers: [], attributes: {} }; // prettier-ignore
const steps = [part("A1", "Huonosti", "Dåligt"), part("A2", "Hyvin", "Bra")];
const lime: KnownLime = {
  ...{ languages: ["fi", "sv-informal"], titles: ["Tarvekysely", "Behovsenkät"] },
  groups: [
    {
      ...{ texts: ["Nykytila", "Nuläge"], relevance: "1" },
      questions: [
        { ...plain, code: "Q1", type: "M", texts: ["Mitä?", "Vad?"], subquestions: [part("SQ001", "Kanta", "Kanta"), part("SQ002", "Canva", "Canva")] }, // prettier-ignore
        { ...plain, code: "Q2", type: "F", texts: ["Miten?", "Hur?"], subquestions: [part("SQ001", "Kuvat", "Bilder")], answers: steps, relevance: 'Q1_SQ001.NAOK == "Y"' }, // prettier-ignore
        { ...plain, code: "Q3", type: "L", texts: ["Missä?", "Var?"], answers: [part("B1", "Vaasa", "Vasa"), part("B2", "Lapua", "Lappo")], mandatory: "Y", relevance: 'Q2_SQ001.NAOK == "A2"' }, // prettier-ignore
        { ...plain, code: "Q4", type: "1", texts: ["Kaksi?", "Två?"], subquestions: [part("SQ001", "Kuvat", "Bilder")], answers: steps, secondAnswers: steps }, // prettier-ignore
        { ...plain, code: "Q5", type: ":", texts: ["Taulukko", "Tabell"] },
        { ...plain, code: "Q6", type: "T", texts: ["Muuta?", "Annat?"], relevance: 'Q3.NAOK != "B2"' },
      ],
    },
  ],
};

test("a structure becomes a draft with its languages, conditions in our keys, and all that is left out told", async () => {
  const { id } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", id);
  const sent = await planner.upload(`/programmes/${id}/surveys/import`, "file", { name: "kysely.lss", content: Buffer.from(writeNewLss(lime)) }); // prettier-ignore
  const url = sent.headers["location"] ?? "";
  const page = await planner.get(url);
  expect(page.text).toContain("kysely.lss: 5 kysymystä.");
  expect(page.text).toMatch(/Q5<\/th><td[^>]*>Kysymyslaji, jota Tarvepajassa ei ole: kysymys jää pois<\/td>/);
  expect(fieldsOf(page.text)).toEqual({ "language-0": "fi", "language-1": "sv" });
  const unclear = await planner.post(`${url}/survey`, { "language-0": "fi", "language-1": "fi" });
  expect([unclear.status, unclear.text.includes("kukin kieli vain kerran")]).toEqual([422, true]);
  const made = await planner.post(`${url}/survey`, fieldsOf(page.text));
  expect((await planner.post(`${url}/survey`, fieldsOf(page.text))).headers["location"]).toBe(made.headers["location"]);

  const [survey, ...others] = await listSurveys(product.db, id);
  expect([survey?.state, survey?.titles.sv, others]).toEqual(["draft", "Behovsenkät", []]);
  const { sections } = await getQuestionnaire(product.db, survey?.id ?? "");
  expect(sections.map(({ key, titles }) => [key, titles.fi, titles.sv])).toEqual([["g1", "Nykytila", "Nuläge"]]);
  expect(sections[0]?.questions.map(({ key, kind, texts, required }) => [key, kind, texts.sv, required])).toEqual([
    ["q1", "multiple", "Vad?", false],
    ["q2", "ratings", "Hur?", false],
    ["q3", "single", "Var?", true],
    ["q4-1", "ratings", "Två? (1/2)", false],
    ["q4-2", "ratings", "Två? (2/2)", false],
    ["q6", "text", "Annat?", false],
  ]);
  const conditions = sections[0]?.questions.map(({ condition }) => condition);
  expect(conditions?.slice(1, 3)).toEqual([
    { question: "q1", op: "contains", value: "sq001" },
    { question: "q2", op: "is", row: "sq001", value: 2 },
  ]);
  const notLapua = { question: "q3", op: "is-not", value: "b2" };
  expect(conditions?.[5]).toEqual({ any: [notLapua, { question: "q3", op: "not-answered" }] });
  expect((await planner.get(`/programmes/${id}/surveys/${survey?.id ?? ""}/preview`)).status).toBe(200);
});
