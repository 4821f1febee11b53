// A question of every kind, on the narrowest phone, with the keyboard alone.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { insertSurvey } from "../../src/surveys/commands.ts";
import { getQuestionnaire } from "../../src/surveys/questionnaire/queries.ts";
import { aProgramme } from "../support/app.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { expectAccessible, expectNoSidewaysScroll, newPage, watchCsp } from "../support/pages.ts";
import { openStage } from "../support/stage.ts";
import { anInvitation, openUntil, storedAnswers } from "../surveys/answering/asked.ts";
import * as asked from "../surveys/questions.ts";

const { product, url: home, browser } = await openStage();

const { info, scale, ranking, number, date, yesno, single, multiple, matrix, ratings, line, openText } = asked;
const questions = [info, scale, ranking, number, date, yesno, single, multiple, ratings, matrix, line, openText].map(
  (question) => ({ ...question, texts: asked.text(`Kysymys ${question.key}`) }),
);

test("every kind of question is answered and saved by itself, and the page says how it went", async () => {
  const { id: programmeId } = await aProgramme(product.db);
  const named = asked.text("Kaikki");
  const sections = [{ key: "all", titles: named, helps: asked.text(""), questions }];
  const surveyId = await product.db
    .transaction()
    .execute((trx) => insertSurvey(trx, programmeId, { titles: named, intros: named, notice: named, sections }));
  const survey = { programmeId, surveyId };
  await openUntil(product.db, survey, 600);
  const invited = await anInvitation(product.db, survey);
  const [section] = (await getQuestionnaire(product.db, surveyId)).sections;
  const stored = async () => {
    const rows = await storedAnswers(product.db, survey, invited);
    return Object.fromEntries(Object.entries(rows).map(([key, { value }]) => [key, value]));
  };

  const page = await newPage(browser, { width: 320 });
  const stopped = watchCsp(page);
  await page.goto(`${home}/s/${invited.token}`);
  await page.getByRole("button", { name: "Aloita" }).click();
  await page.goto(`${home}/survey/${surveyId}/sections/${section!.id}`);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  await tabTo(page, "0");
  await saved(page, "Space");
  for (let step = 0; step < 7; step += 1) await saved(page, "ArrowRight");

  // The order: the focus stays with what is moved, and its place is said.
  const said = page.locator("[data-ranking-said]");
  await tabTo(page, "Lisää: kanta");
  await saved(page, "Enter");
  expect([(await focused(page)).name, await said.textContent()]).toEqual([
    "Ylemmäs: kanta",
    "kanta: nyt sijalla 1 / 3",
  ]);
  await tabTo(page, "Lisää: videos");
  await saved(page, "Enter");
  await saved(page, "Enter");
  expect([(await focused(page)).name, await said.textContent()]).toEqual(["Ylemmäs: videos", "videos: nyt sijalla 1 / 3"]); // prettier-ignore
  await tabTo(page, "Lisää: booking");
  await saved(page, "Enter");
  expect(await page.locator(".unranked .rank-in").first().isDisabled()).toBe(true);
  await page.getByText("Järjestyksessä on jo 3.").waitFor();
  await tabTo(page, "Poista: booking");
  await saved(page, "Enter");
  expect([(await focused(page)).name, await said.textContent()]).toEqual(["Lisää: booking", "booking: poistettu järjestyksestä"]); // prettier-ignore
  await expectAccessible(page);

  await tabTo(page, "Kysymys hours");
  await page.keyboard.type("12,505");
  await saved(page, "Tab", 422);
  // What was refused is in the page only: leaving it asks.
  const asks = page.waitForEvent("dialog");
  const left = page.evaluate(`location.assign("/")`);
  await (await asks).dismiss();
  await left;
  await page.getByLabel("Kysymys hours").focus();
  await page.keyboard.press("Tab");
  await page
    .locator(".field-error", { hasText: "Luvussa on liian monta desimaalia. Niitä voi olla enintään 2." })
    .waitFor();
  await expectNoSidewaysScroll(page);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("12,5");
  await saved(page, "Tab");
  await tabTo(page, "Kysymys looked-at");
  await page.keyboard.type("22.11.2026");
  await saved(page, "Tab");
  // "I don't know" and a date rule each other out; what was written is for its writer to remove.
  expect((await focused(page)).name).toBe("En osaa sanoa");
  await saved(page, "Space", 422);
  await page.keyboard.press("Shift+Tab");
  await page.keyboard.type("1.9.2026");
  await saved(page, "Tab");
  expect(await page.locator("[data-question]:has-text('Kysymys looked-at') [data-unknown]").isChecked()).toBe(false);

  await tabTo(page, "Kyllä");
  await saved(page, "Space");
  await saved(page, "ArrowDown");
  await tabTo(page, "small");
  await saved(page, "Space");
  await tabTo(page, "website");
  await saved(page, "Space");
  await tabTo(page, "1");
  await saved(page, "Space");
  await tabTo(page, "0");
  await saved(page, "Space");
  await tabTo(page, "Kysymys line");
  await page.keyboard.type("x".repeat(185));
  await page.getByText("Merkkejä jäljellä: 15").waitFor();
  await saved(page, "Tab");
  await tabTo(page, "Kysymys own-words");
  await page.keyboard.type("Yksi");
  await page.keyboard.press("Enter");
  await page.keyboard.type("Kaksi");
  await saved(page, "Tab");
  // Words of one's own choose what they belong to.
  await page.getByLabel("Muu, mikä? Kirjoittakaa tähän").fill("Ajanvaraus");
  await expect
    .poll(stored)
    .toMatchObject({ services: { kind: "multiple", chosen: ["website", "other"], other: "Ajanvaraus" } });
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);

  const answers = {
    maturity: { kind: "scale", value: 7 },
    first: { kind: "ranking", order: ["videos", "kanta"] },
    hours: { kind: "number", number: "12.5" },
    "looked-at": { kind: "date", date: "2026-09-01" },
    "has-strategy": { kind: "yesno", yes: false },
    size: { kind: "single", chosen: "small", other: null },
    services: { kind: "multiple", chosen: ["website", "other"], other: "Ajanvaraus" },
    ratings: { kind: "ratings", rows: { videos: 1, kanta: null } },
    support: {
      kind: "matrix",
      rows: { videos: { importance: 0, level: null }, kanta: { importance: null, level: null } },
    },
    line: { kind: "text", text: "x".repeat(185) },
    "own-words": { kind: "text", text: "Yksi\nKaksi" },
  };
  expect(await stored()).toEqual(answers);

  // Shown again as it was answered; Enter in a field goes on, and moves nothing in the order.
  await page.reload();
  expect(await page.locator(".ranked .rank-text").allTextContents()).toEqual(["videos", "kanta"]);
  expect(await page.getByLabel("Kysymys hours").inputValue()).toBe("12,5");
  await page.getByLabel("Kysymys hours").press("Enter");
  await page.waitForURL("**/check");
  expect(await stored()).toEqual(answers);
  expect(stopped).toEqual([]);
  await page.context().close();
});

/** Presses the key and waits until the page has heard what became of the answer. */
async function saved(page: Page, key: string, status = 200): Promise<void> {
  const answered = page.waitForResponse((response) => response.url().endsWith("/answer"));
  await page.keyboard.press(key);
  expect((await answered).status()).toBe(status);
}
