import { readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "../support/app.ts";
import { schemaSource } from "../support/schema-source.ts";

let product: TestApp;
beforeAll(async () => {
  product = await openTestApp();
});
afterAll(async () => {
  await product.close();
});

test("the types of the tables are those of the migrated database (npm run schema)", async () => {
  const written = readFileSync(new URL("../../src/platform/schema.ts", import.meta.url), "utf8");
  expect(written).toBe(await schemaSource(product.db));
});
