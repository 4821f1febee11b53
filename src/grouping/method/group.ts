import { adjustedRand } from "./agreement.ts";
import { numberBySize } from "./constraints/ties.ts";
import { describeGroups, describeMembers } from "./describe.ts";
import {
  GROUPING_VERSION,
  type GroupingInput,
  type GroupingResult,
  type GroupingSettings,
  type Progress,
} from "./grouping.ts";
import { compareWithIndustry } from "./industry.ts";
import { inputHash } from "./input-hash.ts";
import { keptPartition, selectNumber, type Selection } from "./number/selection.ts";
import { readPeople } from "./people.ts";
import { bootstrapJaccard } from "./solidity.ts";
import { etaSquared, rowMeans } from "./variance.ts";

/**
 * Groups respondents by development need: shape, number of groups, groups, how sure they are, what tells them apart, and
 * the comparison with industry. The same input, settings and version always give the same result, but for the times.
 * @param onProgress hears how far the long parts have come.
 * @param now a clock in milliseconds, only for the reported times; without it they are 0.
 *
 * Number of groups, gap, guard and stability are those of the unconstrained groups: they say what structure the answers
 * have, which staff's wishes do not change. All that tells of the kept groups is measured on these as the constraints
 * leave them: objective, silhouette, levelEta2, closeness, what they tell, and Jaccard, which then says how much of a
 * group would be found again without the constraints.
 * @throws InputMistake for values out of range, lists of different length, a k that cannot be, or constraints that
 * cannot be met (constraintMistake tells that beforehand).
 */
export function groupRespondents(
  input: GroupingInput,
  settings: GroupingSettings,
  onProgress: (progress: Progress) => void = () => undefined,
  now: () => number = () => 0,
): GroupingResult {
  const milliseconds = { distance: 0, grouping: 0, silhouette: 0 };
  const timed = <Value>(part: keyof typeof milliseconds, work: () => Value): Value => {
    const start = now();
    const value = work();
    milliseconds[part] += now() - start;
    return value;
  };

  const people = readPeople(input, settings, (work) => timed("distance", work));
  const { respondents, rows, material, ties, remarks } = people;
  const everyone = timed("distance", () => material.cloud());
  const selection = selectNumber(material, everyone, settings, onProgress, ties.possible);
  const { k, chosen, levels } = selection;
  const { free, kept } = timed("grouping", () => {
    const partition = keptPartition(everyone, k, settings.seed);
    return { free: partition, kept: numberBySize(ties.keep(partition, k, settings.seed), k) };
  });
  const { labels, objective, held, placed, cost } = kept;
  const cloud = everyone.around(free);
  const silhouette = k === 1 ? null : timed("silhouette", () => cloud.silhouette(labels, k));
  const members = describeMembers(cloud, labels, k, held);
  const ofGrouped = (names: readonly (string | null)[] | undefined) => rows.map((row) => names?.[row] ?? null);
  const reportOf = (stage: "solidity" | "industry") => (done: number, total: number) =>
    onProgress({ stage, k: null, done, total });

  const ofMeasured = (names: readonly (string | null)[]) => onlyAt(selection.rows, ofGrouped(names));

  return {
    method: settings.method,
    distance: settings.method === "pam" ? settings.distance : null,
    version: GROUPING_VERSION,
    seed: settings.seed,
    inputHash: inputHash(input),
    n: rows.length,
    k,
    verdict: chosen?.passed === true ? "groups" : "one-audience",
    assignments: byRespondent(
      [...labels, ...placed.map(({ group }) => group)],
      [...rows, ...placed.map(({ respondent }) => respondent)],
      respondents,
    ),
    members: byRespondent(members, rows, respondents),
    objective,
    silhouette,
    levelEta2: etaSquared(rowMeans(people.counted), labels, k),
    guard: { silhouetteExcess: chosen?.silhouetteExcess ?? null, passed: chosen?.passed ?? false },
    stability: chosen?.stability ?? { median: null, min: null, max: null },
    gap: levels.map(({ k: at, gap, sd }) => ({ k: at, gap, sd })),
    upperBound: selection.upperBound,
    examined: selection.examined,
    measuredOn: selection.rows.length,
    groups:
      k === 1
        ? []
        : describeGroups(input, people.answers, rows, {
            cloud,
            labels,
            k,
            placed,
            jaccards: measureSolidity(selection, labels, settings.seed, reportOf("solidity")),
          }),
    constraints: cost === null ? null : { cost, placed: placed.map(({ respondent }) => respondent) },
    remarks,
    industry:
      input.industry === undefined
        ? null
        : compareWithIndustry(material, labels, k, ofMeasured(input.industry), settings.seed, reportOf("industry")),
    labelAdjustedRand: input.labels === undefined ? null : agreementWith(ofGrouped(input.labels), labels),
    milliseconds,
  };
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

/** The values at the given places, null elsewhere. */
function onlyAt<Value>(places: ArrayLike<number>, values: readonly (Value | null)[]): (Value | null)[] {
  const kept = new Array<Value | null>(values.length).fill(null);
  for (const place of Array.from(places)) kept[place] = values[place]!;
  return kept;
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
