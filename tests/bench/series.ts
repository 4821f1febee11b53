import type { Instance } from "../../src/series/method/instance.ts";
import { propose } from "../../src/series/method/propose.ts";
import type { Case } from "./bench.ts";
import { benchInstance } from "./series/instances.ts";
import { sizes } from "./series/sizes.ts";
import { printSize } from "./series/table.ts";
import { printWeb } from "./series/web.ts";

/** Parts by name: `npm run bench -- series groups 300 web`. */
export const seriesParts = [...sizes.map(({ name }) => name), "web", "groups"];

/**
 * Instances like the reference ones, from seeds. Those of free choice print figures of their own, since what counts
 * beside the time is how good the answers are; the usual case, by groups, is timed like anything else.
 */
export async function benchSeries(parts: readonly string[]): Promise<Case[]> {
  const isAsked = (part: string) => !seriesParts.some((each) => parts.includes(each)) || parts.includes(part);
  for (const size of sizes) if (isAsked(size.name)) printSize(size);
  if (isAsked("web")) await printWeb();
  if (!isAsked("groups")) return [];
  const shape = { people: 45, topics: 23, workshops: 9, size: [1, 45] as const };
  const byGroups = benchInstance(shape, 1, { mode: "groups", own: 2, common: 1 });
  return [
    {
      name: "45 organisations × 23 topics, 5 groups, own 2, common 1, proven",
      run: () => proven(byGroups),
      limit: 1000,
    },
  ];
}

async function proven(instance: Instance): Promise<void> {
  const result = await propose(instance, { timeLimitSeconds: 60, seed: 1 });
  if (!("optimal" in result) || !result.optimal) throw new Error("not proven");
}
