// Numbers as tools and people write them, with commas or points.
import { examplesOf, type ColumnValues } from "./reading.ts";

// Neither leading zeros (codes, telephone numbers) nor more digits than a number keeps.
const numberPattern = /^-?(?:0|[1-9]\d{0,14})(?:([.,])(\d{1,15}))?$/;
const maybeThousands = /^-?[1-9]\d{0,2}[.,]\d{3}$/;

/** The values of a column of nothing but numbers, or null for any other. */
export function numberValues(cells: readonly string[]): ColumnValues | null {
  const plain = cells.map((cell) => ({ cell, text: tidyNumber(cell) }));
  if (!plain.every(({ text }) => numberPattern.test(text))) return null;
  const pointed = plain.filter(({ text }) => /[.,]/.test(text));
  const signs = new Set(pointed.map(({ text }) => /[.,]/.exec(text)?.[0]));
  const isOpen = signs.size > 1 || (pointed.length > 0 && pointed.every(({ text }) => maybeThousands.test(text)));
  const distinct = [...new Set(cells)];
  const isTicks = distinct.length <= 2 && distinct.every((cell) => cell === "1" || cell === "0") && cells.length > 1;
  return {
    kind: "number",
    options: [],
    read: (cell) => {
      const text = tidyNumber(cell);
      return isOpen && /[.,]/.test(text) ? null : text.replace(",", ".");
    },
    undecided: isOpen
      ? { why: "decimal-or-thousands", examples: examplesOf(pointed.map(({ cell }) => cell)) }
      : isTicks
        ? { why: "ticks-or-numbers", examples: examplesOf(distinct) }
        : null,
  };
}

/** Without spaces between thousands, with a plain minus sign; ten places of zeros are how databases write a number. */
function tidyNumber(cell: string): string {
  const text = cell
    .trim()
    .replace("\u2212", "-")
    .replaceAll(/(?<=\d)[\u00a0\u202f ](?=\d{3}(?:\D|$))/gu, "");
  return /^-?\d+\.\d{10}$/.test(text) ? text.replace(/\.?0+$/, "") : text;
}
