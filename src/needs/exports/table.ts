import type { NeedRow } from "../needs-table.ts";
import { partsBy, splits, unplaced, type Split } from "../table/parts.ts";

type Cell = string | number | null;

/** A row of the table with what people call it. */
export interface NamedRow {
  row: NeedRow;
  name: string;
  /** The theme of a need; empty for services and barriers. */
  theme: string;
  /** Of what only open answers name there is no share, and nobody left it unanswered. */
  isAsked: boolean;
}

/** The parts of a split with their names, and what those are called whose place is not known. */
export type Parts = Record<Split, { columns: { key: string; name: string }[]; unplaced: string }>;

/** Headers of the columns that every file has; `of` names a column of one part: "Hoiva: vastasi". */
export interface Headers {
  every: string[];
  wanting: string;
  answered: string;
  of: (part: string, what: string) => string;
}

/**
 * The needs table as a file holds it: one row per need, and two numbers, how many want it and how many answered, for
 * the whole and for every part of each split. The columns of `headers.every` are name, theme, wanting, answered, share
 * 0 … 1, unanswered, Borich's weighted discrepancy and its rank.
 */
export function exportTable(named: readonly NamedRow[], parts: Parts, headers: Headers) {
  const columns = splits.flatMap((split) => columnsOf(split, named, parts));
  return {
    header: [
      ...headers.every,
      ...columns.flatMap(({ name }) => [headers.of(name, headers.wanting), headers.of(name, headers.answered)]),
    ],
    rows: named.map(({ row, name, theme, isAsked }): Cell[] => {
      const { wanting, answered, share, unanswered, discrepancy } = row;
      const borich = [rounded(discrepancy?.mwds ?? null, 2), discrepancy?.rank ?? null];
      const inParts = columns.map((column) => column.of(row)).flatMap((part) => [part.wanting, part.answered]);
      const inAll = isAsked ? [wanting, answered, rounded(share, 3), unanswered] : [wanting, null, null, null];
      return [name, theme, ...inAll, ...borich, ...inParts];
    }),
  };
}

function columnsOf(split: Split, named: readonly NamedRow[], parts: Parts) {
  const { columns, unplaced: name } = parts[split];
  const known = columns.map((column) => ({
    name: column.name,
    of: (row: NeedRow) => partsBy[split](row).find(({ key }) => key === column.key) ?? { wanting: 0, answered: 0 },
  }));
  const hasUnplaced = named.some(({ row }) => unplaced(row, split).answered > 0);
  return hasUnplaced ? [...known, { name, of: (row: NeedRow) => unplaced(row, split) }] : known;
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
