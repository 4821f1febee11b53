import type { Progress } from "../method/grouping.ts";

/** What a grouping does at the moment. */
export type Stage = "waiting" | Progress["stage"];

/** Where each stage begins and ends on the way from 0 to 1, about as long as it takes. */
const spans: Record<Progress["stage"], [number, number]> = {
  references: [0.02, 0.35],
  stability: [0.35, 0.6],
  solidity: [0.6, 0.72],
  industry: [0.72, 0.99],
};

/** How many numbers of groups the guard examines at most: 8 down to 2. */
const mostExamined = 7;

/** How far a grouping has come, 0 … 1. The stages follow each other, so that it never falls when the largest is kept. */
export function progressShare({ stage, k, done, total }: Progress): number {
  const [from, to] = spans[stage];
  const part = total === 0 ? 1 : done / total;
  const before = k === null ? 0 : mostExamined + 1 - Math.min(k, mostExamined + 1);
  const within = k === null ? part : Math.min(1, (before + part) / mostExamined);
  return from + (to - from) * within;
}

/** The stage that a share of the way falls in. */
export function stageAt(share: number): Stage {
  const stages = Object.keys(spans) as Progress["stage"][];
  return stages.findLast((stage) => share >= spans[stage][0]) ?? "waiting";
}
