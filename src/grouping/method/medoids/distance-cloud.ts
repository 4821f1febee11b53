import { medoidAffinities, medoidCloseness, medoidExemplars } from "../closeness.ts";
import type { Cloud } from "../cloud.ts";
import { allRows } from "../rows.ts";
import { distanceSilhouette } from "../silhouette.ts";
import { distanceSquares } from "../variance.ts";
import { takeDistances, type Distances } from "./distances.ts";
import { partitionAroundMedoids } from "./medoids.ts";

/** A matrix of distances, grouped around medoids. */
export function distanceCloud(distances: Distances, usable: readonly number[]): Cloud {
  const cloud: Cloud = {
    n: distances.n,
    usable,
    take: (rows) => distanceCloud(takeDistances(distances, rows), allRows(rows.length)),
    group: (k) => partitionAroundMedoids(distances, k),
    silhouette: (labels, k) => distanceSilhouette(distances, labels, k),
    squares: (labels, k) => distanceSquares(distances, labels, k),
    affinities: (labels, k) => medoidAffinities(distances, labels, k),
    exemplars: (labels, k) => medoidExemplars(distances, labels, k),
    closeness: (labels, k) => medoidCloseness(distances, labels, k),
    around: () => cloud,
  };
  return cloud;
}
