/** All distances between n respondents, 0 … 1, as a full symmetric matrix: row i starts at i · n. */
export interface Distances {
  n: number;
  d: Float64Array;
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
