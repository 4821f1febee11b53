import { existsSync } from "node:fs";
import { rename, rm } from "node:fs/promises";
import { readConfig, type Config } from "../src/config.ts";
import { start, stopOnSignals } from "../src/main.ts";
import { openLog, type Logger } from "../src/platform/logs.ts";
import { openProduct } from "../src/product.ts";
import { seedNames, seedProgramme } from "./index.ts";
import { mentorAddress } from "./phhyky-joining.ts";
import { phhykyMentors } from "./phhyky-staff.ts";
import { demoStaff } from "./staff.ts";

/**
 * `npm run demo`: the product on an embedded database of its own with the demo programmes in it, built at the first
 * start, and the sign-in on the terminal.
 */
export async function runDemo(environment: NodeJS.ProcessEnv): Promise<void> {
  const settings = { ...environment, DATABASE_URL: undefined, PROCESS_ROLE: undefined };
  const config = readConfig({ DATA_DIR: "data/demo", LOG_LEVEL: "warn", ...settings });
  const log = openLog(config.logLevel);
  if (!existsSync(config.dataDir)) await build(config, log);
  stopOnSignals(await start(config, log), log);
  const { email, password } = demoStaff;
  console.log(`\nTarvepaja demo: ${config.publicUrl.href}\n\n  e-mail    ${email}\n  password  ${password}\n`);
  console.log(`As a mentor sees it: ${mentorAddress(phhykyMentors[0]!)}, the same password\n`);
}

/** Builds the demo in a folder beside its own: one that is interrupted leaves no half of a demo behind. */
async function build(config: Config, log: Logger): Promise<void> {
  console.log("Building the demo programmes …");
  const dataDir = `${config.dataDir}.building`;
  await rm(dataDir, { recursive: true, force: true });
  const product = await openProduct({ ...config, dataDir }, log);
  await product.startJobs();
  for (const name of seedNames) await seedProgramme(product.deps, name, demoStaff);
  await product.close();
  await rename(dataDir, config.dataDir);
}
