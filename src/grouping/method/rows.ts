/** 0 … n − 1. */
export function allRows(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

/** Whether the rows are 0 … n − 1. */
export function isEveryone(rows: ArrayLike<number>, n: number): boolean {
  if (rows.length !== n) return false;
  for (let i = 0; i < n; i++) if (rows[i] !== i) return false;
  return true;
}
