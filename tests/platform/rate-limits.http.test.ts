import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { allRoutes } from "../../src/app.ts";
import { TooManyRequests } from "../../src/platform/errors.ts";
import { openRateLimits, type RateLimits } from "../../src/platform/rate-limits.ts";
import { addressOf } from "../support/addresses.ts";
import { openTestApp, type TestApp } from "../support/app.ts";
import { aFilledProgramme } from "../support/filled-programme.ts";

type CountTowards = RateLimits["countTowards"];

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
beforeEach(async () => {
  await product.db.deleteFrom("rateLimits").execute();
});
afterAll(async () => {
  await product.close();
});

test("of eighty at once as many pass as are allowed, and another's are not counted", async () => {
  const { countTowards } = product.deps;
  const outcomes = await Promise.allSettled(Array.from({ length: 80 }, () => countTowards("upload", "ada")));
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBe(60);
  await expect(countTowards("upload", "bo")).resolves.toBeUndefined();
  await expect(countTowards("linkAddress", "ada")).resolves.toBeUndefined();
});

test("every process counts together, the refusal says for how long, and it ends", async () => {
  const [here, there] = [openRateLimits(product.db), openRateLimits(product.db)].map(
    ({ countTowards }) => countTowards,
  ) as [CountTowards, CountTowards];
  for (let at = 0; at < 5; at += 1) await Promise.all([here("signInAccount", "eve"), there("signInAccount", "eve")]);
  const refused = await there("signInAccount", "eve").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(TooManyRequests);
  const { retryAfterSeconds } = refused as TooManyRequests;
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(15 * 60);

  await product.db
    .updateTable("rateLimits")
    .set({ expire: Date.now() - 1 })
    .execute();
  await expect(here("signInAccount", "eve")).resolves.toBeUndefined();
});

test("what is taken back does not count", async () => {
  const { countTowards, discount } = product.deps;
  for (let turn = 0; turn < 30; turn += 1) {
    await countTowards("signInAccount", "ada");
    await discount("signInAccount", "ada");
  }
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, () => countTowards("signInAccount", "ada")));
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBe(10);
});

test("the table tells nobody's address", async () => {
  await product.browser().post("/sign-in", { email: "ada@example.org", password: "not the password" });
  const rows = await product.db.selectFrom("rateLimits").select("key").orderBy("key").execute();
  expect(rows.map(({ key }) => key.replace(/:[0-9a-f]{32}$/, ""))).toEqual(["signInAccount", "signInAddress"]);
});

test("every way of bringing in a file is limited for each person", async () => {
  const ids = await aFilledProgramme(product.db);
  const programmeId = ids["programmeId"] ?? "";
  const planner = await product.signedIn("planner", programmeId);
  const { userId } = await product.db
    .selectFrom("memberships")
    .select("userId")
    .where("programmeId", "=", programmeId)
    .where("role", "=", "planner")
    .executeTakeFirstOrThrow();
  const uploads = allRoutes(product.deps).filter(({ file }) => file !== null);
  const file = { name: "tyhja.csv", content: Buffer.from("") };
  const upload = async () =>
    await Promise.all(
      uploads.map(async (route) => (await planner.upload(addressOf(route, ids), route.file ?? "", file)).status),
    );
  expect(await upload()).toEqual(uploads.map(() => 422));
  for (let turn = uploads.length; turn < 60; turn += 1) await product.deps.countTowards("upload", userId);
  expect(await upload()).toEqual(uploads.map(() => 429));
  expect(uploads.length).toBeGreaterThan(1);
});
