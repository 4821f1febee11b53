import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type { Plan } from "../../grouping/method/planted.ts";
import type { Found } from "./found.ts";
import { holdsAtMost } from "./limits.ts";

const GROUPS = 4;
const MOST_MEGABYTES = 600;

/** Time, agreement and memory by number of people, each in a process of its own with its data, industries included. */
export function printScale(): void {
  console.log("planted ratings × 40 needs, 4 groups, everything incl. industry, each in a process of its own");
  for (const n of [60, 400, 5000, 100_000]) {
    const plan: Plan = { kind: "ratings", seed: 1, n, d: 40, groups: GROUPS };
    const { k, agreement, milliseconds, groupingMilliseconds, megabytes } = groupAlone(plan);
    console.log(
      `  ${String(n).padStart(6)} people: ${(milliseconds / 1000).toFixed(1).padStart(6)} s ` +
        `(groups alone ${(groupingMilliseconds / 1000).toFixed(2)} s), adjusted Rand ${agreement.toFixed(3)}, ` +
        `k ${k} ${k === GROUPS ? "right" : "wrong"}, at most ${megabytes.toFixed(0)} MB`,
    );
    holdsAtMost(`memory at ${n}`, megabytes, MOST_MEGABYTES);
  }
}

function groupAlone(plan: Plan): Found & { megabytes: number } {
  const program = join(import.meta.dirname, "alone-worker.ts");
  const printed = execFileSync(process.execPath, [program, JSON.stringify(plan)], { encoding: "utf8" });
  return JSON.parse(printed) as Found & { megabytes: number };
}
