import { join } from "node:path";
import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import { afterAll, expect, test } from "vitest";
import { groupRespondents } from "../../src/grouping/method/group.ts";
import type { GroupingInput, GroupingResult, GroupingSettings, Progress } from "../../src/grouping/method/grouping.ts";
import type { GroupingTask } from "../../src/grouping/worker.ts";
import { plantedRatings } from "./method/planted.ts";

const pool = new Piscina<GroupingTask, GroupingResult>({
  filename: join(import.meta.dirname, "../../src/grouping/worker.ts"),
  maxThreads: 1,
});
afterAll(() => pool.destroy());

const { values, columns } = plantedRatings({ seed: 2, n: 40, d: 9, groups: 2 });
const input: GroupingInput = { blocks: [{ name: "ratings", weight: 1, columns, values }], blank: "missing" };
const settings: GroupingSettings = { method: "spherical", distance: "gower", k: "auto", seed: 1 };

test("a worker thread gives the same result as the thread that asks, and reports its progress", async () => {
  const { port1, port2 } = new MessageChannel();
  const heard: Progress[] = [];
  const finished = new Promise<Progress>((resolve) => {
    port1.on("message", (progress: Progress) => {
      heard.push(progress);
      if (progress.stage === "solidity" && progress.done === progress.total) resolve(progress);
    });
  });
  const result = await pool.run({ input, settings, port: port2 }, { transferList: [port2] });
  expect(await finished).toEqual({ stage: "solidity", k: null, done: 100, total: 100 });
  port1.close();
  const here = groupRespondents(input, settings);
  expect({ ...result, milliseconds: null }).toEqual({ ...here, milliseconds: null });
  expect(result.milliseconds.grouping).toBeGreaterThan(0);
  expect(heard[0]).toEqual({ stage: "references", k: null, done: 1, total: 20 });
});

test("a mistake in the input comes back in words", async () => {
  await expect(pool.run({ input, settings: { ...settings, k: 99 } })).rejects.toThrow(
    "99 groups cannot be made of 40 respondents with a profile.",
  );
});
