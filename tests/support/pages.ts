import AxeBuilder from "@axe-core/playwright";
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

/** What axe finds on the page against WCAG 2.2 A and AA, told shortly. */
export async function violationsOf(page: Page): Promise<{ id: string; help: string; at: string[] }[]> {
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode() // finishes in the page itself: the product has no frames of others, and this is twice as fast
    .options({ resultTypes: ["violations"] })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"])
    .analyze();
  return violations.map(({ id, help, nodes }) => ({ id, help, at: nodes.map(({ html }) => html) }));
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
