// What may stand in a spreadsheet's cell. Spreadsheet programs run a cell that begins with one of these signs as a
// formula (OWASP "CSV injection", ASVS 1.2.10), so that a respondent could write a formula for the planner to open.

/** The first characters that make a program read a cell's text as a formula, or strip the sign before one. */
const startsFormula = /^[=+\-@\t\r\n\0]/;

/** The most characters that Excel keeps in one cell. */
const longestCell = 32_767;

/** Text as it may stand in a CSV cell: with a leading apostrophe when a program would run it, otherwise unchanged. */
export function safeCell(text: string): string {
  return startsFormula.test(text) ? `'${text}` : text;
}

/**
 * Text as it may stand in a string cell of XLSX, so that it is read back as it was. What XML 1.0 forbids or advises
 * against (the writer leaves it out) and the carriage return (readers change it) are written `_xHHHH_` (ST_Xstring,
 * ECMA-376 part 1, 22.9.2.19), and so is the beginning of a text that looks like such an escape. So are the names that
 * every JavaScript object has ("constructor"): the writer looks texts up in an object and would write something else.
 * Lone surrogates and characters beyond U+FFFF that are none become U+FFFD; the text is cut to 32,767 characters.
 */
export function xlsxText(text: string): string {
  if (text in Object.prototype) return escaped(text.charAt(0)) + text.slice(1);
  return text
    .slice(0, longestCell)
    .toWellFormed()
    .replace(noCharacters, "\uFFFD")
    .replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_")
    .replace(unfitForXml, escaped);
}

const noCharacters = /(?=[^\0-\uFFFF])\p{Noncharacter_Code_Point}/gu;
const unfitForXml = /[\0-\x08\x0B-\x1F\x7F-\x84\x86-\x9F\uFDD0-\uFDEF\uFFFD-\uFFFF]/g;

function escaped(character: string): string {
  return `_x${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}_`;
}

/**
 * A cell's value out of XLSX as plain text: numbers to the 15 digits that Excel keeps ("5", "0.3"), booleans "TRUE"
 * or "FALSE" as in Excel's own CSV, dates as ISO 8601 without a zone ("2027-03-28", "2027-03-28T09:30:00"; a time of
 * day alone "09:30:00"), empty cells "".
 */
export function plainText(value: string | number | boolean | Date | null | undefined): string {
  if (value === null || value === undefined) return "";
  if (value instanceof Date) return dateText(value);
  if (typeof value === "number") return String(Number(value.toPrecision(15)));
  if (typeof value === "boolean") return value ? "TRUE" : "FALSE";
  return value;
}

/** A spreadsheet's dates are days and fractions, so that 9.30 may come as 9:29:59.999: rounded to whole seconds. */
function dateText(date: Date): string {
  if (Number.isNaN(date.getTime())) return "";
  const [day = "", time = ""] = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString().split("T");
  const clock = time.slice(0, 8);
  if (day.startsWith("1899-")) return clock;
  return clock === "00:00:00" ? day : `${day}T${clock}`;
}
