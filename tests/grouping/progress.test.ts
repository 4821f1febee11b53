import { describe, expect, test } from "vitest";
import { groupRespondents } from "../../src/grouping/method/group.ts";
import { progressShare, stageAt } from "../../src/grouping/runs/progress.ts";
import { plantedRatings } from "./method/planted.ts";

describe("the progress of a grouping", () => {
  test("goes from near 0 to near 1 and never falls while a grouping is made", () => {
    const { values, columns } = plantedRatings({ seed: 2, n: 60, d: 12, groups: 3 });
    const industry = values.map((_, i) => `industry ${i % 3}`);
    const shares: number[] = [];
    groupRespondents(
      { blocks: [{ name: "ratings", weight: 1, columns, values }], blank: "missing", industry },
      { method: "spherical", distance: "gower", k: "auto", seed: 1 },
      (progress) => shares.push(progressShare(progress)),
    );
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    expect(shares[0]).toBeLessThan(0.1);
    expect(shares.at(-1)).toBeCloseTo(0.99);
  });

  test("names the stage that a share belongs to", () => {
    expect([0, 0.02, 0.4, 0.65, 0.8, 1].map(stageAt)).toEqual([
      "waiting",
      "references",
      "stability",
      "solidity",
      "industry",
      "industry",
    ]);
  });
});
