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

const longest = inEveryLanguage ? 3_600_000 : 600_000;

test("every page of the demo can be read by all", { timeout: longest }, async () => {
  const pages = allRoutes(product.deps).filter(({ method, path }) => method === "get" && !isFile(path));
  const found: string[] = [];
  const seen = new Set<string>();
  for (const visit of visits) {
    const isNew = ({ path }: Route) =>
      visit.about !== undefined || !seen.has(path) || (inEveryLanguage && visit.who === "viewer");
    const routes = pages.filter((route) => visit.mayOpen(route) && isNew(route));
    if (routes.length > 0) found.push(...(await walk(visit, routes, seen)));
  }
  expect(found).toEqual([]);
  expect(pages.filter(({ path }) => !seen.has(path)).map(({ path }) => path)).toEqual([]);
});

/** What is wrong on these pages for this visitor; notes which pages were seen. */
async function walk(visit: Visit, routes: Route[], seen: Set<string>): Promise<string[]> {
  const page = await pageOf(visit);
  const stopped = watchCsp(page);
  const found: string[] = [];
  if (visit.entry !== null) {
    await page.goto(served.url + visit.entry);
    found.push(...(await wrongOn(page, `start of ${visit.who}`)));
    await page.locator("main form button").first().click();
  }
  for (const [at, route] of routes.entries()) {
    const ways =
      inEveryLanguage && !seen.has(route.path) ? everyWay : everyWay.slice((at * 5) % everyWay.length).slice(0, 1);
    seen.add(route.path);
    for (const way of ways) {
      const name = `${route.path} for ${visit.who} in ${way.locale} at ${way.width}`;
      const status = await open(page, visit.addressOf(route), way);
      if (status !== (route.path.includes(":token") ? 404 : 200)) found.push(`${name}: ${status}`);
      found.push(...(await wrongOn(page, name)), ...stopped.splice(0).map((what) => `${name}: ${what}`));
    }
  }
  await page.context().close();
  return found;
}

// The main forms, by the addresses of their pages, and what becomes of them when they are sent with nothing in them.
const forms = [
  ...["/programmes/new", "/account", "/programmes/:programmeId/settings", "/programmes/:programmeId/staff"],
  ...["/programmes/:programmeId/organisations/new", "/programmes/:programmeId/organisations/imports/new"],
  ...[
    "/programmes/:programmeId/catalogue/needs/new",
    "/programmes/:programmeId/workshops/topics/new",
    "/programmes/:programmeId/surveys/import",
  ],
  ...["/programmes/:programmeId/surveys/import/:draftId", "/programmes/:programmeId/groups/:groupId/name"],
  ...["/programmes/:programmeId/groups/settings", "/programmes/:programmeId/groups/variants"],
  ...["/programmes/:programmeId/series", "/programmes/:programmeId/workshops/new"],
];

test.runIf(inEveryLanguage)(
  "the main forms with mistakes in them can be read by all",
  { timeout: longest },
  async () => {
    const owner = visits.find(({ who }) => who === "owner");
    if (owner === undefined) throw new Error("nobody owns the demo");
    const routes = allRoutes(product.deps).filter(({ method, path }) => method === "get" && forms.includes(path));
    expect(routes.map(({ path }) => path).sort()).toEqual([...forms].sort());
    const page = await pageOf(owner);
    const found: string[] = [];
    for (const route of routes)
      for (const way of everyWay) {
        await open(page, owner.addressOf(route), way);
        await sendEmptied(page);
        found.push(...(await wrongOn(page, `${route.path} with mistakes in ${way.locale} at ${way.width}`)));
      }
    await page.context().close();
    expect(found).toEqual([]);
  },
);

test("what is wrong on a page is found", async () => {
  const page = await newPage(browser);
  await page.goto(`${served.url}/sign-in`);
  expect(await wrongOn(page, "sign-in")).toEqual([]);
  await page.evaluate(`{
    const main = document.querySelector("main");
    main.append(document.createElement("button"));
    main.style.minWidth = "2000px";
  }`);
  const found = await wrongOn(page, "sign-in");
  expect(found.map((each) => each.replace(/\d+ px/, "so many px"))).toEqual([
    "sign-in: button-name at <button></button>",
    "sign-in: so many px too wide for 320",
    "sign-in: so many px too wide for 390",
  ]);
  await page.context().close();
});

/** Empties the page's main form and sends it; it comes back with its mistakes. */
async function sendEmptied(page: Page): Promise<void> {
  const form = page
    .locator("main form[method=post]")
    .filter({ has: page.locator(".btn-primary") })
    .last();
  const folded = form.locator("details:not([open]) > summary");
  while ((await folded.count()) > 0) await folded.first().click();
  for (const field of await form.locator("input.form-control:not([type=file]), textarea").all()) await field.fill("");
  await form.locator(".btn-primary").first().click();
  const mistakes = () => page.locator(".error-summary li").filter({ visible: true }).count();
  await expect.poll(mistakes, { timeout: 10_000, message: page.url() }).toBeGreaterThan(0);
}

const everyWay = locales.flatMap((locale) => widths.map((width) => ({ locale, width })));

async function pageOf({ session }: Visit): Promise<Page> {
  return await newPage(browser, session === null ? {} : { session: { url: served.url, token: session } });
}

async function open(
  page: Page,
  address: string,
  { locale, width }: { locale: Locale; width: number },
): Promise<number> {
  await page.context().addCookies([{ name: "lang", value: locale, url: served.url }]);
  await page.setViewportSize({ width, height: 900 });
  return (await page.goto(served.url + address))?.status() ?? 0;
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

// The recount of a vote that has closed is a file, of which an open vote has none; events are a stream.
const isFile = (path: string) =>
  /\.(csv|xlsx|ics|json|zip)$|\/export\/answers$|\/recount$|\/room\/events$|:workshopId\/calendar$|:materialId\/file$|^\/attendee\/.*:materialId$|\/files\/:articleFileId$/.test(
    path,
  );
