import { createHash } from "node:crypto";
import { adjustedRand } from "./agreement.ts";
import { answerMatrix, takeRows, type AnswerMatrix } from "./answers.ts";
import { describeGroups, describeMembers } from "./describe.ts";
import {
  GROUPING_VERSION,
  type GroupingInput,
  type GroupingResult,
  type GroupingSettings,
  type Progress,
} from "./grouping.ts";
import { compareWithIndustry } from "./industry.ts";
import { checkGrouping } from "./input.ts";
import { answeredRows, distanceMaterial, needVariables, shapedMaterial, type Material } from "./material.ts";
import { keptPartition, selectNumber, type Selection } from "./selection.ts";
import { haveProfile, shapeProfiles } from "./shape.ts";
import { bootstrapJaccard } from "./solidity.ts";
import { groupSizes, type Partition } from "./spherical.ts";
import { etaSquared } from "./variance.ts";

/**
 * Groups respondents by development need: shape, number of groups, groups, how sure they are, what tells them apart, and
 * the comparison with industry. The same input, settings and version always give the same result, but for the times.
 * @param onProgress hears how far the long parts have come.
 * @param now a clock in milliseconds, only for the reported times; without it they are 0.
 * @throws InputMistake for values out of range, lists of different length, or a k that cannot be.
 */
export function groupRespondents(
  input: GroupingInput,
  settings: GroupingSettings,
  onProgress: (progress: Progress) => void = () => undefined,
  now: () => number = () => 0,
): GroupingResult {
  const answers = answerMatrix(input.blocks, input.blank);
  const rows = groupedRows(input, answers);
  checkGrouping(input, settings, answers.rows, rows.length);
  const milliseconds = { distance: 0, grouping: 0, silhouette: 0 };
  const timed = <Value>(part: keyof typeof milliseconds, work: () => Value): Value => {
    const start = now();
    const value = work();
    milliseconds[part] += now() - start;
    return value;
  };

  const material = materialOf(input, answers, settings).take(rows);
  const cloud = timed("distance", () => material.cloud());
  const selection = selectNumber(material, cloud, settings, onProgress);
  const { k, chosen, levels } = selection;
  const { labels, objective } = timed("grouping", () => numberBySize(keptPartition(cloud, k, settings.seed), k));
  const silhouette = k === 1 ? null : timed("silhouette", () => cloud.silhouette(labels, k));
  const members = describeMembers(cloud, labels, k);
  const asked = takeRows(answers, rows);
  const ofGrouped = (names: readonly (string | null)[] | undefined) => rows.map((row) => names?.[row] ?? null);
  const reportOf = (stage: "solidity" | "industry") => (done: number, total: number) =>
    onProgress({ stage, k: null, done, total });

  return {
    method: settings.method,
    distance: settings.method === "pam" ? settings.distance : null,
    version: GROUPING_VERSION,
    seed: settings.seed,
    inputHash: inputHash(input),
    n: rows.length,
    k,
    verdict: chosen?.passed === true ? "groups" : "one-audience",
    assignments: byRespondent(Array.from(labels), rows, answers.rows),
    members: byRespondent(members, rows, answers.rows),
    objective,
    silhouette,
    levelEta2: etaSquared(rowMeans(asked), labels, k),
    guard: { silhouetteExcess: chosen?.silhouetteExcess ?? null, passed: chosen?.passed ?? false },
    stability: chosen?.stability ?? { median: null, min: null, max: null },
    gap: levels.map(({ k: at, gap, sd }) => ({ k: at, gap, sd })),
    upperBound: selection.upperBound,
    examined: selection.examined,
    measuredOn: selection.rows.length,
    groups:
      k === 1
        ? []
        : describeGroups(input, asked, rows, {
            cloud,
            labels,
            k,
            jaccards: measureSolidity(selection, labels, settings.seed, reportOf("solidity")),
          }),
    industry:
      input.industry === undefined
        ? null
        : compareWithIndustry(material, labels, k, ofGrouped(input.industry), settings.seed, reportOf("industry")),
    labelAdjustedRand: input.labels === undefined ? null : agreementWith(ofGrouped(input.labels), labels),
    milliseconds,
  };
}

/** Those who can be grouped: with a profile, or for variables of one's own choice with any answer. */
function groupedRows({ variables }: GroupingInput, answers: AnswerMatrix): number[] {
  if (variables !== undefined) return answeredRows(variables);
  return haveProfile(answers, shapeProfiles(answers)).flatMap((has, i) => (has ? [i] : []));
}

function materialOf(input: GroupingInput, answers: AnswerMatrix, { method, distance }: GroupingSettings): Material {
  if (method === "spherical") return shapedMaterial(answers);
  return distanceMaterial(input.variables ?? needVariables(answers), distance);
}

/** Group numbers from the largest group down, ties by the earlier member, so that a number does not hang on chance. */
function numberBySize(partition: Partition, k: number): Partition {
  const sizes = groupSizes(partition.labels, k);
  const first = Array.from(sizes, (_, g) => partition.labels.indexOf(g));
  const order = Array.from(sizes, (_, g) => g).sort((a, b) => sizes[b]! - sizes[a]! || first[a]! - first[b]!);
  const numbers = new Int32Array(k);
  order.forEach((g, number) => (numbers[g] = number));
  return { ...partition, labels: partition.labels.map((label) => numbers[label]!) };
}

function measureSolidity(
  { rows, cloud, k }: Selection,
  labels: Int32Array,
  seed: number,
  onBootstrap: (done: number, total: number) => void,
): number[] {
  const measured = Int32Array.from(rows, (row) => labels[row]!);
  return bootstrapJaccard(cloud, measured, k, seed, onBootstrap);
}

function rowMeans({ rows, needs, x }: AnswerMatrix): number[] {
  return Array.from({ length: rows }, (_, i) => {
    const answered = x.subarray(i * needs.length, (i + 1) * needs.length).filter((value) => !Number.isNaN(value));
    return answered.length === 0 ? 0 : answered.reduce((sum, value) => sum + value, 0) / answered.length;
  });
}

function agreementWith(names: readonly (string | null)[], labels: Int32Array): number {
  const known = names.flatMap((name, at) => (name === null ? [] : [at]));
  const numbers = new Map([...new Set(names)].map((name, number) => [name, number]));
  return adjustedRand(
    known.map((at) => labels[at]!),
    known.map((at) => numbers.get(names[at]!)!),
  );
}

function byRespondent<Value>(values: readonly Value[], rows: readonly number[], respondents: number): (Value | null)[] {
  const spread = new Array<Value | null>(respondents).fill(null);
  rows.forEach((row, at) => (spread[row] = values[at]!));
  return spread;
}

/** SHA-256, in hex, of all that grouping is told: the same hash, settings and version give the same result. */
export function inputHash(input: GroupingInput): string {
  const variables = input.variables?.map(({ name, kind, values }) => ({ name, kind, values: Array.from(values) }));
  return createHash("sha256")
    .update(JSON.stringify({ ...input, variables }))
    .digest("hex");
}
