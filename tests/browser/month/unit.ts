import type { Page } from "playwright-core";
import { press, sees } from "../path/stage.ts";

/** A unit judges its own use of a tool by its link, in Swedish and on a phone. */
export async function judgeOneself(page: Page, address: string, tool: string, words: string): Promise<void> {
  await page.goto(address);
  await page.getByRole("heading", { level: 1, name: "Hur använder Strandgården digitala verktyg?" }).waitFor();
  await press(page, "Börja");
  await page.getByRole("group", { name: tool }).getByLabel(words).check();
  await press(page, "Kontrollera och skicka");
  await sees(page, "7 punkter är obesvarade. Bedömningen kan skickas ändå.");
  await press(page, "Skicka bedömningen");
  await page.getByRole("heading", { level: 1, name: "Tack, bedömningen har skickats" }).waitFor();
}
