import type { Page, Route } from "playwright-core";
import { expect } from "vitest";
import { follow, heading, press, sees, seesMistake } from "../path/stage.ts";
import { day } from "./scene.ts";

/** Judges tools of a unit on a day, each by the score of its anchor. */
export async function assess(
  mentor: Page,
  home: string,
  { unit, on, scores }: { unit: string; on: string; scores: Record<string, number> },
): Promise<void> {
  await mentor.goto(`${home}/maturity/organisations`);
  await follow(mentor, new RegExp(unit));
  await heading(mentor, `Miten ${unit} käyttää työkaluja?`);
  await mentor.getByLabel("Arviointipäivä").fill(on);
  for (const [tool, score] of Object.entries(scores))
    await mentor
      .getByRole("group", { name: tool, exact: true })
      .getByRole("radio", { name: new RegExp(`^${score} `) })
      .check();
  await press(mentor, "Tallenna arviot");
}

/** A day that has not come is refused, and nothing of what was chosen is lost. */
export async function assessTooEarly(mentor: Page, home: string, unit: string, tool: string): Promise<void> {
  await assess(mentor, home, { unit, on: day(2), scores: { [tool]: 200 } });
  await seesMistake(mentor, "Päivä ei voi olla tulevaisuudessa.");
  const group = mentor.getByRole("group", { name: tool, exact: true });
  expect(await group.getByRole("radio", { name: /^200 / }).isChecked()).toBe(true);
}

/** A judgement that was wrong is corrected; the earlier one stays to be read. */
export async function correct(
  mentor: Page,
  home: string,
  { unit, tool, on, score }: { unit: string; tool: string; on: string; score: number },
): Promise<void> {
  await mentor.goto(`${home}/maturity/organisations`);
  await follow(mentor, new RegExp(unit));
  const group = mentor.getByRole("group", { name: tool, exact: true });
  await group.getByRole("link", { name: /Kaikki arviot/ }).click();
  const [year = "", month = "", date = ""] = on.split("-");
  const shown = `${Number(date)}.${Number(month)}.${year}`;
  await mentor.getByRole("link", { name: new RegExp(`Korjaa tai peru.*${shown}`) }).click();
  await mentor.getByRole("radio", { name: new RegExp(`^${score} `) }).check();
  await press(mentor, "Tallenna");
  await sees(mentor, "Arvio on korjattu. Aiempi versio säilyy sen alla.");
}

/** What a unit needs, written down while talking; then coded, and what nobody has time for is still on the list. */
export async function interview(mentor: Page, home: string, unit: string): Promise<void> {
  await mentor.goto(`${home}/mentoring/interviews`);
  await follow(mentor, "Kirjaa haastattelu");
  await press(mentor, "Aloita kirjaaminen");
  await seesMistake(mentor, "Valitse yksikkö.");
  await mentor.getByRole("radio", { name: new RegExp(`^${unit}`) }).check();
  await mentor.getByLabel(/Vapaa haastattelu/).check();
  await press(mentor, "Aloita kirjaaminen");
  await heading(mentor, `Haastattelu: ${unit}`);
  const first = mentor.getByRole("group", { name: "Rivi 1" });
  await first.getByLabel("Tehtävä").fill("Sairaanhoitajia");
  await first.getByLabel("Lukumäärä").fill("3");
  await first.getByRole("textbox", { name: /^Nimi/ }).fill("Raija Rivakka");
  await mentor.getByLabel("Mitä haastattelussa tuli esiin?").fill("Etävastaanotto ei toimi, eikä ohjeita löydy.");
  await press(mentor, "Haastattelu on valmis");
  await seesMistake(
    mentor,
    "Nimen voi kirjata vain, jos haastateltava suostuu siihen. Merkitse suostumus tai poista nimi.",
  );
  await mentor.getByRole("group", { name: "Rivi 1" }).getByRole("textbox", { name: /^Nimi/ }).fill("");
  const need = mentor.getByRole("group", { name: /etävastaanotto/i }).first();
  await need.getByRole("radio", { name: /Kiireellinen tai keskeinen/ }).check();
  await press(mentor, "Haastattelu on valmis");
  await heading(mentor, `Mitä ${unit} tarvitsee?`);
  await sees(mentor, /Yksi tarve nousi vahvasti esiin/);
}

/** The strong need that nobody has taken up is put on the list as one without resources. */
export async function noResources(mentor: Page, home: string): Promise<void> {
  await mentor.goto(`${home}/mentoring/follow-ups`);
  await follow(mentor, "Yhteen vahvaan tarpeeseen ei ole vielä tartuttu");
  await press(mentor, /^Ei resursseja/);
  await sees(mentor, "Jokaiseen vahvaan tarpeeseen on kirjattu jatkotoimi.");
  await mentor.goto(`${home}/mentoring/follow-ups?state=no-resources`);
  await sees(mentor, "1 jatkotoimi");
}

/** What was held is logged on a phone: the kind, the unit, how many. */
export async function logSession(
  mentor: Page,
  home: string,
  { kind, unit, tool, heads }: { kind: string; unit: string; tool: string; heads: number },
): Promise<void> {
  await mentor.goto(`${home}/mentoring/sessions/new`);
  await mentor.getByRole("radio", { name: kind, exact: true }).check();
  // The unit's people and tools come late, and what is pressed meanwhile stays.
  await mentor.route("**/mentoring/sessions", slowly, { times: 1 });
  await mentor.getByRole("radio", { name: new RegExp(`^${unit}`) }).check();
  if ((await mentor.locator("html.js").count()) === 0) await press(mentor, "Näytä yksikön työkalut ja ihmiset");
  await mentor.getByRole("radio", { name: tool, exact: true }).check();
  await mentor.getByLabel("Muu määrä").fill(String(heads));
  await expect.poll(() => mentor.locator(".htmx-request").count()).toBe(0);
  expect(await mentor.getByLabel("Muu määrä").inputValue()).toBe(String(heads));
  await press(mentor, "Tallenna");
  await sees(mentor, /^Tallennettu: /);
}

async function slowly(route: Route): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 700));
  await route.continue();
}
