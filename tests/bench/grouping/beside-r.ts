import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { answerMatrix } from "../../../src/grouping/method/answers.ts";
import { distanceMaterial, needVariables, shapedMaterial } from "../../../src/grouping/method/material.ts";
import { randomStream } from "../../../src/grouping/method/random.ts";
import { keptPartition } from "../../../src/grouping/method/number/selection.ts";
import { shapeProfiles, type Profiles } from "../../../src/grouping/method/shape.ts";
import { groupSums } from "../../../src/grouping/method/group-sums.ts";
import { plantedRatings, plantedTicks } from "../../grouping/method/planted.ts";
import { holdsAtMost } from "./limits.ts";

const K = 6;
/** Of R's time that ours may take. */
const MOST_OF_PAM = 0.2;
const MOST_OF_KMEANS = 1;

/** The same data, in turn, to this product and to R. */
export function printBesideR(): void {
  if (spawnSync("Rscript", ["-e", "library(cluster)"]).status !== 0) {
    console.log("Not compared with R: there is no Rscript with the package cluster on the PATH.");
    return;
  }
  const folder = mkdtempSync(join(tmpdir(), "beside-r-"));
  try {
    comparePam(folder);
    compareKMeans(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function comparePam(folder: string): void {
  const { values, columns } = plantedTicks({ seed: 1, n: 5000, d: 40, groups: K });
  const answers = answerMatrix([{ name: "ticks", weight: 1, columns, values }], "missing");
  const variables = needVariables(answers).map((variable) => ({ ...variable, kind: "symmetric" as const }));
  const ours = () => {
    const cloud = distanceMaterial(variables, "gower").cloud();
    const { labels, objective } = cloud.group(K, randomStream(1, "benchmark"), 1);
    return { objective, silhouette: cloud.silhouette(labels, K) };
  };
  const { own, other, ratio, found, theirs } = inTurn(1, ours, () => runR(folder, "pam", answers.x, 5000));
  console.log(
    `PAM with silhouette, 5000 × 40 ticks, k = ${K}: ${own} s, R's daisy + pam ${other} s, ratio ${ratio.toFixed(2)}`,
  );
  console.log(`  sum of distances ${found.objective.toFixed(6)}, R's ${theirs.sum.toFixed(6)}`);
  if (found.objective > theirs.sum * (1 + 1e-6)) throw new Error("R's pam has found better medoids");
  holdsAtMost("PAM's time over R's", ratio, MOST_OF_PAM);
}

function compareKMeans(folder: string): void {
  const { values, columns } = plantedRatings({ seed: 1, n: 100_000, d: 40, groups: K });
  const answers = answerMatrix([{ name: "ratings", weight: 1, columns, values }], "missing");
  const profiles = shapeProfiles(answers);
  const ours = () => keptPartition(shapedMaterial(answers).cloud(), K, 1);
  // R is given the answers as they are, as one would; and the profiles that ours makes first, which part more easily.
  for (const [what, x] of [
    ["the answers", answers.x],
    ["their profiles", profiles.z],
  ] as const) {
    const { own, other, ratio, found, theirs } = inTurn(5, ours, () => runR(folder, "kmeans", x, profiles.n));
    console.log(
      `100000 × 40 ratings, k = ${K}: ${own} s with shaping, R's kmeans on ${what} ${other} s, ratio ${ratio.toFixed(2)}`,
    );
    console.log(
      `  mean cosine ${meanCosine(profiles, found.labels)}, R's groups ${meanCosine(profiles, theirs.groups)}`,
    );
    if (x === answers.x) holdsAtMost("time over that of R's kmeans", ratio, MOST_OF_KMEANS);
  }
}

/** Ours and R's in turn, after ours has warmed up; medians of the rounds as text, and their ratio. */
function inTurn<Ours, Theirs extends { seconds: number }>(rounds: number, ours: () => Ours, r: () => Theirs) {
  ours();
  const all = Array.from({ length: rounds }, () => {
    const start = performance.now();
    const found = ours();
    const seconds = (performance.now() - start) / 1000;
    return { seconds, found, theirs: r() };
  });
  const [own, other] = [middle(all.map(({ seconds }) => seconds)), middle(all.map(({ theirs }) => theirs.seconds))];
  const { found, theirs } = all[0]!;
  return { own: own.toFixed(2), other: other.toFixed(2), ratio: own / other, found, theirs };
}

function runR(folder: string, what: "pam" | "kmeans", x: Float64Array, n: number) {
  const data = join(folder, `${what}.bin`);
  const groups = join(folder, `${what}-groups.bin`);
  writeFileSync(data, x);
  const script = join(import.meta.dirname, "beside.R");
  const printed = execFileSync("Rscript", [script, what, data, String(n), String(x.length / n), String(K), groups], {
    encoding: "utf8",
  });
  const [seconds = NaN, sum = NaN] = printed.trim().split(" ").map(Number);
  const bytes = readFileSync(groups);
  return { seconds, sum, groups: Int32Array.from({ length: n }, (_, i) => bytes.readDoubleLE(i * 8) - 1) };
}

function meanCosine(profiles: Profiles, labels: Int32Array): string {
  const { n, d } = profiles;
  const sums = groupSums(profiles, labels, K);
  const norms = Array.from({ length: K }, (_, g) => Math.hypot(...sums.subarray(g * d, (g + 1) * d)));
  return (norms.reduce((sum, norm) => sum + norm, 0) / n).toFixed(6);
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
