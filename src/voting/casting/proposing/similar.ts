import type { Similar } from "../../moderating/similar/queries.ts";
import { sameTitle } from "../../proposals.ts";

/** Whether the voter is to be asked first: there is something alike, it does not say the same, and was not shown yet. */
export function isToBeAsked(title: string, similarFor: string, similar: readonly Similar[]): boolean {
  return similar.length > 0 && sameTitle(title, [similarFor, ...similar.map(({ name }) => name)]) === undefined;
}
