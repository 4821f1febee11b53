// Searching, sorting and cutting the list. Done here and not in SQL: a database whose locale is C would neither find
// "ähtäri" in "Ähtäri" nor put Ä after Z, and a programme has hundreds of organisations, not millions.
import type { Commitment } from "../commitment/commitment.ts";
import { compareNames, nameKey } from "../names.ts";
import { sizeClasses, type SizeClass } from "../sizes.ts";
import { standings, type Standing } from "../standing.ts";

export const orders = ["name", "industry", "size", "municipality", "standing"] as const;
export type Order = (typeof orders)[number];

export const pageSize = 100;

export interface Listed {
  id: string;
  /** With the names of what it is part of. */
  name: string;
  industryId: string | null;
  /** In the reader's language; "" when it has none. */
  industry: string;
  sizeClass: SizeClass | null;
  municipality: string;
  contacts: string[];
  standing: Standing;
  commitment: Commitment;
}

interface Wanted {
  /** A part of the name or the municipality. */
  q: string;
  /** An industry's id, "none" for organisations without one, "" for all. */
  industry: string;
  /** "" for all. */
  commitment?: Commitment | "";
  sort: Order;
  /** From 1; a number past the end is taken as the last. */
  page: number;
}

export interface Cut {
  rows: Listed[];
  /** How many organisations match, on all pages. */
  found: number;
  page: number;
  pages: number;
}

/** The page of the list that is wanted. */
export function cutList(all: readonly Listed[], wanted: Wanted): Cut {
  const { sort, page } = wanted;
  const sorted = matching(all, wanted).sort((a, b) => comparing[sort](a, b) || compareNames(a.name, b.name));
  const pages = Math.max(1, Math.ceil(sorted.length / pageSize));
  const current = Math.min(page, pages);
  return {
    rows: sorted.slice((current - 1) * pageSize, current * pageSize),
    found: sorted.length,
    page: current,
    pages,
  };
}

/** Those whom the search and the filters let through, on whatever page. */
export function matching(
  all: readonly Listed[],
  { q, industry, commitment = "" }: Omit<Wanted, "sort" | "page">,
): Listed[] {
  const sought = nameKey(q);
  return all.filter(
    (row) =>
      (sought === "" || nameKey(row.name).includes(sought) || nameKey(row.municipality).includes(sought)) &&
      (industry === "" || (row.industryId ?? "none") === industry) &&
      (commitment === "" || row.commitment === commitment),
  );
}

const comparing: Record<Order, (a: Listed, b: Listed) => number> = {
  name: (a, b) => compareNames(a.name, b.name),
  industry: (a, b) => missingLast(a.industry, b.industry) || compareNames(a.industry, b.industry),
  municipality: (a, b) => missingLast(a.municipality, b.municipality) || compareNames(a.municipality, b.municipality),
  size: (a, b) => place(sizeClasses, a.sizeClass) - place(sizeClasses, b.sizeClass),
  standing: (a, b) => place(standings, a.standing) - place(standings, b.standing),
};

const missingLast = (a: string, b: string) => Number(a === "") - Number(b === "");

function place<T>(values: readonly T[], value: T | null): number {
  return value === null ? values.length : values.indexOf(value);
}
