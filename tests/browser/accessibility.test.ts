// Every page of the demo, from the list of routes: all can read it, on a phone too, and it breaks no policy of its own.
// `npm test` opens each page once, the languages and the widths taking turns; EVERY_LANGUAGE=1 opens each in all of them.
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import { locales, type Locale } from "../../src/platform/locales.ts";
import type { Route } from "../../src/platform/routes.ts";
import { fillDemo, type Visit } from "../shots/visits.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { listen } from "../support/listening.ts";
import { newPage, openBrowser, sidewaysScroll, violationsOf, watchCsp } from "../support/pages.ts";

const inEveryLanguage = process.env["EVERY_LANGUAGE"] === "1";
const widths = [320, 1280];
const phones = [320, 390];

let product: TestApp;
let served: Awaited<ReturnType<typeof listen>>;
let browser: Browser;
let visits: Visit[];
beforeAll(async () => {
  product = await openTestApp();
  await product.startJobs();
  served = await listen(product.app);
  browser = await openBrowser();
  visits = await fillDemo(product.deps);
}, 180_000);
afterAll(async () => {
  await browser.close();
  await served.close();
  await product.close();
});

test("every page of the demo can be read by all", { timeout: inEveryLanguage ? 3_600_000 : 240_000 }, async () => {
  const pages = allRoutes(product.deps).filter(({ method, path }) => method === "get" && !isFile(path));
  const found: string[] = [];
  const seen = new Set<string>();
  for (const visit of visits) {
    const routes = pages.filter((route) => visit.mayOpen(route) && (inEveryLanguage || !seen.has(route.path)));
    if (routes.length > 0) found.push(...(await walk(visit, routes, seen)));
  }
  expect(found).toEqual([]);
  expect(pages.filter(({ path }) => !seen.has(path)).map(({ path }) => path)).toEqual([]);
});

/** What is wrong on these pages for this visitor; notes which pages were seen. */
async function walk(visit: Visit, routes: Route[], seen: Set<string>): Promise<string[]> {
  const page = await newPage(browser, visit.session === null ? {} : { session: { url: served.url, token: visit.session } });
  const stopped = watchCsp(page);
  const found: string[] = [];
  const addresses = routes.map((route) => ({ path: route.path, address: visit.addressOf(route) }));
  if (visit.entry !== null) {
    await page.goto(served.url + visit.entry);
    found.push(...(await wrongOn(page, `start of ${visit.who}`)));
    await page.locator("main form button").first().click();
  }
  for (const [at, { path, address }] of addresses.entries())
    for (const { locale, width } of waysToSee(at)) {
      await page.context().addCookies([{ name: "lang", value: locale, url: served.url }]);
      await page.setViewportSize({ width, height: 900 });
      const status = (await page.goto(served.url + address))?.status() ?? 0;
      seen.add(path);
      const name = `${path} for ${visit.who} in ${locale} at ${width}`;
      if (status !== (path.includes(":token") ? 404 : 200)) found.push(`${name}: ${status}`);
      found.push(...(await wrongOn(page, name)), ...stopped.splice(0).map((what) => `${name}: ${what}`));
    }
  await page.context().close();
  return found;
}

function waysToSee(at: number): { locale: Locale; width: number }[] {
  const all = locales.flatMap((locale) => widths.map((width) => ({ locale, width })));
  return inEveryLanguage ? all : [all[(at * 5) % all.length] ?? { locale: "fi", width: 320 }];
}

async function wrongOn(page: Page, name: string): Promise<string[]> {
  const found = (await violationsOf(page)).map(({ id, at }) => `${name}: ${id} at ${at.slice(0, 3).join(" ")}`);
  for (const width of phones) {
    await page.setViewportSize({ width, height: 844 });
    const over = await sidewaysScroll(page);
    if (over > 0) found.push(`${name}: ${over} px too wide for ${width}`);
  }
  return found;
}

// The recount of a vote that has closed is a file; an open vote has none.
const isFile = (path: string) => /\.(csv|xlsx)$|\/recount$/.test(path);
