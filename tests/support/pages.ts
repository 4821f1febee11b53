import { readFileSync } from "node:fs";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { expect, inject } from "vitest";
import type { Locale } from "../../src/platform/locales.ts";
import { launchChromium } from "./chromium.ts";

export interface PageSettings {
  /** Every form works without it. */
  javaScript?: boolean;
  /** 390 is a phone, 1280 a desk. */
  width?: number;
  locale?: Locale;
  /** The session to go on with: "sid" of a signed-in person. */
  session?: { url: string; token: string };
}

/** A real browser that reaches nothing but this machine. */
export async function openBrowser(): Promise<Browser> {
  return await launchChromium(inject("chromium"));
}

/** A new page in a browser of its own: no cookie is shared with another. */
export async function newPage(
  browser: Browser,
  { javaScript = true, width = 1280, locale = "fi", session }: PageSettings = {},
): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    javaScriptEnabled: javaScript,
    viewport: { width, height: width < 600 ? 844 : 900 },
    locale: { fi: "fi-FI", sv: "sv-FI", en: "en-GB" }[locale],
    timezoneId: "Europe/Helsinki",
    reducedMotion: "reduce",
  });
  if (session !== undefined)
    await context.addCookies([
      { name: "sid", value: session.token, url: session.url, httpOnly: true, sameSite: "Lax" },
    ]);
  return await context.newPage();
}

// Run in the page itself, for the product has no frames: its own runner for browsers takes twice as long.
const axe = readFileSync(new URL("../../node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
const axeOptions = {
  resultTypes: ["violations"],
  runOnly: { type: "tag", values: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] },
};
const runAxe = `axe.run(document, ${JSON.stringify(axeOptions)}).then(({ violations }) =>
  violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) })))`;

/** What axe finds on the page against WCAG 2.2 A and AA, told shortly. */
export async function violationsOf(page: Page): Promise<{ id: string; help: string; at: string[] }[]> {
  if (!(await page.evaluate<boolean>("'axe' in globalThis"))) await page.evaluate(axe);
  return await page.evaluate(runAxe);
}

/** Fails with what axe finds on the page. */
export async function expectAccessible(page: Page): Promise<void> {
  expect(await violationsOf(page), page.url()).toEqual([]);
}

/** How many pixels the page is wider than the screen. */
export async function sidewaysScroll(page: Page): Promise<number> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = (
      globalThis as unknown as { document: { documentElement: { scrollWidth: number; clientWidth: number } } }
    ).document.documentElement;
    return Math.max(0, scrollWidth - clientWidth);
  });
}

/** Fails where the page is wider than the screen: a person on a phone would have to move it sideways to read. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  expect(await sidewaysScroll(page), `${page.url()} at ${page.viewportSize()?.width ?? 0} px`).toBe(0);
}

/** Collects what the page's content security policy stops, and scripts' errors, from now on. */
export function watchCsp(page: Page): string[] {
  const errors: string[] = [];
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) errors.push(message.text());
  });
  page.on("pageerror", (error) => errors.push(error.message));
  return errors;
}
