import { expect, test } from "vitest";
import { adjustedRand } from "../../../src/grouping/method/agreement.ts";
import { answerMatrix } from "../../../src/grouping/method/answers.ts";
import { groupSizes } from "../../../src/grouping/method/group-sums.ts";
import { distanceMaterial, needVariables } from "../../../src/grouping/method/material.ts";
import { medoidsFromSamples } from "../../../src/grouping/method/medoids/clara.ts";
import { correlationDistances, correlationMeasure } from "../../../src/grouping/method/medoids/correlation.ts";
import type { Variable } from "../../../src/grouping/method/medoids/distances.ts";
import { gowerDistances, gowerMeasure } from "../../../src/grouping/method/medoids/gower.ts";
import { partitionAroundMedoids } from "../../../src/grouping/method/medoids/medoids.ts";
import { sphericalFromSamples } from "../../../src/grouping/method/profiles/sampled-starts.ts";
import { relocateFrom, sphericalKMeans } from "../../../src/grouping/method/profiles/spherical.ts";
import { randomStream } from "../../../src/grouping/method/random.ts";
import { shapeProfiles } from "../../../src/grouping/method/shape.ts";
import { plantedRatings } from "./planted.ts";

const planted = (n: number, d = 12) => {
  const { values, columns, truth } = plantedRatings({ seed: 3, n, d, groups: 3 });
  return { truth, answers: answerMatrix([{ name: "ratings", weight: 1, columns, values }], "missing") };
};

const mixed: Variable[] = [
  { name: "a", kind: "numeric", values: Float64Array.of(1, 3, 5, NaN, 2) },
  { name: "b", kind: "nominal", values: Float64Array.of(0, 0, 2, 1, NaN) },
  { name: "c", kind: "asymmetric", values: Float64Array.of(0, 0, 1, 1, 0) },
  { name: "d", kind: "symmetric", values: Float64Array.of(0, 1, 1, NaN, 0) },
];

test("distances worked out when asked for are those of the matrix, on the scales of everyone", () => {
  const numeric = [0, 1, 2].map((j): Variable => ({
    ...mixed[0]!,
    values: mixed[0]!.values.map((x, i) => x * (i + j)),
  }));
  const pairs = [
    [gowerDistances(mixed), gowerMeasure(mixed)],
    [correlationDistances(numeric), correlationMeasure(numeric)],
  ] as const;
  for (const [{ n, d }, measure] of pairs) {
    for (let i = 0; i < n; i++) expect([...measure.from(i)]).toEqual([...d.slice(i * n, (i + 1) * n)]);
    const some = [0, 2, 4];
    const expected = some.flatMap((i) => some.map((o) => d[i * n + o]!));
    expect([...measure.among(some).d]).toEqual(expected);
  }
});

test("starts on samples end in as good groups as starts on everyone, and no group is empty", () => {
  const { truth, answers } = planted(6000);
  const profiles = shapeProfiles(answers);
  const all = sphericalKMeans(profiles, 3, 10, randomStream(1, "everyone"));
  const sampled = sphericalFromSamples(profiles, 3, 10, randomStream(1, "samples"));
  expect(adjustedRand(sampled.labels, all.labels)).toBeGreaterThan(0.99);
  expect(sampled.objective / all.objective).toBeCloseTo(1, 4);
  expect(adjustedRand(sampled.labels, truth)).toBeGreaterThan(0.95);
  expect(sphericalFromSamples(profiles, 1, 10, randomStream(1, "samples")).labels.every((label) => label === 0)).toBe(
    true,
  );
  const alike = { n: 6000, d: 2, z: new Float64Array(12_000).fill(Math.SQRT1_2) };
  expect(
    Math.min(...groupSizes(sphericalFromSamples(alike, 4, 3, randomStream(1, "samples")).labels, 4)),
  ).toBeGreaterThan(0);
});

test("relocation stops where no single profile gains by moving, also by those it did not look at again", () => {
  const { answers } = planted(700, 8);
  const profiles = shapeProfiles(answers);
  const start = Int32Array.from({ length: 700 }, (_, i) => i % 5);
  const found = relocateFrom(profiles, 5, start);
  expect(found.objective).toBeGreaterThan(relocateFrom(profiles, 1, start.map(() => 0)).objective); // prettier-ignore
  const again = relocateFrom(profiles, 5, found.labels);
  expect(again.labels).toEqual(found.labels);
});

test("medoids from samples are nearly as good as those from all distances, and everybody is with the nearest", () => {
  const { answers } = planted(1500);
  const variables = needVariables(answers);
  const { n, d } = gowerDistances(variables);
  const exact = partitionAroundMedoids({ n, d }, 3);
  const { labels, medoids, objective } = medoidsFromSamples(gowerMeasure(variables), 3, randomStream(1, "medoids"));
  expect(objective).toBeLessThan(exact.objective * 1.01);
  expect(objective).toBeGreaterThan(exact.objective - 1e-9);
  labels.forEach((label, i) => {
    const distances = Array.from(medoids, (medoid) => d[medoid * n + i]!);
    expect(distances[label]).toBe(Math.min(...distances));
  });
});

test("above 5,000 people, medoids are found without all distances and are the exemplars of their groups", () => {
  const { answers, truth } = planted(5200);
  const whole = distanceMaterial(needVariables(answers), "correlation").cloud();
  const found = whole.group(3, randomStream(1, "medoids"), 1);
  const cloud = whole.around(found);
  expect(adjustedRand(found.labels, truth)).toBeGreaterThan(0.8);
  expect(cloud.exemplars(found.labels, 3)).toEqual([...found.medoids!]);
  // Group numbers may change after the medoids were found.
  const renamed = found.labels.map((label) => (label + 1) % 3);
  expect(cloud.exemplars(renamed, 3)).toEqual([2, 0, 1].map((g) => found.medoids![g]));
  const affinities = cloud.affinities(found.labels, 3);
  found.labels.forEach((label, i) => {
    const own = [...affinities.subarray(i * 3, i * 3 + 3)];
    expect(own[label]).toBe(Math.max(...own));
  });
  const sample = whole.take(Array.from({ length: 800 }, (_, i) => i * 6));
  const ofSample = found.labels.filter((_, i) => i % 6 === 0 && i < 4800);
  expect(cloud.silhouette(found.labels, 3)).toBeCloseTo(sample.silhouette(ofSample, 3), 1);
  expect(cloud.closeness(found.labels, 3).overall).toBeCloseTo(sample.closeness(ofSample, 3).overall, 1);
});
