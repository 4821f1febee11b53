import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { holdsAtMost } from "../grouping/limits.ts";
import type { Size } from "./sizes.ts";

interface Found {
  objective: number;
  bound: number;
  ms: number;
}

/**
 * One line for each instance: the first answer and how far it is from the best known, the proven one with its gap, and
 * the most memory that a process doing nothing else takes for both.
 */
export function printSize({ name, seeds, instance, limits }: Size): void {
  for (const seed of seeds) {
    const program = fileURLToPath(new URL("alone-worker.ts", import.meta.url));
    const printed = execFileSync(process.execPath, [program, name, String(seed)], { encoding: "utf8" });
    const { first, proven, megabytes } = JSON.parse(printed) as { first: Found; proven: Found; megabytes: number };
    const fromBest = 1 - first.objective / proven.objective;
    const gap = proven.bound / proven.objective - 1;
    const { participants, topics, workshops } = instance(seed);
    const what = `${participants.length} × ${topics.length} × ${workshops}, seed ${seed}`;
    console.log(
      `series    ${what.padEnd(26)} first ${inMs(first.ms)}, ${percent(fromBest)} from the best known; ` +
        `${inMs(proven.ms)} to ${percent(gap)} proven; ${megabytes.toFixed(0)} MB`,
    );
    const {
      firstMs = Infinity,
      fromBest: mostFromBest = Infinity,
      gap: mostGap = Infinity,
      seconds = Infinity,
    } = limits;
    holdsAtMost(`${what}: first answer, ms`, first.ms, firstMs);
    holdsAtMost(`${what}: first answer from the best known`, fromBest, mostFromBest);
    holdsAtMost(`${what}: proven gap`, gap, mostGap);
    holdsAtMost(`${what}: proof, s`, proven.ms / 1000, seconds);
  }
}

const inMs = (ms: number) => `${ms.toFixed(0).padStart(6)} ms`;
const percent = (share: number) => `${(100 * share).toFixed(3)} %`;
