import type { Page } from "playwright-core";
import { expect } from "vitest";
import { follow, heading, press, sees, seesMistake, sitDown, type Stage } from "./stage.ts";

/** An organisation answers on a phone, goes on with another, is told what is missing, and sends. */
export async function answerOnPhone(stage: Stage, link: string, organisation: string): Promise<void> {
  const first = await sitDown(stage, 390);
  await first.goto(stage.url + link);
  await sees(first, `Vastaatte organisaation ${organisation} puolesta.`);
  await press(first, "Aloita");
  await heading(first, "Mistä haluatte aloittaa?");
  await follow(first, /Käytössä olevat palvelut/);
  await heading(first, "Käytössä olevat palvelut");
  await choose(stage, first, "Sähköposti");
  await choose(stage, first, "Verkkosivut");
  await press(first, "Tallenna ja jatka");
  await heading(first, "Mitä haluaisitte kehittää");
  await choose(stage, first, "Somekanavat");
  await press(first, "Tallenna ja jatka");
  await heading(first, "Esteet");
  await first.context().close();

  const second = await sitDown(stage, 390);
  await second.goto(stage.url + link);
  await press(second, "Jatka");
  await heading(second, "Mistä haluatte jatkaa?");
  await sees(second, /^2 \/ \d+ kohtaan vastattu/);
  await judge(stage, second);
  await follow(second, /Omin sanoin/);
  await second.getByLabel(/Mistä olisi teille juuri nyt eniten apua/).fill("Nettiajanvaraus kuntoon");
  await press(second, "Tallenna ja jatka");
  await heading(second, "Tarkistakaa vastauksenne");
  await press(second, "Lähetä vastaukset");
  await seesMistake(second, "Vastatkaa kysymykseen: Mikä vaikeuttaa digipalvelujen käyttöä tai käyttöönottoa teillä?");

  await follow(second, /^Muuta: Mikä vaikeuttaa/);
  await heading(second, "Esteet");
  await choose(stage, second, "Ajan puute");
  await press(second, "Tallenna ja jatka");
  await follow(second, "Osiot");
  await follow(second, "Tarkista ja lähetä");
  await sees(second, "Nettiajanvaraus kuntoon");
  await press(second, "Lähetä vastaukset");
  await heading(second, /Kiitos, vastaukset on lähetetty/);
  await second.context().close();
}

/** Judges every row of the first matrix: important, and not yet well managed. */
async function judge(stage: Stage, page: Page): Promise<void> {
  await page
    .locator(".tasks a")
    .filter({ hasText: /^Tuki:/ })
    .first()
    .click();
  await heading(page, /^Tuki:/);
  const rows = page.locator(".judged");
  for (let at = 0; at < (await rows.count()); at += 1)
    for (const [scale, step] of [
      [0, 4],
      [1, 1],
    ] as const)
      await saved(stage, page, () => rows.nth(at).locator(".scale").nth(scale).locator(".step").nth(step).click());
  await press(page, "Tallenna ja jatka");
  await heading(page, /^Tuki:/);
  await follow(page, "Osiot");
}

async function choose(stage: Stage, page: Page, option: string): Promise<void> {
  await saved(stage, page, () => page.getByText(option, { exact: true }).first().click());
}

/** With scripts each choice is saved as it is made, and the page says so. */
async function saved({ javaScript }: Stage, page: Page, act: () => Promise<void>): Promise<void> {
  if (!javaScript) {
    await act();
    return;
  }
  const answered = page.waitForResponse((response) => response.url().endsWith("/answer"));
  await act();
  expect((await answered).status()).toBe(200);
  await page.getByText(/^✓ Tallennettu klo/).waitFor();
}
