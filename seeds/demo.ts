import { readConfig } from "../src/config.ts";
import { start, stopOnSignals } from "../src/main.ts";
import { openLog } from "../src/platform/logs.ts";
import { seedNames, seedProgramme } from "./index.ts";
import { demoStaff } from "./staff.ts";

/**
 * `npm run demo`: the product on an embedded database of its own with the demo programmes in it, built at the first
 * start, and the sign-in on the terminal.
 */
export async function runDemo(environment: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig({ DATA_DIR: "data/demo", LOG_LEVEL: "warn", ...environment });
  const log = openLog(config.logLevel);
  const running = await start(config, log);
  stopOnSignals(running, log);
  const { deps } = running.product;
  const any = await deps.db.selectFrom("programmes").select("id").limit(1).executeTakeFirst();
  if (any === undefined) {
    console.log("Building the demo programmes …");
    for (const name of seedNames) await seedProgramme(deps, name);
  }
  const { email, password } = demoStaff;
  console.log(`\nTarvepaja demo: ${config.publicUrl.href}\n\n  e-mail    ${email}\n  password  ${password}\n`);
}
