import type { Page } from "playwright-core";
import { follow, press, toStep } from "../path/stage.ts";
import { readable, type Scene } from "./scene.ts";

/** Feedback is asked of everybody who was there and has an address; returns of how many. */
export async function askForFeedback(scene: Scene, planner: Page): Promise<number> {
  await follow(planner, "Palaute");
  await readable(scene, planner);
  await press(planner, /^Pyydä palaute \d+ henkilöltä$/);
  const told = planner.locator("main").getByText(/^Palautetta pyydettiin \d+ henkilöltä\.$/);
  await told.waitFor();
  return Number(/\d+/.exec((await told.textContent()) ?? "")?.[0]);
}

/** How useful it was, how one managed before (from 0) and manages now; sent by the link of the letter. */
export async function giveFeedback(
  scene: Scene,
  page: Page,
  link: string,
  given: { useful: 1 | 2 | 3 | 4 | 5; before: number; now: number },
): Promise<void> {
  await page.goto(scene.url + link);
  await page.locator(".question").first().waitFor();
  await readable(scene, page);
  await page.getByRole("radio", { name: new RegExp(`^${given.useful} – `) }).check();
  const [now, before] = [page.locator(".question:has(.judged)").first(), page.locator(".question:has(.judged)").last()];
  for (const [question, step] of [
    [now, given.now],
    [before, given.before],
  ] as const)
    for (const row of await question.locator(".judged").all()) await row.locator(".step").nth(step).click();
  await page.getByRole("button", { name: /^(Lähetä palaute|Skicka responsen|Send feedback)$/ }).click();
  await page.locator("main h1").filter({ hasText: "✓" }).waitFor();
}

/** Closes the feedback, and reads what staff are told of the answers then: how useful it was on average, and of how many answers. */
export async function readResults(scene: Scene, planner: Page): Promise<string> {
  await planner.reload();
  await readable(scene, planner);
  await planner.locator("summary").filter({ hasText: "Lopeta palautteen keruu nyt" }).click();
  await press(planner, "Lopeta palautteen keruu nyt");
  await planner.getByText("Palautteen keruu on päättynyt.").waitFor();
  await readable(scene, planner);
  const mean = planner.locator("section").filter({ hasText: "Kuinka hyödyllinen työpaja oli?" }).locator("strong");
  return (await mean.textContent())?.trim() ?? "";
}

/** What the register counts in all, and what the needs page says of before and after workshops. */
export async function readFigures(scene: Scene, planner: Page): Promise<{ held: string; change: string }> {
  await toStep(planner, "Työpajat");
  await follow(planner, "Luvut");
  await readable(scene, planner);
  const held = (await planner.locator("main .lead").textContent()) ?? "";
  await toStep(planner, "Tarpeet");
  const change = (await planner.locator("#change p").first().textContent()) ?? "";
  await readable(scene, planner);
  return { held, change };
}
