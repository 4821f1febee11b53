import type { Random } from "../random.ts";
import type { Profiles } from "../shape.ts";
import { newRun, relocate } from "./relocation.ts";
import { seedGroups } from "./seeding.ts";

/** A division of n respondents into groups 0 … k − 1, none of them empty. */
export interface Partition {
  labels: Int32Array;
  /** What the method optimises: Σ cosine to the own centre (spherical), Σ distance to the own medoid (pam). */
  objective: number;
  /** How spread out the groups are: Σ (1 − cosine), or Σ distance. */
  dispersion: number;
  /** Only around medoids: the member each group is built around, by group. */
  medoids?: Int32Array;
}

/** A start must be better by more than rounding can make it. */
const LEAST_GAIN = 1e-10;

/**
 * Spherical k-means (Dhillon & Modha 2001): maximises Σ_i z_i·c_a(i) over centres of unit length, which is Σ_g |S_g| with
 * S_g the sum of a group's profiles. Seeds by k-means++, then Hartigan's relocation: one profile at a time goes where the objective gains most, counted with the
 * profile already gone from its old group; every end point of this is one of Lloyd's too, but not the other way round
 * (Telgarsky & Vattani 2010). The best of `restarts` is returned.
 * @param profiles rows of unit length, n ≥ k ≥ 1.
 * @param fewestMoves above 1 each restart ends while up to so many profiles, less one, would still move.
 */
export function sphericalKMeans(
  profiles: Profiles,
  k: number,
  restarts: number,
  random: Random,
  fewestMoves = 1,
): Partition {
  const { n } = profiles;
  const run = newRun(profiles, k);
  let best: Partition | undefined;
  for (let restart = 0; restart < (k === 1 ? 1 : restarts); restart++) {
    seedGroups(profiles, k, run, random);
    const objective = relocate(profiles, k, run, fewestMoves);
    if (best === undefined || objective > best.objective + LEAST_GAIN) {
      best = { labels: run.labels.slice(), objective, dispersion: n - objective };
    }
  }
  return best!;
}

/** Hartigan's relocation from labels given, of which none of 0 … k − 1 is missing, to its end. */
export function relocateFrom(profiles: Profiles, k: number, labels: Int32Array): Partition {
  const run = { ...newRun(profiles, k), labels: labels.slice() };
  const objective = relocate(profiles, k, run);
  return { labels: run.labels, objective, dispersion: profiles.n - objective };
}
