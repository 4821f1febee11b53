// The self-assessment of digital maturity asks in every way there is; here it is answered without scripts.
import { afterAll, beforeAll, expect, test } from "vitest";
import { needValues } from "../../../src/needs/values.ts";
import { readTable } from "../../../src/platform/spreadsheets.ts";
import { readOwnForm } from "../../../src/surveys/importing/own-form.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import { askPersons, getQuestionnaire, listSentAnswers } from "../../../src/surveys/index.ts";
import {
  allQuestions,
  type StoredQuestion,
  type StoredQuestionnaire,
} from "../../../src/surveys/questionnaire/stored.ts";
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { standingFields } from "../../support/standing-form.ts";
import { ranking, text, yesno } from "../questions.ts";
import { anInvitation, opened, openUntil, storedAnswers, type Invited } from "./asked.ts";

let product: TestApp;
let survey: { programmeId: string; surveyId: string };
let planner: Browser;
let questionnaire: StoredQuestionnaire;
beforeAll(async () => {
  product = await openTestApp();
  const { id: programmeId } = await aProgramme(product.db);
  planner = await product.signedIn("planner", programmeId);
  const url = `/programmes/${programmeId}/surveys`;
  expect((await planner.get(`${url}/new?lang=fi`)).text).toContain("Tee digimaturiteetin itsearvio");
  const made = await planner.post(url, { template: "maturity" });
  survey = { programmeId, surveyId: String(made.headers["location"]).split("/").at(-1)! };
  questionnaire = await getQuestionnaire(product.db, survey.surveyId);
  await openUntil(product.db, survey, 600);
});
afterAll(async () => {
  await product.close();
});

const q = (key: string): StoredQuestion => allQuestions(questionnaire).find((question) => question.key === key)!;
const pageOf = (key: string) =>
  `/survey/${survey.surveyId}/sections/${questionnaire.sections.find((section) => section.key === key)!.id}`;
const field = (key: string, part: string) => `${q(key).id}.${part}`;
const stored = async (invited: Invited) =>
  Object.fromEntries(Object.entries(await storedAnswers(product.db, survey, invited)).map(([key, { value }]) => [key, value])); // prettier-ignore

/** Sends the section's page as it stands, but for these fields. */
async function send(browser: Browser, section: string, changed: Record<string, string | string[]>, from?: string) {
  const standing = standingFields(from ?? (await browser.get(`${pageOf(section)}?lang=fi`)).text);
  return await browser.post(pageOf(section), { ...standing, ...changed });
}

test("is answered page by page, told what is wrong where it stands, and read back exactly", async () => {
  const invited = await anInvitation(product.db, survey);
  const browser = await opened(product, invited);

  // A number, and a text that asks nothing.
  const first = await browser.get(`${pageOf("start")}?lang=fi`);
  expect(first.text).toContain("<strong>Miettikää vastauksia yhdessä.</strong> Itsearviosta");
  expect(first.text).toContain("henkilöä</span>");
  const wrong = await send(browser, "start", { [field("staff", "number")]: "12,5" });
  expect([wrong.status, wrong.text.includes("Kirjoittakaa kokonaisluku ilman desimaaleja.")]).toEqual([422, true]);
  expect(wrong.text).toContain('value="12,5"');
  expect((await send(browser, "start", { [field("staff", "number")]: "-1" })).text).toContain(
    "Pienin mahdollinen on 0.",
  );
  const next = await send(browser, "start", { [field("staff", "number")]: "1 200" });
  expect([next.status, next.headers["location"]]).toEqual([303, pageOf("strategy")]);

  // Yes or no, a day, and scales; what is right is kept where a neighbour is wrong.
  const strategy = {
    [field("has-strategy", "yes")]: "yes",
    [field("strategy-looked-at", "date")]: "31.11.2026",
    [field("strategy-1", "value")]: "0",
    [field("strategy-2", "value")]: "10",
    [field("strategy-3", "value")]: "?",
  };
  const noDay = await send(browser, "strategy", strategy);
  expect(noDay.status).toBe(422);
  expect(noDay.text).toContain("Päivää ei voitu lukea. Kirjoittakaa se muodossa päivä.kuukausi.vuosi, esimerkiksi 22.11.2026."); // prettier-ignore
  expect(noDay.text).toContain('value="31.11.2026"');
  expect(await stored(invited)).toEqual({
    staff: { kind: "number", number: "1200" },
    "has-strategy": { kind: "yesno", yes: true },
    "strategy-1": { kind: "scale", value: 0 },
    "strategy-2": { kind: "scale", value: 10 },
    "strategy-3": { kind: "unknown" },
  });
  const dayAndUnknown = { [field("strategy-looked-at", "unknown")]: "yes", [field("strategy-looked-at", "date")]: "1.9.2026" }; // prettier-ignore
  const both = await send(browser, "strategy", dayAndUnknown);
  expect(both.text).toContain("Valitsitte ”En osaa sanoa” ja annoitte myös vastauksen.");
  expect(standingFields(both.text)).toMatchObject({
    [field("strategy-looked-at", "date")]: ["1.9.2026"],
    [field("strategy-looked-at", "unknown")]: ["yes"],
    [field("strategy-3", "value")]: ["?"],
  });
  await send(browser, "strategy", { [field("strategy-looked-at", "date")]: "1.9.2026" });
  expect((await send(browser, "strategy", { [field("strategy-1", "value")]: "11" })).text).toContain("Vastauksen pitää olla asteikolla."); // prettier-ignore

  // A short text is one line.
  const words = {
    [field("one-service", "text")]: " Nettiajan-\r\nvaraus ",
    [field("comment", "text")]: "Kaksi\r\nriviä",
  };
  await send(browser, "priorities", words);

  // The order, by its buttons.
  const press = async (move: string) => {
    const sent = await send(browser, "priorities", { [field("priorities", "move")]: move });
    const place = `${pageOf("priorities")}#q-${q("priorities").id}-${move.split(".")[1]}`;
    expect([sent.status, sent.headers["location"]]).toEqual([303, place]);
    return ((await stored(invited))["priorities"] as { order: string[] }).order;
  };
  expect((await send(browser, "priorities", { [field("priorities", "move")]: "in.website" })).status).toBe(422);
  expect(await press("in.pruning")).toEqual(["pruning"]);
  await press("in.artificial-intelligence");
  await press("in.better-use");
  expect(await press("up.better-use")).toEqual(["pruning", "better-use", "artificial-intelligence"]);
  await press("in.online-booking");
  await press("in.record-keeping");
  expect(await press("in.client-feedback")).toHaveLength(5);
  expect(await press("out.online-booking")).not.toContain("online-booking");
  expect(await press("down.pruning")).toEqual(["better-use", "pruning", "artificial-intelligence", "record-keeping"]);
  const page = await browser.get(`${pageOf("priorities")}?lang=fi`);
  expect([...page.text.matchAll(/rank-place num">([^<]*)</g)].map(([, place]) => place)).toEqual([
    ...["Sija 1 / 5", "Sija 2 / 5", "Sija 3 / 5", "Sija 4 / 5"],
    ...new Array<string>(5).fill(""),
  ]);
  // Whoever answers sees the others in an order of their own, the same one every time.
  const others = (html: string) => html.slice(html.indexOf('class="unranked"')).match(/rank-text">[^<]*/g);
  expect(others((await browser.get(`${pageOf("priorities")}?lang=fi`)).text)).toEqual(others(page.text));

  // Check and send.
  const check = await browser.get(`/survey/${survey.surveyId}/check?lang=fi`);
  const lines = [...check.text.matchAll(/<dd>([^<]+)<\/dd>/g)].map(([, line]) => line);
  expect(lines.filter((line) => line !== "Ei vastausta")).toEqual([
    ...["1200 henkilöä", "0 / 10 – Ei lainkaan", "10 / 10 – Täysin", "En osaa sanoa", "Kyllä", "1.9.2026"],
    "1. Nykyisten palvelujen parempi hyödyntäminen",
    "2. Turhien palvelujen karsiminen",
    "3. Tekoälyn käyttö työssä",
    "4. Hyvä kirjaaminen",
    ...["Nettiajan- varaus", "Kaksi", "riviä"],
  ]);
  expect(check.text).not.toContain("Miettikää vastauksia yhdessä");
  const sent = await browser.post(`/survey/${survey.surveyId}/submission`);
  expect((await browser.get(String(sent.headers["location"]))).text).toContain("Kiitos, vastaukset on lähetetty");

  // What staff reads, takes out, and can bring in again.
  const [response] = await listSentAnswers(product.db, survey.programmeId, survey.surveyId);
  const notShown = { "ai-uses": { kind: "notShown" }, "ai-benefit": { kind: "notShown" } };
  expect(response!.answers).toEqual({ ...(await stored(invited)), ...notShown });
  const url = `/programmes/${survey.programmeId}/surveys/${survey.surveyId}`;
  const read = await planner.get(`${url}/responses/${response!.responseId}?lang=fi`);
  for (const line of [
    "1200 henkilöä",
    "1.9.2026",
    "0 / 10 – Ei lainkaan",
    "3. Tekoälyn käyttö työssä",
    "En osaa sanoa",
  ])
    expect(read.text).toContain(line);
  for (const kind of ["csv", "xlsx"]) {
    const file = await planner.agent.get(`${url}/export/answers?form=${kind}&cells=codes`).responseType("blob");
    const table = await readTable(product.deps.workers, { name: `a.${kind}`, bytes: file.body as Buffer });
    if ("mistake" in table) throw new Error(table.mistake);
    expect(readOwnForm(table, questionnaire).rows.map(({ answers }) => answers)).toEqual([response!.answers]);
  }
  const { wishes, support } = needValues(questionnaire, response!.answers).blocks;
  expect(Object.fromEntries([...wishes].filter(([, strength]) => strength !== 0))).toEqual({
    "better-use": 1,
    pruning: 0.8,
    "future-technology": 0.3,
    "record-keeping": 0.4,
  });
  expect([wishes.size, support.size]).toEqual([9, 0]);
});

test("an order that somebody else changed meanwhile is not changed over them, and one that is late is given back", async () => {
  const invited = await anInvitation(product.db, survey);
  const browser = await opened(product, invited);
  const early = (await browser.get(`${pageOf("priorities")}?lang=fi`)).text;
  await send(browser, "priorities", { [field("priorities", "order")]: ["pruning", "better-use"] });
  const clash = await send(browser, "priorities", { [field("priorities", "order")]: ["better-use"] }, early);
  expect(clash.status).toBe(409);
  expect(clash.text).toContain("1. Nykyisten palvelujen parempi hyödyntäminen</span>");
  expect(clash.text).toContain("<br>1. Turhien palvelujen karsiminen<br>2. Nykyisten palvelujen");
  const mine = /name="([^"]+\.seen)" value="(\d[^"]*)" required/.exec(clash.text)!;
  await browser.post(pageOf("priorities"), { ...standingFields(clash.text), [mine[1]!]: mine[2]! });
  expect((await stored(invited))["priorities"]).toEqual({ kind: "ranking", order: ["better-use"] });

  const page = (await browser.get(`${pageOf("start")}?lang=fi`)).text;
  await openUntil(product.db, survey, -1);
  const late = await send(browser, "start", { [field("staff", "number")]: "paljon" }, page);
  expect([late.status, late.text.includes("<dd>paljon</dd>")]).toEqual([409, true]);
  const both = { [field("priorities", "unknown")]: "yes", [field("priorities", "order")]: "pruning" };
  const lateOrder = await send(browser, "priorities", both, early);
  expect([lateOrder.status, lateOrder.text.includes("<dd>1. Turhien palvelujen karsiminen</dd>")]).toEqual([409, true]);
  await openUntil(product.db, survey, 600);
  expect(await stored(invited)).toEqual({ priorities: { kind: "ranking", order: ["better-use"] } });
});

test("a person's button moves an option on the page that the link opened, and sends nothing", async () => {
  const { programmeId } = survey;
  const named = { titles: text("Palaute"), intros: text(""), notice: text("") };
  const asked = [ranking, { ...yesno, required: true }].map((question) => ({
    ...question,
    block: "feedback" as const,
  }));
  const sections = [{ key: "all", titles: text(""), helps: text(""), questions: asked }];
  const { surveyId, token } = await product.db.transaction().execute(async (trx) => {
    const id = await insertSurvey(trx, programmeId, { ...named, sections }, "feedback");
    await openUntil(trx, { surveyId: id }, 600);
    const person = { programmeId, name: "Aino Aalto" };
    const { id: personId } = await trx.insertInto("attendees").values(person).returning("id").executeTakeFirstOrThrow();
    const [by] = await askPersons(trx, { programmeId, surveyId: id }, [personId]);
    return { surveyId: id, token: by!.token };
  });
  const [first, second] = allQuestions(await getQuestionnaire(product.db, surveyId));
  const browser = product.browser();
  const move = (page: { text: string }, value: string) => ({
    ...standingFields(page.text),
    [`${first!.id}.move`]: value,
  });
  const sent = await browser.post(`/s/${token}/submission`, move(await browser.get(`/s/${token}?lang=fi`), "in.kanta"));
  const url = `/survey/${surveyId}`;
  expect([sent.status, sent.headers["location"]]).toEqual([303, `${url}#q-${first!.id}-kanta`]);
  await browser.post(`${url}/submission`, move(await browser.get(url), "in.videos"));
  const page = await browser.get(url);
  expect(
    [...page.text.matchAll(/rank-place num">(Sija[^<]*)<\/span><span class="rank-text">([^<]*)/g)].map(([, ...both]) =>
      both.join(" "),
    ),
  ).toEqual(["Sija 1 / 3 kanta", "Sija 2 / 3 videos"]);
  const responses = product.db.selectFrom("responses").select(["id", "sentAt"]).where("surveyId", "=", surveyId);
  expect((await responses.execute()).map(({ sentAt }) => sentAt)).toEqual([null]);
  const done = await browser.post(`${url}/submission`, { ...standingFields(page.text), [`${second!.id}.yes`]: "no" });
  expect(done.headers["location"]).toBe(`${url}/submission`);
  const [response] = await responses.execute();
  expect(response!.sentAt).not.toBeNull();
  const answers = product.db.selectFrom("answers").select("value").where("responseId", "=", response!.id);
  expect(new Set((await answers.execute()).map(({ value }) => value))).toEqual(
    new Set([
      { kind: "ranking", order: ["kanta", "videos"] },
      { kind: "yesno", yes: false },
    ]),
  );
});

test("staff see beforehand how each is asked", async () => {
  const preview = await planner.get(`/programmes/${survey.programmeId}/surveys/${survey.surveyId}/preview?lang=fi`);
  for (const kind of ["Ohje ilman kysymystä", "Luku", "Päivä", "Kyllä tai ei", "Arvio asteikolla 0–10", "Lyhyt teksti"])
    expect(preview.text).toContain(`>${kind}`);
  expect(preview.text).toContain("Asetetaan järjestykseen enintään 5, myös ”en osaa sanoa”");
  expect(preview.text).toContain("0 Ei lainkaan · 10 Täysin");
});
