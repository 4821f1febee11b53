import { MessageChannel } from "node:worker_threads";
import { Piscina } from "piscina";
import { afterAll, expect, test } from "vitest";
import { breaches } from "../../src/series/method/feasibility.ts";
import type { Held } from "../../src/series/method/instance.ts";
import { problemOf } from "../../src/series/method/problem.ts";
import type { Progress, Proposal } from "../../src/series/method/propose.ts";
import { programmeInstance, smallInstance } from "./method/instances.ts";

const pool = new Piscina({ filename: new URL("../../src/series/worker.ts", import.meta.url).href, maxThreads: 1 });
afterAll(() => pool.destroy());

test("a thread proposes a series and tells how far it is", async () => {
  const { port1, port2 } = new MessageChannel();
  const seen: Progress[] = [];
  const told = new Promise<void>((resolve) => {
    port1.on("message", (progress: Progress) => {
      seen.push(progress);
      if (progress.phase === "done") resolve();
    });
  });
  const task = { instance: smallInstance(), timeLimitSeconds: 10, seed: 1, port: port2 };
  const result = (await pool.run(task, { transferList: [port2] })) as Proposal;
  await told;
  port1.close();
  expect(result.workshops.map(({ topic }) => topic)).toEqual(["video", "privacy"]);
  expect(seen.at(0)?.phase).toBe("quick");
  expect(seen.at(-1)).toEqual({ phase: "done", objective: 1, bound: 1 });
});

test("a mistake in the settings comes back as a value", async () => {
  const instance = smallInstance({ workshops: 0 });
  expect(await pool.run({ instance, timeLimitSeconds: 10, seed: 1 })).toEqual({ mistake: "no-workshops" });
});

test("cancelled, the thread stops long before its limit with a plan that may be carried out", async () => {
  const instance = programmeInstance(200, 30, 6, { mode: "mixed", workshops: 40, own: 3, common: 1, size: [3, 40] });
  const cancel = new SharedArrayBuffer(1);
  const timer = setTimeout(() => Atomics.store(new Uint8Array(cancel), 0, 1), 2_000);
  const started = performance.now();
  const result = (await pool.run({ instance, timeLimitSeconds: 300, seed: 1, cancel })) as Proposal;
  clearTimeout(timer);
  expect(performance.now() - started).toBeLessThan(60_000);
  expect(result.optimal).toBe(false);
  const plan = result.workshops.map(({ topic, level, audience, members }): Held => ({
    ...{ topic: Number(topic.slice(1)), level, members: members.map((id) => Number(id.slice(1))) },
    audience: audience === "all" || audience === "free" ? { kind: audience } : { kind: "group", group: audience },
  }));
  expect(breaches(problemOf(instance), plan)).toEqual([]);
}, 90_000);
