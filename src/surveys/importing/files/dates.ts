// Dates as tools and people write them, in any order of day and month.
import type { Said } from "./decisions.ts";
import { examplesOf, type ColumnValues } from "./reading.ts";

const time = String.raw`(?:(?:,?\s+|T)(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:\.\d+)?)?\s*([AaPp])?\.?[Mm]?\.?(?:\s*(?:Z|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?|[A-Z]{2,5}))?)?`;
const yearFirst = new RegExp(String.raw`^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})${time}$`);
const yearLast = new RegExp(String.raw`^(\d{1,2})([-/.])(\d{1,2})\2(\d{4}|\d{2})${time}$`);

interface DateCell {
  /** Year, and the two others in the order of the cell. */
  year: number;
  first: number;
  second: number;
  isYearFirst: boolean;
  /** Dots are written with the day first. */
  isDayFirst: boolean;
  clock: string;
}

/** Whether the cell is a date, with or without a time of day, in any order. */
export function isDate(cell: string): boolean {
  return dateCell(cell) !== null;
}

function dateCell(cell: string): DateCell | null {
  const text = cell.trim();
  const leading = yearFirst.exec(text);
  const match = leading ?? yearLast.exec(text);
  if (match === null) return null;
  const number = (at: number) => Number(match[at] ?? "0");
  const [year, first, second] =
    leading === null ? [fullYear(number(4)), number(1), number(3)] : [number(1), number(3), number(4)];
  if (!isPossible(year, first, second, leading !== null)) return null;
  const clock = clockOf(match[5], match[6], match[7], match[8]);
  if (clock === null) return null;
  return {
    year,
    first,
    second,
    isYearFirst: leading !== null,
    isDayFirst: match[2] === "." && leading === null,
    clock,
  };
}

const fullYear = (year: number) => (year < 100 ? 2000 + year : year);

function isPossible(year: number, first: number, second: number, isYearFirst: boolean): boolean {
  return isDay(year, first, second) || (!isYearFirst && isDay(year, second, first));
}

function isDay(year: number, month: number, day: number): boolean {
  return month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
}

/** "" without a time of day or at midnight, which is how tools write a date alone; null for no such time. */
function clockOf(hours = "", minutes = "", seconds = "00", half = ""): string | null {
  if (hours === "") return "";
  const late = half.toLowerCase() === "p";
  const hour = half === "" ? Number(hours) : (Number(hours) % 12) + (late ? 12 : 0);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds) > 59) return null;
  const clock = `${String(hour).padStart(2, "0")}:${minutes}:${seconds}`;
  return clock === "00:00:00" ? "" : `T${clock}`;
}

/**
 * The values of a column of nothing but dates, or null for any other, or where staff say that it is text. In a column
 * of both orders the one that staff name is tried first.
 */
export function dateValues(cells: readonly string[], say: Said): ColumnValues | null {
  const dates = cells.map((cell) => ({ cell, date: dateCell(cell) }));
  if (dates.some(({ date }) => date === null)) return null;
  const open = dates.filter(({ date }) => date !== null && !date.isYearFirst && !date.isDayFirst);
  const fits = (isDayFirst: boolean) => open.filter(({ date }) => date !== null && fitsOrder(date, isDayFirst));
  const [asDay, asMonth] = [fits(true).length, fits(false).length];
  const isMixed = asDay < open.length && asMonth < open.length;
  const isSame = open.every(({ date }) => date?.first === date?.second);
  const isOpen = isMixed || (asDay === open.length && asMonth === open.length && !isSame);
  const said = say("date-order") ?? say("mixed-date-orders");
  if (isOpen && said === "text") return null;
  const isSaid = isOpen && said !== undefined;
  const order = isSaid ? said === "day-first" : asDay === open.length;
  return {
    kind: "date",
    options: [],
    read: (cell) => {
      const date = dateCell(cell);
      if (date === null) return null;
      const isPlain = date.isYearFirst || date.isDayFirst || date.first === date.second;
      if (isOpen && !isSaid && !isPlain) return null;
      return isoDate(date, isSaid && !isPlain && !fitsOrder(date, order) ? !order : order);
    },
    undecided: isOpen
      ? { why: isMixed ? "mixed-date-orders" : "date-order", examples: examplesOf(open.map(({ cell }) => cell)) }
      : null,
  };
}

function fitsOrder({ year, first, second }: DateCell, isDayFirst: boolean): boolean {
  return isDayFirst ? isDay(year, second, first) : isDay(year, first, second);
}

function isoDate({ year, first, second, isYearFirst, isDayFirst, clock }: DateCell, order: boolean): string {
  const [month, day] = !isYearFirst && (isDayFirst || order) ? [second, first] : [first, second];
  const two = (number: number) => String(number).padStart(2, "0");
  return `${String(year).padStart(4, "0")}-${two(month)}-${two(day)}${clock}`;
}
