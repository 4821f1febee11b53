import { readFileSync } from "node:fs";
import { expect } from "vitest";
import type { Instance } from "../../../src/series/method/instance.ts";
import { proposeFile } from "../../../src/series/propose-file.ts";
import { referenceTest } from "../../support/reference-data.ts";

for (const name of ["40x15x7-1", "100x20x10-1"]) {
  referenceTest(`series/${name}.json`, `${name}: the reference optimum, proven`, async (path) => {
    const json = JSON.parse(readFileSync(path, "utf8")) as Instance & { reference: { objective: number } };
    const { objective, optimal } = await proposeFile(json, { timeLimitSeconds: 40, seed: 1 });
    expect(objective).toBeCloseTo(json.reference.objective, 5);
    expect(optimal).toBe(true);
  });
}
