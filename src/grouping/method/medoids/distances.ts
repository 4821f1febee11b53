/** All distances between n respondents, 0 … 1, as a full symmetric matrix: row i starts at i · n. */
export interface Distances {
  n: number;
  d: Float64Array;
}

/** Distances that are worked out when asked for, between more respondents than a matrix has room for. */
export interface DistanceMeasure {
  n: number;
  /** Distances of everyone to respondent i. */
  from(i: number): Float64Array;
  /** The matrix of some respondents, on the scales of all. */
  among(rows: ArrayLike<number>): Distances;
}

/**
 * How R's `daisy` reads a variable: numeric by |x − y| / range, nominal and symmetric binary by same or not,
 * asymmetric binary the same but a pair that both lack it is not counted.
 */
export type VariableKind = "numeric" | "nominal" | "symmetric" | "asymmetric";

/** One column of answers. Nominal values are codes, binary ones 0 and 1; missing is NaN. */
export interface Variable {
  name: string;
  kind: VariableKind;
  values: Float64Array;
}

/** Only the given respondents, in the order given; one may be taken more than once. */
export function takeDistances({ n, d }: Distances, rows: ArrayLike<number>): Distances {
  const m = rows.length;
  const taken = new Float64Array(m * m);
  for (let a = 0; a < m; a++) {
    const from = rows[a]! * n;
    for (let b = 0; b < m; b++) taken[a * m + b] = d[from + rows[b]!]!;
  }
  return { n: m, d: taken };
}

/** The answers of the given respondents only. */
export function takeAnswers(variables: readonly Variable[], rows: ArrayLike<number>): Variable[] {
  return variables.map((variable) => ({
    ...variable,
    values: Float64Array.from({ length: rows.length }, (_, i) => variable.values[rows[i]!]!),
  }));
}
