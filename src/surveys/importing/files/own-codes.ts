// The product's own table of codes: each heading says of which question and of which part it is, and what it holds.
import { joinedKeys, notShownCell, typedText, unguarded, unknownCell } from "../../questionnaire/answer-cells.ts";
import type { ForeignAnswer, ForeignKind } from "./reading.ts";
import type { Row } from "./sheet-checks.ts";
import type { ColumnQuestion } from "./single-columns.ts";
import { columnValues } from "./values.ts";

interface CodeColumn {
  at: number;
  key: string;
  part: string | null;
  /** What the heading says that the column holds: "rating", "other" …; "" where it says no more. */
  holds: string;
}

const heading = /^([^[\]#]+)(?:\[([^[\]#]+)\])?(?:#([a-z]+))?$/;

/** The questions of the columns, or null where some heading is none of ours. */
export function codeQuestions(
  headings: readonly { at: number; text: string }[],
  rows: readonly Row[],
): ColumnQuestion[] | null {
  const columns = headings.map(({ at, text }): CodeColumn | null => {
    const [, key, part = null, holds = ""] = heading.exec(text.trim()) ?? [];
    return key === undefined ? null : { at, key, part, holds };
  });
  const known = columns.filter((column) => column !== null);
  if (known.length < columns.length) return null;
  return [...Map.groupBy(known, ({ key }) => key)].map(([key, own]) => questionOf(key, own, rows));
}

function questionOf(key: string, columns: readonly CodeColumn[], rows: readonly Row[]): ColumnQuestion {
  const main = columns.filter(({ holds }) => holds !== "other");
  const other = columns.find(({ holds }) => holds === "other")?.at;
  const told = kindOf(main);
  const values = distinct(rows, main);
  const kind = told ?? (other === undefined ? kindOfValues(rows, main) : "single");
  const cellAt = (cells: readonly string[], at: number | undefined) =>
    at === undefined ? "" : unguarded(cells[at] ?? "").trim();
  const textAt = (cells: readonly string[], at: number | undefined) => typedText(cellAt(cells, at)) || null;
  const given = (cells: readonly string[]) =>
    main
      .map((column) => ({ column, cell: cellAt(cells, column.at) }))
      .filter(({ cell }) => cell !== "" && !cell.startsWith("#"));
  const read = (cells: readonly string[]): ForeignAnswer | null => {
    const first = cellAt(cells, columns[0]?.at);
    if (first === notShownCell) return { kind: "notShown" };
    if (first === unknownCell) return { kind: "unknown" };
    if (columns.every(({ at }) => cellAt(cells, at) === "")) return null;
    const filled = given(cells);
    switch (kind) {
      case "multiple": {
        const joined = main.flatMap(({ at, holds }) => (holds === "chosen" ? joinedKeys(cellAt(cells, at)) : []));
        const ticked = filled.filter(({ column, cell }) => column.holds === "" && cell === "1");
        const chosen = [...joined, ...ticked.map(({ column }) => column.part ?? "")];
        return { kind: "chosen", chosen, other: textAt(cells, other), comments: {}, notShown: [] };
      }
      case "ranking": {
        const places = filled.filter(({ column }) => column.holds === "place");
        const ranked = places
          .toSorted((a, b) => Number(a.cell) - Number(b.cell))
          .map(({ column }) => column.part ?? "");
        const joined = main.flatMap(({ at, holds }) => (holds === "order" ? joinedKeys(cellAt(cells, at)) : []));
        return { kind: "ranking", order: [...joined, ...ranked] };
      }
      case "ratings":
      case "matrix": {
        const parts = filled.map(({ column, cell }) => [partCode(column), pointed(cell)]);
        return { kind: "parts", parts: Object.fromEntries(parts) as Record<string, string>, notShown: [] };
      }
      default: {
        const value = cellAt(cells, main[0]?.at);
        const plain = kind === "number" ? pointed(value) : typedText(value);
        return { kind: "value", value: plain, other: textAt(cells, other), comment: null };
      }
    }
  };
  const parts = kind === "matrix" || main.some(({ part }) => part !== null) ? main.map(partOf) : [];
  const options = kind === "single" || kind === "ratings" || kind === "matrix" ? values : [];
  return {
    question: { code: key, text: key, kind, parts, options, columns: columns.map(({ at }) => at) },
    read,
    undecided: [],
  };
}

/** What the heading says of the kind; null for a column alone, which is a choice, a judgement, a day or words. */
function kindOf(columns: readonly CodeColumn[]): ForeignKind | null {
  const holds = new Set(columns.map((column) => column.holds));
  if (holds.has("importance") || holds.has("level")) return "matrix";
  if (holds.has("rating")) return "ratings";
  if (holds.has("place") || holds.has("order")) return "ranking";
  if (holds.has("chosen") || columns.some(({ part }) => part !== null)) return "multiple";
  return holds.has("number") ? "number" : null;
}

/** The likely kind of a column alone. Only whole numbers are numbers here: others have a heading that says so. */
function kindOfValues(rows: readonly Row[], columns: readonly CodeColumn[]): ForeignKind {
  const cells = rows
    .flatMap((row) => columns.map(({ at }) => (row.cells[at] ?? "").trim()))
    .filter((cell) => cell !== "" && !cell.startsWith("#"));
  const { kind } = columnValues(cells, () => undefined);
  return kind === "number" && !cells.every((cell) => /^-?\d+$/.test(cell)) ? "text" : kind;
}

const partCode = ({ part, holds }: CodeColumn) =>
  holds === "importance" || holds === "level" ? `${part ?? ""}_${holds}` : (part ?? "");
const partOf = (column: CodeColumn) => ({ code: partCode(column), text: partCode(column) });

/** Spreadsheets of some languages write decimals with a comma. */
const pointed = (cell: string) => (/^-?\d+,\d+$/.test(cell) ? cell.replace(",", ".") : cell);

function distinct(rows: readonly Row[], columns: readonly CodeColumn[]): string[] {
  const cells = rows.flatMap((row) => columns.map(({ at }) => pointed((row.cells[at] ?? "").trim())));
  return [...new Set(cells)].filter((cell) => cell !== "" && !cell.startsWith("#"));
}
