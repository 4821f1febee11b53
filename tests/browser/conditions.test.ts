// Questions that come and go while a page is answered, by keyboard.
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { insertSurvey } from "../../src/surveys/commands.ts";
import { getQuestionnaire } from "../../src/surveys/questionnaire/queries.ts";
import type { Section } from "../../src/surveys/questionnaire/questionnaire.ts";
import { aProgramme } from "../support/app.ts";
import { focused, tabTo } from "../support/keyboard.ts";
import { expectAccessible, newPage, watchCsp } from "../support/pages.ts";
import { openStage } from "../support/stage.ts";
import { anInvitation, openUntil } from "../surveys/answering/asked.ts";
import { line, text, yesno } from "../surveys/questions.ts";

const { product, url: home, browser } = await openStage();

const first: Section = {
  key: "first",
  titles: text("Aluksi"),
  helps: text(""),
  questions: [
    { ...yesno, key: "has", texts: text("Onko teillä järjestelmä?") },
    {
      ...line,
      key: "which",
      texts: text("Mikä se on?"),
      condition: { any: [{ question: "has", op: "is", value: "yes" }] },
    },
    { ...line, key: "else", texts: text("Mitä muuta?"), condition: { question: "which", op: "contains", value: "x" } },
  ],
};

test("a question appears as soon as an answer asks for it, is told of politely, and keeps what was written while away", async () => {
  const { id: programmeId } = await aProgramme(product.db);
  const named = text("Kysely");
  const surveyId = await product.db
    .transaction()
    .execute((trx) => insertSurvey(trx, programmeId, { titles: named, intros: named, notice: named, sections: [first] })); // prettier-ignore
  await openUntil(product.db, { surveyId }, 600);
  const invited = await anInvitation(product.db, { programmeId, surveyId });
  const [section] = (await getQuestionnaire(product.db, surveyId)).sections;

  const page = await newPage(browser, { width: 390 });
  const stopped = watchCsp(page);
  await page.goto(`${home}/s/${invited.token}`);
  await page.getByRole("button", { name: "Aloita" }).click();
  await page.goto(`${home}/survey/${surveyId}/sections/${section!.id}`);
  const [which, other] = ["Mikä se on?", "Mitä muuta?"].map((name) => page.getByRole("textbox", { name }));
  expect([await which!.isVisible(), await page.getByText("Vastauksenne voivat tuoda").isVisible()]).toEqual([false, false]); // prettier-ignore

  await tabTo(page, "Kyllä");
  await saved(page, "Space");
  await which!.waitFor();
  const status = page.locator("#saved");
  expect(await status.textContent()).toMatch(/^✓ Tallennettu klo \S+ · Sivulle tuli lisää kysymyksiä\.$/);
  expect((await focused(page)).name).toBe("Kyllä");
  await expectAccessible(page);

  await tabTo(page, "Mikä se on?");
  await page.keyboard.type("x");
  await saved(page, "Tab");
  await other!.waitFor();
  // While one writes in it, the answer above takes it away: the focus goes to what is still there.
  await other!.fill("Sanoja");
  await page.locator("input[value=no]").dispatchEvent("click");
  await other!.waitFor({ state: "hidden" });
  expect(await which!.isVisible()).toBe(false);
  expect(await page.locator(":focus").textContent()).toContain("Onko teillä järjestelmä?");
  await page.getByLabel("Kyllä").click();
  await other!.waitFor();
  expect([await which!.inputValue(), await other!.inputValue()]).toEqual(["x", "Sanoja"]);
  await saved(page, "ArrowDown");
  await which!.waitFor({ state: "hidden" });
  expect(await status.textContent()).toMatch(/Sivulta poistui kysymyksiä, jotka eivät koske teitä\.$/);
  await expectAccessible(page);
  expect(stopped).toEqual([]);
  await page.context().close();
});

/** Presses the key, and waits until the answer is saved. */
async function saved(page: Page, key: string): Promise<void> {
  const response = page.waitForResponse((each) => each.request().method() === "POST" && each.url().endsWith("/answer"));
  await page.keyboard.press(key);
  expect((await response).status()).toBe(200);
}
