import { LEAST_STABILITY, type Stability } from "./stability.ts";

/** What the guard looks at for one number of groups. */
export interface Candidate {
  k: number;
  smallestGroup: number;
  silhouette: number;
  /** Silhouette above the mean silhouette of permuted answers at the same k. */
  silhouetteExcess: number;
  /** Null where an earlier test has already failed, since this one takes longest. */
  stability: Stability | null;
  passed: boolean;
}

export type Verdict = "groups" | "one-audience";

const LEAST_EXCESS = 0.02;

/** The most groups that are tried for n people with a profile: 1 … 8, five people a group at least on average. */
export function mostGroups(n: number): number {
  return Math.max(1, Math.min(8, Math.floor(n / 5)));
}

/** The smallest group that stands on its own: three people, and 5 % of all. */
export function leastGroupSize(n: number): number {
  return Math.max(3, 0.05 * n);
}

/**
 * The guard: (a) no group under the least size, (b) silhouette at least 0.02 above that of permuted answers,
 * (c) median stability at least 0.75.
 * @param measureStability is asked only when (a) and (b) hold, or when `always` is set.
 */
export function examine(
  figures: Pick<Candidate, "k" | "smallestGroup" | "silhouette" | "silhouetteExcess">,
  n: number,
  measureStability: () => Stability,
  always: boolean,
): Candidate {
  const plausible = figures.smallestGroup >= leastGroupSize(n) && figures.silhouetteExcess >= LEAST_EXCESS;
  const stability = plausible || always ? measureStability() : null;
  const passed = plausible && stability !== null && stability.median >= LEAST_STABILITY;
  return { ...figures, stability, passed };
}

/** Why a number of groups did not pass the guard. */
export type GuardRefusal = "too-small" | "like-chance" | "unstable";

/** The first test of the guard that the number of groups failed, or null when it passed. */
export function guardRefusal(candidate: Candidate, n: number): GuardRefusal | null {
  if (candidate.passed) return null;
  if (candidate.smallestGroup < leastGroupSize(n)) return "too-small";
  return candidate.silhouetteExcess < LEAST_EXCESS ? "like-chance" : "unstable";
}

/**
 * The number of groups, downward from the gap's upper bound to 2: the first that passes the guard, else 1, which means
 * one shared audience. Also everything that was examined on the way, in that order.
 */
export function chooseGroups(
  upperBound: number,
  examineAt: (k: number) => Candidate,
): { k: number; examined: Candidate[] } {
  const examined: Candidate[] = [];
  for (let k = upperBound; k >= 2; k--) {
    const candidate = examineAt(k);
    examined.push(candidate);
    if (candidate.passed) return { k, examined };
  }
  return { k: 1, examined };
}
