import type { Page } from "playwright-core";
import { dayFromNow, follow, heading, press, sees, seesMistake } from "../path/stage.ts";
import type { Scene } from "../workshops/scene.ts";
import { agreed, corrected, inCharge, sections, support } from "./asked.ts";
import { act, addQuestion, lineOf, overview } from "./building.ts";
import { readable, told } from "./scene.ts";

/** The survey is published from the builder to all organisations; a closing day that has passed is refused. */
export async function publish(scene: Scene, planner: Page, url: string): Promise<void> {
  await planner.goto(`${url}/building`);
  await follow(planner, "Valitse sulkeutumisaika ja julkaise");
  await heading(planner, "Ketkä saavat kyselyn?");
  await readable(scene, planner);
  await planner.getByLabel("Kysely sulkeutuu").fill(dayFromNow(-1));
  await press(planner, "Julkaise kysely");
  await seesMistake(planner, "Valitse aika, joka on tulevaisuudessa.");
  await planner.getByLabel("Kysely sulkeutuu").fill(dayFromNow(14));
  await press(planner, "Julkaise kysely");
  await sees(planner, "Kysely on julkaistu, ja 3 kutsua on lähetetty.");
}

/** A mistake in the words of an open survey is put right at once, by the texts side by side. */
export async function correctText(planner: Page, url: string): Promise<void> {
  await planner.goto(`${url}/building/texts`);
  await follow(planner, sections.needs.titles.fi);
  await heading(planner, "Kyselyn tekstit");
  const field = planner.locator("[lang=fi]").and(planner.getByText(support.texts.fi, { exact: true }));
  await field.fill(corrected);
  await press(planner, "Tallenna");
  await sees(planner, "Yksi teksti on tallennettu.");
}

/** One question is left out of the open survey and another comes; respondents see it once it is taken into use. */
export async function changeOpen(scene: Scene, planner: Page, url: string): Promise<void> {
  await planner.goto(`${url}/building`);
  await sees(planner, /^Vastaajat näkevät nämä kysymykset \(versio 1\)/);
  await act(planner, agreed, "Poista");
  await told(planner, "Kysymys on poistettu. Voit kumota poiston.");
  await addQuestion(scene, planner, sections.background.titles, inCharge);
  await sees(planner, /^Vastaajat näkevät version 1\./);
  await lineOf(planner, inCharge).getByText("uusi, ei vielä käytössä").waitFor();
  await readable(scene, planner);
}

/** Whom the change touches is told before it is taken into use. Returns what the page says. */
export async function takeIntoUse(scene: Scene, planner: Page): Promise<string> {
  await follow(planner, "Katso muutokset ja ota ne käyttöön");
  await heading(planner, "Mitä muuttuu vastaajille?");
  await readable(scene, planner);
  const said = await planner.locator("main").innerText();
  await press(planner, "Ota muutokset käyttöön");
  await heading(planner, overview);
  await told(planner, "Muutokset ovat käytössä: vastaajat näkevät ne nyt.");
  return said;
}
