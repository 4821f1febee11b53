import { groupRespondents } from "../../src/grouping/group.ts";
import { plantedRatings } from "../grouping/planted.ts";
import type { Case } from "./bench.ts";

export function benchGrouping(): Case[] {
  return [
    { people: 45, needs: 24 },
    { people: 260, needs: 33 },
  ].map(({ people, needs }) => {
    const { values, columns, truth } = plantedRatings({ seed: 1, n: people, d: needs, groups: 4 });
    const industry = truth.map((_, i) => `industry ${i % 3}`);
    const input = { blocks: [{ name: "ratings", weight: 1, columns, values }], blank: "missing" as const, industry };
    return {
      name: `${people} people × ${needs} needs, everything incl. industry`,
      run: () => groupRespondents(input, { method: "spherical", distance: "gower", k: "auto", seed: 1 }),
    };
  });
}
