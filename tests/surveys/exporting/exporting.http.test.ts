// Answers that go out: as tables, to SPSS and to LimeSurvey; the survey itself; and what of an anonymous one may.
import { Temporal } from "temporal-polyfill";
import { afterAll, beforeAll, expect, test } from "vitest";
import { json, type Db } from "../../../src/platform/database.ts";
import { readTable, type Table } from "../../../src/platform/spreadsheets.ts";
import { unzip } from "../../../src/platform/unzip.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import { getQuestionnaire, listSentAnswers, type Answers } from "../../../src/surveys/index.ts";
import type { Question } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { allQuestions } from "../../../src/surveys/questionnaire/stored.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { upload } from "../importing-steps.ts";
import { multiple, number, openText, single, text, yesno } from "../questions.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const asked = (question: Question, fi: string, more: Partial<Question> = {}): Question =>
  ({ ...question, texts: { fi, sv: `${fi} sv`, en: `${fi} en` }, ...more }) as Question;

const questions: Question[] = [
  asked(single, "Koko?"),
  asked(multiple, "Mitä käytätte?"),
  asked(yesno, "Onko strategia?"),
  asked(number, "Tunteja?", { condition: { question: "has-strategy", op: "is", value: "yes" } }),
  asked(openText, "Muuta?"),
];

const first: Answers = {
  size: { kind: "single", chosen: "small", other: null },
  services: { kind: "multiple", chosen: ["email", "other"], other: "=1+1" },
  "has-strategy": { kind: "yesno", yes: true },
  hours: { kind: "number", number: "12.5" },
  "own-words": { kind: "text", text: 'Kiitos;\n"ääni"' },
};
const second: Answers = { "has-strategy": { kind: "yesno", yes: false }, hours: { kind: "number", number: "3" } };
const third: Answers = {
  "has-strategy": { kind: "unknown" },
  services: { kind: "multiple", chosen: ["none"], other: null },
};

/** A survey with two sent responses and one that is being written; "Koko?" was left out between the two. */
async function aSurvey(): Promise<{ programmeId: string; surveyId: string; url: string; planner: Browser }> {
  const { id: programmeId } = await aProgramme(product.db);
  const section = { key: "osa", titles: text("Osa"), helps: text(""), questions };
  const questionnaire = {
    titles: { fi: "Kysely", sv: "Enkät", en: "Survey" },
    intros: text(""),
    notice: text("x"),
    sections: [section],
  };
  const surveyId = await product.db.transaction().execute((trx) => insertSurvey(trx, programmeId, questionnaire));
  const now = Temporal.Now.instant();
  const ids = await idsOf(product.db, surveyId);
  const people: [string, Answers, number | null][] = [
    ["Hoiva Aalto", first, 48],
    ["Fysio Berg", second, 1],
    ["Koti Kuusi", third, null],
  ];
  for (const [name, answers, hoursAgo] of people) {
    const organisation = await product.db
      .insertInto("organisations")
      .values({ programmeId, name })
      .returning("id")
      .executeTakeFirstOrThrow();
    const sentAt = hoursAgo === null ? null : now.subtract({ hours: hoursAgo });
    const response = {
      surveyId,
      programmeId,
      organisationId: organisation.id,
      locale: "sv" as const,
      noticeVersion: 1,
      sentAt,
    };
    const { id } = await product.db.insertInto("responses").values(response).returning("id").executeTakeFirstOrThrow();
    const rows = Object.entries(answers).map(([key, value]) => ({
      responseId: id,
      questionId: ids.get(key)!,
      value: json(value),
    }));
    await product.db.insertInto("answers").values(rows).execute();
  }
  const replacedAt = now.subtract({ hours: 24 });
  await product.db.updateTable("questions").set({ retiredAt: replacedAt }).where("id", "=", ids.get("size")!).execute();
  const replaced = { surveyId, number: 1, questionnaire: json(questionnaire), replacedAt };
  await product.db.insertInto("surveyVersions").values(replaced).execute();
  await product.db
    .updateTable("surveys")
    .set({ state: "open", openedAt: now, closesAt: now.add({ hours: 24 }) })
    .where("id", "=", surveyId)
    .execute();
  const planner = await product.signedIn("planner", programmeId);
  return { programmeId, surveyId, planner, url: `/programmes/${programmeId}/surveys/${surveyId}/export` };
}

async function idsOf(db: Db, surveyId: string): Promise<Map<string, string>> {
  return new Map(allQuestions(await getQuestionnaire(db, surveyId)).map(({ key, id }) => [key, id]));
}

const bytesOf = async (browser: Browser, url: string) =>
  (await browser.agent.get(url).responseType("blob")).body as Buffer;
const linesOf = (csv: string) => csv.replace("\ufeff", "").split("\r\n").filter((line) => line !== ""); // prettier-ignore

test("tables of codes and of words: safe cells, retired questions, blank and not shown apart, unfinished ones on demand", async () => {
  const { url, planner, programmeId, surveyId } = await aSurvey();
  const page = (await planner.get(`${url}?lang=fi`)).text;
  expect(page).toContain("Voit viedä 2 lähetettyä vastausta. Lisäksi 1 vastaus on kesken.");
  expect(page).toContain("Ota mukaan 1 keskeneräinen vastaus");

  const csv = await planner.get(`${url}/answers?form=csv`);
  expect(csv.headers["content-type"]).toBe("text/csv; charset=utf-8");
  const [header = "", ...rows] = linesOf(csv.text.replace("Kiitos;\n", "Kiitos;"));
  expect(header).toBe(
    "#row;organisation;industry;locale;source;sent;services[email];services[website];services[other];services[none];services#other;has-strategy;hours#number;own-words;size",
  );
  expect(rows.map((row) => row.replace(/\d{4}-\d\d-\d\dT[\d:]+Z/, "Z"))).toEqual([
    "1;Fysio Berg;;sv;link;Z;;;;;;0;#not-shown;;#not-shown",
    `2;Hoiva Aalto;;sv;link;Z;1;0;1;0;'=1+1;1;12,5;"Kiitos;""ääni""";small`,
  ]);
  const table = (await readTable(product.deps.workers, {
    name: "a.xlsx",
    bytes: await bytesOf(planner, `${url}/answers?form=xlsx&cells=texts&language=sv&choices=joined&unfinished=on`),
  })) as Table;
  expect(table.header.slice(0, 3)).toEqual(["#row:sv", "Organisation", "Bransch"]);
  expect(table.header.slice(6)).toEqual([
    "Mitä käytätte? sv",
    "Mitä käytätte? sv [Med egna ord]",
    "Onko strategia? sv",
    "Tunteja? sv",
    "Muuta? sv",
    "Koko? sv",
  ]);
  expect(table.rows.map((row) => [row[1], ...row.slice(6)])).toEqual([
    ["Fysio Berg", "", "", "Nej", "Inte visad", "", "Inte visad"],
    ["Hoiva Aalto", "email; other", "=1+1", "Ja", "12.5", 'Kiitos;\n"ääni"', "small"],
    ["Koti Kuusi", "none", "", "Vet inte", "Inte visad", "", "Inte visad"],
  ]);

  // Mended and brought in again, it changes what was mended: answers to what was left out later stay.
  const base = `/programmes/${programmeId}/surveys/import`;
  const draft = await upload(planner, base, "vastaukset.csv", csv.text.replace("ääni", "sana"));
  const preview = (await planner.get(draft)).text;
  expect(preview).toMatch(/Hoiva Aalto<\/th><td[^>]*>Annettu omalla linkillä<\/td><td[^>]*>Muuta\?<\/td>/);
  await planner.post(`${draft}/answers`, { own: "on", replaceOwn: "on" });
  const brought = (await listSentAnswers(product.db, programmeId, surveyId)).find(({ organisationName }) => organisationName === "Hoiva Aalto"); // prettier-ignore
  expect(brought?.answers).toEqual({ ...first, "own-words": { kind: "text", text: 'Kiitos;\n"sana"' } });

  const acts = await product.db
    .selectFrom("auditLog")
    .select("details")
    .where("subject", "=", surveyId)
    .where("act", "=", "survey.export")
    .orderBy("id")
    .execute();
  expect(acts.map(({ details }) => details)).toEqual([
    { kind: "csv", cells: "codes", unfinished: false, responses: 2 },
    { kind: "xlsx", cells: "texts", unfinished: true, responses: 3 },
  ]);
  const other = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", other.id);
  const viewer = await product.signedIn("viewer", programmeId);
  for (const path of ["", "/answers?form=vv", "/survey.json"]) {
    expect((await stranger.get(`/programmes/${other.id}/surveys/${surveyId}/export${path}`)).status).toBe(404);
    expect((await viewer.get(url + path)).status).toBe(403);
  }
  expect((await planner.get(`${url}/answers?form=own-words`)).status).toBe(404);
});

test("for SPSS a ZIP of data and syntax, for LimeSurvey its own file, and the survey as SurveyJS has it", async () => {
  const { url, planner } = await aSurvey();
  const limits = { entries: 10, unpackedBytes: 1_000_000, ratio: 100 };
  const entries = unzip(await bytesOf(planner, `${url}/answers?form=spss&language=sv`), limits, () => true);
  if (typeof entries === "string") throw new Error(entries);
  const [data, syntax] = entries.map((entry) => entry.data.toString());
  expect(entries.map(({ name }) => name)).toEqual(["answers.dat", "answers.sps"]);
  expect(data!.split("\r\n")[2]!.split("\t").slice(6)).toEqual([
    "1",
    "0",
    "1",
    "0",
    "'=1+1'",
    "1",
    "12.5",
    "'Kiitos; \"ääni\"'",
    "1",
  ]);
  expect(syntax).toContain(
    "VALUE LABELS has_strategy\r\n  0 'Nej'\r\n  1 'Ja'\r\n  -8 'Vet inte'\r\n  -9 'Inte visad'.",
  );

  const vv = await planner.get(`${url}/answers?form=vv`);
  expect(vv.headers["content-disposition"]).toContain("Kysely.vv.txt");
  const lines = vv.text.split("\n").map((line) => line.split("\t")); // prettier-ignore
  expect(lines[1]!.slice(4)).toEqual([
    "services[email]",
    "services[SQ002]",
    "services[SQ003]",
    "services[none]",
    "services[other]",
    "hasstrategy",
    "hasstrategyDK",
    "hours",
    "hoursDK",
    "ownwords",
    "size",
  ]);
  expect(lines[3]!.slice(4)).toEqual([
    "Y",
    "",
    "Y",
    "",
    "=1+1",
    "Y",
    "",
    "12.5",
    "",
    'Kiitos;{newline}"ääni"',
    "small",
  ]);

  const survey = JSON.parse((await planner.get(`${url}/survey.json`)).text) as { pages: { elements: object[] }[] };
  expect(survey.pages[0]!.elements).toHaveLength(4);
  expect(survey.pages[0]!.elements[2]).toMatchObject({
    ...{ type: "text", name: "hours", visibleIf: "{has-strategy} = true", min: -10 },
    title: { default: "Tunteja?", sv: "Tunteja? sv", en: "Tunteja? en" },
  });
});

test("an anonymous survey: nothing before its close, nothing of fewer than five, and never whose an answer is", async () => {
  const { url, surveyId, planner } = await aSurvey();
  const ids = await idsOf(product.db, surveyId);
  const answer = async (words: string) => {
    const { id } = await product.db
      .insertInto("anonymousResponses")
      .values({ surveyId, noticeVersion: 1, isSent: true })
      .returning("id")
      .executeTakeFirstOrThrow();
    const given: Answers = {
      "has-strategy": { kind: "yesno", yes: words < "c" },
      "own-words": { kind: "text", text: words },
    };
    const rows = Object.entries(given).map(([key, value]) => ({
      responseId: id,
      questionId: ids.get(key)!,
      value: json(value),
    }));
    await product.db.insertInto("anonymousAnswers").values(rows).execute();
  };
  const set = async (values: { keysDroppedAt: Temporal.Instant | null; state: "open" | "closed" }) => {
    await product.db
      .updateTable("surveys")
      .set({ anonymity: "anonymous", ...values })
      .where("id", "=", surveyId)
      .execute();
  };
  const texts = async () =>
    [(await planner.get(`${url}?lang=fi`)).text, (await planner.get(`${url}/answers?form=csv`)).status] as const;
  for (const words of ["d", "b", "a", "e"]) await answer(words);
  await set({ keysDroppedAt: null, state: "open" });
  const [open, openStatus] = await texts();
  expect([open.includes("vasta, kun kysely on suljettu"), open.includes('<form method="get"'), openStatus]).toEqual([
    true,
    false,
    404,
  ]);
  await set({ keysDroppedAt: Temporal.Now.instant(), state: "closed" });
  const [few, fewStatus] = await texts();
  expect([few.includes("alle viisi ihmistä"), fewStatus]).toEqual([true, 404]);
  await answer("c");
  const [page, status] = await texts();
  expect([page.includes("Lataa omin sanoin kirjoitetut vastaukset"), status]).toEqual([true, 200]);

  const [header = "", ...rows] = linesOf((await planner.get(`${url}/answers?form=csv&unfinished=on`)).text);
  expect(header).toBe("#anonymous;services[email];services[website];services[other];services[none];has-strategy");
  expect(rows.map((row) => row.replace(/^\d+/, "")).sort()).toEqual([";;;;;0", ";;;;;0", ";;;;;0", ";;;;;1", ";;;;;1"]);
  expect(linesOf((await planner.get(`${url}/answers?form=own-words&language=fi`)).text)).toEqual([
    "Kysymys;Vastaus",
    ..."abcde".split("").map((words) => `Muuta?;${words}`),
  ]);
});
