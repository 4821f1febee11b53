import type { Cloud, Material } from "../cloud.ts";
import { randomStream } from "../random.ts";
import { resamplingRestarts } from "./restarts.ts";

/** The gap at one k, and the standard deviation of log W over the references. */
export interface GapPoint {
  k: number;
  gap: number;
  sd: number;
}

/** The gap and how well permuted answers, which hold no groups, seem to be grouped at the same k. */
export interface GapLevel extends GapPoint {
  /** Mean silhouette width of the references' groupings; 0 at k = 1. */
  referenceSilhouette: number;
  /** Standard deviation of the silhouette widths of the references; 0 at k = 1. */
  referenceSd: number;
}

const REFERENCES = 20;

/**
 * The gap statistic (Tibshirani, Walther & Hastie 2001) at each of the given k: mean log W* − log W, where W is the
 * dispersion and W* that of references made by permuting the answers within columns and shaping anew. Real and
 * permuted answers get the same number of starts. W is per person, since permuted answers may leave somebody without a
 * profile. sd divides by the number of references.
 */
export function gapLevels(
  material: Material,
  ks: readonly number[],
  seed: number,
  onReference: (done: number, total: number) => void,
): GapLevel[] {
  const real = material.cloud();
  const realLogs = ks.map((k) => measure(real, k, seed, "gap").logW);
  const references = Array.from({ length: REFERENCES }, (_, b) => {
    const whole = material.permute(randomStream(seed, `reference ${b}`)).cloud();
    const cloud = whole.usable.length === whole.n ? whole : whole.take(whole.usable);
    const levels = ks.map((k) => measure(cloud, k, seed, `reference ${b} groups`));
    onReference(b + 1, REFERENCES);
    return levels;
  });
  return ks.map((k, at) => {
    const logs = references.map((reference) => reference[at]!.logW);
    const silhouettes = references.map((reference) => reference[at]!.silhouette);
    const mean = average(logs);
    return {
      k,
      gap: mean - realLogs[at]!,
      sd: deviation(logs),
      referenceSilhouette: average(silhouettes),
      referenceSd: deviation(silhouettes),
    };
  });
}

/**
 * The smallest k with G(k) ≥ G(k + 1) − sd_{k+1} · √(1 + 1/B); when no k meets the rule, the largest.
 * @param points for k = 1, 2, … without a hole.
 */
export function gapChoice(points: readonly GapPoint[]): number {
  const found = points.findIndex((point, at) => {
    const next = points[at + 1];
    return next !== undefined && point.gap >= next.gap - next.sd * Math.sqrt(1 + 1 / REFERENCES);
  });
  return found === -1 ? points.length : points[found]!.k;
}

/** Least dispersion per person that counts, so that perfectly alike groups keep a logarithm. */
const LEAST_DISPERSION = 1e-9;

function measure(cloud: Cloud, k: number, seed: number, stream: string): { logW: number; silhouette: number } {
  // Permuted answers of a handful of people may leave nobody with a shape: nothing is concentrated then.
  if (cloud.n === 0) return { logW: 0, silhouette: 0 };
  const groups = Math.min(k, cloud.n);
  const { labels, dispersion } = cloud.group(groups, randomStream(seed, `${stream} ${k}`), resamplingRestarts(cloud.n));
  return {
    logW: Math.log(Math.max(dispersion / cloud.n, LEAST_DISPERSION)),
    silhouette: groups === 1 ? 0 : cloud.silhouette(labels, groups),
  };
}

/** Standard deviation, divided by the number of values. */
function deviation(values: readonly number[]): number {
  const mean = average(values);
  return Math.sqrt(average(values.map((value) => (value - mean) ** 2)));
}

function average(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
