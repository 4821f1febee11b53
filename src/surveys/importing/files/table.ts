import type { Decisions } from "./decisions.ts";
import type { FormatReading, KnownOptions, Sheet } from "./reading.ts";
import { isDate } from "./dates.ts";
import { filledRows, sheetMistakes } from "./sheet-checks.ts";
import { readColumns } from "./single-columns.ts";

/** Any table with a line of headings and one answer a row, whatever made it; it does not tell who finished. */
export function readAnyTable(sheet: Sheet, known: KnownOptions, decisions: Decisions): FormatReading {
  const header = sheet.lines[0] ?? [];
  const isHeader = header.some((cell) => /\p{L}/u.test(cell) && !isDate(cell));
  if (!isHeader) return { mistakes: [{ reason: "empty", row: sheet.firstRow, at: null, heading: "", cell: "" }] };
  const mistakes = sheetMistakes(sheet, { headings: 0, ids: [], dates: [], isEven: false });
  if (mistakes.length > 0) return { mistakes };
  return readColumns({
    ...{
      kind: "table",
      header,
      rows: filledRows(sheet, 0),
      own: new Map(),
      codes: "headings",
      isFinished: null,
      known,
      decisions,
    },
    joinings: [
      { sign: ";", isTrailing: true },
      { sign: "; ", isTrailing: false },
      { sign: ";", isTrailing: false },
      { sign: " | ", isTrailing: false },
      { sign: ", ", isTrailing: false },
    ],
  });
}
