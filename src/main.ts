import { once } from "node:events";
import type { Server } from "node:http";
import type { AddressInfo } from "node:net";
import { createApp } from "./app.ts";
import { readConfig, type Config } from "./config.ts";
import { announceSetup } from "./identity/index.ts";
import { CannotStart, wordsForOperator } from "./platform/errors.ts";
import { openLog, type Logger } from "./platform/logs.ts";
import { openProduct, type Product } from "./product.ts";

const requestsEndMs = 6_000;

export interface Running {
  url: string;
  product: Product;
  /** Refuses new work, lets what is under way finish, and closes everything. */
  stop: () => Promise<void>;
}

/** Starts a process of the product: pages, jobs or both, as the configuration says. */
export async function start(config: Config, log: Logger): Promise<Running> {
  const product = await openProduct(config, log);
  if (config.role !== "web") await product.startJobs();
  const app = createApp(product.deps, config, log, product.health);
  const server = app.listen(config.port, config.host);
  await untilListening(server, config).catch(async (error: unknown) => {
    await product.close();
    throw error;
  });
  server.requestTimeout = 60_000;
  server.headersTimeout = 15_000;
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${config.host}:${port}`,
    product,
    async stop() {
      product.beginStopping();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeIdleConnections();
      const late = setTimeout(() => server.closeAllConnections(), requestsEndMs);
      await closed;
      clearTimeout(late);
      await product.close();
    },
  };
}

async function untilListening(server: Server, { host, port }: Config): Promise<void> {
  try {
    await once(server, "listening");
  } catch (error) {
    throw new CannotStart(
      `Port ${port} of ${host} cannot be used (${(error as Error).message}). Choose another with PORT.`,
    );
  }
}

/** Ends the process in order on SIGTERM and SIGINT; a second signal ends it at once. */
export function stopOnSignals(running: Running, log: Logger): void {
  let stopping = false;
  const stop = () => {
    if (stopping) process.exit(1);
    stopping = true;
    running.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, "did not stop in order");
        process.exit(1);
      },
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

/** The whole life of a process: reads its settings, starts, says where it answers, and stops on a signal. */
export async function run(environment: NodeJS.ProcessEnv): Promise<Running> {
  const config = readConfig(environment);
  const log = openLog(config.logLevel);
  const running = await start(config, log);
  stopOnSignals(running, log);
  console.log(`Tarvepaja answers on ${config.publicUrl.href}`);
  const { db, texts } = running.product.deps;
  const setupUrl = config.role === "worker" ? null : await announceSetup(db, config.publicUrl);
  if (setupUrl !== null)
    console.log(`\n${texts.fi("identity.setup.terminal")}\n${texts.en("identity.setup.terminal")}\n\n  ${setupUrl}\n`);
  return running;
}

if (import.meta.main)
  await run(process.env).catch((error: unknown) => {
    const words = wordsForOperator(error);
    if (words === null) throw error;
    console.error(words);
    process.exit(2);
  });
