// The headers of every page, errors included: made from the list of routes.
import { afterAll, beforeAll, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import { addressOf, nameOf } from "../support/addresses.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { aFilledProgramme } from "../support/filled-programme.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

const safe = {
  "content-security-policy":
    "default-src 'none';script-src 'self';style-src 'self';font-src 'self';connect-src 'self';img-src 'self' data:;form-action 'self';base-uri 'none';frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "x-frame-options": "SAMEORIGIN",
  "referrer-policy": "no-referrer",
  "cache-control": "no-store",
  "cross-origin-opener-policy": "same-origin",
};

test("every page an administrator can read, and its refusal to nobody, has the safe headers", async () => {
  const ids = await aFilledProgramme(product.db);
  const [administrator, nobody] = [await product.administrator(), product.browser()];
  const pages = allRoutes(product.deps).filter(({ method }) => method === "get");
  const wrong: [string, object][] = [];
  let html = 0;
  for (const route of pages) {
    for (const browser of [administrator, nobody]) {
      const { headers } = await browser.get(addressOf(route, ids));
      if (String(headers["content-type"]).startsWith("text/html")) html += 1;
      const found = pick(headers);
      if (JSON.stringify(found) !== JSON.stringify(safe) || "x-powered-by" in headers)
        wrong.push([nameOf(route), found]);
    }
  }
  expect(wrong).toEqual([]);
  expect(html).toBeGreaterThan(pages.length / 2);
});

test("so do pages that tell of a mistake", async () => {
  const viewer = await product.signedIn("viewer", (await aFilledProgramme(product.db))["programmeId"] ?? "");
  const refused = [
    await viewer.get("/nowhere"), // 404
    await viewer.get("/programmes/new"), // 403
    await viewer.post("/programmes"), // 403
    await viewer.agent
      .post("/sign-in?next=/")
      .set("Content-Type", "application/x-www-form-urlencoded; charset=unheard-of")
      .send("a=b"), // 415
    await product.browser().post("/programmes"), // 401
    await viewer.agent.post("/sign-in").type("form").send("a=".padEnd(300_000, "a")), // 413
  ];
  expect(refused.map(({ status }) => status)).toEqual([404, 403, 403, 400, 401, 413]);
  for (const { headers } of refused) expect(pick(headers)).toEqual(safe);
});

test("style sheets and scripts may be kept, and are typed as what they are", async () => {
  const page = await product.browser().get("/sign-in");
  const files = [...page.text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, url = ""]) => url);
  expect(files.length).toBeGreaterThan(3);
  for (const url of files) {
    const { status, headers } = await product.browser().get(url);
    expect([url, status, headers["cache-control"], headers["x-content-type-options"]]).toEqual([
      url,
      200,
      "public, max-age=31536000, immutable",
      "nosniff",
    ]);
  }
});

test("nothing on a page comes from elsewhere", async () => {
  const { text } = await product.browser().get("/sign-in");
  expect([...text.matchAll(/(?:src|href|action)="(?!\/|#)[^"]*"/g)].map(([found]) => found)).toEqual([]);
});

function pick(headers: Record<string, string>): Record<string, string | undefined> {
  return Object.fromEntries(Object.keys(safe).map((name) => [name, headers[name]]));
}
