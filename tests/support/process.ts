import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { freePort } from "./postgres-server.ts";

/** The product as its own process, started as a user starts it. */
export interface ProductProcess {
  url: string;
  /** Ends it at once, as a power cut or the system's out-of-memory killer does. */
  kill: () => Promise<void>;
  /** Asks it to end in order. */
  stop: () => Promise<void>;
}

const main = fileURLToPath(new URL("../../src/main.ts", import.meta.url));
const startMs = 60_000;

/** Starts `node src/main.ts` with these settings on a free port, and waits until it is ready. */
export async function startProduct(settings: { DATA_DIR: string } | { DATABASE_URL: string }): Promise<ProductProcess> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const environment = {
    PATH: process.env["PATH"] ?? "",
    HOST: "127.0.0.1",
    PORT: String(port),
    PUBLIC_URL: url,
    LOG_LEVEL: "error",
    WORKER_THREADS: "1",
  };
  const child = spawn(process.execPath, [main], {
    env: { ...environment, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said: string[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk: Buffer) => said.push(chunk.toString()));
  await untilReady(url, child, said);
  return { url, kill: () => end(child, "SIGKILL"), stop: () => end(child, "SIGTERM") };
}

async function untilReady(url: string, child: ChildProcess, said: string[]): Promise<void> {
  const latest = Date.now() + startMs;
  while (Date.now() < latest) {
    if (child.exitCode !== null) break;
    const response = await fetch(`${url}/readyz`).catch(() => undefined);
    if (response?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  child.kill("SIGKILL");
  throw new Error(`The process did not become ready:\n${said.join("")}`);
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill(signal);
  await exited;
}
