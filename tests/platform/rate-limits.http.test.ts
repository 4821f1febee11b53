import { afterAll, beforeAll, expect, test } from "vitest";
import { TooManyRequests } from "../../src/platform/errors.ts";
import { openRateLimits } from "../../src/platform/rate-limits.ts";
import { openTestApp, type TestApp } from "../support/app.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("of forty at once as many pass as are allowed, and another's are not counted", async () => {
  const { countTowards } = product.deps;
  const outcomes = await Promise.allSettled(Array.from({ length: 40 }, () => countTowards("proposal", "ada")));
  expect(outcomes.filter(({ status }) => status === "fulfilled").length).toBe(20);
  await expect(countTowards("proposal", "bo")).resolves.toBeUndefined();
  await expect(countTowards("upload", "ada")).resolves.toBeUndefined();
});

test("every process counts together, the refusal says for how long, and it ends", async () => {
  const [here, there] = [openRateLimits(product.db), openRateLimits(product.db)];
  for (let at = 0; at < 5; at += 1) await Promise.all([here("signInAccount", "eve"), there("signInAccount", "eve")]);
  const refused = await there("signInAccount", "eve").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(TooManyRequests);
  const { retryAfterSeconds } = refused as TooManyRequests;
  expect(retryAfterSeconds).toBeGreaterThan(0);
  expect(retryAfterSeconds).toBeLessThanOrEqual(15 * 60);

  await product.db
    .updateTable("rateLimits")
    .set({ expire: Date.now() - 1 })
    .where("key", "like", "%eve")
    .execute();
  await expect(here("signInAccount", "eve")).resolves.toBeUndefined();
});
