// The demo's groups answer a planner from their pages alone: in three languages, one by keyboard, one without JavaScript,
// one on a phone. Then settings and wishes that cannot be met, each with a way on.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { seedProgramme } from "../../seeds/index.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { listen } from "../support/listening.ts";
import { expectAccessible, newPage, openBrowser, type PageSettings } from "../support/pages.ts";
import { keptOf } from "./answers/kept.ts";
import { move, undo, whatIfMoved, whichGroups, whyHere, worthIt } from "./answers/questions.ts";
import { expectSaid, reader } from "./answers/reading.ts";
import { nearest, said } from "./answers/said.ts";
import { withKeyboard, withPointer } from "./answers/walker.ts";

let product: TestApp;
let served: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let programmeId: string;
let session: { url: string; token: string };
beforeAll(async () => {
  product = await openTestApp();
  await product.startJobs();
  served = await listen(product.app);
  [browser, { programmeId }] = await Promise.all([openBrowser(), seedProgramme(product.deps, "digivointi")]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await served.close();
  await product.close();
});
beforeEach(async () => {
  session = { url: served.url, token: (await product.signedIn("planner", programmeId)).session };
});

const opened = async (settings: PageSettings, path = "") => {
  const page = await newPage(browser, { ...settings, session });
  await page.goto(`${served.url}/programmes/${programmeId}/groups${path}`);
  return page;
};
const kept = async () => await keptOf(product.db, programmeId);

test.each([
  { locale: "fi", way: "on a phone", settings: { width: 390 }, walking: withPointer },
  { locale: "sv", way: "with the keyboard alone", settings: {}, walking: withKeyboard },
  { locale: "en", way: "without JavaScript", settings: { javaScript: false }, walking: withPointer },
] as const)("what there is to know of the groups, in $locale, $way", async ({ locale, settings, walking }) => {
  const words = said[locale];
  const walker = walking(await opened({ ...settings, locale }));
  const needsBeside = "javaScript" in settings;
  const planner = reader(walker, needsBeside ? await newPage(browser, { locale, session }) : null);
  const before = await kept();

  await whichGroups(planner, words);
  await whyHere(planner, words);
  await whatIfMoved(planner, words);
  expect(await kept()).toEqual(before);
  await move(planner, words);
  const [from, to] = [`D: ${nearest}`, `C: ${nearest}`];
  expect(await kept()).toEqual({
    ...before,
    members: [...before.members.filter((each) => each !== from), to].sort(),
    acts: [...before.acts, "move"],
    audit: [...before.audit, `group.move: ${nearest}`],
  });
  await undo(planner, words);
  await worthIt(planner, words);
  expect(await kept()).toEqual({
    ...before,
    acts: [...before.acts, "move, undone"],
    audit: [...before.audit, `group.move: ${nearest}`, `group.undo: ${nearest}`],
  });
  await walker.page.context().close();
});

// What is chosen in the form, and what the page says of it.
const unfit: [Record<string, string>, string][] = [
  [
    { "Tuen tarve": "Ei mukana", Toiveet: "Ei mukana", "Ryhmien määrä": "5" },
    "Kaikki tarpeet on jätetty pois. Anna ainakin kolmelle tarpeelle painoa.",
  ],
  [
    { "Tuen tarve": "Täysi", "Ryhmien määrä": "12", "Ryhmässä vähintään": "9" },
    "Ryhmiteltäviä on 15: se ei riitä 12 ryhmään, kun ryhmän vähimmäiskoko on 9. Pienennä ryhmän vähimmäiskokoa tai ryhmien määrää.",
  ],
  [{ "Ryhmässä enintään": "4" }, "Ryhmän pienin koko (9) on suurempi kuin suurin koko (4). Vaihda luvut."],
  [
    { "Ryhmien määrä": "3", "Ryhmässä vähintään": "" },
    "Ryhmiteltäviä on 15: ne eivät mahdu 3 ryhmään, kun ryhmän enimmäiskoko on 4. Suurenna ryhmän enimmäiskokoa tai ryhmien määrää.",
  ],
  [{ "Ryhmässä enintään": "neljä" }, "Kirjoita kokonaisluku väliltä 1–9 999 tai jätä tyhjäksi."],
];

test("settings that cannot be met come back as they were chosen, with what to do", async () => {
  const page = await opened({}, "/settings");
  const before = await kept();
  await page.getByText("Rajaa vastaajia").click();
  await page.getByLabel("Fysioterapia (15)").check();
  for (const [fields, told] of unfit) {
    for (const [label, value] of Object.entries(fields)) await fill(page, label, value);
    const chosen = await chosenOn(page);
    await page.getByRole("button", { name: "Muodosta ryhmät näillä asetuksilla" }).click();
    await page.locator(".error-summary:focus").getByText(told, { exact: true }).waitFor();
    expect(await page.title()).toMatch(/^Virhe/);
    expect(await chosenOn(page)).toEqual(chosen);
    await tabTo(page, "Näytä vaikutus");
    await page.keyboard.press("Enter");
    const isTyping = told.startsWith("Kirjoita");
    await expectSaid(page, [isTyping ? "Vaikutusta ei voi näyttää, ennen kuin virheelliset kohdat on korjattu." : `Näillä asetuksilla ryhmiä ei voi muodostaa ${told}`]); // prettier-ignore
    expect((await focused(page)).name).toBe("Näytä vaikutus");
  }
  await expectAccessible(page);
  expect(await kept()).toEqual(before);
  await page.context().close();
});

test("wishes that contradict each other, and sizes that contradict them, say whom they are about", async () => {
  const [a, b, c] = ["Muistikoti Sammalpolku", "Avopalvelut Silmukka Oy", "Liikehoitola Suviketo"] as const;
  const page = await opened({}, "/board");
  const before = await kept();
  await wish(page, a, "Pidä yhdessä toisen kanssa", b);
  await page.getByRole("button", { name: "Tee muutos" }).click();
  await page.getByRole("button", { name: `Kumoa: ${a} ja ${b} pidetään samassa ryhmässä` }).waitFor();
  await wish(page, b, "Pidä yhdessä toisen kanssa", c);
  await page.getByRole("button", { name: "Tee muutos" }).click();
  await page.getByRole("button", { name: `Kumoa: ${b} ja ${c} pidetään samassa ryhmässä` }).waitFor();
  await wish(page, a, "Pidä erillään toisesta", c);
  await expectSaid(page, [`Kytkös on ristiriidassa muiden kanssa. Nämä on määrä pitää yhdessä: ${a} – ${b} – ${c}. Silti ${a} ja ${c} pitäisi pitää erillään.`]); // prettier-ignore
  await expectAccessible(page);

  await page.goto(`${served.url}/programmes/${programmeId}/groups/settings`);
  await fill(page, "Ryhmässä enintään", "2");
  const chosen = await chosenOn(page);
  await page.getByRole("button", { name: "Muodosta ryhmät näillä asetuksilla" }).click();
  const told = page
    .locator(".error-summary")
    .getByText(/^Nämä on määrä pitää yhdessä, mutta ryhmään mahtuu enintään 2: /);
  for (const name of [a, b, c]) expect(await told.textContent()).toContain(name);
  expect(await told.textContent()).toMatch(/Suurenna ryhmän enimmäiskokoa tai poista kytkös\.$/);
  expect(await chosenOn(page)).toEqual(chosen);
  await page.getByRole("link", { name: "Katso kytkökset ja lukitukset" }).click();
  for (const [first, second] of [
    [b, c],
    [a, b],
  ] as const)
    // prettier-ignore
    await page.getByRole("button", { name: `Kumoa: ${first} ja ${second} pidetään samassa ryhmässä` }).click();
  await expectSaid(page, ["Ryhmiä ei ole muutettu käsin: ne ovat laskennan mukaiset."]);
  expect(await kept()).toEqual({
    ...before,
    acts: [...before.acts, "link, undone", "link, undone"],
    audit: [
      ...before.audit,
      ...["link", "link", "undo", "undo"].map((act, at) => `group.${act}: ${[a, b, b, a][at]!}`),
    ],
  });
  await page.context().close();
});

async function fill(page: Page, label: string, value: string): Promise<void> {
  const field = page.locator("main").getByLabel(label);
  if ((await field.and(page.locator("select")).count()) > 0) await field.selectOption(value);
  else await field.fill(value);
}

/** All that the form would send. */
async function chosenOn(page: Page): Promise<[string, string][]> {
  return await page.evaluate(
    "[...new FormData(document.querySelector('.settings-form'))].filter(([name]) => name !== 'csrf')",
  );
}

async function wish(page: Page, who: string, act: string, other: string): Promise<void> {
  const card = page.locator(".board-card").filter({ has: page.getByText(who, { exact: true }) });
  await card.locator("summary").click();
  await card.getByRole("link", { name: act }).click();
  await page.getByLabel("Toinen organisaatio").selectOption({ label: `${other} (A)` });
  await page.getByRole("button", { name: "Näytä vaikutus" }).click();
}
