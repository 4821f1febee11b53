// Searching and cutting the list. Done here and not in SQL: a database whose locale is C would not find "ähtäri" in "Ähtäri".

export const stages = ["invited", "opened", "begun", "sent", "imported"] as const;
export type Stage = (typeof stages)[number];

/** What the list can be narrowed to: a stage, or what staff have to do something about. */
export const wantedStates = ["unsent", ...stages, "declined", "failed"] as const;
export type WantedState = (typeof wantedStates)[number];

export const pageSize = 50;

interface Row {
  organisationName: string;
  municipality: string;
  contact: { name: string; email: string } | null;
  stage: Stage;
  hasDeclined: boolean;
  /** The last mail, where it has not arrived. */
  failure: object | null;
}

/** Those whom the search and the state let through. */
export function matching<T extends Row>(rows: readonly T[], { q, state }: { q: string; state: WantedState | "" }): T[] {
  const sought = folded(q);
  return rows.filter(
    (row) => isWanted(row, state) && (sought === "" || texts(row).some((text) => text.includes(sought))),
  );
}

/** One page of them, from 1; a number past the end is taken as the last. */
export function pageOf<T>(rows: readonly T[], page: number): { rows: T[]; page: number; pages: number } {
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const current = Math.min(page, pages);
  return { rows: rows.slice((current - 1) * pageSize, current * pageSize), page: current, pages };
}

export const hasSent = ({ stage }: { stage: Stage }) => stage === "sent" || stage === "imported";

function isWanted(row: Row, state: WantedState | ""): boolean {
  if (state === "") return true;
  if (state === "unsent") return !hasSent(row);
  if (state === "declined") return row.hasDeclined;
  return state === "failed" ? row.failure !== null : row.stage === state;
}

const texts = ({ organisationName, municipality, contact }: Row) =>
  [organisationName, municipality, contact?.name ?? "", contact?.email ?? ""].map(folded);

const folded = (text: string) => text.normalize("NFC").replaceAll(/\s+/g, " ").trim().toLowerCase();
