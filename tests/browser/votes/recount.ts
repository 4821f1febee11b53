import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import type { Page } from "playwright-core";

const cli = fileURLToPath(new URL("../../../src/cli.ts", import.meta.url));

/**
 * Downloads each file that the result's page offers and counts it by the command that stands beside it. Returns the
 * files' endings, each with the Finnish names of the winners that the command line finds.
 */
export async function recount(page: Page): Promise<Record<string, string[]>> {
  const folder = await mkdtemp(join(tmpdir(), "tarvepaja-recount-"));
  const found: Record<string, string[]> = {};
  let names: string[] = [];
  for (const line of await page.locator(".vote-files li").all()) {
    const command = (await line.locator("code").textContent()) ?? "";
    const [name = "", ...settings] = command.replace("npm run -s cli -- tally ", "").split(" ");
    const address = new URL((await line.locator("a").getAttribute("href")) ?? "", page.url()).href;
    const text = await (await page.request.get(address)).text();
    // The product's own file comes first, and tells what the options are called.
    if (name.endsWith(".json"))
      names = (JSON.parse(text) as { options: { name: string }[] }).options.map((o) => o.name);
    await writeFile(join(folder, name), text);
    const { stdout } = await promisify(execFile)(process.execPath, [cli, "tally", join(folder, name), ...settings]);
    const { winners } = JSON.parse(stdout) as { winners: number[][] };
    found[name.slice(name.lastIndexOf("."))] = winners.flat().map((option) => names[option] ?? "");
  }
  await rm(folder, { recursive: true });
  return found;
}
