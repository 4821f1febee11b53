import type { Page } from "playwright-core";
import { follow, heading, press, sees, toStep } from "../path/stage.ts";
import { told } from "../surveys/scene.ts";
import { readable } from "../workshops/scene.ts";

/** Pages are read by axe where the walk over all pages does not see them as they stand now. */
const read = { isRead: true };

/** The workshop is over, and the way to the vote on the next one is open. */
export async function markHeld(facilitator: Page): Promise<void> {
  const next = facilitator.locator(".is-next").first();
  await next.locator("summary").click();
  await next.getByRole("button", { name: /^Merkitse pidetyksi/ }).click();
  await sees(facilitator, /Merkitty pidetyksi:/);
  await follow(facilitator, "Aloita äänestys seuraavasta aiheesta");
  await heading(facilitator, "Uusi äänestys");
}

/** The ballot as it is offered, by one press: the topics that the group needs most. Returns their names. */
export async function draft(facilitator: Page): Promise<string[]> {
  await press(facilitator, "Tallenna luonnos");
  await heading(facilitator, "Onko äänestys valmis avattavaksi?");
  return await facilitator.locator("main ol li").allTextContents();
}

/** Everybody is asked for proposals first. Returns the ballot's address. */
export async function collectProposals(facilitator: Page): Promise<string> {
  await facilitator.getByText("Kerää ensin ehdotuksia", { exact: true }).click();
  await readable(read, facilitator);
  await press(facilitator, "Lähetä linkit ja kerää ehdotuksia");
  await told(facilitator, "Ehdotuksia kerätään, ja jokaisella on oma linkki.");
  return facilitator.url().replace(/\?.*/, "");
}

/** What says the same twice is put together: the proposal leaves the list, the team's option stays. */
export async function merge(facilitator: Page, proposal: string, option: string): Promise<void> {
  await facilitator.reload();
  const pair = facilitator.locator(".vote-pairs li").filter({ hasText: proposal }).filter({ hasText: option });
  await readable(read, facilitator);
  await pair.getByRole("link", { name: /^Yhdistä/ }).click();
  await heading(facilitator, "Yhdistetäänkö nämä?");
  await sees(facilitator, `”${proposal}” ei ole enää äänestettävänä. Sen kannatus lasketaan aiheelle ”${option}”.`);
  await readable(read, facilitator);
  await press(facilitator, /^Yhdistä$/);
  await told(facilitator, "Aiheet on yhdistetty.");
}

/** The result tells who won and why. */
export async function readResult(facilitator: Page, headline: string, why: string): Promise<void> {
  await facilitator.getByRole("heading", { name: headline }).waitFor();
  await sees(facilitator, "Näin tulos laskettiin");
  await sees(facilitator, why);
  await readable(read, facilitator);
}

/** The winner becomes the group's next workshop, at the price that the facilitator knows. */
export async function planNext(facilitator: Page, winner: string, euros: string): Promise<void> {
  await facilitator
    .locator("#next")
    .getByRole("link", { name: /^Muuta ensin/ })
    .click();
  await heading(facilitator, "Millainen työpaja tuloksesta tehdään?");
  await facilitator.getByLabel("Hinta euroina").fill(euros);
  await readable(read, facilitator);
  await press(facilitator, /^Suunnittele työpaja/);
  await told(facilitator, /^Suunniteltu\./);
  await readable(read, facilitator);
  await toStep(facilitator, "Työpajat");
  await facilitator.locator(".is-next").filter({ hasText: winner }).first().waitFor();
}

/** A common topic is asked of everybody: in order, with a code for those in the room, figures shown, and receipts. */
export async function openForAll(facilitator: Page): Promise<{ url: string; topics: string[] }> {
  await toStep(facilitator, "Äänestykset");
  await follow(facilitator, "Tee uusi äänestys");
  await follow(facilitator, "Kaikki organisaatiot");
  await facilitator.locator("summary").filter({ hasText: "Mitä äänestäjä tekee?" }).click();
  await facilitator.getByRole("radio", { name: "Panee aiheet paremmuusjärjestykseen" }).check();
  await facilitator.locator("summary").filter({ hasText: "Lisäasetukset" }).click();
  for (const setting of ["Paikalla olevat voivat äänestää koodilla", "Äänestäjä saa koodin", "Näytä tilanne jo"])
    await facilitator.getByRole("checkbox", { name: setting }).check();
  await readable(read, facilitator);
  const topics = await draft(facilitator);
  await press(facilitator, /^Avaa äänestys ja lähetä 15 linkkiä$/);
  await told(facilitator, "Äänestys on auki, ja jokaisella on oma linkki.");
  return { url: facilitator.url().replace(/\?.*/, ""), topics };
}

/** The vote ends before its time, from its page at the desk. */
export async function closeAtDesk(facilitator: Page, url: string): Promise<void> {
  await facilitator.goto(url);
  await facilitator.locator("summary").filter({ hasText: "Päätä äänestys nyt" }).click();
  await press(facilitator, "Päätä äänestys nyt");
  await told(facilitator, "Äänestys on päätetty ja äänet on laskettu.");
  await facilitator.getByRole("heading", { name: "Miten tarveryhmät äänestivät?" }).waitFor();
}
