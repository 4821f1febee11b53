// The end of a session in a real browser: told in time, put off without losing place or words, with scripts and without.
import { sql } from "kysely";
import type { Locator, Page } from "playwright-core";
import { expect, test } from "vitest";
import { tokenHash } from "../../src/platform/browser-session.ts";
import { aProgramme } from "../support/app.ts";
import { expectAccessible, expectNoSidewaysScroll, newPage, watchCsp } from "../support/pages.ts";
import { openStage } from "../support/stage.ts";
import { anInvitation, anOpenSurvey, storedAnswers } from "../surveys/answering/asked.ts";

const { product, url: home, browser } = await openStage();

/** The session ends in so many seconds. */
async function endIn(page: Page, seconds: number): Promise<void> {
  const cookies = await page.context().cookies();
  const token = cookies.find(({ name }) => name === "sid")?.value ?? "";
  await product.db
    .updateTable("sessions")
    .set({ expiresAt: sql<never>`now() + make_interval(secs => ${seconds})` })
    .where("tokenHash", "=", tokenHash(token))
    .execute();
}

async function openSection(page: Page) {
  const survey = await anOpenSurvey(product.db);
  const invited = await anInvitation(product.db, survey);
  await page.goto(`${home}/s/${invited.token}`);
  await page.getByRole("button", { name: "Aloita" }).click();
  await page.waitForURL("**/survey/*");
  return { survey, invited };
}

const isFocused = (field: Locator) => field.and(field.page().locator(":focus")).isVisible();
const words = (page: Page) => page.getByRole("textbox", { name: /Mistä olisi apua\?/ });
const twentyMinutes = 20 * 60;

test("the warning comes by itself and takes no focus; a press puts the end off, and the words and the place stay", async () => {
  const page = await newPage(browser, { width: 390 });
  const stopped = watchCsp(page);
  const { survey, invited } = await openSection(page);
  await endIn(page, twentyMinutes + 1);
  await page.goto(`${home}${survey.second}`);
  await words(page).fill("Kesken jäänyt");
  const carryOn = page.getByRole("button", { name: "Jatka istuntoa" });
  await carryOn.waitFor();
  expect(await isFocused(words(page))).toBe(true);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.getByText(/^✓ Tallennettu klo/).waitFor();

  await carryOn.click();
  await page.getByText(/Istunto jatkuu ainakin klo/).waitFor();
  expect(await isFocused(words(page))).toBe(true);
  expect(page.url()).toBe(`${home}${survey.second}`);
  await words(page).pressSequentially(" ja jatkettu");
  await words(page).blur();
  await expect
    .poll(async () => await storedAnswers(product.db, survey, invited))
    .toMatchObject({ "own-words": { value: { text: "Kesken jäänyt ja jatkettu" } } });
  expect(stopped).toEqual([]);
  await page.context().close();
});

test("without scripts it is told on the page, carried on in another tab, and the language changes with what is typed", async () => {
  const page = await newPage(browser, { width: 390, javaScript: false });
  const { survey, invited } = await openSection(page);
  await endIn(page, twentyMinutes - 60);
  await page.goto(`${home}${survey.second}`);
  await words(page).fill("Kirjoitettu ensin");
  const tab = page.context().waitForEvent("page");
  await page.getByRole("button", { name: "Jatka istuntoa (avautuu uuteen välilehteen)" }).click();
  await (await tab).getByText(/jos sivuja ei käytetä sitä ennen/).waitFor();
  expect(await words(page).inputValue()).toBe("Kirjoitettu ensin");

  await page.getByRole("button", { name: "English" }).click();
  await page.waitForURL(`${home}${survey.second}`);
  await page.getByRole("heading", { name: "Omin sanoin" }).waitFor();
  expect(await page.locator("html").getAttribute("lang")).toBe("en");
  expect(await page.locator("textarea").inputValue()).toBe("Kirjoitettu ensin");
  expect(await storedAnswers(product.db, survey, invited)).toMatchObject({
    "own-words": { value: { text: "Kirjoitettu ensin" } },
  });
  await page.context().close();
});

test("a button that works in place asks to sign in after the session's end, and what it would send is kept", async () => {
  const { id: programmeId } = await aProgramme(product.db);
  const planner = await product.signedIn("planner", programmeId);
  await planner.post(`/programmes/${programmeId}/catalogue/template`, { template: "digivointi" });
  const page = await newPage(browser, { session: { url: home, token: planner.session } });
  await page.goto(`${home}/programmes/${programmeId}/catalogue`);
  await endIn(page, -1);
  await page.locator("form.move button[value=down]:not([aria-disabled])").first().click();
  await page.getByRole("heading", { name: "Kirjaudu sisään" }).waitFor();
  expect(await page.locator('input[name="kept:direction"]').getAttribute("value")).toBe("down");
  expect(await page.locator("input[name=kept]").getAttribute("value")).toMatch(/\/position$/);
  await expectAccessible(page);
  await page.context().close();
});
