import type { Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { locales, type Texts } from "../../../src/platform/locales.ts";
import { follow, heading, press, sees, toStep } from "../path/stage.ts";
import type { Scene } from "../workshops/scene.ts";
import type { Asked, AskedOption } from "./asked.ts";
import { readable, told } from "./scene.ts";

const languages = { fi: "Suomi", sv: "Ruotsi", en: "Englanti" };
export const overview = "Mitä kysytään ja missä järjestyksessä?";

/** A survey of the planner's own begins with nothing. Returns the address of its page. */
export async function startEmpty(scene: Scene, planner: Page, name: string): Promise<string> {
  await toStep(planner, "Kysely");
  await follow(planner, "Uusi kysely");
  await heading(planner, "Mistä kysely aloitetaan?");
  await readable(scene, planner);
  await planner.getByLabel("Kyselyn nimi").fill(name);
  await press(planner, "Aloita tyhjästä");
  await heading(planner, overview);
  await readable(scene, planner);
  return planner.url().replace(/\/building.*$/, "");
}

/** The section that is there from the beginning gets its own words. */
export async function nameFirstSection(
  planner: Page,
  { titles, helps }: { titles: Texts; helps: Texts },
): Promise<void> {
  await follow(planner, "Muokkaa osiota Kysymykset");
  await fillTexts(planner, "Osion otsikko", titles);
  await fillTexts(planner, "Ohje osion alussa", helps);
  await press(planner, "Tallenna");
  await told(planner, "Osio on tallennettu.");
}

export async function addSection(planner: Page, titles: Texts): Promise<void> {
  await follow(planner, "Lisää osio");
  await fillTexts(planner, "Osion otsikko", titles);
  await press(planner, "Tallenna");
  await told(planner, "Osio on lisätty.");
}

/** A question of its kind is written at the end of the section. */
export async function addQuestion(scene: Scene, planner: Page, section: Texts, asked: Asked): Promise<void> {
  await follow(planner, `Lisää kysymys osioon ${section.fi}`);
  await heading(planner, "Millainen kysymys lisätään?");
  await planner.getByRole("link", { name: asked.kind, exact: true }).click();
  await heading(planner, /^Uusi kysymys: /);
  await fillQuestion(planner, asked);
  await readable(scene, planner);
  await press(planner, "Tallenna");
  await told(planner, "Kysymys on lisätty.");
}

export async function fillQuestion(planner: Page, asked: Asked): Promise<void> {
  const { kind, texts, helps, options = [], fields = {}, decimals, units, steps, use, need } = asked;
  await fillTexts(planner, kind === "Teksti ilman kysymystä" ? "Teksti" : "Kysymys", texts);
  if (helps !== undefined) await fillTexts(planner, "Ohje kysymyksen alle", helps);
  for (const [label, value] of Object.entries(fields)) await planner.getByLabel(label).fill(value);
  if (decimals !== undefined) await planner.getByLabel("Desimaaleja enintään").selectOption(decimals);
  if (units !== undefined) await fillTexts(planner, "Yksikkö luvun perässä", units);
  if (steps !== undefined) await nameSteps(planner, steps);
  for (const [at, option] of options.entries()) await fillOption(planner, at, option);
  if (need !== undefined) await planner.getByLabel("Vastaus kertoo tarpeesta").selectOption({ label: need });
  if (asked.isRequired) await planner.getByLabel("Vastaus on pakollinen").check();
  if (asked.offersUnknown) await planner.getByLabel("Vastaaja voi valita ”En osaa sanoa”").check();
  if (use !== undefined) await planner.getByRole("radio", { name: new RegExp(`^${use}`) }).check();
}

/** A text in each language; those that are left empty are not there. */
export async function fillTexts(page: Page, legend: string, texts: Texts): Promise<void> {
  const group = page.getByRole("group", { name: new RegExp(`^${legend}( \\(valinnainen\\))?$`) });
  for (const locale of locales) await group.getByLabel(languages[locale]).fill(texts[locale]);
}

async function nameSteps(planner: Page, steps: readonly Texts[]): Promise<void> {
  await press(planner, "Nimeä asteikon portaat");
  for (const [at, step] of steps.entries()) await fillTexts(planner, `Portaan ${at} nimi`, step);
}

/** The form comes with a few empty rows; more are asked for with a button, which keeps what is typed. */
async function fillOption(planner: Page, at: number, option: AskedOption): Promise<void> {
  const { texts, need, weight, isOther, isExclusive } = option;
  const row = planner.getByRole("group", { name: new RegExp(`^(Vaihtoehto|Rivi) ${at + 1}\\b`) });
  if ((await row.count()) === 0) await press(planner, /^Lisää (vaihtoehto|rivi)$/);
  await row.waitFor();
  for (const locale of locales) await row.getByLabel(languages[locale]).fill(texts[locale]);
  const more = row.locator("summary");
  const isHidden = need !== undefined && !(await row.getByLabel("Vastaus kertoo tarpeesta").isVisible());
  if (isOther || isExclusive || isHidden) await more.click();
  if (isOther) await row.getByLabel("Mukana kenttä omille sanoille").check();
  if (isExclusive) await row.getByLabel("Sulkee muut pois").check();
  if (need !== undefined) await row.getByLabel("Vastaus kertoo tarpeesta").selectOption({ label: need });
  if (weight !== undefined) await row.getByLabel("Kuinka vahvasti").selectOption({ label: weight });
}

/** The line of a question on the page of the whole. */
export function lineOf(planner: Page, { texts }: Asked): Locator {
  return planner.locator(".building-line").filter({ has: planner.getByRole("link", { name: texts.fi, exact: true }) });
}

/** One of the acts that stand behind a question's line. */
export async function act(planner: Page, asked: Asked, name: string): Promise<void> {
  const line = lineOf(planner, asked);
  await line.locator("summary").click();
  await line.locator(".building-acts").getByText(name, { exact: true }).click();
}

/** The questions in the order of the page, by their sections. */
export async function orderOf(planner: Page): Promise<Record<string, string[]>> {
  const sections = await planner.locator(".building-section").all();
  const entries = sections.map(
    async (section) =>
      [
        await section.locator("h2").innerText(),
        await section.locator(".building-line .list-what > a").allInnerTexts(),
      ] as const,
  );
  return Object.fromEntries(await Promise.all(entries));
}

/** Whether every language has all of its texts, as the overview shows it. */
export async function isWhole(planner: Page): Promise<boolean> {
  const said = await planner.locator(".building-list li:has(progress) .num").allInnerTexts();
  expect(said).toHaveLength(locales.length);
  return said.every((text) => /^(\d+) \/ \1 tekstiä$/.test(text));
}

/** Goes from the overview to the texts that are missing and writes them. */
export async function completeTexts(scene: Scene, planner: Page, texts: readonly Texts[]): Promise<void> {
  await follow(planner, "Täydennä tekstit kielet rinnakkain");
  await heading(planner, "Kyselyn tekstit");
  await follow(planner, "Vain puuttuvat");
  for (const text of texts) {
    const rows = planner.locator(".texts-field");
    const row = rows.filter({ has: planner.locator(`[lang=fi]`) });
    const at = await row
      .locator("[lang=fi]")
      .evaluateAll(
        (fields, fi) => fields.findIndex((field) => (field as unknown as { value: string }).value === fi),
        text.fi,
      );
    expect(at, text.fi).toBeGreaterThanOrEqual(0);
    for (const locale of ["sv", "en"] as const) await row.nth(at).locator(`[lang=${locale}]`).fill(text[locale]);
  }
  await readable(scene, planner);
  await press(planner, "Tallenna");
  await sees(planner, "Mitään ei puutu: kaikki kielet ovat valmiina.");
}
