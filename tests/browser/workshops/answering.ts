import type { Page } from "playwright-core";
import type { Locale } from "../../../src/platform/locales.ts";
import { linkIn, type Letter } from "./letters.ts";
import { readable, type Scene } from "./scene.ts";

/** What a participant presses and reads, in the language of their letter. */
export const participantWords: Record<Locale, Record<"come" | "coming", RegExp>> = {
  fi: {
    come: /^Tulen/,
    coming: /^Kiitos! Olet tulossa/,
  },
  sv: {
    come: /^Jag kommer/,
    coming: /^Tack! Du kommer/,
  },
  en: {
    come: /^I will come/,
    coming: /^Thank you! You are coming/,
  },
};

/** Opens the link of the letter that says yes; nothing has been answered by that. */
export async function openInvitation(scene: Scene, page: Page, letter: Letter): Promise<void> {
  await page.goto(scene.url + linkIn(letter, /answer=coming/));
  await page.locator(`html[lang=${letter.language}]`).waitFor({ state: "attached" });
  await readable(scene, page);
}

/** The one press; the page says what it has done. */
export async function answer(scene: Scene, page: Page, button: RegExp, told: RegExp): Promise<void> {
  await page.locator("main").getByRole("button", { name: button }).first().click();
  await page.locator("main .notice").getByText(told).waitFor();
  await readable(scene, page);
}

/** Somebody else comes instead: the place passes to them at once. */
export async function sendSubstitute(
  scene: Scene,
  page: Page,
  substitute: { name: string; email: string },
): Promise<void> {
  await page
    .locator("main")
    .getByRole("link", { name: /^Joku muu tulee tilalleni/ })
    .click();
  await readable(scene, page);
  await page.getByLabel("Nimi").fill(substitute.name);
  await page.getByLabel("Sähköpostiosoite").fill(substitute.email);
  await page.getByRole("button", { name: "Anna paikkani" }).click();
  await page
    .locator("main .notice")
    .getByText(/^Paikkasi työpajaan .* on annettu eteenpäin/)
    .waitFor();
}
