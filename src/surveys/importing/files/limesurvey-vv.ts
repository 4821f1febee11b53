import { readLimeSurvey } from "./limesurvey.ts";
import { endInBrackets, limeHeadings } from "./limesurvey-headings.ts";
import { isLimeSurvey } from "./limesurvey-own-columns.ts";
import type { Decisions } from "./decisions.ts";
import { oneLine, type FormatReading, type KnownOptions, type Sheet, type SheetMistake } from "./reading.ts";
import { filledRows, sheetMistakes, type Row } from "./sheet-checks.ts";

/** Whether texts stand on the first line and LimeSurvey's codes on the second; always with tabs, where that is known. */
export function isLimeSurveyVv({ lines, separator }: Sheet): boolean {
  return (
    (separator ?? "\t") === "\t" && isLimeSurvey(lines[1] ?? []) && (lines[0] ?? []).length === (lines[1] ?? []).length
  );
}

const notShownText = "{question_not_shown}";
/** What no cell of a text file can hold: a respondent's own "{question_not_shown}" must not be taken for the tool's. */
const notShown = "\0";
const escapes: Record<string, string> = { lbrace: "{", newline: "\n", cr: "\r", tab: "\t", quote: '"' };

/** LimeSurvey's file for moving answers between surveys: tabs, and words in braces for what would tear a line. */
export function readLimeSurveyVv(sheet: Sheet, _: KnownOptions, decisions: Decisions): FormatReading {
  const texts = sheet.lines[0] ?? [];
  const header = sheet.lines[1] ?? [];
  const headings = limeHeadings(header);
  const places = (...names: string[]) =>
    names.map((name) => headings.own.get(name)).filter((at): at is number => at !== undefined);
  // A date that was never set says "not shown" like any other empty field.
  const plain = { ...sheet, lines: sheet.lines.map((line) => line.map((cell) => (cell === notShownText ? "" : cell))) };
  const rows = filledRows(sheet, 1);
  const mistakes = [
    ...sheetMistakes(plain, {
      ...{ headings: 1, ids: places("id"), dates: places("submitdate", "startdate", "datestamp"), isEven: true },
    }),
    ...rows.flatMap((row) => escapeMistakes(row, header)),
  ];
  if (mistakes.length > 0) return { mistakes: mistakes.sort((a, b) => a.row - b.row) };
  const columns = headings.columns.map((column) => ({ ...column, ...textsOf(texts[column.at] ?? "", column.part) }));
  const own = new Set(headings.own.values());
  return readLimeSurvey({
    ...{ kind: "limesurvey-vv", headings: { ...headings, columns }, header, notShown, isTypable: false, decisions },
    rows: rows.map(({ row, cells }) => ({
      row,
      cells: cells.map((cell, at) => (cell === notShownText ? (own.has(at) ? "" : notShown) : unescaped(cell))),
    })),
  });
}

function textsOf(cell: string, part: string | null): { text: string; partText: string } {
  const whole = oneLine(unescaped(cell));
  const { text, inside } = endInBrackets(whole);
  return part === null || inside === null ? { text: whole, partText: part ?? "" } : { text, partText: inside };
}

function unescaped(cell: string): string {
  return cell.replaceAll(/\{(lbrace|newline|cr|tab|quote)\}/g, (all, name: string) => escapes[name] ?? all);
}

function escapeMistakes({ row, cells }: Row, header: readonly string[]): SheetMistake[] {
  return cells.flatMap((cell, at) =>
    cell !== notShownText && /\{(?!(?:lbrace|newline|cr|tab|quote)\})/.test(cell)
      ? [{ reason: "unknown-escape" as const, row, at, heading: header[at] ?? "", cell: cell.slice(0, 80) }]
      : [],
  );
}
