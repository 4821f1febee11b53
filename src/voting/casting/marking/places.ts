import type { Marks } from "../../marks.ts";

/** What a button of a ranking does with an option: one place up, or one down. */
export interface PlaceMove {
  readonly act: "up" | "down";
  readonly optionId: string;
}

/** The value that the button sends: "up.<id>". */
export function writeMove({ act, optionId }: PlaceMove): string {
  return `${act}.${optionId}`;
}

/** Reads the button's value back; null when it is not one of ours. */
export function readMove(value: string): PlaceMove | null {
  const [, act, optionId] = /^(up|down)\.([0-9a-f-]{36})$/.exec(value) ?? [];
  return act === undefined || optionId === undefined ? null : { act: act as PlaceMove["act"], optionId };
}

/**
 * The ranking after the move, its places 1, 2, 3 … without gaps, equal ones still equal. Up: an option without a place
 * gets the last one; one that shares its place comes before those it shares it with; any other passes those just above
 * it. Down is the same the other way, and from the last place it leads out of the ranking.
 */
export function movedPlace(places: Marks, { act, optionId }: PlaceMove): Marks {
  const tiers = tiersOf(places);
  const at = tiers.findIndex((tier) => tier.includes(optionId));
  const others = tiers.map((tier) => tier.filter((id) => id !== optionId));
  if (at === -1) return act === "up" ? placesOf([...tiers, [optionId]]) : placesOf(tiers);
  const isAlone = others[at]!.length === 0;
  if (act === "down" && isAlone && at === tiers.length - 1) return placesOf(others);
  const to = act === "up" ? at - (isAlone ? 1 : 0) : at + (isAlone ? 2 : 1);
  return placesOf(others.toSpliced(Math.max(0, to), 0, [optionId]));
}

/** The same ranking with its places 1, 2, 3 … and no gap between them. */
export function closedUp(places: Marks): Marks {
  return placesOf(tiersOf(places));
}

function tiersOf(places: Marks): string[][] {
  const byPlace = Map.groupBy(Object.keys(places), (id) => places[id]!);
  return [...byPlace].sort(([a], [b]) => a - b).map(([, ids]) => ids);
}

function placesOf(tiers: readonly (readonly string[])[]): Marks {
  const ranked = tiers.filter((tier) => tier.length > 0);
  return Object.fromEntries(ranked.flatMap((tier, at) => tier.map((id) => [id, at + 1])));
}
