import type { Closeness } from "./closeness.ts";
import type { Partition } from "./profiles/spherical.ts";
import type { Random } from "./random.ts";

/** Respondents in the form that a method groups: unit profiles, or distances. */
export interface Cloud {
  n: number;
  /** Rows that can be grouped at all; of permuted or halved answers some may be left without any. */
  usable: readonly number[];
  take(rows: ArrayLike<number>): Cloud;
  /** The best of so many starts; a method without chance takes neither from `random` nor from `restarts`. */
  group(k: number, random: Random, restarts: number): Partition;
  /** Mean silhouette width, k ≥ 2. */
  silhouette(labels: Int32Array, k: number): number;
  /** Sum of squares within groups, Σ_g (Σ of squared distances of pairs in g) / |g|; one group gives the total. */
  squares(labels: Int32Array, k: number): number;
  /** Per row and group (row i from i · k) how close the row is to the group's centre: cosine, or 1 − distance. */
  affinities(labels: Int32Array, k: number): Float64Array;
  /** Per group the member that is most like the others. */
  exemplars(labels: Int32Array, k: number): number[];
  /** Mean closeness of two members, by group (NaN for one alone) and over all pairs within groups. */
  closeness(labels: Int32Array, k: number): Closeness;
  /** The same cloud, in which a group's exemplar is the medoid that the partition has found where it cannot be worked out. */
  around(partition: Partition): Cloud;
}

/** Answers from which clouds are made: whole, permuted, or only some of the needs or respondents. */
export interface Material {
  needs: readonly string[];
  cloud(): Cloud;
  take(rows: ArrayLike<number>): Material;
  /** Each column dealt out anew. */
  permute(random: Random): Material;
  keep(needs: ReadonlySet<string>): Material;
}
