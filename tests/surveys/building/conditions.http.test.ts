// When a question or a section is shown: its page, with and without scripts, and what it refuses.
import { afterAll, beforeAll, expect, test } from "vitest";
import { loadWorking } from "../../../src/surveys/building/edits/queries.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import type { Condition } from "../../../src/surveys/questionnaire/conditions/condition.ts";
import type { Questionnaire } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { line, matrix, number, option, single, text, yesno } from "../questions.ts";

const survey: Questionnaire = {
  ...{ titles: text("Kysely"), intros: text(""), notice: text("Seloste") },
  sections: [
    {
      ...{ key: "first", titles: text("Aluksi"), helps: text("") },
      questions: [
        { ...single, key: "size", texts: text("Minkä kokoinen?"), options: [option("small"), option("large")] },
        {
          ...number,
          key: "staff",
          texts: text("Montako?"),
          settings: { ...number.settings, min: 0, max: 9, decimals: 0 },
        },
        { ...matrix, key: "support", texts: text("Mihin tukea?"), options: [option("videos"), option("kanta")] },
        { ...yesno, key: "has", texts: text("Onko?") },
      ],
    },
    {
      key: "more",
      titles: text("Lisää"),
      helps: text(""),
      questions: [{ ...line, key: "words", texts: text("Muuta?") }],
    },
  ],
};

let product: TestApp;
let place: { programmeId: string; surveyId: string };
let base: string;
let planner: Browser;
beforeAll(async () => {
  product = await openTestApp();
  const { id: programmeId } = await aProgramme(product.db);
  const surveyId = await product.db.transaction().execute((trx) => insertSurvey(trx, programmeId, survey));
  place = { programmeId, surveyId };
  base = `/programmes/${programmeId}/surveys/${surveyId}/building`;
  planner = await product.signedIn("planner", programmeId);
});
afterAll(async () => {
  await product.close();
});

type Row = Partial<Record<"question" | "op" | "row" | "value", string>>;
const seenIn = (html: string) => /name="seen" value="([0-9a-f]{16})"/.exec(html)?.[1] ?? "";
const rowsOf = (...groups: Row[][]) =>
  Object.fromEntries(groups.flatMap((rows, g) => rows.flatMap((row, at) => Object.entries({ question: "", ...row }).map(([name, value]) => [`g.${g}.${at}.${name}`, value])))); // prettier-ignore
async function send(path: string, act: string, fields: Record<string, string>) {
  const seen = seenIn((await planner.get(`${base}/${path}/condition`)).text);
  return await planner.post(`${base}/${path}/condition`, { seen, match: "all", ...fields, act });
}
async function conditionOf(key: string): Promise<Condition | undefined> {
  const { sections } = (await loadWorking(product.db, place.programmeId, place.surveyId)).questionnaire;
  return [...sections, ...sections.flatMap(({ questions }) => questions)].find((each) => each.key === key)?.condition;
}

test("is written row by row without scripts: a question brings its own fields, rows and groups come and go", async () => {
  const empty = await planner.get(`${base}/questions/words/condition`);
  expect(empty.text).toContain("Näytetään aina.");
  expect(empty.text).not.toContain('name="g.0.0.value"');
  const fields = await send("questions/words", "reload", rowsOf([{ question: "support" }]));
  expect(fields.status).toBe(200);
  for (const words of ['name="g.0.0.row"', 'value="level/kanta"', "kanta: level", "on vähintään", "4 – 4"])
    expect(fields.text).toContain(words);
  const more = await send("questions/words", "add.0", rowsOf([{ question: "size", op: "is", value: "large" }]));
  expect(more.text).toContain('name="g.0.1.question"');
  expect(more.text).toMatch(/<option value="large" selected>/);
  const grouped = await send("questions/words", "group", rowsOf([{ question: "size" }, { question: "has" }]));
  expect(grouped.text).toContain("Ryhmä 2");
  const less = await send("questions/words", "remove.0.0", rowsOf([{ question: "size" }, { question: "has" }]));
  expect(less.text).not.toContain('name="g.0.1.question"');
  expect(less.text).toMatch(/<option value="has" selected>/);
  expect(await conditionOf("words")).toBeUndefined();
});

test("is saved as it reads, for a question and a section, and can be taken away", async () => {
  const typed = {
    ...rowsOf(
      [{ question: "size", op: "is", value: "large" }],
      [{ question: "staff", op: "at-least", value: "3" }, { question: "support", op: "at-most", row: "level/kanta", value: "2" }], // prettier-ignore
    ),
    "g.1.match": "any",
  };
  expect((await send("questions/words", "reload", typed)).text).toContain("Uusi ehto:");
  const saved = await send("questions/words", "save", typed);
  expect(saved.headers["location"]).toBe(`${base}?done=condition.edit`);
  expect(await conditionOf("words")).toEqual({
    all: [
      { question: "size", op: "is", value: "large" },
      { any: [{ question: "staff", op: "at-least", value: 3 }, { question: "support", op: "at-most", row: "kanta", part: "level", value: 2 }] }, // prettier-ignore
    ],
  });
  const page = (await planner.get(`${base}/questions/words/condition`)).text;
  expect(page).toContain("Näytetään, kun kysymyksen ”Minkä kokoinen?” vastaus on ”large” ja (");
  await send("sections/more", "save", rowsOf([{ question: "has", op: "answered" }]));
  expect(await conditionOf("more")).toEqual({ question: "has", op: "answered" });
  const removed = await planner.post(`${base}/questions/words/condition/removal`, { seen: seenIn(page) });
  expect(removed.headers["location"]).toBe(`${base}?done=condition.remove`);
  expect(await conditionOf("words")).toBeUndefined();
});

test("what cannot be followed is refused in words, with what was typed kept", async () => {
  const lacking = await send("questions/words", "save", rowsOf([{ question: "size", op: "is" }, {}]));
  expect(lacking.status).toBe(422);
  expect(lacking.text).toContain("Anna arvo, johon verrataan.");
  expect(lacking.text).toContain("Valitse kysymys, jota ehto koskee.");
  const never = await send("questions/words", "save", rowsOf([{ question: "staff", op: "at-least", value: "7" }, { question: "staff", op: "at-most", value: "3" }])); // prettier-ignore
  expect(never.status).toBe(422);
  expect(never.text).toContain("”Muuta?”: Ehto ei voi täyttyä millään vastauksilla");
  expect(never.text).toMatch(/name="g\.0\.1\.value"[^>]*value="3"/);
  const beyond = await send("questions/words", "save", rowsOf([{ question: "staff", op: "is", value: "12" }]));
  expect(beyond.text).toContain("Kysymykseen ”Montako?” ei voi vastata ehdon arvolla.");
  // A later question is not offered, and is refused when it is sent all the same.
  expect((await planner.get(`${base}/questions/size/condition`)).text).toContain("Tätä ennen ei kysytä mitään.");
  expect((await send("questions/size", "save", rowsOf([{ question: "has", op: "answered" }]))).status).toBe(422);
  expect([await conditionOf("words"), await conditionOf("size")]).toEqual([undefined, undefined]);
});

test("a colleague's condition is not written over unseen, and nothing is found in another programme", async () => {
  const seen = seenIn((await planner.get(`${base}/questions/words/condition`)).text);
  await send("questions/words", "save", rowsOf([{ question: "has", op: "is", value: "yes" }]));
  const late = await planner.post(`${base}/questions/words/condition`, { seen, act: "save", ...rowsOf([{ question: "has", op: "is", value: "no" }]) }); // prettier-ignore
  expect(late.status).toBe(409);
  expect(late.text).toContain("Joku muu on muuttanut ehtoa sillä välin.");
  expect(await conditionOf("words")).toEqual({ question: "has", op: "is", value: "yes" });
  const { id } = await aProgramme(product.db);
  const stranger = await product.signedIn("owner", id);
  const theirs = `/programmes/${id}/surveys/${place.surveyId}/building/questions/words/condition`;
  expect((await stranger.get(theirs)).status).toBe(404);
  expect((await stranger.post(theirs, { act: "save" })).status).toBe(404);
  expect((await planner.get(`${base}/questions/gone/condition`)).status).toBe(404);
});
