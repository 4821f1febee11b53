import type { TopicKind } from "../../catalogue/index.ts";
import type { WorkshopState } from "../register/holding.ts";
import { coverage, type NeedCoverage, type Needing, type Reaching } from "./coverage.ts";

/** Which workshops are counted: all, those held, or those that everyone may come to. */
export type Counted = "all" | "held" | "general";

interface Countable {
  workshop: { state: WorkshopState; kind: TopicKind };
}

/** The workshops that the choice counts. */
export function countedOf<E extends Countable>(entries: readonly E[], counted: Counted): E[] {
  return entries.filter(
    ({ workshop: { state, kind } }) =>
      counted === "all" || (counted === "held" ? state === "held" : kind === "open" || kind === "themed"),
  );
}

/** Coverage by the workshops that the choice counts, among these people. */
export function chosenCoverage(
  material: Needing & { workshops: readonly (Countable & { reaching: Reaching })[] },
  counted: Counted,
  among?: readonly number[],
): NeedCoverage[] {
  const reaching = countedOf(material.workshops, counted).map((entry) => entry.reaching);
  return coverage(material, reaching, among);
}
