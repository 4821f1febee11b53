import { availableParallelism } from "node:os";
import { join } from "node:path";
import { Piscina } from "piscina";
import type { Plan } from "../../grouping/method/planted.ts";
import type { Found } from "./found.ts";
import { holdsAtLeast } from "./limits.ts";

const DRAWS = 100;

/** Each set of a hundred draws: what is planted, and how many draws must come out right. */
const sets: { what: string; plan: Omit<Plan, "seed" | "groups">; groups: (seed: number) => number; target: number }[] =
  [
    { what: "ratings", plan: { kind: "ratings", n: 200, d: 40 }, groups: (seed) => 3 + (seed % 3), target: 95 },
    { what: "ratings, few needs", plan: { kind: "ratings", n: 200, d: 12 }, groups: () => 3, target: 95 },
    { what: "ticks", plan: { kind: "ticks", n: 200, d: 40 }, groups: (seed) => 3 + (seed % 3), target: 85 },
    { what: "columns permuted", plan: { kind: "ratings", permuted: true, n: 200, d: 40 }, groups: () => 4, target: 95 },
    { what: "columns permuted", plan: { kind: "ratings", permuted: true, n: 60, d: 24 }, groups: () => 4, target: 95 },
    { what: "columns permuted", plan: { kind: "ratings", permuted: true, n: 41, d: 12 }, groups: () => 4, target: 95 },
    { what: "ratings, no groups", plan: { kind: "ratings", n: 200, d: 40 }, groups: () => 1, target: 95 },
  ];

/** How often the number of groups is right, a hundred draws each, with other seeds than the tests have. */
export async function printAccuracy(): Promise<void> {
  const pool = new Piscina<Plan, Found>({
    filename: join(import.meta.dirname, "draw-worker.ts"),
    maxThreads: availableParallelism(),
  });
  for (const { what, plan, groups, target } of sets) {
    const plans = Array.from({ length: DRAWS }, (_, i) => ({ ...plan, seed: 1001 + i, groups: groups(1001 + i) }));
    const found = await Promise.all(plans.map((each) => pool.run(each)));
    const name = `${what}, n = ${plan.n}, ${plan.d} needs`;
    if (plan.permuted === true || plans[0]!.groups === 1) {
      const shared = found.filter(({ verdict }) => verdict === "one-audience").length;
      console.log(`${name}: one audience in ${shared} of ${DRAWS}`);
      holdsAtLeast(name, shared, target);
      continue;
    }
    const off = found.map(({ k }, i) => Math.abs(k - plans[i]!.groups));
    const exact = off.filter((distance) => distance === 0).length;
    const near = off.filter((distance) => distance <= 1).length;
    const agreement = found.reduce((sum, each) => sum + each.agreement, 0) / DRAWS;
    console.log(
      `${name}: k right in ${exact}, within one in ${near} of ${DRAWS}; adjusted Rand ${agreement.toFixed(3)}`,
    );
    holdsAtLeast(name, near, target);
  }
  await pool.destroy();
}
