// A survey of every kind of question is built in three languages, answered by three organisations on their own devices,
// changed while it is open, and read back; then one is built without scripts.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { useCatalogueTemplate } from "../../src/catalogue/index.ts";
import { aProgramme, openTestApp, type TestApp } from "../support/app.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { listen } from "../support/listening.ts";
import { openBrowser } from "../support/pages.ts";
import { withOrganisations } from "../surveys/people.ts";
import { follow, heading, press, sees, seesMistake } from "./path/stage.ts";
import type { QuestionOption } from "../../src/surveys/questionnaire/questionnaire.ts";
import { getQuestionnaire } from "../../src/surveys/questionnaire/queries.ts";
import type { Texts } from "../../src/platform/locales.ts";
import { agreed, books, corrected, faults, hours, inCharge, judged, opening, order, sections, security, size, support, wanted, welcome, type Asked } from "./surveys/asked.ts"; // prettier-ignore
import {
  act,
  addQuestion,
  addSection,
  completeTexts,
  fillQuestion,
  fillTexts,
  lineOf,
  isWhole,
  nameFirstSection,
  orderOf,
  startEmpty,
} from "./surveys/building.ts";
import { begin, give, giveByKeys, goOn, linkOf, openSection, questionOf, saved, saveOn, saveToCheck, send } from "./surveys/answering.ts"; // prettier-ignore
import { english, englishKept, finnish, finnishKept, finnishSent, swedish, swedishKept } from "./surveys/answers.ts";
import { keptOf } from "./surveys/kept.ts";
import { changeOpen, correctText, publish, takeIntoUse } from "./surveys/opening.ts";
import { readExport, readResults } from "./surveys/reading.ts";
import { askBookingOfBooked, askHoursOfLarge, moveByKeys, refusedMove, walkPreview } from "./surveys/deciding.ts";
import { readable, told } from "./surveys/scene.ts";
import { cells, results } from "./surveys/told.ts";
import { arrive, type Scene } from "./workshops/scene.ts";

let product: TestApp;
let served: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let programmeId: string;
let scene: Scene;
beforeAll(async () => {
  product = await openTestApp();
  served = await listen(product.app);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await product.close();
});
beforeEach(async () => {
  scene = {
    product,
    url: served.url,
    browser,
    javaScript: true,
    isRead: true,
    stopped: [],
  };
  const programme = await aProgramme(product.db);
  programmeId = programme.id;
  await useCatalogueTemplate(product.db, { programmeId, template: "digivointi" }, programme.ownerId);
  await withOrganisations(product.db, programmeId, { "Hoiva Ahjo": "fi", "Omsorg Ek": "sv", "Care Cedar": "en" });
});

const { background, needs, booking } = sections;

test("a survey of every kind is built, answered by three on their own devices, changed and read back", async () => {
  const planner = await staff(1280);
  const url = await startEmpty(scene, planner, opening.Otsikko.fi);
  await sees(planner, "Kysely mittaa 0 / 24 tarvetta.");
  await nameFirstSection(planner, background);
  await addSection(planner, needs.titles);
  await addSection(planner, booking.titles);
  for (const asked of [welcome, size, hours, agreed, books])
    await addQuestion(scene, planner, background.titles, asked);
  for (const asked of [support, wanted, judged]) await addQuestion(scene, planner, needs.titles, asked);
  for (const asked of [order, faults]) await addQuestion(scene, planner, booking.titles, asked);
  await writeSecurity(planner);
  await completeTexts(scene, planner, [opening.Otsikko, security.texts, ...security.steps!]);
  await nameSurvey(planner, url);

  await planner.goto(`${url}/building`);
  await askHoursOfLarge(scene, planner);
  await askBookingOfBooked(scene, planner);
  await moveByKeys(planner, `Siirrä ylös: ${books.texts.fi}`);
  await told(planner, "Kysymys on siirretty.");
  expect((await focused(planner)).name).toBe(`Siirrä ylös: ${books.texts.fi}`);
  await refusedMove(scene, planner);
  await press(planner, `Kumoa: kysymyksen siirto: ${books.texts.fi}`);
  await told(planner, "Muutos on kumottu.");
  expect((await orderOf(planner))[background.titles.fi]!.slice(-2)).toEqual([agreed.texts.fi, books.texts.fi]);
  await press(planner, `Tee uudelleen: kysymyksen siirto: ${books.texts.fi}`);
  await told(planner, "Muutos on tehty uudelleen.");
  expect(await orderOf(planner)).toEqual({
    [background.titles.fi]: [welcome, size, hours, books, agreed].map(nameOf),
    [needs.titles.fi]: [support, wanted, judged, security].map(nameOf),
    [booking.titles.fi]: [order, faults].map(nameOf),
  });
  await editAtOnce(planner);
  expect(await isWhole(planner)).toBe(true);
  await walkPreview(scene, planner);

  await publish(scene, planner, url);
  const surveyId = url.split("/").at(-1)!;
  const kept = async (organisation: string) => await keptOf(product.db, surveyId, organisation);
  await answerOnTwoDevices();
  expect(await kept("Hoiva Ahjo")).toEqual(finnishKept);
  await answerWithoutScripts();
  expect(await kept("Omsorg Ek")).toEqual(swedishKept);
  await answerByKeys();
  expect(await kept("Care Cedar")).toEqual(englishKept);

  await correctText(planner, url);
  await changeOpen(scene, planner, url);
  const touched = await takeIntoUse(scene, planner);
  for (const words of [
    "Uusia kysymyksiä 1, poistuvia 1, muuttuvia 0.",
    "2 vastaajaa on lähettänyt vastauksensa, keskeneräisiä on 1.",
    "Muutos koskee 3 vastaajan jo antamia vastauksia.",
    "2 vastaajaa on lähettänyt vastauksensa ilman tätä.",
    "2 vastaajaa on vastannut tähän. Vastaukset säilyvät tuloksissa, mutta kysymystä ei enää kysytä.",
  ])
    expect(touched).toContain(words);
  await comeBack();
  expect(await kept("Hoiva Ahjo")).toEqual(finnishSent);
  expect(await readResults(scene, planner, url)).toEqual(results);
  expect(await readExport(scene, product, planner, url)).toEqual(cells);
  await planner.close();
  expect(scene.stopped).toEqual([]);
});

/** On a phone until the choices are made, and on with the same link at a desk; not sent yet. */
async function answerOnTwoDevices(): Promise<void> {
  const link = await linkOf(product.db, "Hoiva Ahjo");
  const phone = await begin(scene, link, "fi", 390);
  await openSection(phone, background.titles.fi);
  expect(await questionOf(phone, hours).isVisible()).toBe(false);
  for (const given of finnish.background) await give(phone, given);
  await readable(scene, phone.page);
  await saveOn(phone, needs.titles.fi);
  for (const given of finnish.choices) await give(phone, given);
  await phone.page.close();

  const desk = await goOn(scene, link, "fi", 1280);
  await openSection(desk, needs.titles.fi);
  const chosen = questionOf(desk, support).locator("input:checked");
  expect(await chosen.count()).toBe(2);
  for (const given of finnish.scales) await give(desk, given);
  await saveOn(desk, booking.titles.fi);
  for (const given of finnish.booking) await give(desk, given);
  await saveToCheck(desk);
  await desk.page.close();
}

/** In Swedish, with pages alone; nothing is asked of booking, for nobody books. */
async function answerWithoutScripts(): Promise<void> {
  const plain = { ...scene, javaScript: false };
  const respondent = await begin(plain, await linkOf(product.db, "Omsorg Ek"), "sv", 390);
  await openSection(respondent, background.titles.sv);
  for (const given of swedish.background) await give(respondent, given);
  await saveOn(respondent, needs.titles.sv);
  for (const given of swedish.needs) await give(respondent, given);
  await saveToCheck(respondent);
  expect(await respondent.page.getByText(booking.titles.sv, { exact: true }).count()).toBe(0);
  await send(respondent);
  await respondent.page.close();
}

/** In English, by keyboard from the first page to the last. */
async function answerByKeys(): Promise<void> {
  const respondent = await begin(scene, await linkOf(product.db, "Care Cedar"), "en", 1280);
  const { page } = respondent;
  const pressOn = async (name: string | RegExp, next: string | RegExp) => {
    await tabTo(page, name);
    await page.keyboard.press("Enter");
    await heading(page, next);
  };
  await pressOn(/^Background/, background.titles.en);
  for (const given of english.background) await giveByKeys(respondent, given);
  expect(await questionOf(respondent, hours).isVisible()).toBe(true);
  await pressOn("Save and continue", needs.titles.en);
  for (const given of english.needs) await giveByKeys(respondent, given);
  await pressOn("Save and continue", booking.titles.en);
  for (const given of english.order) await giveByKeys(respondent, given);
  // The focus is on what moves the one just added up.
  await saved(respondent, () => page.keyboard.press("Enter"));
  for (const given of english.faults) await giveByKeys(respondent, given);
  await pressOn("Save and continue", "Check your answers");
  await pressOn("Send the answers", /Thank you, your answers have been sent/);
  await page.close();
}

/** The first one comes back to the survey as it is now, answers what is new, and sends. */
async function comeBack(): Promise<void> {
  const phone = await goOn(scene, await linkOf(product.db, "Hoiva Ahjo"), "fi", 390);
  await follow(phone.page, "Tarkista ja lähetä");
  await readable(scene, phone.page);
  await press(phone.page, "Lähetä vastaukset");
  await seesMistake(phone.page, `Vastatkaa kysymykseen: ${inCharge.texts.fi}`);
  await follow(phone.page, `Muuta: ${inCharge.texts.fi}`);
  await heading(phone.page, background.titles.fi);
  expect(await questionOf(phone, agreed).count()).toBe(0);
  for (const given of finnish.new) await give(phone, given);
  await saveToCheck(phone);
  await sees(phone.page, corrected);
  await send(phone);
  await phone.page.close();
}

test("without scripts a survey of every kind is built all the same, a question moved and the move taken back", async () => {
  scene = { ...scene, javaScript: false, isRead: false };
  const planner = await staff(1280);
  const url = await startEmpty(scene, planner, "");
  await nameFirstSection(planner, background);
  const asked = [welcome, size, hours, agreed, books, support, security, wanted, judged, order, faults];
  for (const each of asked) await addQuestion(scene, planner, background.titles, each);
  await askHoursOfLarge(scene, planner);
  await press(planner, `Siirrä ylös: ${faults.texts.fi}`);
  await told(planner, "Kysymys on siirretty.");
  await press(planner, `Kumoa: kysymyksen siirto: ${faults.texts.fi}`);
  await told(planner, "Muutos on kumottu.");
  expect(await orderOf(planner)).toEqual({ [background.titles.fi]: asked.map(nameOf) });
  expect(await isWhole(planner)).toBe(true);

  const { sections: built } = await getQuestionnaire(product.db, url.split("/").at(-1)!);
  expect(built.map(({ titles, helps }) => ({ titles, helps }))).toEqual([background]);
  const questions = built[0]!.questions;
  expect(questions.map(({ texts }) => texts)).toEqual(asked.map(({ texts }) => texts));
  expect(questions.map(({ kind }) => kind)).toEqual([
    ...["info", "single", "number", "date", "yesno", "multiple", "scale", "ratings", "matrix", "ranking", "text"],
  ]);
  expect(questions.map(({ options }) => options.map((option: QuestionOption) => option.texts))).toEqual(
    asked.map(({ options = [] }) => options.map(({ texts }) => texts)),
  );
  expect(questions.map((question) => question.settings)).toMatchObject([
    {},
    {},
    { min: 0, max: 200, decimals: 1, unit: hours.units },
    { min: "2020-01-01", max: null },
    {},
    {},
    { min: 0, max: 3, labels: security.steps, offersUnknown: true },
    { min: 1, max: 5 },
    { levels: 5 },
    { places: 2 },
    {},
  ]);
  expect(questions[5]!.options).toMatchObject([{}, { needWeight: 0.7 }, { other: true }, { exclusive: true }]);
  await planner.close();
});

/** What the question is known by where questions are listed: its first line, without signs. */
const nameOf = ({ texts }: Asked) => texts.fi.split("\n")[0]!.replaceAll("**", "");

/** The scale is asked for where the needs that nothing measures stand; words are forgotten at first, and in two languages. */
async function writeSecurity(planner: Page): Promise<void> {
  await planner.getByText("Näitä tarpeita ei vielä mitata").click();
  await follow(planner, `Kysy tästä: ${security.need!}`);
  await planner.getByRole("link", { name: security.kind, exact: true }).click();
  const { need, texts, steps = [], ...rest } = security;
  const finnish = ({ fi }: Texts) => ({ fi, sv: "", en: "" });
  await fillQuestion(planner, { ...rest, texts: { fi: "", sv: "", en: "" }, steps: steps.map(finnish) });
  expect(await planner.getByLabel("Vastaus kertoo tarpeesta").locator(":checked").innerText()).toBe(need);
  await press(planner, "Tallenna");
  await seesMistake(planner, "Kirjoita teksti ainakin yhdellä kielellä.");
  await readable(scene, planner);
  await fillTexts(planner, "Kysymys", finnish(texts));
  await press(planner, "Tallenna");
  await told(planner, "Kysymys on lisätty.");
  await sees(planner, "Kysely mittaa 7 / 24 tarvetta.");
  await lineOf(planner, security).getByText("Puuttuu: ruotsi, englanti").waitFor();
  await act(planner, security, "Siirrä muualle");
  await heading(planner, "Mihin kysymys siirretään?");
  await readable(scene, planner);
  await planner.getByLabel("Uusi paikka").selectOption({ label: `Kysymyksen ”${judged.texts.fi}” jälkeen` });
  await press(planner, "Siirrä");
  await told(planner, "Kysymys on siirretty.");
}

/** The survey's own name and introduction. */
async function nameSurvey(planner: Page, url: string): Promise<void> {
  await planner.goto(`${url}/building/texts`);
  for (const [name, texts] of Object.entries(opening)) await fillTexts(planner, name, texts);
  await readable(scene, planner);
  await press(planner, "Tallenna");
  await sees(planner, "Yksi teksti on tallennettu.");
}

/** Two planners write the same question at once: the later one sees the other's, and loses nothing of their own. */
async function editAtOnce(planner: Page): Promise<void> {
  const colleague = await staff(1280);
  const helps = { fi: "Yksi esimerkki riittää.", sv: "Ett exempel räcker.", en: "One example will do." };
  for (const page of [colleague, planner]) {
    await page.goto(planner.url().replace(/building.*/, "building"));
    await lineOf(page, faults).getByRole("link", { name: faults.texts.fi }).click();
    await heading(page, faults.texts.fi);
  }
  await fillTexts(planner, "Ohje kysymyksen alle", { fi: "Lyhyesti.", sv: "Kort.", en: "Briefly." });
  await press(planner, "Tallenna");
  await told(planner, "Kysymys on tallennettu.");
  await fillTexts(colleague, "Ohje kysymyksen alle", helps);
  await press(colleague, "Tallenna");
  await colleague
    .getByRole("alert")
    .getByText(/^Joku muu on muuttanut tätä sillä aikaa\./)
    .waitFor();
  await sees(colleague, "Lyhyesti.");
  await readable(scene, colleague);
  await press(colleague, "Tallenna");
  await told(colleague, "Kysymys on tallennettu.");
  await colleague.close();
  await planner.reload();
}

async function staff(width: number): Promise<Page> {
  const { session } = await product.signedIn("planner", programmeId);
  const page = await arrive(scene, width, { url: served.url, token: session });
  await page.goto(`${served.url}/programmes/${programmeId}`);
  return page;
}
