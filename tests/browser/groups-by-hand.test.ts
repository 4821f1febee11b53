// Staff's hand on the groups: by dragging with mouse and finger, with the keyboard alone, and without JavaScript.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { aHand } from "../grouping/hand/hand.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { listen } from "../support/listening.ts";
import { expectAccessible, expectNoSidewaysScroll, newPage, openBrowser, watchCsp } from "../support/pages.ts";

let product: TestApp;
let served: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let hand: Awaited<ReturnType<typeof aHand>>;
let mover: string;
let name: string;
beforeAll(async () => {
  product = await openTestApp();
  served = await listen(product.app);
  browser = await openBrowser();
});
afterAll(async () => {
  await browser.close();
  await served.close();
  await product.close();
});
beforeEach(async () => {
  hand = await aHand(product);
  mover = (await hand.groups())[0]!.organisationIds[0]!;
  name = hand.nameOf(mover);
});

const opened = async (settings: { javaScript?: boolean; width?: number } = {}): Promise<Page> => {
  const page = await newPage(browser, { ...settings, session: { url: served.url, token: hand.planner.session } });
  await page.goto(`${served.url}${hand.url}/board`);
  return page;
};
const groupOfMover = async () => (await hand.groups()).find(({ organisationIds }) => organisationIds.includes(mover))?.letter; // prettier-ignore

test("a card dragged to another column shows what the move would do; it moves when that is confirmed", async () => {
  const page = await opened();
  const stopped = watchCsp(page);
  await dragTo(page, "B");
  await page.getByRole("heading", { name: `Siirretäänkö ${name} ryhmään B?` }).waitFor();
  expect(await page.evaluate("document.activeElement.id")).toBe("change-heading");
  expect(await page.getByText(/läheisyys on nyt .* ja siirron jälkeen/).count()).toBe(1);
  await expectAccessible(page);
  expect(await groupOfMover()).toBe("A");

  await page.getByRole("button", { name: "Tee muutos" }).click();
  await page.getByRole("button", { name: /^Kumoa: / }).waitFor();
  expect(await groupOfMover()).toBe("B");
  await page.getByRole("button", { name: /^Kumoa: / }).click();
  await page.getByRole("button", { name: /^Tee uudelleen: / }).waitFor();
  expect(await groupOfMover()).toBe("A");
  expect(stopped).toEqual([]);
  await page.context().close();
});

test("a card that is let go outside the columns, or left as it is, stays where it was", async () => {
  const page = await opened();
  await dragTo(page, "C");
  await page.getByRole("link", { name: "Jätä ennalleen" }).click();
  expect(await page.evaluate("document.activeElement.closest('.board-card').id")).toBe(`m-${mover}`);
  const card = page.locator(`#m-${mover}`);
  await card.scrollIntoViewIfNeeded();
  const box = (await card.boundingBox())!;
  await page.mouse.move(box.x + 5, box.y + 15);
  await page.mouse.down();
  await page.mouse.move(box.x + 40, 2, { steps: 4 });
  await page.mouse.up();
  expect(await page.locator("#change").textContent()).toBe("");
  expect(await groupOfMover()).toBe("A");
  await page.context().close();
});

test("a finger drags a card by its handle, on a phone", async () => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, hasTouch: true, locale: "fi-FI" });
  await context.addCookies([{ name: "sid", value: hand.planner.session, url: served.url, httpOnly: true, sameSite: "Lax" }]); // prettier-ignore
  const page = await context.newPage();
  await page.goto(`${served.url}${hand.url}/board`);
  await expectNoSidewaysScroll(page);
  // The last card of A is next to column B, which follows below.
  const last = page.locator(".group-a .board-card").last();
  await last.scrollIntoViewIfNeeded();
  await page.evaluate("window.scrollBy(0, 300)");
  const from = (await last.locator("[data-handle]").boundingBox())!;
  const to = (await page.locator("#column-B").boundingBox())!;
  const touch = await context.newCDPSession(page);
  const at = (x: number, y: number) => ({ touchPoints: [{ x, y }] });
  await touch.send("Input.dispatchTouchEvent", { type: "touchStart", ...at(from.x + 10, from.y + 10) });
  for (const share of [0.3, 0.6, 1])
    await touch.send("Input.dispatchTouchEvent", {
      type: "touchMove",
      ...at(from.x + 10 + share * 60, from.y + 10 + share * (to.y + 10 - from.y - 10)),
    });
  await touch.send("Input.dispatchTouchEvent", { type: "touchEnd", touchPoints: [] });
  await page.getByRole("heading", { name: /^Siirretäänkö .* ryhmään B\?$/ }).waitFor();
  await expectNoSidewaysScroll(page);
  await context.close();
});

test("with the keyboard alone: move, lock, keep together, merge, split and undo", async () => {
  const page = await opened();
  await pressOn(page, `Toiminnot: ${name}`);
  await pressOn(page, "Siirrä toiseen ryhmään");
  await page.getByRole("heading", { name: "Mihin ryhmään siirretään?" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.press("B");
  await pressOn(page, "Näytä vaikutus");
  await page.getByRole("heading", { name: `Siirretäänkö ${name} ryhmään B?` }).waitFor();
  await pressOn(page, "Tee muutos");
  await page.getByRole("button", { name: /^Kumoa: / }).waitFor();
  expect(await groupOfMover()).toBe("B");

  await pressOn(page, `Toiminnot: ${name}`);
  await pressOn(page, "Lukitse tähän ryhmään");
  await page.getByRole("heading", { name: `Lukitaanko ${name} ryhmäänsä?` }).waitFor();
  await pressOn(page, "Tee muutos");
  await page.getByText("lukittu", { exact: true }).waitFor();
  await pressOn(page, "Jaa C kahtia");
  await page.getByRole("heading", { name: "Jaetaanko ryhmä C kahtia?" }).waitFor();
  await pressOn(page, "Tee muutos");
  await page.getByRole("heading", { name: /^E:/ }).waitFor();
  expect((await hand.groups()).map(({ letter }) => letter)).toEqual(["A", "B", "C", "D", "E"]);
  for (const undone of ["Kumoa: ryhmä C jaettu", "Kumoa: .* lukittu", "Kumoa: .* siirretty"]) {
    await pressOn(page, new RegExp(`^${undone}`));
    await page.waitForLoadState();
    await page.getByRole("button", { name: new RegExp(`^${undone}`) }).waitFor({ state: "detached" });
  }
  expect(await groupOfMover()).toBe("A");
  await page.context().close();
});

test("without JavaScript every act has a page of its own", async () => {
  const page = await opened({ javaScript: false, width: 390 });
  const menu = page.locator(`#m-${mover} details`);
  await menu.locator("summary").click();
  await menu.getByRole("link", { name: "Siirrä toiseen ryhmään" }).click();
  await page.getByLabel("Ryhmä", { exact: true }).selectOption({ index: 0 });
  await page.getByRole("button", { name: "Näytä vaikutus" }).click();
  await page.getByRole("heading", { level: 1, name: `Siirretäänkö ${name}` }).waitFor();
  await page.getByRole("button", { name: "Tee muutos" }).click();
  await page.waitForURL("**/groups/board");
  expect(await groupOfMover()).not.toBe("A");
  await page.getByRole("link", { name: "Tehdyt muutokset" }).click();
  await page.getByRole("button", { name: /^Kumoa: / }).click();
  await page.getByRole("button", { name: /^Tee uudelleen: / }).waitFor();
  expect(await groupOfMover()).toBe("A");
  await page.context().close();
});

/** Drags the mover's card to a column with the mouse. */
async function dragTo(page: Page, letter: string): Promise<void> {
  const card = page.locator(`#m-${mover}`);
  await card.scrollIntoViewIfNeeded();
  const box = (await card.boundingBox())!;
  const column = (await page.locator(".board-column", { has: page.locator(`#column-${letter}`) }).boundingBox())!;
  await page.mouse.move(box.x + 60, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + 80, box.y + 20, { steps: 3 });
  await page.mouse.move(column.x + 40, Math.max(column.y + 20, box.y + 20), { steps: 5 });
  await page.mouse.up();
}

/** Tabs until what has the focus has that name, and presses Enter. */
async function pressOn(page: Page, wanted: string | RegExp): Promise<void> {
  const passed: string[] = [];
  for (let stop = 0; stop < 300; stop += 1) {
    await page.keyboard.press("Tab");
    const at = await page.evaluate<string>(
      "(document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent).trim().replace(/\\s+/g, ' ')",
    );
    passed.push(at.slice(0, 40));
    if (typeof wanted === "string" ? at !== wanted : !wanted.test(at)) continue;
    await page.keyboard.press("Enter");
    return;
  }
  throw new Error(`no ${String(wanted)} among ${passed.join(", ")}`);
}
