import { permuteColumns, takeNeeds, takeRows, type AnswerMatrix } from "./answers.ts";
import {
  medoidAffinities,
  medoidCloseness,
  medoidExemplars,
  profileAffinities,
  profileCloseness,
  profileExemplars,
  type Closeness,
} from "./closeness.ts";
import { correlationDistances } from "./correlation.ts";
import { takeDistances, type Distances, type Variable } from "./distances.ts";
import { gowerDistances } from "./gower.ts";
import { partitionAroundMedoids } from "./medoids.ts";
import { shuffle, type Random } from "./random.ts";
import { hasShape, shapeProfiles, takeProfiles, type Profiles } from "./shape.ts";
import { distanceSilhouette, profileSilhouette } from "./silhouette.ts";
import { sphericalKMeans, type Partition } from "./spherical.ts";
import { distanceSquares, profileSquares } from "./variance.ts";

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

/** Answers to be grouped by the shape of their profiles. */
export function shapedMaterial(answers: AnswerMatrix): Material {
  return {
    needs: answers.needs,
    cloud: () => profileCloud(shapeProfiles(answers)),
    take: (rows) => shapedMaterial(takeRows(answers, rows)),
    permute: (random) => shapedMaterial(permuteColumns(answers, random)),
    keep: (needs) => shapedMaterial(takeNeeds(answers, needs)),
  };
}

/** Answers to be grouped around medoids. */
export function distanceMaterial(variables: readonly Variable[], distance: "gower" | "correlation"): Material {
  const measure = distance === "gower" ? gowerDistances : correlationDistances;
  const withValues = (change: (values: Float64Array) => Float64Array) =>
    distanceMaterial(
      variables.map((variable) => ({ ...variable, values: change(variable.values) })),
      distance,
    );
  return {
    needs: variables.map((variable) => variable.name),
    cloud: () => distanceCloud(measure(variables), answeredRows(variables)),
    take: (rows) => withValues((values) => Float64Array.from({ length: rows.length }, (_, i) => values[rows[i]!]!)),
    permute: (random) =>
      withValues((values) => {
        const permuted = values.slice();
        shuffle(permuted, random);
        return permuted;
      }),
    keep: (needs) =>
      distanceMaterial(
        variables.filter((variable) => needs.has(variable.name)),
        distance,
      ),
  };
}

/** The columns of need blocks as numeric variables. */
export function needVariables({ rows, needs, x }: AnswerMatrix): Variable[] {
  return needs.map((name, j) => ({
    name,
    kind: "numeric",
    values: Float64Array.from({ length: rows }, (_, i) => x[i * needs.length + j]!),
  }));
}

/** Rows with at least one answer. */
export function answeredRows(variables: readonly Variable[]): number[] {
  const n = variables[0]?.values.length ?? 0;
  return allRows(n).filter((i) => variables.some(({ values }) => !Number.isNaN(values[i]!)));
}

function profileCloud(profiles: Profiles): Cloud {
  return {
    n: profiles.n,
    usable: allRows(profiles.n).filter((i) => hasShape(profiles, i)),
    take: (rows) => profileCloud(takeProfiles(profiles, rows)),
    group: (k, random, restarts) => sphericalKMeans(profiles, k, restarts, random),
    silhouette: (labels, k) => profileSilhouette(profiles, labels, k),
    squares: (labels, k) => profileSquares(profiles, labels, k),
    affinities: (labels, k) => profileAffinities(profiles, labels, k),
    exemplars: (labels, k) => profileExemplars(profiles, labels, k),
    closeness: (labels, k) => profileCloseness(profiles, labels, k),
  };
}

function distanceCloud(distances: Distances, usable: readonly number[]): Cloud {
  return {
    n: distances.n,
    usable,
    take: (rows) => distanceCloud(takeDistances(distances, rows), allRows(rows.length)),
    group: (k) => partitionAroundMedoids(distances, k),
    silhouette: (labels, k) => distanceSilhouette(distances, labels, k),
    squares: (labels, k) => distanceSquares(distances, labels, k),
    affinities: (labels, k) => medoidAffinities(distances, labels, k),
    exemplars: (labels, k) => medoidExemplars(distances, labels, k),
    closeness: (labels, k) => medoidCloseness(distances, labels, k),
  };
}

function allRows(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}
