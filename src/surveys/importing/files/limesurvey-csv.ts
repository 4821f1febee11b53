import { readLimeSurvey } from "./limesurvey.ts";
import { limeHeadings } from "./limesurvey-headings.ts";
import { isLimeSurvey } from "./limesurvey-own-columns.ts";
import type { Decisions } from "./decisions.ts";
import type { FormatReading, KnownOptions, Sheet } from "./reading.ts";
import { filledRows, sheetMistakes } from "./sheet-checks.ts";

/** Whether the first line is that of LimeSurvey's export of answers, or the first columns hold what only that has. */
export function isLimeSurveyCsv(sheet: Sheet): boolean {
  return isLimeSurvey(sheet.lines[0] ?? []) || ownByContent(sheet).size > 0;
}

const moment = /^\d{4}-\d{2}-\d{2} \d{2}:\d{2}(?::\d{2})?$/;
/** The tool's own columns in their order, with what is in them; where texts are headings, these are in any language. */
const own: { code: string; isOf: (cells: readonly string[]) => boolean; isOptional: boolean }[] = [
  { code: "id", isOf: (cells) => cells.every((cell) => /^\d+$/.test(cell)), isOptional: false },
  { code: "submitdate", isOf: (cells) => cells.every((cell) => cell === "" || moment.test(cell)), isOptional: false },
  { code: "lastpage", isOf: (cells) => cells.every((cell) => /^\d{0,3}$/.test(cell)), isOptional: false },
  {
    code: "startlanguage",
    isOf: (cells) => cells.every((cell) => /^[a-z]{2,3}(-\w+)*$/.test(cell)),
    isOptional: false,
  },
  { code: "seed", isOf: (cells) => cells.every((cell) => /^\d{4,12}$/.test(cell)), isOptional: true },
  { code: "startdate", isOf: isClock, isOptional: true },
  { code: "datestamp", isOf: isClock, isOptional: true },
  {
    code: "ipaddr",
    isOf: (cells) => cells.every((cell) => /^[\d.]{7,15}$|^[\da-f:]{3,39}$/.test(cell)),
    isOptional: true,
  },
];

/** Times of day: an answer that is a date has none. */
function isClock(cells: readonly string[]): boolean {
  return cells.every((cell) => moment.test(cell) && !/ 00:00(:00)?$/.test(cell));
}

/** Where the tool's own columns are by what they hold; none where the first four are not all there. */
function ownByContent(sheet: Sheet): Map<number, string> {
  const rows = filledRows(sheet, 0);
  const found = new Map<number, string>();
  let at = 0;
  for (const { code, isOf, isOptional } of own) {
    const isFound = rows.length > 0 && isOf(rows.map(({ cells }) => (cells[at] ?? "").trim()));
    if (!isFound && !isOptional) return new Map();
    if (isFound) found.set(at++, code);
  }
  return found;
}

/**
 * LimeSurvey's CSV (or its Excel file): one line of headings, "N/A" for what was not shown. A row without a date of
 * sending is unfinished; 1980-01-01 stands for a date that the tool has removed.
 */
export function readLimeSurveyCsv(sheet: Sheet, _: KnownOptions, decisions: Decisions): FormatReading {
  const header = sheet.lines[0] ?? [];
  const headings = limeHeadings(header, isLimeSurvey(header) ? new Map() : ownByContent(sheet));
  const places = (...names: string[]) =>
    names.map((name) => headings.own.get(name)).filter((at): at is number => at !== undefined);
  const mistakes = sheetMistakes(sheet, {
    ...{ headings: 0, ids: places("id"), dates: places("submitdate", "startdate", "datestamp") },
    isEven: sheet.separator !== null,
  });
  if (mistakes.length > 0) return { mistakes };
  return readLimeSurvey({
    ...{ kind: "limesurvey-csv", headings, header, rows: filledRows(sheet, 0) },
    ...{ notShown: "N/A", isTypable: true, decisions },
  });
}
