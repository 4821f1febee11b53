import { medoidCloseness, medoidExemplars } from "../closeness.ts";
import type { Cloud } from "../cloud.ts";
import { drawWithoutReplacement, randomStream } from "../random.ts";
import { allRows } from "../rows.ts";
import { distanceSilhouette } from "../silhouette.ts";
import { distanceSquares } from "../variance.ts";
import { medoidsFromSamples } from "./clara.ts";
import { distanceCloud } from "./distance-cloud.ts";
import type { DistanceMeasure, Distances } from "./distances.ts";

/** What needs all pairs is measured on so many people. */
const PAIRED_AT_MOST = 2000;

/**
 * A cloud of more people than a matrix of distances has room for: groups come from samples (FasterCLARA), closeness from
 * the distances to the medoids only, and what needs all pairs (silhouette, squares, the mean closeness of two) from one
 * sample of 2,000, the same for every grouping; squares are scaled up to all. Where no partition has told the medoids,
 * a group's is looked for among its members in that sample.
 */
export function sampledCloud(measure: DistanceMeasure, usable: readonly number[]): Cloud {
  const { n } = measure;
  const paired = drawWithoutReplacement(n, Math.min(n, PAIRED_AT_MOST), randomStream(0, "pairs of many"));
  let matrix: Distances | undefined;
  const distances = () => (matrix ??= measure.among(paired));
  const labelsOf = (labels: Int32Array) => paired.map((row) => labels[row]!);
  const around = (medoids: Int32Array | undefined): Cloud => {
    const exemplars = (labels: Int32Array, k: number): number[] => {
      const found = medoidExemplars(distances(), labelsOf(labels), k);
      const members = found.map((at, g) => (at === -1 ? labels.indexOf(g) : paired[at]!));
      for (const medoid of medoids ?? []) members[labels[medoid]!] = medoid;
      return members;
    };
    return {
      ...{ n, usable, exemplars },
      take: (rows) => distanceCloud(measure.among(rows), allRows(rows.length)),
      group: (k, random) => medoidsFromSamples(measure, k, random),
      silhouette: (labels, k) => distanceSilhouette(distances(), labelsOf(labels), k),
      squares: (labels, k) => (distanceSquares(distances(), labelsOf(labels), k) * n) / paired.length,
      affinities: (labels, k) => {
        const affinities = new Float64Array(n * k);
        exemplars(labels, k).forEach((medoid, g) => {
          measure.from(medoid).forEach((distance, i) => (affinities[i * k + g] = 1 - distance));
        });
        return affinities;
      },
      closeness: (labels, k) => medoidCloseness(distances(), labelsOf(labels), k),
      around: (partition) => around(partition.medoids),
    };
  };
  return around(undefined);
}
