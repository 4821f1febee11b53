// The headers of mistakes and of files; those of every route are seen where all routes are walked, in access.http.test.ts.
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "../support/app.ts";
import { aFilledProgramme } from "../support/filled-programme.ts";
import { safeHeaders, safetyOf } from "../support/safe-headers.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("pages that tell of a mistake have the safe headers", async () => {
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
  for (const { headers } of refused) expect(safetyOf(headers)).toEqual(safeHeaders);
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
