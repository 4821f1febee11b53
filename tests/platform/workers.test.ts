import { setTimeout as wait } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { openWorkers, WorkerFailure, type WorkerFailureReason } from "../../src/platform/workers.ts";
import type { EchoInput } from "./workers/echo-worker.ts";

const entry = new URL("./workers/echo-worker.ts", import.meta.url);
const workers = openWorkers({ threads: 2, memoryMb: 64 });
afterAll(() => workers.close());

const run = (input: EchoInput, signal?: AbortSignal) =>
  workers.run<EchoInput, unknown>(entry, input, signal === undefined ? {} : { signal });

async function failureOf(promise: Promise<unknown>): Promise<WorkerFailureReason | Error> {
  const error: unknown = await promise.then(
    (value) => new Error(`resolved with ${String(value)}`),
    (reason: unknown) => reason,
  );
  return error instanceof WorkerFailure ? error.reason : (error as Error);
}

test("a TypeScript entry runs in a thread of its own and its result comes back", async () => {
  expect(await run({ act: "echo", value: { name: "Tarve", day: new Date(0) } })).toEqual({
    name: "Tarve",
    day: new Date(0),
  });
  expect(await run({ act: "thread" })).not.toBe(0);
});

test("all progress is delivered, in order, before the result", async () => {
  const seen: unknown[] = [];
  const onProgress = (step: unknown) => seen.push(step);
  expect(await workers.run<EchoInput, number>(entry, { act: "count", to: 200 }, { onProgress })).toBe(200);
  expect(seen).toEqual(Array.from({ length: 200 }, (_, i) => i + 1));
});

test("what the entry throws is passed on as it is", async () => {
  await expect(run({ act: "throw" })).rejects.toThrow(new RangeError("out of range"));
});

test("an abort ends even a thread that never yields, and the pool works on", async () => {
  expect(await failureOf(run({ act: "spin" }, AbortSignal.timeout(300)))).toBe("aborted");
  expect(await failureOf(run({ act: "wait" }, AbortSignal.timeout(100)))).toBe("aborted");
  expect(await failureOf(run({ act: "echo", value: 1 }, AbortSignal.abort()))).toBe("aborted");
  expect(await run({ act: "echo", value: 1 })).toBe(1);
});

test("a thread that dies or eats its memory rejects its own run only", async () => {
  const others = Promise.all([1, 2, 3].map((value) => run({ act: "echo", value })));
  expect(await failureOf(run({ act: "exit" }))).toBe("died");
  expect(await failureOf(run({ act: "eat" }))).toBe("out-of-memory");
  expect(await others).toEqual([1, 2, 3]);
  expect(await run({ act: "echo", value: "alive" })).toBe("alive");
});

test("threads do not see the environment", async () => {
  expect(await run({ act: "secrets" })).toEqual([]);
});

test("closing rejects what is running and what comes after", async () => {
  const closing = openWorkers({ threads: 1 });
  const running = failureOf(closing.run<EchoInput, unknown>(entry, { act: "wait" }));
  await wait(200);
  await closing.close();
  expect(await running).toBe("closed");
  expect(await failureOf(closing.run<EchoInput, unknown>(entry, { act: "thread" }))).toBe("closed");
});
