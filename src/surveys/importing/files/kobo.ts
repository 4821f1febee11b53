import { saidOf, type Decisions } from "./decisions.ts";
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

const certain = ["_id", "_uuid", "_submission_time", "_index", "_validation_status", "__version__", "_submitted_by"];
const own = new Set([
  ...certain,
  ..."start end today deviceid username simserial subscriberid phonenumber audit _notes _status _tags _attachments _geolocation _xform_id_string _bamboo_dataset_id formhub/uuid meta/instanceID meta/instanceName meta/rootUuid _parent_table_name _parent_index".split(
    " ",
  ),
]);

/** Whether at least two of the columns are those that Kobo adds to every answer. */
export function isKobo({ lines }: Sheet): boolean {
  const header = (lines[0] ?? []).map((heading) => heading.trim());
  return certain.filter((heading) => header.includes(heading)).length > 1;
}

/**
 * KoboToolbox: "group/question" as headings; several choices as one column of codes with spaces between them, as a
 * column of 1 and 0 for each choice, or as both, which must then agree. Only what was sent is in the file.
 */
export function readKobo(sheet: Sheet, _: KnownOptions, decisions: Decisions): FormatReading {
  const header = (sheet.lines[0] ?? []).map(oneLine);
  const placesOf = (...names: string[]) => names.map((name) => header.indexOf(name)).filter((at) => at !== -1);
  const mistakes = sheetMistakes(sheet, {
    ...{ headings: 0, ids: placesOf("_id"), dates: placesOf("_submission_time", "start", "end"), isEven: false },
  });
  if (mistakes.length > 0) return { mistakes };
  const rows = filledRows(sheet, 0);
  const asked = header
    .map((heading, at) => ({ heading, at }))
    .filter(({ heading }) => heading !== "" && !own.has(heading));
  const isTwice = ({ heading, at }: Column) => header.indexOf(heading) < at;
  const named = ({ heading, at }: Column) => ({ heading: `${heading} (${columnLetter(at)})`, at });
  const twice = asked.filter(isTwice).map(named);
  const columns = asked.map((column) => (isTwice(column) ? named(column) : column));
  const about = new Map(header.map((heading, at) => [heading, at] as const).filter(([heading]) => own.has(heading)));
  return assembled(
    { kind: "kobo", header, rows, own: about, isFinished: true, decisions },
    questionsOf(columns, rows, decisions),
    twice.map(({ heading }) => ({ column: heading, why: "duplicate-heading" as const, examples: [] })),
  );
}

interface Column {
  heading: string;
  at: number;
}

function questionsOf(columns: readonly Column[], rows: readonly Row[], decisions: Decisions): ColumnQuestion[] {
  const stemOf = ({ heading }: Column) => heading.slice(0, Math.max(0, heading.lastIndexOf("/")));
  const families = Map.groupBy(
    columns.filter(({ heading }) => heading.includes("/")),
    stemOf,
  );
  const hasStem = (stem: string) => columns.some(({ heading }) => heading === stem);
  const isTicked = (stem: string, family: readonly Column[]) =>
    family.every(({ at }) => rows.every(({ cells }) => tick.test((cells[at] ?? "").trim()))) &&
    (hasStem(stem) || family.some(({ at }) => rows.some(({ cells }) => (cells[at] ?? "").trim() !== "")));
  const lists = new Map(
    [...families].filter(([stem, family]) => (hasStem(stem) || family.length > 1) && isTicked(stem, family)),
  );
  const done = new Set<Column>();
  return columns.flatMap((column) => {
    if (done.has(column)) return [];
    const stem = lists.has(column.heading) ? column.heading : stemOf(column);
    const family = lists.get(stem);
    if (family === undefined) return [readColumn(column, rows, decisions)];
    const whole = columns.find(({ heading }) => heading === stem);
    for (const each of [...family, ...(whole === undefined ? [] : [whole])]) done.add(each);
    return [readTicks(stem, whole, family, rows, decisions)];
  });
}

const tick = /^(?:1|0|1\.0|0\.0|true|false|)$/i;

function readTicks(
  stem: string,
  whole: Column | undefined,
  family: readonly Column[],
  rows: readonly Row[],
  decisions: Decisions,
): ColumnQuestion {
  const say = saidOf(decisions, stem);
  const parts = family.map(({ heading, at }) => ({ code: heading.slice(stem.length + 1), at }));
  const ticked = (row: readonly string[]) =>
    parts.filter(({ at }) => /^(?:1|1\.0|true)$/i.test((row[at] ?? "").trim())).map(({ code }) => code);
  const isBlank = (row: readonly string[]) =>
    parts.every(({ at }) => (row[at] ?? "").trim() === "") &&
    (whole === undefined || (row[whole.at] ?? "").trim() === "");
  const listed = (row: readonly string[]) => (row[whole?.at ?? -1] ?? "").split(/\s+/).filter((code) => code !== "");
  const agrees = (row: readonly string[]) =>
    whole === undefined || new Set(listed(row)).symmetricDifference(new Set(ticked(row))).size === 0;
  const torn = rows.filter(({ cells }) => !agrees(cells));
  const why = whole === undefined ? "ticks-or-numbers" : torn.length > 0 ? "columns-disagree" : null;
  const chosen = (codes: string[]): ForeignAnswer => ({ kind: "chosen", chosen: codes, other: null, comments: {}, notShown: [] }); // prettier-ignore
  const isRated = whole === undefined && say("ticks-or-numbers") === "numbers";
  const read = (row: readonly string[]): ForeignAnswer | null => {
    if (whole === undefined && say("ticks-or-numbers") === "ticks") return chosen(ticked(row));
    if (whole === undefined) {
      const given = parts.map(({ code, at }) => [code, (row[at] ?? "").trim()] as const).filter(([, cell]) => cell);
      return { kind: "parts", parts: Object.fromEntries(given), notShown: [] };
    }
    // The order of the codes is the order of choosing, which is kept.
    if (agrees(row)) return chosen(listed(row));
    const said = say("columns-disagree");
    if (said === "list") return chosen(listed(row));
    if (said === "ticks") return chosen(ticked(row));
    return said === "blank" ? null : { kind: "raw", text: row[whole.at] ?? "" };
  };
  const examples = whole === undefined ? parts.map(({ code }) => code) : torn.map(({ cells }) => cells[whole.at] ?? "");
  return {
    question: {
      ...{ code: stem, text: lastOf(stem), kind: isRated ? "ratings" : "multiple", options: isRated ? ["0", "1"] : [] },
      parts: parts.map(({ code }) => ({ code, text: code })),
      columns: [...(whole === undefined ? [] : [whole.at]), ...parts.map(({ at }) => at)],
    },
    read: (row) => (isBlank(row) ? null : read(row)),
    undecided: why === null ? [] : [{ column: stem, why, examples: examplesOf(examples) }],
  };
}

function readColumn({ heading, at }: Column, rows: readonly Row[], decisions: Decisions): ColumnQuestion {
  const say = saidOf(decisions, heading);
  const cells = rows.map((row) => row.cells[at] ?? "").filter((cell) => cell.trim() !== "");
  const values = columnValues(cells, say);
  // Codes with spaces between them look the same as a few words in lower case.
  const isOpen =
    cells.some((cell) => /\s/.test(cell.trim())) && cells.every((cell) => /^[\w.-]+( [\w.-]+)*$/.test(cell));
  const doubt =
    values.undecided ??
    (isOpen && values.kind !== "number" && values.kind !== "date"
      ? { why: "list-or-text" as const, examples: examplesOf(cells) }
      : null);
  const said = doubt?.why === "list-or-text" ? say("list-or-text") : undefined;
  const codes = (cell: string) => [...new Set(cell.trim().split(/\s+/))];
  const read = (cell: string): ForeignAnswer => {
    if (said === "list") return { kind: "chosen", chosen: codes(cell), other: null, comments: {}, notShown: [] };
    const value = doubt?.why === "list-or-text" && said === undefined ? null : values.read(cell);
    return value === null ? { kind: "raw", text: cell } : { kind: "value", value, other: null, comment: null };
  };
  return {
    question: {
      code: heading,
      text: lastOf(heading),
      kind: said === "list" ? "multiple" : values.kind,
      parts: [],
      options: said === "list" ? [...new Set(cells.flatMap(codes))] : values.options,
      columns: [at],
    },
    read: (row) => ((row[at] ?? "").trim() === "" ? null : read(row[at] ?? "")),
    undecided: doubt === null ? [] : [{ column: heading, ...doubt }],
  };
}

const lastOf = (path: string) => path.slice(path.lastIndexOf("/") + 1);
