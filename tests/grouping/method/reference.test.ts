import { readFileSync } from "node:fs";
import { parse } from "csv-parse/sync";
import { expect } from "vitest";
import { groupFile, type GroupFileOptions } from "../../../src/grouping/file/group-file.ts";
import { referenceTest } from "../../support/reference-data.ts";

type Run = (options: GroupFileOptions) => ReturnType<typeof groupFile>;

function compared(file: string, what: string, body: (run: Run) => void) {
  referenceTest(file, what, (path) => {
    const [headers, ...records] = parse(readFileSync(path), { bom: true });
    body((options) => groupFile({ headers: headers!, records }, options));
  });
}

compared("datasets/zoo.csv", "zoo in seven groups has the sum of R's pam, 7.4688", (run) => {
  const symmetric =
    "hair,feathers,eggs,milk,airborne,aquatic,predator,toothed,backbone,breathes,venomous,fins,tail,domestic,catsize";
  expect(run({ method: "pam", k: "7", numeric: "legs", symmetric }).objective).toBeCloseTo(7.4688, 4);
});

compared("datasets/soybean_small.csv", "small soybean in four groups has the sum of R's pam, 5.8857", (run) => {
  const nominal = Array.from({ length: 35 }, (_, j) => `a${j + 1}`).join(",");
  expect(run({ method: "pam", k: "4", nominal }).objective).toBeCloseTo(5.8857, 4);
});

compared("sib_training_needs_2026.csv", "a real training survey falls in the four groups its analysts found", (run) => {
  const found = run({ needs: "need_", scale: "1..5", industry: "org_type", seed: "1" });
  expect(found).toMatchObject({ verdict: "groups", k: 4, n: 245, guard: { passed: true } });
  // How much people ask for explains little of who is with whom: 2–10 %, where raw distances reach 62–80 %.
  expect(found.levelEta2).toBeLessThan(0.1);
  expect([5, 6, 7]).toContain(Math.round(found.industry!.r2Need * 100));
  expect(Math.round(found.industry!.r2Industry * 100)).toBe(1);
  expect(found.industry!.pNeed).toBe(0.01);
});

compared(
  "sib_training_needs_2026.csv",
  "with blanks as the lowest answer the same survey falls in five groups",
  (run) => {
    expect(run({ needs: "need_", scale: "1..5", blank: "lowest", seed: "1" })).toMatchObject({
      verdict: "groups",
      k: 5,
    });
  },
);
