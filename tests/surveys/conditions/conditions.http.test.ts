// A survey whose questions and sections come and go with answers, from its respondent to those who read them.
import { afterAll, beforeAll, expect, test } from "vitest";
import { newToken, tokenHash } from "../../../src/platform/browser-session.ts";
import { readTable } from "../../../src/platform/spreadsheets.ts";
import { insertSurvey } from "../../../src/surveys/commands.ts";
import { countStops } from "../../../src/surveys/following/stops/queries.ts";
import { readOwnForm } from "../../../src/surveys/importing/own-form.ts";
import { getQuestionnaire, listSentAnswers } from "../../../src/surveys/index.ts";
import type { Condition } from "../../../src/surveys/questionnaire/conditions/condition.ts";
import type { Section } from "../../../src/surveys/questionnaire/questionnaire.ts";
import { allQuestions, type StoredQuestion, type StoredQuestionnaire } from "../../../src/surveys/questionnaire/stored.ts"; // prettier-ignore
import { aProgramme, openTestApp, type Browser, type TestApp } from "../../support/app.ts";
import { standingFields } from "../../support/standing-form.ts";
import { anInvitation, opened, openUntil, seen, storedAnswers, type Invited } from "../answering/asked.ts";
import { info, line, multiple, number, openText, text, yesno } from "../questions.ts";

const which: Condition = { question: "has", op: "is", value: "yes" };
const sections: Section[] = [
  {
    key: "first",
    titles: text("Aluksi"),
    helps: text(""),
    questions: [
      { ...yesno, key: "has", texts: { fi: "Onko teillä järjestelmä?", sv: "Har ni ett system?", en: "Do you have a system?" } }, // prettier-ignore
      { ...line, key: "which", texts: text("Mikä se on?"), required: true, condition: which },
      { ...info, key: "thanks", texts: text("Hyvä juttu."), condition: { question: "which", op: "answered" } },
    ],
  },
  {
    key: "more",
    titles: text("Järjestelmästä"),
    helps: text(""),
    condition: { question: "which", op: "contains", value: "kanta" },
    questions: [{ ...multiple, key: "uses", texts: text("Mitä käytätte?") }],
  },
  {
    key: "last",
    titles: text("Lopuksi"),
    helps: text(""),
    questions: [
      { ...openText, key: "words", texts: text("Muuta?") },
      {
        ...number,
        key: "users",
        texts: text("Montako käyttäjää?"),
        condition: { all: [which, { any: [{ question: "uses", op: "contains", value: "email" }, { question: "words", op: "contains", value: "käyttäjä" }] }] }, // prettier-ignore
      },
    ],
  },
];

let product: TestApp;
let survey: { programmeId: string; surveyId: string };
let questionnaire: StoredQuestionnaire;
let planner: Browser;
beforeAll(async () => {
  product = await openTestApp();
  const { id: programmeId } = await aProgramme(product.db);
  const named = { titles: text("Kysely"), intros: text(""), notice: text("") };
  const surveyId = await product.db
    .transaction()
    .execute((trx) => insertSurvey(trx, programmeId, { ...named, sections }));
  survey = { programmeId, surveyId };
  questionnaire = await getQuestionnaire(product.db, surveyId);
  planner = await product.signedIn("planner", programmeId);
  await openUntil(product.db, survey, 600);
});
afterAll(async () => {
  await product.close();
});

const q = (key: string): StoredQuestion => allQuestions(questionnaire).find((question) => question.key === key)!;
const sectionId = (key: string) => questionnaire.sections.find((section) => section.key === key)!.id;
const pageOf = (key: string) => `/survey/${survey.surveyId}/sections/${sectionId(key)}`;
const overview = () => `/survey/${survey.surveyId}`;
const field = (key: string, part: string) => `${q(key).id}.${part}`;
const isHidden = (html: string, key: string) => / hidden>/.exec(new RegExp(`id="q-${q(key).id}"[^>]*>`).exec(html)![0]) !== null; // prettier-ignore
const taskNames = (html: string) => [...html.matchAll(/task-name">([^<]*)</g)].map(([, name]) => name);

/** Sends the section's page as it stands, but for these fields; the address it leads to, or the page. */
async function send(browser: Browser, section: string, changed: Record<string, string | string[]>) {
  const standing = standingFields((await browser.get(`${pageOf(section)}?lang=fi`)).text);
  const sent = await browser.post(pageOf(section), { ...standing, ...changed });
  return sent.status === 303 ? String(sent.headers["location"]) : sent.text;
}

const submit = async (browser: Browser) => await browser.post(`${overview()}/submission`);
const sentAnswers = async ({ organisationId }: Invited) =>
  (await listSentAnswers(product.db, survey.programmeId, survey.surveyId)).find((each) => each.organisationId === organisationId)!; // prettier-ignore
const readOverview = async (browser: Browser) => (await browser.get(`${overview()}?lang=fi`)).text;

test("is kept as it was written, and each condition is told in words beforehand", async () => {
  expect(questionnaire.sections.map(({ condition }) => condition)).toEqual(sections.map(({ condition }) => condition));
  const conditions = sections.flatMap((section) => section.questions.map(({ condition }) => condition));
  expect(allQuestions(questionnaire).map(({ condition }) => condition)).toEqual(conditions);
  const url = `/programmes/${survey.programmeId}/surveys/${survey.surveyId}/preview`;
  const told = async (locale: string) =>
    [
      ...(await planner.get(`${url}?lang=${locale}`)).text.matchAll(/<p class="(?:mb-1|notice)" lang="..">([^<]*)</g),
    ].map(([, words]) => words);
  expect(await told("fi")).toEqual([
    "Näytetään, kun kysymyksen ”Onko teillä järjestelmä?” vastaus on ”Kyllä”.",
    "Näytetään, kun kysymykseen ”Mikä se on?” on vastattu.",
    "Näytetään, kun vastauksessa kysymykseen ”Mikä se on?” on teksti ”kanta”.",
    "Näytetään, kun kysymyksen ”Onko teillä järjestelmä?” vastaus on ”Kyllä” ja (kysymyksessä ”Mitä käytätte?” on valittu ”email” tai vastauksessa kysymykseen ”Muuta?” on teksti ”käyttäjä”).",
  ]);
  expect((await told("sv"))[0]).toBe("Visas när svaret på frågan ”Har ni ett system?” är ”Ja”.");
  expect((await told("en"))[0]).toBe("Shown when the answer to “Do you have a system?” is “Yes”.");
  const never = { ...sections[0]!, condition: { question: "has", op: "answered" } as const };
  const writing = product.db
    .transaction()
    .execute((trx) => insertSurvey(trx, survey.programmeId, { titles: text("?"), intros: text(""), notice: text(""), sections: [never] })); // prettier-ignore
  await expect(writing).rejects.toThrow("itself");
});

test("without scripts a question appears once its page is saved; what is hidden is neither asked, counted nor lost", async () => {
  const invited = await anInvitation(product.db, survey);
  const browser = await opened(product, invited);
  const begun = await readOverview(browser);
  expect(taskNames(begun)).toEqual(["Aluksi", "Lopuksi"]);
  expect(begun).toContain("0 / 2 kohtaan vastattu");
  const first = (await browser.get(`${pageOf("first")}?lang=fi`)).text;
  expect(["has", "which", "thanks"].map((key) => isHidden(first, key))).toEqual([false, true, true]);
  expect(first).toContain("Osio 1 / 2");
  expect(first).toContain("Vastauksenne voivat tuoda tälle sivulle lisää kysymyksiä, kun ne tallennetaan.");

  // The page stays as long as something new comes to it, and then leads to the section that has appeared.
  expect(await send(browser, "first", { [field("has", "yes")]: "yes" })).toBe(`${pageOf("first")}#q-${q("which").id}`);
  const asked = (await browser.get(`${pageOf("first")}?lang=fi`)).text;
  expect(["has", "which", "thanks"].map((key) => isHidden(asked, key))).toEqual([false, false, true]);
  expect((await submit(browser)).text).toContain("Vastatkaa kysymykseen: Mikä se on?");
  expect(await send(browser, "first", { [field("which", "text")]: "Kanta" })).toBe(`${pageOf("first")}#q-${q("thanks").id}`); // prettier-ignore
  expect(await send(browser, "first", {})).toBe(pageOf("more"));
  expect((await browser.get(`${pageOf("more")}?lang=fi`)).text).toContain("Osio 2 / 3");
  expect(await send(browser, "more", { [field("uses", "chosen")]: ["email"] })).toBe(pageOf("last"));
  expect(await send(browser, "last", { [field("users", "number")]: "12,5" })).toBe(`${overview()}/check`);
  const whole = await storedAnswers(product.db, survey, invited);
  expect(Object.keys(whole)).toEqual(["has", "users", "uses", "which"]);

  // All of it is set aside with one answer, and nothing required or refused is left of it.
  const wrong = { [field("has", "yes")]: "no", [field("which", "text")]: "x".repeat(201) };
  expect(await send(browser, "first", wrong)).toBe(pageOf("last"));
  expect(await storedAnswers(product.db, survey, invited)).toEqual({ ...whole, has: { value: { kind: "yesno", yes: false }, revision: 2 } }); // prettier-ignore
  const set = await readOverview(browser);
  expect([taskNames(set), set.includes("1 / 2 kohtaan vastattu")]).toEqual([["Aluksi", "Lopuksi"], true]);
  expect((await browser.get(pageOf("more"))).headers["location"]).toBe(overview());
  const check = (await browser.get(`${overview()}/check?lang=fi`)).text;
  expect([...check.matchAll(/<dt>([^<]*)</g)].map(([, name]) => name)).toEqual(["Onko teillä järjestelmä?", "Muuta?"]);
  expect((await browser.get(String((await submit(browser)).headers["location"]))).text).toContain("vastaukset on lähetetty"); // prettier-ignore

  // Who reads it is told that it was not shown.
  const { answers, responseId } = await sentAnswers(invited);
  const notShown = { kind: "notShown" };
  expect(answers).toEqual({ has: { kind: "yesno", yes: false }, which: notShown, uses: notShown, users: notShown });
  const url = `/programmes/${survey.programmeId}/surveys/${survey.surveyId}/responses`;
  const read = (await planner.get(`${url}/${responseId}?lang=fi`)).text;
  expect(read.match(/<li>(Kysymystä ei näytetty|Ei vastausta|Ei|Kanta)[^<]*</g)).toEqual(["<li>Ei<", "<li>Kysymystä ei näytetty<", "<li>Kysymystä ei näytetty<", "<li>Ei vastausta<", "<li>Kysymystä ei näytetty<"]); // prettier-ignore
  const file = await planner.agent
    .get(url.replace("/responses", "/export/answers?form=csv&cells=codes"))
    .responseType("blob");
  const table = await readTable(product.deps.workers, { name: "a.csv", bytes: file.body as Buffer });
  if ("mistake" in table) throw new Error(table.mistake);
  expect(readOwnForm(table, questionnaire).rows.map((row) => row.answers)).toEqual([answers]);
  const stops = await countStops(product.db, survey.surveyId, questionnaire);
  const counted = ["has", "which", "uses", "words", "users"]
    .map((key) => stops.questions.get(q(key).id))
    .map((each) => each && [each.answered, each.notShown]);
  expect(counted).toEqual([[1, 0], [0, 1], [0, 1], undefined, [0, 1]]);
  expect([stops.begun, stops.sections.get(sectionId("more"))]).toEqual([1, { answered: 0, notShown: 1 }]);
  expect(stops.sections.get(sectionId("first"))).toEqual({ answered: 1, notShown: 0 });

  // It comes back as it was.
  expect(await send(browser, "first", { [field("has", "yes")]: "yes" })).toBe(`${pageOf("first")}#q-${q("which").id}`);
  expect(taskNames(await readOverview(browser))).toEqual(["Aluksi", "Järjestelmästä", "Lopuksi"]);
  await submit(browser);
  const back = Object.fromEntries(Object.entries(whole).map(([key, { value }]) => [key, value]));
  expect((await sentAnswers(invited)).answers).toEqual(back);
});

test("an answer saved by itself says which questions of its page are to be seen", async () => {
  const invited = await anInvitation(product.db, survey);
  const browser = await opened(product, invited);
  const autosave = async (key: string, part: string, value: string) => {
    const fields = { ...(await seen(browser, pageOf("first"), q(key))), [field(key, part)]: value };
    const body = new URLSearchParams({ csrf: await browser.csrf(), ...fields }).toString();
    const url = `${overview()}/questions/${q(key).id}/answer`;
    const { text: html } = await browser.agent.post(url).set("HX-Request", "true").type("form").send(body);
    const ids = /data-shown="([^"]*)"/.exec(html)?.[1]?.split(" ") ?? [];
    return ids.map((id) => allQuestions(questionnaire).find((question) => id === `q-${question.id}`)?.key);
  };
  expect(await autosave("has", "yes", "yes")).toEqual(["has", "which"]);
  expect(await autosave("which", "text", "Oma")).toEqual(["has", "which", "thanks"]);
  expect(await autosave("has", "yes", "no")).toEqual(["has"]);
});

test("a colleague is shown what answers in sections that the link does not open say", async () => {
  const invited = await anInvitation(product.db, survey);
  const token = newToken();
  const link = { invitationId: invited.invitationId, tokenHash: tokenHash(token), madeFor: "share" as const };
  const share = { ...link, colleagueName: "Bo Berg", colleagueEmail: "bo@example.org" };
  const { id: linkId } = await product.db.insertInto("surveyLinks").values(share).returning("id").executeTakeFirstOrThrow(); // prettier-ignore
  const rows = ["more", "last"].map((key) => ({ linkId, sectionId: sectionId(key) }));
  await product.db.insertInto("surveyLinkSections").values(rows).execute();
  const contact = await opened(product, invited);
  const colleague = await opened(product, { ...invited, token });
  expect(taskNames(await readOverview(colleague))).toEqual(["Lopuksi"]);
  await send(contact, "first", { [field("has", "yes")]: "yes", [field("which", "text")]: "Kanta" });
  expect(taskNames(await readOverview(colleague))).toEqual(["Järjestelmästä", "Lopuksi"]);
  expect(await send(colleague, "last", { [field("words", "text")]: "Käyttäjät" })).toBe(`${pageOf("last")}#q-${q("users").id}`); // prettier-ignore
  expect(isHidden((await colleague.get(pageOf("last"))).text, "users")).toBe(false);
});
