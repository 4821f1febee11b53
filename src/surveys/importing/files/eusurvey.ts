import { saidOf, type Decisions, type Said } from "./decisions.ts";
import {
  columnLetter,
  examplesOf,
  oneLine,
  type ForeignAnswer,
  type FormatReading,
  type KnownOptions,
  type Sheet,
} from "./reading.ts";
import { filledRows, sheetMistakes, type Row } from "./sheet-checks.ts";
import { assembled, type ColumnQuestion } from "./single-columns.ts";
import { columnValues } from "./values.ts";

/** A heading: the question and its identifier. */
const named = /^(.*\S)\s*\(([A-Za-z0-9_.-]+)\)$/s;
/** An option: its label with its identifier right behind. */
const option = /^(.*[^\s(])\(([A-Za-z0-9_.-]+)\)$/s;
const betweenOptions = /(?<=\([A-Za-z0-9_.-]+\)); /;
/** Before the headings there are two rows about the survey, a name and a value each, and a blank one. */
const headingsRow = 4;

/** The line of the headings, or null when the sheet is none of EUSurvey's. */
function headingsLine({ lines, firstRow }: Sheet): number | null {
  const at = headingsRow - firstRow;
  const filled = (line: readonly string[] = []) => line.filter((cell) => cell.trim() !== "").length;
  const above = lines.slice(0, Math.max(0, at)).map(filled);
  const isAbove = above.length > 1 && above[0] === 2 && above[1] === 2 && above.slice(2).every((count) => count === 0);
  const header = lines[at] ?? [];
  return isAbove && filled(header) > 1 && header.some((cell) => named.test(cell.trim())) ? at : null;
}

export function isEuSurvey(sheet: Sheet): boolean {
  return headingsLine(sheet) !== null;
}

/** EUSurvey's results, from its old Excel format by way of a newer one or CSV: every row was sent. */
export function readEuSurvey(sheet: Sheet, _: KnownOptions, decisions: Decisions): FormatReading {
  const headings = headingsLine(sheet) ?? 0;
  const header = sheet.lines[headings] ?? [];
  const mistakes = sheetMistakes(sheet, { headings, ids: [], dates: [], isEven: false });
  if (mistakes.length > 0) return { mistakes };
  const rows = filledRows(sheet, headings);
  const own = new Map(
    header.flatMap((heading, at) =>
      named.test(heading.trim()) || heading.trim() === "" ? [] : [[oneLine(heading), at]],
    ),
  );
  const places = header.map((heading, at) => ({ at, match: named.exec(heading.trim()) })).filter(({ match }) => match);
  const ids = places.map(({ match }) => match?.[2] ?? "");
  const isTwice = (place: number) => ids.indexOf(ids[place] ?? "") < place;
  const codes = places.map(({ at }, place) => (isTwice(place) ? `${ids[place] ?? ""} (${columnLetter(at)})` : (ids[place] ?? ""))); // prettier-ignore
  const questions = places.map(({ at, match }, place) =>
    readQuestion(rows, at, codes[place] ?? "", oneLine(match?.[1] ?? ""), saidOf(decisions, codes[place] ?? "")),
  );
  const twice = codes.filter((_, place) => isTwice(place));
  return assembled(
    { kind: "eusurvey", header, rows, own, isFinished: true, decisions },
    questions,
    twice.map((column) => ({ column, why: "duplicate-heading" as const, examples: [] })),
  );
}

function readQuestion(rows: readonly Row[], at: number, code: string, text: string, say: Said): ColumnQuestion {
  const cells = rows.map((row) => row.cells[at] ?? "").filter((cell) => cell.trim() !== "");
  const base = { code, text, columns: [at] };
  const chosen = cells.map(readOptions);
  const isText = say("list-or-text") === "text" || say("separator-in-option") === "whole";
  if (cells.length === 0 || chosen.includes(null) || isText) return plainQuestion(base, cells, at, say);
  const all = chosen.flatMap((options) => options ?? []);
  const labels = new Map(all.map((each) => [each.code, each.label]));
  const isConsistent = all.every((each) => labels.get(each.code) === each.label);
  // One text may well end like an option; a list is known by options that come again.
  const isRepeated = labels.size < all.length;
  const isMultiple = chosen.some((options) => (options?.length ?? 0) > 1);
  const why = !isRepeated ? "list-or-text" : isConsistent ? null : "separator-in-option";
  const read = (cell: string): ForeignAnswer => {
    const options = readOptions(cell) ?? [];
    if (why !== null && say(why) === undefined) return { kind: "raw", text: cell };
    if (!isMultiple) return { kind: "value", value: options[0]?.label ?? "", other: null, comment: null };
    return { kind: "chosen", chosen: options.map((each) => each.code), other: null, comments: {}, notShown: [] };
  };
  return {
    question: {
      ...{ ...base, kind: isMultiple ? "multiple" : "single", options: [...labels.values()] },
      parts: [...labels].map(([option, label]) => ({ code: option, text: label })),
    },
    read: (row) => ((row[at] ?? "").trim() === "" ? null : read(row[at] ?? "")),
    undecided: why === null ? [] : [{ column: code, why, examples: examplesOf(cells) }],
  };
}

function plainQuestion(
  base: { code: string; text: string; columns: number[] },
  cells: string[],
  at: number,
  say: Said,
): ColumnQuestion {
  const values = columnValues(cells, say);
  const read = (cell: string): ForeignAnswer => {
    const value = values.read(cell);
    return value === null ? { kind: "raw", text: cell } : { kind: "value", value, other: null, comment: null };
  };
  return {
    question: { ...base, kind: values.kind, parts: [], options: values.options },
    read: (row) => ((row[at] ?? "").trim() === "" ? null : read(row[at] ?? "")),
    undecided: values.undecided === null ? [] : [{ column: base.code, ...values.undecided }],
  };
}

function readOptions(cell: string): { label: string; code: string }[] | null {
  const options = cell
    .trim()
    .split(betweenOptions)
    .map((each) => option.exec(each));
  return options.includes(null) ? null : options.map((match) => ({ label: match?.[1] ?? "", code: match?.[2] ?? "" }));
}
