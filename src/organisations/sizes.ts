/** Size classes by the number of people, as the statistics offices of the EU cut them. */
export const sizeClasses = ["1", "2-9", "10-49", "50-249", "250+"] as const;
export type SizeClass = (typeof sizeClasses)[number];

/** A size class for people to read, with the dash that no spreadsheet takes for a date: "2–9". */
export function sizeText(size: SizeClass): string {
  return size.replace("-", "–");
}

/**
 * The size class that a cell means: a class ("2–9", "10 - 49 henkilöä", "yli 250"), or a number of people ("7").
 * Undefined when it means none. Excel turns a typed 2-9 into a day and 10-49 into October 1949: they are turned back.
 */
export function readSize(cell: string): SizeClass | undefined {
  const text = cell.replaceAll(/[–—−]/g, "-").replaceAll(/\s/g, "").toLowerCase();
  if (/^\d{4}-(02-09|09-02)$/.test(text)) return "2-9";
  if (text === "1949-10-01") return "10-49";
  const [, over, low, , high, plus] = /^(yli|över|over|>=?|≥)?(\d{1,6})(-(\d{1,6}))?(\+)?\D*$/.exec(text) ?? [];
  if (low === undefined) return undefined;
  if (over !== undefined || plus !== undefined) return Number(low) === 250 && high === undefined ? "250+" : undefined;
  if (high !== undefined) return sizeClasses.find((size) => size === `${low}-${high}`);
  return sizeOf(Number(low));
}

function sizeOf(people: number): SizeClass | undefined {
  if (people < 1) return undefined;
  if (people === 1) return "1";
  if (people < 10) return "2-9";
  if (people < 50) return "10-49";
  return people < 250 ? "50-249" : "250+";
}
