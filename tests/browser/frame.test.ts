import { expect, test } from "vitest";
import { expectAccessible, expectNoSidewaysScroll, newPage, watchCsp } from "../support/pages.ts";
import { openStage } from "../support/stage.ts";

const { url: home, browser } = await openStage();

test.each([390, 1280])(
  "the sign-in page at %i px can be read by all, in each language, and breaks no policy of its own",
  async (width) => {
    for (const [locale, heading] of [
      ["fi", "Kirjaudu sisään"],
      ["sv", "Logga in"],
      ["en", "Sign in"],
    ] as const) {
      const page = await newPage(browser, { width, locale });
      const stopped = watchCsp(page);
      await page.goto(`${home}/sign-in`);
      expect(await page.getByRole("heading", { level: 1 }).textContent()).toBe(heading);
      await expectAccessible(page);
      await expectNoSidewaysScroll(page);
      expect(stopped).toEqual([]);
      await page.context().close();
    }
  },
);

test("the watch sees what the policy stops", async () => {
  const page = await newPage(browser);
  const stopped = watchCsp(page);
  await page.goto(`${home}/sign-in`);
  await page.addScriptTag({ content: "1" }).catch(() => undefined);
  await expect.poll(() => stopped.length).toBeGreaterThan(0);
  await page.context().close();
});

test("a mistake in a form comes back with the words at its field, without JavaScript too", async () => {
  for (const javaScript of [true, false]) {
    const page = await newPage(browser, { javaScript });
    await page.goto(`${home}/sign-in`);
    await page.locator("main form button").click();
    await page.waitForSelector(".field-error");
    expect(await page.title()).toMatch(/^Virhe/);
    if (javaScript) await expectAccessible(page);
    await page.context().close();
  }
});

test("an address that leads nowhere says so on a page that can be read by all", async () => {
  const page = await newPage(browser, { width: 320 });
  const answer = await page.goto(`${home}/nowhere`);
  expect(answer?.status()).toBe(404);
  await expectAccessible(page);
  await expectNoSidewaysScroll(page);
  await page.context().close();
});
