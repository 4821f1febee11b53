import { LEAST_STABILITY, type Stability } from "./stability.ts";

/** What the guard looks at for one number of groups. */
export interface Candidate {
  k: number;
  smallestGroup: number;
  silhouette: number;
  /** Silhouette above the mean silhouette of permuted answers at the same k. */
  silhouetteExcess: number;
  /** Standard deviation of those silhouettes; absent in results from before it was looked at. */
  referenceSd?: number;
  /** Null where an earlier test has already failed, since this one takes longest. */
  stability: Stability | null;
  passed: boolean;
}

export type Verdict = "groups" | "one-audience";

/** The numbers of groups that constraints leave. */
export interface PossibleNumbers {
  /** The smallest; 1 without constraints. */
  fewest: number;
  canBe: (k: number) => boolean;
}

/** Without constraints. */
export const anyNumber: PossibleNumbers = { fewest: 1, canBe: () => true };

const LEAST_EXCESS = 0.02;
/**
 * The silhouette must also stand out of the permuted answers' own spread. With few people and needs that is wide, and
 * the mean alone lets through one shuffled set in twelve; from some hundred people on, 0.02 is the stricter of the two.
 */
const LEAST_DEVIATIONS = 3;

/** The most groups that are tried for n people with a profile: 1 … 8, five people a group at least on average. */
export function mostGroups(n: number): number {
  return Math.max(1, Math.min(8, Math.floor(n / 5)));
}

/** The smallest group that stands on its own: three people, and 5 % of all. */
export function leastGroupSize(n: number): number {
  return Math.max(3, 0.05 * n);
}

/**
 * The guard: (a) no group under the least size, (b) silhouette at least 0.02, and three standard deviations, above the
 * mean of permuted answers, (c) median stability at least 0.75.
 * @param measureStability is asked only when (a) and (b) hold, or when `always` is set.
 */
export function examine(
  figures: Pick<Candidate, "k" | "smallestGroup" | "silhouette" | "silhouetteExcess" | "referenceSd">,
  n: number,
  measureStability: () => Stability,
  always: boolean,
): Candidate {
  const plausible = figures.smallestGroup >= leastGroupSize(n) && standsOut(figures);
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
  return standsOut(candidate) ? "unstable" : "like-chance";
}

function standsOut({
  silhouetteExcess,
  referenceSd = 0,
}: Pick<Candidate, "silhouetteExcess" | "referenceSd">): boolean {
  return silhouetteExcess >= LEAST_EXCESS && silhouetteExcess >= LEAST_DEVIATIONS * referenceSd;
}

/**
 * The number of groups, downward from the gap's upper bound to 2: the first that can be and passes the guard, else 1,
 * which means one shared audience. Where constraints do not let one audience be, it is the fewest groups that can be,
 * whatever the guard thinks of them. Also everything that was examined on the way, in that order, what was chosen last.
 * @param examineAt looks at everything, also where an early test fails, when `always` is set.
 */
export function chooseGroups(
  upperBound: number,
  examineAt: (k: number, always: boolean) => Candidate,
  { fewest, canBe }: PossibleNumbers = anyNumber,
): { k: number; examined: Candidate[] } {
  const examined: Candidate[] = [];
  for (let k = upperBound; k >= 2; k--) {
    if (!canBe(k)) continue;
    const candidate = examineAt(k, false);
    examined.push(candidate);
    if (candidate.passed) return { k, examined };
  }
  if (fewest === 1) return { k: 1, examined };
  const others = examined.filter(({ k }) => k !== fewest);
  return { k: fewest, examined: [...others, examineAt(fewest, true)] };
}
