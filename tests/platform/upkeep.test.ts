import { expect, test } from "vitest";
import { startCleaning } from "../../src/platform/upkeep.ts";

test("a step of the cleaning that fails is reported, and the others are done all the same", async () => {
  const failure = new Error("the database said no");
  const [done, reported]: [string[], unknown[]] = [[], []];
  const step = (name: string) => () => Promise.resolve(done.push(name)).then(() => undefined);
  const stop = startCleaning([step("first"), () => Promise.reject(failure), step("last")], (error) =>
    reported.push(error),
  );
  await stop();
  expect([done, reported]).toEqual([["first", "last"], [failure]]);
});
