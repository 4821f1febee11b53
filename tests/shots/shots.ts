// `npm run shots [-- word …]`: a picture of every page of the demo, as everyone who may see it, in three languages, on a
// phone and at a desk, in shots/. The pages come from the list of routes, so a new page is in it by itself. With words,
// only pages whose address holds one of them.
import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser } from "playwright-core";
import { allRoutes } from "../../src/app.ts";
import { readConfig } from "../../src/config.ts";
import { start } from "../../src/main.ts";
import { locales, type Locale } from "../../src/platform/locales.ts";
import { openLog } from "../../src/platform/logs.ts";
import type { Route } from "../../src/platform/routes.ts";
import { freePort } from "../support/postgres-server.ts";
import { launchChromium, unpackChromium } from "../support/chromium.ts";
import { fillDemo, type Visit } from "./visits.ts";

const folder = new URL("../../shots/", import.meta.url).pathname;
const widths = [390, 1280];

const dataDir = await mkdtemp(join(tmpdir(), "tarvepaja-shots-"));
const port = await freePort();
const config = readConfig({ DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: "error" });
const running = await start(config, openLog(config.logLevel));
console.log("Building the demo …");
const visits = await fillDemo(running.product.deps);
const words = process.argv.slice(2);
const pages = allRoutes(running.product.deps).filter(({ method, path }) => method === "get" && (words.length === 0 || words.some((word) => path.includes(word))));

await rm(folder, { recursive: true, force: true });
await mkdir(folder, { recursive: true });
const browser = await launchChromium(await unpackChromium());
let taken = 0;
for (const visit of visits)
  for (const locale of locales)
    for (const width of widths) taken += await shoot(browser, visit, pages.filter((route) => visit.mayOpen(route)), { locale, width });
await browser.close();
await running.stop();
await rm(dataDir, { recursive: true, force: true });
console.log(`${taken} pictures in shots/`);

async function shoot(browser: Browser, visit: Visit, routes: Route[], { locale, width }: { locale: Locale; width: number }): Promise<number> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, reducedMotion: "reduce", timezoneId: "Europe/Helsinki" });
  const cookies = [{ name: "lang", value: locale }, ...(visit.session === null ? [] : [{ name: "sid", value: visit.session }])];
  await context.addCookies(cookies.map((cookie) => ({ ...cookie, url: running.url })));
  const page = await context.newPage();
  if (visit.entry !== null) {
    await page.goto(running.url + visit.entry);
    await page.screenshot({ path: join(folder, `start.${visit.who}.${locale}.${width}.png`), fullPage: true });
    await page.locator("main form button").first().click();
  }
  for (const route of routes) {
    const address = visit.addressOf(route);
    const response = await page.goto(running.url + address).catch(() => null);
    if (response === null || !(response.headers()["content-type"] ?? "").startsWith("text/html")) continue; // a download
    const status = response.status() === 200 ? "" : `.${response.status()}`;
    const name = route.path.slice(1).replaceAll("/", "_").replaceAll(":", "") || "start";
    await page.screenshot({ path: join(folder, `${name}.${visit.who}.${locale}.${width}${status}.png`), fullPage: true });
  }
  await context.close();
  return routes.length;
}
