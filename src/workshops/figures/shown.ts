import { isShown, suppressedCounts } from "../../platform/visibility.ts";
import { headsOf, type HeldEvent } from "./figures.ts";

/** Which of the parts of a whole hide how many people there were: none for those who see people by name. */
export function hiddenParts(parts: readonly (readonly HeldEvent[])[], seesPeople: boolean): boolean[] {
  if (seesPeople) return parts.map(() => false);
  const total = (of: (event: HeldEvent) => number) =>
    parts.map((events) => events.reduce((sum, each) => sum + of(each), 0));
  const named = suppressedCounts(total(({ people }) => people.length));
  // Five times the same person is one person.
  const different = suppressedCounts(parts.map((events) => new Set(events.flatMap(({ people }) => people)).size));
  const counted = suppressedCounts(total(headsOf));
  return parts.map((_, at) => named[at] === true || different[at] === true || counted[at] === true);
}

/** Whether a number of people, or of organisations, may be told. */
export function mayTell(count: number, seesPeople: boolean): boolean {
  return seesPeople || count === 0 || isShown(count);
}
