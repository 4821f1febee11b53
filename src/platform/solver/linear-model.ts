/** A mixed-integer linear programme to be maximised, rows in compressed sparse form. */
export interface LinearModel {
  columns: number;
  value: number[];
  lower: number[];
  upper: number[];
  integer: boolean[];
  rowLower: number[];
  rowUpper: number[];
  starts: number[];
  indices: number[];
  coefficients: number[];
}

export type Term = readonly [column: number, coefficient: number];
export type Builder = ReturnType<typeof modelBuilder>;

/** An empty programme to which columns and rows are added; a column's number is returned. */
export function modelBuilder() {
  const model: LinearModel = {
    ...{ columns: 0, value: [], lower: [], upper: [], integer: [] },
    ...{ rowLower: [], rowUpper: [], starts: [0], indices: [], coefficients: [] },
  };
  return {
    model,
    column(value: number, lower: number, upper: number, integer: boolean): number {
      model.value.push(value);
      model.lower.push(lower);
      model.upper.push(upper);
      model.integer.push(integer);
      return model.columns++;
    },
    row(lower: number, upper: number, terms: readonly Term[]): void {
      model.rowLower.push(lower);
      model.rowUpper.push(upper);
      for (const [column, coefficient] of terms) {
        model.indices.push(column);
        model.coefficients.push(coefficient);
      }
      model.starts.push(model.indices.length);
    },
  };
}
