import type { NeedBlock } from "../method/answers.ts";
import { InputMistake } from "../method/input-mistake.ts";
import type { Variable, VariableKind } from "../method/medoids/distances.ts";

/** The cells of a file and where its columns are; `find` throws InputMistake for an unknown header. */
export interface FileColumns {
  headers: readonly string[];
  records: readonly (readonly string[])[];
  find: (header: string) => number;
}

const KINDS: readonly VariableKind[] = ["numeric", "nominal", "symmetric", "asymmetric"];
const YES = new Set(["1", "true", "yes", "y"]);
const NO = new Set(["0", "false", "no", "n"]);

/**
 * The columns whose header starts with the prefix, as strengths 0 … 1 on the scale; an empty cell is missing.
 * @param except headers to leave out.
 * @throws InputMistake for a missing or wrong prefix or scale, or a cell that is not on the scale.
 */
export function needBlock(
  { headers, records }: FileColumns,
  { needs: prefix, scale }: { needs?: string | undefined; scale?: string | undefined },
  except: ReadonlySet<string>,
): NeedBlock {
  if (prefix === undefined) throw new InputMistake("--needs is missing: it says how the needs' headers start.");
  const found = headers.flatMap((header, at) =>
    header.startsWith(prefix) && !except.has(header) ? [{ header, at }] : [],
  );
  if (found.length === 0) throw new InputMistake(`No column's header starts with "${prefix}".`);
  const [lowest, highest] = scaleOf(scale);
  const values = records.map((record, row) =>
    found.map(({ header, at }) => {
      const value = numberIn(record[at], header, row);
      if (value === null) return null;
      if (value >= lowest && value <= highest) return (value - lowest) / (highest - lowest);
      throw new InputMistake(`Row ${row + 1}, column "${header}": ${value} is not on the scale ${lowest}..${highest}.`);
    }),
  );
  return { name: prefix, weight: 1, columns: found.map(({ header }) => header), values };
}

/**
 * The columns named by kind, in that order. Binary cells are 1/0, true/false, yes/no or y/n; empty is missing.
 * @throws InputMistake for an unknown column, one named twice, or a cell of another kind.
 */
export function fileVariables(file: FileColumns, named: Partial<Record<VariableKind, string | undefined>>): Variable[] {
  const wanted = KINDS.flatMap((kind) =>
    (named[kind] ?? "").split(",").map((name) => ({ name: name.trim(), kind })),
  ).filter(({ name }) => name !== "");
  const twice = wanted.find(({ name }, at) => wanted.findIndex((other) => other.name === name) !== at);
  if (twice !== undefined) throw new InputMistake(`Column "${twice.name}" is named twice.`);
  return wanted.map(({ name, kind }) => ({ name, kind, values: valuesOf(file, name, kind) }));
}

/** The variables that have a more and a less, on 0 … 1, for saying what a group has more often; nominal ones have none. */
export function blockOfVariables(variables: readonly Variable[], respondents: number): NeedBlock {
  const ordered = variables.filter((variable) => variable.kind !== "nominal");
  const scaled = ordered.map(({ values }) => {
    const answered = values.filter((value) => !Number.isNaN(value));
    const least = answered.reduce((low, value) => Math.min(low, value), Infinity);
    const most = answered.reduce((high, value) => Math.max(high, value), -Infinity);
    return Array.from(values, (value) =>
      Number.isNaN(value) ? null : most > least ? (value - least) / (most - least) : 0,
    );
  });
  const values = Array.from({ length: respondents }, (_, i) => scaled.map((column) => column[i]!));
  return { name: "variables", weight: 1, columns: ordered.map(({ name }) => name), values };
}

function scaleOf(typed: string | undefined): [number, number] {
  const [, lowest, highest] = /^(-?\d+(?:\.\d+)?)\.\.(-?\d+(?:\.\d+)?)$/.exec(typed ?? "") ?? [];
  if (lowest === undefined || highest === undefined || Number(lowest) >= Number(highest)) {
    throw new InputMistake(`--scale must be lowest..highest, as in 1..5, not "${typed ?? ""}".`);
  }
  return [Number(lowest), Number(highest)];
}

function valuesOf({ records, find }: FileColumns, name: string, kind: VariableKind): Float64Array {
  const at = find(name);
  const codes = new Map<string, number>();
  return Float64Array.from(records, (record, row) => {
    const cell = record[at]?.trim() ?? "";
    if (cell === "") return NaN;
    if (kind === "numeric") return numberIn(cell, name, row)!;
    if (kind === "nominal") {
      if (!codes.has(cell)) codes.set(cell, codes.size);
      return codes.get(cell)!;
    }
    if (YES.has(cell.toLowerCase())) return 1;
    if (NO.has(cell.toLowerCase())) return 0;
    throw new InputMistake(`Row ${row + 1}, column "${name}": "${cell}" is neither yes nor no (1 or 0).`);
  });
}

function numberIn(cell: string | undefined, header: string, row: number): number | null {
  const typed = cell?.trim() ?? "";
  if (typed === "") return null;
  const value = Number(typed);
  if (Number.isFinite(value)) return value;
  throw new InputMistake(`Row ${row + 1}, column "${header}": "${typed}" is not a number.`);
}
