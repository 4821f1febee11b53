// What is wrong with a sheet of a known form: rows that are cut or torn, cells of the tool's own that are not what they
// should be.
import { isEmptyLine, type Sheet, type SheetMistake } from "./reading.ts";
import { isDate } from "./dates.ts";

/** Where the headings stand, and what the tool's own columns must hold. */
export interface Form {
  /** The line of the headings, from 0. */
  headings: number;
  /** Columns of whole numbers, each row's its own. */
  ids: readonly number[];
  /** Columns of dates that may be blank. */
  dates: readonly number[];
  /** Whether dates are written as people's languages have it: in some way that is not known here, they are let be. */
  isLocal?: true;
  /** Whether each row has as many cells as there are headings, as in files that no person has touched. */
  isEven: boolean;
}

export interface Row {
  /** As the spreadsheet counts it. */
  row: number;
  cells: readonly string[];
}

/** The rows after the headings that hold something. */
export function filledRows({ lines, firstRow }: Sheet, headings: number): Row[] {
  return lines
    .map((cells, at) => ({ row: firstRow + at, cells }))
    .slice(headings + 1)
    .filter(({ cells }) => !isEmptyLine(cells));
}

/** How many cells have to be alike strange to be in a way that is not known, and not wrong. */
const enoughCells = 3;

function isInKnownWay(rows: readonly Row[], at: number): boolean {
  const filled = rows.map(({ cells }) => cells[at] ?? "").filter((cell) => cell.trim() !== "");
  return filled.length < enoughCells || filled.some(isDate);
}

/** Everything that is wrong with the sheet's rows, row by row. */
export function sheetMistakes(sheet: Sheet, { headings, ids, dates, isLocal, isEven }: Form): SheetMistake[] {
  const header = sheet.lines[headings] ?? [];
  const seen = ids.map(() => new Set<string>());
  const rows = filledRows(sheet, headings);
  const checked = isLocal === true ? dates.filter((at) => isInKnownWay(rows, at)) : dates;
  return rows.flatMap(({ row, cells }): SheetMistake[] => {
    const mistake = (reason: SheetMistake["reason"], at: number | null): SheetMistake => ({
      ...{ reason, row, at, heading: at === null ? "" : (header[at] ?? "") },
      cell: at === null ? "" : (cells[at] ?? "").slice(0, 80),
    });
    if (cells.findLastIndex((cell) => cell !== "") >= header.length) return [mistake("too-many-cells", header.length)];
    if (isEven && cells.length < header.length) return [mistake("too-few-cells", cells.length)];
    return [
      ...ids.flatMap((at, place) => {
        const cell = (cells[at] ?? "").trim();
        if (!/^\d+$/.test(cell)) return [mistake("not-a-number", at)];
        if (seen[place]?.has(cell) === true) return [mistake("id-twice", at)];
        seen[place]?.add(cell);
        return [];
      }),
      ...checked
        .filter((at) => (cells[at] ?? "").trim() !== "" && !isDate(cells[at] ?? ""))
        .map((at) => mistake("not-a-date", at)),
    ];
  });
}
