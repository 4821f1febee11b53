import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { openTestApp, type TestApp } from "../../support/app.ts";
import { anOpenSurvey, type AskedSurvey } from "./asked.ts";
import { step } from "./model-steps.ts";
import { seenOften, World } from "./model-world.ts";

let product: TestApp;
let survey: AskedSurvey;
beforeAll(async () => {
  product = await openTestApp();
  survey = await anOpenSurvey(product.db);
});
afterAll(async () => {
  await product.close();
});

const modelSeed = Number(process.env["MODEL_SEED"] ?? 20261122);
/** A thousand walks in `npm run test:full`, as many on each database; half of them in `npm test`. */
const walks = process.env["QUALITY_REPORT"] === undefined ? 250 : 500;

test("F17: whatever tabs and people do, every acknowledged answer is there, once, and the close is the close", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const world = await World.start(product.db, survey);
      for (const each of steps) {
        await world.take(each);
        await world.check();
      }
      await world.checkSendings();
    }),
    { numRuns: walks, seed: modelSeed },
  );
  // The walks have been everywhere.
  expect(Object.entries(seenOften).filter(([, count]) => count === 0)).toEqual([]);
}, 240_000);
