import type { Cloud, Material } from "../cloud.ts";
import { groupSizes } from "../group-sums.ts";
import type { GroupingSettings, Progress } from "../grouping.ts";
import type { Partition } from "../profiles/spherical.ts";
import { drawWithoutReplacement, randomStream } from "../random.ts";
import { anyNumber, chooseGroups, examine, mostGroups, type Candidate, type PossibleNumbers } from "./choose.ts";
import { gapChoice, gapLevels, type GapLevel } from "./gap.ts";
import { keptRestarts } from "./restarts.ts";
import { stabilityOf } from "./stability.ts";

/** The number of groups, and everything that spoke for and against it. */
export interface Selection {
  k: number;
  /** What the guard saw at k; null at k = 1. */
  chosen: Candidate | null;
  examined: Candidate[];
  levels: GapLevel[];
  upperBound: number;
  /** The people it was all measured on: rows of the material, and their cloud. */
  rows: Int32Array;
  cloud: Cloud;
}

/** Above so many people the figures come from a sample; medoids need time and memory that grow with n². */
const MEASURED_AT_MOST = { spherical: 5000, pam: 1000 };

/**
 * Finds the number of groups, or examines the one that staff have set. Nobody at all makes one empty audience.
 * @param possible the numbers that constraints leave to choose from; in what is measured constraints have no part, since
 * references and subsamples without them could not be compared with groups that have them.
 */
export function selectNumber(
  material: Material,
  whole: Cloud,
  { method, k: wanted, seed }: GroupingSettings,
  onProgress: (progress: Progress) => void,
  possible: PossibleNumbers = anyNumber,
): Selection {
  if (whole.n === 0) {
    return { k: 1, chosen: null, examined: [], levels: [], upperBound: 1, rows: new Int32Array(0), cloud: whole };
  }
  const size = Math.min(whole.n, MEASURED_AT_MOST[method]);
  const rows = drawWithoutReplacement(whole.n, size, randomStream(seed, "measured sample"));
  const all = size === whole.n;
  const cloud = all ? whole : whole.take(rows);
  const tried = Array.from({ length: mostGroups(size) }, (_, i) => i + 1);
  const last = wanted === "auto" ? possible.fewest : wanted;
  const ks = tried.includes(last) ? tried : [...tried, last];
  const levels = gapLevels(all ? material : material.take(rows), ks, seed, (done, total) =>
    onProgress({ stage: "references", k: null, done, total }),
  );
  const upperBound = gapChoice(levels.slice(0, tried.length));
  const examineAt = (k: number, always: boolean) =>
    examineNumber(
      cloud,
      levels.find((level) => level.k === k)!,
      seed,
      always,
      onProgress,
    );

  if (wanted === "auto") {
    const { k, examined } = chooseGroups(upperBound, examineAt, possible);
    return { k, chosen: k === 1 ? null : examined.at(-1)!, examined, levels, upperBound, rows, cloud };
  }
  const chosen = wanted === 1 ? null : examineAt(wanted, true);
  return { k: wanted, chosen, examined: chosen === null ? [] : [chosen], levels, upperBound, rows, cloud };
}

/** The grouping that is kept: the same for a k whether it was chosen or set. */
export function keptPartition(cloud: Cloud, k: number, seed: number): Partition {
  if (cloud.n === 0) return { labels: new Int32Array(0), objective: 0, dispersion: 0 };
  return cloud.group(k, randomStream(seed, `groups ${k}`), keptRestarts(cloud.n));
}

function examineNumber(
  cloud: Cloud,
  { k, referenceSilhouette, referenceSd }: GapLevel,
  seed: number,
  always: boolean,
  onProgress: (progress: Progress) => void,
): Candidate {
  const { labels } = keptPartition(cloud, k, seed);
  const silhouette = cloud.silhouette(labels, k);
  const figures = {
    k,
    smallestGroup: Math.min(...groupSizes(labels, k)),
    silhouette,
    silhouetteExcess: silhouette - referenceSilhouette,
    referenceSd,
  };
  const measureStability = () =>
    stabilityOf(cloud, labels, k, seed, (done, total) => onProgress({ stage: "stability", k, done, total }));
  return examine(figures, cloud.n, measureStability, always);
}
