import { drawWithoutReplacement, type Random } from "../random.ts";
import type { DistanceMeasure } from "./distances.ts";
import { partitionAroundMedoids, type MedoidPartition } from "./medoids.ts";

const SAMPLES = 10;
/** Far more than the 80 + 4k of the paper: a sample of a thousand takes some hundredths of a second. */
const SAMPLE_SIZE = 1000;

/**
 * Medoids of more people than a matrix of distances has room for: FasterCLARA (Schubert & Rousseeuw 2021). Ten samples,
 * each with the best medoids so far in it (Kaufman & Rousseeuw 1990), are partitioned by FasterPAM; each sample's
 * medoids are tried on everyone, and those with the smallest sum of distances are kept. n ≥ k ≥ 1.
 */
export function medoidsFromSamples(measure: DistanceMeasure, k: number, random: Random): MedoidPartition {
  const { n } = measure;
  const size = Math.min(n, Math.max(SAMPLE_SIZE, 80 + 4 * k));
  let best: MedoidPartition | undefined;
  for (let sample = 0; sample < SAMPLES; sample++) {
    const drawn = drawWithoutReplacement(n, size, random);
    const rows = Int32Array.from(new Set([...(best?.medoids ?? []), ...drawn])).sort();
    const { medoids } = partitionAroundMedoids(measure.among(rows), k);
    const found = nearestMedoids(
      measure,
      medoids.map((at) => rows[at]!),
    );
    if (best === undefined || found.objective < best.objective) best = found;
  }
  return best!;
}

function nearestMedoids(measure: DistanceMeasure, medoids: Int32Array): MedoidPartition {
  const labels = new Int32Array(measure.n);
  const nearest = new Float64Array(measure.n).fill(Infinity);
  medoids.forEach((medoid, g) => {
    measure.from(medoid).forEach((distance, i) => {
      if (distance >= nearest[i]!) return;
      nearest[i] = distance;
      labels[i] = g;
    });
  });
  // A medoid belongs to itself, also where a copy of it is the medoid of an earlier group.
  medoids.forEach((medoid, g) => (labels[medoid] = g));
  const objective = nearest.reduce((sum, distance) => sum + distance, 0);
  return { labels, medoids, objective, dispersion: objective };
}
