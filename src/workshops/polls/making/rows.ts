/** A form's values by the names of its fields. */
export type Values = Readonly<Record<string, string>>;

export const mostRows = 40;
const fewestRows = 4;

/** How many rows for dates the form has: those that were typed, at least four. */
export function rowCount(values: Values): number {
  const numbers = Object.keys(values).map((name) => Number(/^day-(\d{1,2})$/.exec(name)?.[1] ?? -1));
  return Math.min(mostRows, Math.max(fewestRows, ...numbers.map((number) => number + 1)));
}

/** The form with four more rows. */
export function withMoreRows(values: Values): Record<string, string> {
  const last = Math.min(mostRows, rowCount(values) + 4) - 1;
  return { ...values, [`day-${last}`]: values[`day-${last}`] ?? "" };
}

/** The form with these days in its empty rows and in new ones; how many went in, and how many found no room. */
export function withDays(
  values: Values,
  days: readonly string[],
  { start, length }: { start: string; length: string },
): { values: Record<string, string>; added: number; noRoom: number } {
  const filled: Record<string, string> = { ...values };
  const at = (name: string, row: number) => (filled[`${name}-${row}`] ?? "").trim();
  let added = 0;
  let noRoom = 0;
  for (const day of days) {
    const rows = Array.from({ length: mostRows }, (_, row) => row);
    if (rows.some((row) => at("day", row) === day && at("start", row) === start)) continue;
    const empty = rows.find((row) => at("day", row) === "" && at("start", row) === "");
    if (empty === undefined) noRoom += 1;
    else {
      Object.assign(filled, { [`day-${empty}`]: day, [`start-${empty}`]: start, [`length-${empty}`]: length });
      added += 1;
    }
  }
  return { values: filled, added, noRoom };
}
