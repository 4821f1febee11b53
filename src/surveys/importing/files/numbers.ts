// Numbers as tools and people write them, with commas or points.
import type { Said } from "./decisions.ts";
import { examplesOf, type ColumnValues } from "./reading.ts";

// Neither leading zeros (codes, telephone numbers) nor more digits than a number keeps.
const numberPattern = /^-?(?:0|[1-9]\d{0,14})(?:([.,])(\d{1,15}))?$/;
const maybeThousands = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** The values of a column of nothing but numbers, or null for any other, or where staff say that it is text. */
export function numberValues(cells: readonly string[], say: Said): ColumnValues | null {
  const plain = cells.map((cell) => ({ cell, text: tidyNumber(cell) }));
  if (!plain.every(({ text }) => numberPattern.test(text))) return null;
  const pointed = plain.filter(({ text }) => /[.,]/.test(text));
  const signs = new Set(pointed.map(({ text }) => /[.,]/.exec(text)?.[0]));
  const isOpen = signs.size > 1 || (pointed.length > 0 && pointed.every(({ text }) => maybeThousands.test(text)));
  const distinct = [...new Set(cells)];
  const isTicks = distinct.length <= 2 && distinct.every((cell) => cell === "1" || cell === "0") && cells.length > 1;
  const sign = isOpen ? say("decimal-or-thousands") : undefined;
  if (sign === "text") return null;
  return {
    kind: isTicks && say("ticks-or-numbers") === "ticks" ? "yesno" : "number",
    options: [],
    read: (cell) => {
      const text = tidyNumber(cell);
      if (sign !== undefined) return decimalText(text, sign === "comma" ? "," : ".");
      return isOpen && /[.,]/.test(text) ? null : text.replace(",", ".");
    },
    undecided: isOpen
      ? { why: "decimal-or-thousands", examples: examplesOf(pointed.map(({ cell }) => cell)) }
      : isTicks
        ? { why: "ticks-or-numbers", examples: examplesOf(distinct) }
        : null,
  };
}

/** The number where this sign separates decimals and the other one thousands, or null where it cannot be so. */
function decimalText(text: string, decimal: "," | "."): string | null {
  const whole = text.replaceAll(decimal === "," ? /(?<=\d)\.(?=\d{3}(?!\d))/g : /(?<=\d),(?=\d{3}(?!\d))/g, "");
  const plain = whole.replace(decimal, ".");
  return /^-?\d+(\.\d+)?$/.test(plain) ? plain : null;
}

/** Without spaces between thousands, with a plain minus sign; ten places of zeros are how databases write a number. */
function tidyNumber(cell: string): string {
  const text = cell
    .trim()
    .replace("\u2212", "-")
    .replaceAll(/(?<=\d)[\u00a0\u202f ](?=\d{3}(?:\D|$))/gu, "");
  return /^-?\d+\.\d{10}$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}
