import { followUpStates } from "../follow-up.ts";

/** Beside each state: all that is still to be done, what of it is late, and everything. */
export const shownStates = ["pending", "late", ...followUpStates, "all"] as const;
export type ShownState = (typeof shownStates)[number];

/** How many follow-ups each choice shows. */
export type ShownCounts = Record<ShownState, number>;

export const pageSize = 50;

/** The page that is wanted of so many rows; a number past the end is taken as the last. */
export function pageOf(found: number, wanted: number): { found: number; page: number; pages: number; offset: number } {
  const pages = Math.max(1, Math.ceil(found / pageSize));
  const page = Math.min(wanted, pages);
  return { found, page, pages, offset: (page - 1) * pageSize };
}
