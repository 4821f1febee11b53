import { setTimeout as wait } from "node:timers/promises";
import { threadId } from "node:worker_threads";
import type { WorkerTask } from "../../../src/platform/workers.ts";

export type EchoInput =
  | { act: "echo"; value: unknown }
  | { act: "count"; to: number }
  | { act: "wait" | "spin" | "exit" | "eat" | "throw" | "thread" | "secrets" };

async function echo({ port, ...input }: WorkerTask<EchoInput>): Promise<unknown> {
  switch (input.act) {
    case "echo":
      return input.value;
    case "count":
      for (let i = 1; i <= input.to; i++) port?.postMessage(i);
      port?.close();
      return input.to;
    case "wait":
      return await wait(60_000, "waited");
    case "spin":
      for (;;) Math.sqrt(2);
    case "exit":
      return process.exit(3);
    case "eat": {
      const eaten: string[][] = [];
      for (;;) eaten.push(Array.from({ length: 10_000 }, (_, i) => `${eaten.length} ${i}`));
    }
    case "throw":
      throw new RangeError("out of range");
    case "thread":
      return threadId;
    case "secrets":
      return Object.keys(process.env);
  }
}

export { echo as default };
