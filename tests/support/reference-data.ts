import { existsSync } from "node:fs";
import { join } from "node:path";
import { test } from "vitest";

// Published data sets with known figures. They are not part of the project: REFERENCE_DATA names their folder, or it
// lies beside the checkout.
const folder = process.env["REFERENCE_DATA"] ?? join(import.meta.dirname, "../../../shared/data");

/** Where a published file would be. */
export function referencePath(file: string): string {
  return join(folder, file);
}

/** A comparison with a published file. Where the file is absent the test counts as skipped, and says why. */
export function referenceTest(
  file: string,
  name: string,
  body: (path: string) => void | Promise<void>,
  timeout = 60_000,
): void {
  const path = referencePath(file);
  test(name, { timeout }, async (context) => {
    if (!existsSync(path)) {
      console.warn(`Not compared: ${name}. ${file} is absent; REFERENCE_DATA may name its folder.`);
      context.skip(`${file} is absent`);
    }
    await body(path);
  });
}
