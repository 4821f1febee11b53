// Numbers and days as people write them.
import { Temporal } from "temporal-polyfill";

/** More digits than these a number cannot hold without rounding. */
const mostDigits = 15;

/**
 * A number written with a comma or a point, in plain decimal text: "1 200,50" is "1200.5". Spaces may part thousands;
 * any of the signs that stand for a minus is one. Null when it is no number, or too long to be computed with exactly.
 */
export function readDecimal(written: string): string | null {
  const text = written.trim().replaceAll(/[\u2010-\u2015\u2212]/g, "-");
  const [, sign = "", whole, fraction = ""] =
    /^([+-]?)(\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)(?:[.,](\d+))?$/.exec(text) ?? [];
  if (whole === undefined) return null;
  const integer = whole.replaceAll(/\D/g, "").replace(/^0+(?=\d)/, "");
  const decimals = fraction.replace(/0+$/, "");
  if (integer.length + decimals.length > mostDigits) return null;
  const plain = decimals === "" ? integer : `${integer}.${decimals}`;
  return sign === "-" && plain !== "0" ? `-${plain}` : plain;
}

/** How many decimals a plain decimal text has. */
export function decimalsOf(plain: string): number {
  return plain.split(".")[1]?.length ?? 0;
}

/**
 * A day written as 22.11.2026, 22/11/2026 or 2026-11-22, as "2026-11-22"; the day stands before the month in every
 * language of ours. Null when it is none: a month of 31 days does not get a 31st it has not.
 */
export function readDay(written: string): string | null {
  const text = written.trim();
  const [, day, month, year] = /^(\d{1,2})\s?[.,/-]\s?(\d{1,2})\s?[.,/-]\s?(\d{4})$/.exec(text) ?? [];
  const [, isoYear, isoMonth, isoDay] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text) ?? [];
  const parts = { year: Number(year ?? isoYear), month: Number(month ?? isoMonth), day: Number(day ?? isoDay) };
  if (!(parts.year >= 1 && parts.month >= 1 && parts.day >= 1)) return null;
  const longest = Temporal.PlainYearMonth.from({ year: parts.year, month: Math.min(12, parts.month) }).daysInMonth;
  return parts.month > 12 || parts.day > longest ? null : Temporal.PlainDate.from(parts).toString();
}
