// With the keyboard alone: a page of a survey, a vote, and a list whose parts are swapped.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { useCatalogueTemplate } from "../../src/catalogue/index.ts";
import { aProgramme } from "../support/app.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { newPage } from "../support/pages.ts";
import { openStage } from "../support/stage.ts";
import { anInvitation, anOpenSurvey, storedAnswers } from "../surveys/answering/asked.ts";
import { anOpenBallot, papersOf } from "../voting/ballots.ts";

const { product, url: home, browser } = await openStage();

test("a survey's page with choices and a matrix; the focus stays where it is while answers are saved", async () => {
  const survey = await anOpenSurvey(product.db);
  const invited = await anInvitation(product.db, survey);
  const page = await newPage(browser, { width: 390 });
  await page.goto(`${home}/s/${invited.token}`);
  await tabTo(page, "Aloita");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/survey/${survey.surveyId}`);
  await tabTo(page, /^Palvelut/);
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${survey.first}`);

  await tabTo(page, "website");
  await saved(page, "Space");
  expect((await focused(page)).name).toBe("website");
  for (const [row, name] of [
    [3, "importance"],
    [1, "level"],
  ] as const) {
    await tabTo(page, "0");
    await saved(page, "Space");
    for (let step = 0; step < row; step += 1) await saved(page, "ArrowRight");
    expect(await focused(page), name).toMatchObject({ name: String(row), isChecked: true });
  }
  await tabTo(page, "Tallenna ja jatka");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**${survey.second}`);

  const stored = await storedAnswers(product.db, survey, invited);
  expect(stored["services"]?.value).toEqual({ kind: "multiple", chosen: ["website"], other: null });
  expect(stored["support"]?.value).toEqual({
    kind: "matrix",
    rows: { videos: { importance: 3, level: 1 }, kanta: { importance: null, level: null } },
  });
  await page.context().close();
});

test("a vote with a topic of one's own", async () => {
  const ballot = await anOpenBallot(product, 3);
  const page = await newPage(browser, { width: 390 });
  await page.goto(`${home}/v/${ballot.tokens[0] ?? ""}`);
  await tabTo(page, "Avaa äänestys");
  await page.keyboard.press("Enter");
  await page.waitForURL(`**/ballot/${ballot.ballotId}`);
  await tabTo(page, /^Markkinoinnin vuosikello/);
  await page.keyboard.press("Space");
  await tabTo(page, "Ehdota omaa aihetta");
  await page.keyboard.press("Enter");
  await tabTo(page, "Aihe yhdellä lauseella");
  await page.keyboard.type("Tekoäly kirjaamisen apuna");
  await tabTo(page, "Äänestä");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Kiitos, äänesi on tallessa" }).waitFor();

  const [paper] = await papersOf(product.db, ballot.ballotId);
  const proposed = await product.db
    .selectFrom("ballotOptions")
    .select("id")
    .where("ballotId", "=", ballot.ballotId)
    .where("proposal", "=", "Tekoäly kirjaamisen apuna")
    .executeTakeFirstOrThrow();
  expect(paper?.approved.sort()).toEqual([ballot.options["Markkinoinnin vuosikello"], proposed.id].sort());
  await page.context().close();
});

test("an entry moved in a list keeps the focus on the button that moved it", async () => {
  const programme = await aProgramme(product.db);
  await useCatalogueTemplate(product.db, { programmeId: programme.id, template: "digivointi" }, programme.ownerId);
  const planner = await product.signedIn("planner", programme.id);
  const session = { url: home, token: planner.session };
  const page = await newPage(browser, { session });
  await page.goto(`${home}/programmes/${programme.id}/catalogue`);
  const down = page.locator("li .move [value=down]").first();
  const name = (await down.getAttribute("aria-label")) ?? "";
  await tabTo(page, name);
  const swapped = page.waitForResponse((response) => response.request().method() === "POST");
  await page.keyboard.press("Enter");
  await swapped;
  await expect
    .poll(async () => await page.locator("li .move [value=down]").nth(1).getAttribute("aria-label"))
    .toBe(name);
  expect((await focused(page)).name).toBe(name);
  await page.context().close();
});

/** Presses a key that changes an answer, and waits until the page says that it is saved. */
async function saved(page: Page, key: string): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/answer"));
  await page.keyboard.press(key);
  expect((await answered).status()).toBe(200);
  await page.getByText(/^✓ Tallennettu klo/).waitFor();
  await expect.poll(() => page.locator(".htmx-request, .htmx-swapping, .htmx-settling").count()).toBe(0);
}
