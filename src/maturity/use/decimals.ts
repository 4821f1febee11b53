// Exact decimals as texts, "10510" or "9.5": what people have counted is summed without rounding.

/** At most so many decimals; with three, "10,510" could not be told from ten thousand. */
export const mostDecimals = 2;

/**
 * A number as people write it, "10 510,5", as an exact decimal, "10510.5"; null where it is none, is negative, is longer
 * than twelve digits or has more than two decimals.
 */
export function readDecimal(typed: string): string | null {
  const found = /^(\d{1,3}(?:\s\d{3})+|\d+)(?:[.,](\d{1,2}))?$/.exec(typed.trim());
  if (found === null) return null;
  const [, whole = "", decimals = ""] = found;
  const digits = whole.replaceAll(/\s/g, "").replace(/^0+(?=\d)/, "");
  return digits.length > 12 ? null : tidy(digits, decimals);
}

/** The sum of exact decimals, "0" of none. Throws SyntaxError where one is none. */
export function sumDecimals(values: readonly string[]): string {
  const hundredths = values.reduce((sum, value) => sum + hundredthsOf(value), 0n);
  const text = String(hundredths).padStart(mostDecimals + 1, "0");
  return tidy(text.slice(0, -mostDecimals), text.slice(-mostDecimals));
}

/** How many decimals a number needs to be written out. */
export function decimalsOf(value: string): number {
  return value.split(".")[1]?.length ?? 0;
}

function hundredthsOf(value: string): bigint {
  const [whole = "", decimals = ""] = value.split(".");
  return BigInt(whole + decimals.padEnd(mostDecimals, "0"));
}

function tidy(whole: string, decimals: string): string {
  const kept = decimals.replace(/0+$/, "");
  return kept === "" ? whole : `${whole}.${kept}`;
}
