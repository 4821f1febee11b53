import type { Instance } from "../../src/series/instance.ts";
import { propose } from "../../src/series/propose.ts";
import { seededNumbers } from "./seeded.ts";
import type { Case } from "./bench.ts";

export function benchSeries(): Case[] {
  const byGroups = instance(45, 23, { mode: "groups", own: 2, common: 1, size: [3, 30], workshops: 9, perPerson: 3 });
  const free = instance(100, 20, { mode: "free", size: [4, 12], workshops: 10, perPerson: 3 });
  return [
    { name: "45 organisations × 23 topics, 4 groups, own 2, common 1, proven", run: () => proven(byGroups) },
    { name: "100 people × 20 topics × 10 workshops, free choice, proven", run: () => proven(free) },
  ];
}

async function proven(instance: Instance): Promise<void> {
  const result = await propose(instance, { timeLimitSeconds: 60, seed: 1 });
  if (!("optimal" in result) || !result.optimal) throw new Error("not proven");
}

function instance(people: number, topics: number, settings: Partial<Instance>): Instance {
  const random = seededNumbers(people * 1000 + topics);
  return {
    participants: Array.from({ length: people }, (_, i) => ({ id: `p${i}`, weight: 1, group: `g${i % 4}` })),
    topics: Array.from({ length: topics }, (_, t) => ({ key: `t${t}` })),
    levels: 3,
    gap: Array.from({ length: people }, (_, i) =>
      Array.from({ length: topics }, (_, t) => Math.max(0, random() - (t % 4 === i % 4 ? 0.1 : 0.5))),
    ),
    level: Array.from({ length: people }, () => Array.from({ length: topics }, () => Math.floor(random() * 3))),
    copies: 2,
    lambda: 0.3,
    topShare: 0.75,
    ...{ workshops: 9, perPerson: 3, size: [4, 12], mode: "free" },
    ...settings,
  };
}
