import { groupRespondents } from "../../src/grouping/method/group.ts";
import { plantedRatings } from "../grouping/method/planted.ts";
import type { Case } from "./bench.ts";
import { printAccuracy } from "./grouping/accuracy.ts";
import { printBesideR } from "./grouping/beside-r.ts";
import { printReference } from "./grouping/reference.ts";
import { printScale } from "./grouping/scale.ts";

/** What is printed by itself, in this order; "times" are the timed cases. */
const printed: Record<string, () => Promise<void> | void> = {
  scale: printScale,
  r: printBesideR,
  accuracy: printAccuracy,
  reference: printReference,
};

/** Names by which only some of it is asked for: `npm run bench -- grouping r accuracy`. */
export const groupingParts = ["times", ...Object.keys(printed)];

export async function benchGrouping(parts: readonly string[]): Promise<Case[]> {
  const isAsked = (part: string) => !groupingParts.some((each) => parts.includes(each)) || parts.includes(part);
  for (const [part, print] of Object.entries(printed)) if (isAsked(part)) await print();
  if (!isAsked("times")) return [];
  return [
    { people: 45, needs: 24 },
    { people: 60, needs: 40, limit: 2000 },
    { people: 260, needs: 33 },
  ].map(({ people, needs, limit = Infinity }) => {
    const { values, columns, truth } = plantedRatings({ seed: 1, n: people, d: needs, groups: 4 });
    const input = {
      blocks: [{ name: "ratings", weight: 1, columns, values }],
      blank: "missing" as const,
      industry: truth.map((_, i) => `industry ${i % 3}`),
      barriers: { columns: columns.slice(0, 6), values: values.map((row) => row.slice(0, 6)) },
      levels: truth.map((_, i) => i % 3),
    };
    return {
      name: `${people} people × ${needs} needs, grouped, guarded and explained`,
      run: () => groupRespondents(input, { method: "spherical", distance: "gower", k: "auto", seed: 1 }),
      limit,
    };
  });
}
