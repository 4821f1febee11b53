import { permuteColumns, takeNeeds, takeRows, type AnswerMatrix } from "./answers.ts";
import type { Material } from "./cloud.ts";
import { correlationDistances, correlationMeasure } from "./medoids/correlation.ts";
import { distanceCloud } from "./medoids/distance-cloud.ts";
import { takeAnswers, type Variable } from "./medoids/distances.ts";
import { gowerDistances, gowerMeasure } from "./medoids/gower.ts";
import { sampledCloud } from "./medoids/sampled-cloud.ts";
import { profileCloud } from "./profiles/profile-cloud.ts";
import { shuffle } from "./random.ts";
import { allRows } from "./rows.ts";
import { shapeProfiles, takeProfiles, type Profiles } from "./shape.ts";

/** Above so many people all distances would take too long and too much memory. */
const PAIRED_AT_MOST = 5000;

/**
 * Answers to be grouped by the shape of their profiles.
 * @param profiles the answers' shapes where they are known already; they then stay in memory with the answers.
 */
export function shapedMaterial(answers: AnswerMatrix, profiles?: Profiles): Material {
  return {
    needs: answers.needs,
    cloud: () => profileCloud(profiles ?? shapeProfiles(answers)),
    take: (rows) => shapedMaterial(takeRows(answers, rows), profiles && takeProfiles(profiles, rows)),
    permute: (random) => shapedMaterial(permuteColumns(answers, random)),
    keep: (needs) => shapedMaterial(takeNeeds(answers, needs)),
  };
}

/** Answers to be grouped around medoids. */
export function distanceMaterial(variables: readonly Variable[], distance: "gower" | "correlation"): Material {
  const [matrix, measure] =
    distance === "gower" ? [gowerDistances, gowerMeasure] : [correlationDistances, correlationMeasure];
  const isMany = (variables[0]?.values.length ?? 0) > PAIRED_AT_MOST;
  const withValues = (change: (values: Float64Array) => Float64Array) =>
    distanceMaterial(
      variables.map((variable) => ({ ...variable, values: change(variable.values) })),
      distance,
    );
  return {
    needs: variables.map((variable) => variable.name),
    cloud: () =>
      isMany
        ? sampledCloud(measure(variables), answeredRows(variables))
        : distanceCloud(matrix(variables), answeredRows(variables)),
    take: (rows) => distanceMaterial(takeAnswers(variables, rows), distance),
    permute: (random) =>
      withValues((values) => {
        const permuted = values.slice();
        shuffle(permuted, random);
        return permuted;
      }),
    keep: (needs) =>
      distanceMaterial(
        variables.filter((variable) => needs.has(variable.name)),
        distance,
      ),
  };
}

/** The columns of need blocks as numeric variables. */
export function needVariables({ rows, needs, x }: AnswerMatrix): Variable[] {
  return needs.map((name, j) => ({
    name,
    kind: "numeric",
    values: Float64Array.from({ length: rows }, (_, i) => x[i * needs.length + j]!),
  }));
}

/** Rows with at least one answer. */
export function answeredRows(variables: readonly Variable[]): number[] {
  const n = variables[0]?.values.length ?? 0;
  return allRows(n).filter((i) => variables.some(({ values }) => !Number.isNaN(values[i]!)));
}
