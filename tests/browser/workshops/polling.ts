import type { Page } from "playwright-core";
import { dayFromNow, follow, press, sees, toStep } from "../path/stage.ts";
import { linkIn, type Letter } from "./letters.ts";
import { openNext } from "./planning.ts";
import { readable, type Scene } from "./scene.ts";

/** Two dates are proposed to the contacts of the group's next workshop; returns of how many they are asked. */
export async function askForDates(scene: Scene, planner: Page, group: string): Promise<number> {
  await toStep(planner, "Työpajat");
  await openNext(planner, group);
  await follow(planner, "Kysy sopivaa aikaa");
  for (const [name, day] of [
    ["Aika 1", dayFromNow(20)],
    ["Aika 2", dayFromNow(27)],
  ] as const) {
    const row = planner.getByRole("group", { name });
    await row.getByLabel("Päivä").fill(day);
    await row.getByLabel("Alkaa").fill("09:00");
  }
  const contacts = planner.getByRole("radio", { name: /^Yhteyshenkilöiltä/ });
  await contacts.check();
  const asked = /\d+/.exec((await contacts.locator("xpath=..").textContent()) ?? "")?.[0];
  await readable(scene, planner);
  await press(planner, "Lähetä kysely");
  await sees(planner, "Kysely on lähetetty.");
  return Number(asked);
}

/** The link of the letter is opened, and each date gets its answer. */
export async function answerDates(
  scene: Scene,
  page: Page,
  letter: Letter,
  answers: readonly ("yes" | "maybe" | "no")[],
): Promise<void> {
  await page.goto(scene.url + linkIn(letter, /poll=/));
  const start = page.locator("main form button").first();
  if ((await page.locator(".poll-dates").count()) === 0) await start.click();
  await page.locator(`html[lang=${letter.language}] .poll-dates`).waitFor();
  await readable(scene, page);
  for (const [at, given] of answers.entries())
    await page.locator(".poll-dates fieldset").nth(at).locator(`input[value=${given}]`).check();
  await page.locator(".poll-dates .btn-primary").click();
  await page.locator("main .notice[role=status]").waitFor();
  await readable(scene, page);
}

/** The best date is taken, and those who can come are invited at once. */
export async function pickBest(scene: Scene, planner: Page): Promise<void> {
  await planner.reload();
  await sees(planner, / Paras on /);
  await readable(scene, planner);
  await follow(planner, "Pidetään silloin");
  await readable(scene, planner);
  await press(planner, "Pidetään silloin");
  await sees(planner, /^Aika on päätetty\./);
}
