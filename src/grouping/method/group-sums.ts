import { addScaled } from "./dot.ts";
import type { Profiles } from "./shape.ts";

/** S_g, the sums of the profiles of each group, g = 0 … k − 1, as k rows of d numbers. */
export function groupSums({ n, d, z }: Profiles, labels: Int32Array, k: number): Float64Array {
  const sums = new Float64Array(k * d);
  for (let i = 0; i < n; i++) addScaled(sums, labels[i]! * d, z, i * d, d, 1);
  return sums;
}

/** How many respondents each group has. */
export function groupSizes(labels: Int32Array, k: number): Int32Array {
  const sizes = new Int32Array(k);
  for (const label of labels) sizes[label] = sizes[label]! + 1;
  return sizes;
}
