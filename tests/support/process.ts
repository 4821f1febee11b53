import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { freePort } from "./postgres-server.ts";

/** The product as its own process, started as a user starts it. */
export interface ProductProcess {
  url: string;
  pid: number;
  /** Everything that it has written to its terminal so far. */
  said: () => string;
  /** Whether it still runs. */
  isAlive: () => boolean;
  /** Ends it at once, as a power cut or the system's out-of-memory killer does. */
  kill: () => Promise<void>;
  /** Asks it to end in order; returns its exit code. */
  stop: () => Promise<number | null>;
}

/** Settings beside those that every test's process has: the same names as on the command line. */
export type Settings = Record<string, string>;

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const startMs = 60_000;

/** Starts `node src/main.ts` with these settings on a free port, and waits until it is ready. */
export async function startProduct(settings: Settings): Promise<ProductProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const { child, said } = begin({ PORT: String(port), PUBLIC_URL: url, ...settings });
  await untilReady(url, child, said);
  return {
    url,
    pid: child.pid ?? 0,
    said,
    isAlive: () => child.exitCode === null && child.signalCode === null,
    kill: async () => {
      await end(child, "SIGKILL");
    },
    stop: () => end(child, "SIGTERM"),
  };
}

/** Starts it where it is to refuse: waits until it has ended, and returns how and with which words. */
export async function startInVain(settings: Settings): Promise<{ code: number | null; said: string }> {
  const { child, said } = begin({ PORT: String(await freePort()), ...settings });
  const late = setTimeout(() => child.kill("SIGKILL"), startMs);
  await once(child, "close");
  clearTimeout(late);
  return { code: child.exitCode, said: said() };
}

function begin(settings: Settings): { child: ChildProcess; said: () => string } {
  const environment = { HOST: "127.0.0.1", LOG_LEVEL: "error", WORKER_THREADS: "1", ...settings };
  const child = spawn(process.execPath, [main], {
    env: { PATH: process.env["PATH"] ?? "", ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  return { child, said: () => said.join("") };
}

async function untilReady(url: string, child: ChildProcess, said: () => string): Promise<void> {
  const latest = Date.now() + startMs;
  while (Date.now() < latest) {
    if (child.exitCode !== null) break;
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    if (response?.status === 200) return;
    await wait(50);
  }
  child.kill("SIGKILL");
  throw new Error(`The process did not become ready:\n${said()}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
  return child.exitCode;
}
