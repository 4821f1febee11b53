import type { Page } from "playwright-core";
import { expect } from "vitest";
import { follow, heading, press, sees, seesMistake, toStep } from "../path/stage.ts";
import { day } from "./scene.ts";

/** Two sectors with two units each, as personnel files have them: a level a column, the name above not repeated. */
const tree = `Organisaatio;Toimiala;Tulosalue;Yksikkö;Yhteyshenkilö;Sähköposti;Kieli
Rantalan hyvinvointialue;Terveyspalvelut;Avosairaanhoito;Keskustan terveysasema;Kirsi Keskus;kirsi@example.org;suomi
;;;Rannan terveysasema;Rauni Ranta;rauni@example.org;suomi
;Ikääntyneiden palvelut;Kotona asuminen;Kotihoito;Kaija Koti;kaija@example.org;suomi
;;;Strandgården;Stina Strand;stina@example.org;ruotsi
`;

/** The organisation comes from a file with its sectors and units. */
export async function bringUnits(lead: Page): Promise<void> {
  await toStep(lead, "Organisaatiot");
  await follow(lead, "Tuo taulukosta");
  await lead
    .getByLabel("Tiedosto")
    .setInputFiles({ name: "yksiköt.csv", mimeType: "text/csv", buffer: Buffer.from(tree) });
  await press(lead, "Jatka");
  await press(lead, "Tarkista rivit");
  await heading(lead, "Tuodaanko nämä organisaatiot?");
  await press(lead, "Tuo organisaatiot");
  await sees(lead, /Tuonti onnistui: 9 lisättiin/);
}

/** The usual tools are taken, of which two are followed here. */
export async function chooseTools(lead: Page, home: string): Promise<void> {
  await lead.goto(home);
  await follow(lead, "Seuraa digimaturiteettia");
  await press(lead, "Ota nämä työkalut");
  await sees(lead, "Seurannassa on 8 työkalua.");
}

/** A colleague becomes a mentor; a name that is there already is refused and what was ticked stays. */
export async function addMentors(lead: Page, home: string, names: readonly [string, string]): Promise<void> {
  await lead.goto(home);
  await follow(lead, "Lisää digimentorit");
  for (const name of names) {
    await lead.goto(`${home}/mentoring/mentors/new`);
    await heading(lead, "Uusi mentori");
    await lead.getByLabel("Käyttäjätili").selectOption(name);
    await lead.getByLabel("Ensimmäinen päivä mentorina").fill(day(-120));
    await lead.getByLabel("Teams", { exact: true }).check();
    await press(lead, "Tallenna");
    await seesMistake(lead, "Täytä tämä kohta.");
    await lead.getByLabel("Nimi", { exact: true }).fill(name);
    expect(await lead.getByLabel("Teams", { exact: true }).isChecked()).toBe(true);
    await press(lead, "Tallenna");
    await heading(lead, name);
  }
}

/** The product proposes who helps whom; the lead gives one unit to the other, and accepts. */
export async function shareUnits(lead: Page, home: string, wished: { unit: string; mentor: string }): Promise<void> {
  await lead.goto(`${home}/mentoring`);
  await sees(lead, "Työssä on 2 mentoria. Yksiköitä on 4, ja niistä 0 yksiköllä on mentori.");
  await follow(lead, "Ehdota työnjakoa");
  await press(lead, "Tee ehdotus");
  await sees(lead, "Näillä painotuksilla parempaa jakoa ei ole.");
  const row = lead.getByRole("row").filter({ hasText: wished.unit });
  await row.getByText("Muuta", { exact: false }).first().click();
  await row.getByLabel(`Mentori yksikölle ${wished.unit}`).selectOption(wished.mentor);
  await row.getByRole("button", { name: "Valitse" }).click();
  await expect.poll(() => row.locator("td strong").first().innerText()).toBe(wished.mentor);
  await press(lead, "Hyväksy ehdotus");
  await sees(lead, "Ehdotus on hyväksytty: 4 yksikön mentori muuttui.");
}

/** The unit's own view is asked for: of one unit, which has a contact person. */
export async function askUnit(lead: Page, home: string, unit: string): Promise<void> {
  await lead.goto(`${home}/maturity/own`);
  await follow(lead, "Pyydä yksiköiltä oma arvio");
  await lead.getByLabel("Vain valituilta").check();
  const closed = lead.locator("main form details:not([open]) > summary:visible");
  while ((await closed.count()) > 0) await closed.first().click();
  await lead.getByLabel(unit).check();
  await press(lead, "Lähetä pyynnöt");
  await sees(lead, /Yhdeltä yksiköltä on pyydetty omaa arviota/);
}

/** The address of the personal link in the mail to this person, read among the programme's mails. */
export async function linkTo(lead: Page, home: string, person: string): Promise<string> {
  await lead.goto(`${home}/mails`);
  await lead.getByRole("listitem").filter({ hasText: person }).first().getByRole("link").click();
  const link = await lead.locator(".mail-body a").first().getAttribute("href");
  return new URL(link ?? "").pathname;
}

/** The unit's own view of its tools and the mentor's stand side by side. */
export async function seesDifference(
  lead: Page,
  home: string,
  { unit, own, mentors, difference }: { unit: string; own: string; mentors: string; difference: string },
): Promise<void> {
  await lead.goto(`${home}/maturity/own/differences`);
  const row = lead.locator("[aria-labelledby='by-unit'] tbody tr").filter({ hasText: unit });
  expect((await row.locator("td.num").allInnerTexts()).map((text) => text.trim())).toEqual([own, mentors, difference]);
}

const names: Record<string, RegExp> = {
  events: /^Koulutukset/,
  heads: /laskettuja/,
  assessments: /^Tarvekartoitukset/,
  followUps: /^(Jatkotoimet|Seurantatehtävät)/,
  mentored: /mentori/,
  growth: /kasvu/,
};

/** What the programme's page says of itself; figures of nothing are left out. */
export async function figures(page: Page, home: string): Promise<Record<string, string>> {
  await page.goto(home);
  const told: Record<string, string> = {};
  for (const tile of await page.locator(".figure-tiles > li").all()) {
    const name = await tile.locator(".figure-name").innerText();
    const value = await tile.locator(".figure-value").innerText();
    const key = Object.keys(names).find((each) => names[each]?.test(name)) ?? name;
    if (value !== "0") told[key] = value.replaceAll("\u00a0", " ");
  }
  return told;
}
