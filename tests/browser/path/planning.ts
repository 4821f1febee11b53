import type { Page } from "playwright-core";
import { dayFromNow, follow, heading, press, sees, seesMistake, toStep, waitForJob, type Stage } from "./stage.ts";

/** Need groups from the answers: one gets another name, and one organisation goes to another group. Returns the mover's name. */
export async function formGroups(stage: Stage, owner: Page, name: string): Promise<string> {
  await follow(owner, "Katso tarveryhmät");
  await press(owner, "Muodosta tarveryhmät");
  await waitForJob(owner, stage, /jakautuu \d ryhmään/);
  await follow(owner, "Jäsenet ja perustelut: ryhmä A");
  await follow(owner, "Muuta nimeä");
  const names = owner.getByRole("group", { name: "Ryhmän nimi" }).getByRole("textbox");
  for (const field of await names.all()) await field.fill("");
  await press(owner, "Tallenna");
  await seesMistake(owner, "Anna nimi ainakin yhdellä kielellä.");
  await names.first().fill(name);
  await press(owner, "Tallenna");
  await heading(owner, new RegExp(name));

  const member = owner.locator(".member-row").last();
  const mover = (await member.locator("strong").textContent()) ?? "";
  await member.getByRole("link", { name: "Siirrä" }).click();
  await press(owner, "Näytä vaikutus");
  await press(owner, "Tee muutos");
  await owner.getByRole("heading", { name: "Ketkä on siirretty pois?" }).waitFor();
  return mover;
}

/** A proposal for the groups, and its acceptance. */
export async function acceptSeries(stage: Stage, owner: Page): Promise<void> {
  await toStep(owner, "Työpajasarja");
  await heading(owner, "Millainen työpajasarja palvelee parhaiten?");
  const own = owner.getByLabel("Omia työpajoja kullekin ryhmälle");
  await own.fill("kaksi");
  await press(owner, "Ehdota työpajasarjaa");
  await seesMistake(owner, "Anna kokonaisluku, esimerkiksi 2.");
  await own.fill("2");
  await press(owner, "Ehdota työpajasarjaa");
  await waitForJob(owner, stage, /Vastaako tämä sarja tarpeisiin\?/);
  await press(owner, "Ota sarja käyttöön");
}

/** The first workshop is marked as held, once the day is right, and the vote on the next one begins. */
export async function holdFirst(owner: Page): Promise<void> {
  await toStep(owner, "Työpajat");
  await heading(owner, "Mikä työpaja on seuraavana vuorossa?");
  await owner.locator(".is-next summary").first().click();
  await owner.locator(".is-next").first().getByLabel("Päivä").fill(dayFromNow(5));
  await owner.locator(".is-next").first().getByRole("button").click();
  await seesMistake(owner, "Päivä on tulevaisuudessa.");
  await owner.getByLabel("Päivä").first().fill(dayFromNow(-1));
  await owner.locator(".is-next").first().getByRole("button").click();
  await sees(owner, /Merkitty pidetyksi:/);
  await follow(owner, "Aloita äänestys seuraavasta aiheesta");
}

/** The ballot is made, with a mistake on the way, and opened. Returns the names of those who get a link. */
export async function openVote(owner: Page): Promise<string[]> {
  await owner.getByText(/^Äänestäjät:/).waitFor();
  const topics = owner
    .getByRole("group", { name: "Aiheet, joista äänestetään" })
    .or(owner.getByRole("group", { name: "Aiheet, joita ryhmä tarvitsee eniten" }));
  const boxes = await topics.first().getByRole("checkbox").all();
  for (const box of boxes) await box.setChecked(false);
  const proposals = owner.getByRole("checkbox", { name: "Äänestäjät voivat ehdottaa omia aiheita" });
  await proposals.setChecked(false);
  await press(owner, "Tallenna luonnos");
  await seesMistake(owner, "Valitse vähintään kaksi aihetta.");
  await proposals.setChecked(true);
  for (const box of boxes.slice(0, 3)) await box.setChecked(true);
  await owner.getByRole("textbox", { name: "Äänestys päättyy" }).fill(dayFromNow(-2));
  await press(owner, "Tallenna luonnos");
  await seesMistake(owner, "Päättymisajan pitää olla tulevaisuudessa.");
  await owner.getByRole("textbox", { name: "Äänestys päättyy" }).fill(dayFromNow(7));
  await press(owner, "Tallenna luonnos");
  await heading(owner, "Onko äänestys valmis avattavaksi?");
  const voters = await owner.locator(".vote-names li").allTextContents();
  await press(owner, /^Avaa äänestys ja lähetä/);
  await sees(owner, "Äänestys on auki, ja jokaisella on oma linkki.");
  return voters;
}

/** The vote ends before its time, and its winner becomes the group's next workshop. */
export async function closeVote(owner: Page, winner: string, result: string): Promise<void> {
  await toStep(owner, "Äänestykset");
  await follow(owner, "Mistä aiheesta seuraava työpaja?");
  await sees(owner, /^5 \/ \d+ on äänestänyt/);
  await owner.getByText("Päätä äänestys nyt", { exact: true }).first().click();
  await press(owner, "Päätä äänestys nyt");
  await owner.getByRole("heading", { name: result }).waitFor();
  await press(owner, "Suunnittele työpaja");
  await sees(owner, "Suunniteltu. Voit sopia ajan ja kutsua osallistujat työpajan sivulla.");
  await toStep(owner, "Työpajat");
  await owner.locator(".is-next").filter({ hasText: winner }).waitFor();
}
