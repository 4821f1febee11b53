import type { Profiles } from "../method/shape.ts";
import { closenessTo, groupCentres, standingOf, type Centres, type Labels, type Standing } from "./standing.ts";

/** A wish about two respondents, named by their rows. */
export interface RowLink {
  a: number;
  b: number;
  kind: "must" | "cannot";
}

/**
 * Why a newcomer goes where it goes: the nearest group; that of one it is to be with; the nearest of those where nobody
 * is whom it must not be with. Or nowhere: it has no profile, there is no group, or everywhere is somebody it must not
 * be with (or those it is to be with must not be together).
 */
export type PlacementReason = "nearest" | "together" | "apart" | "no-profile" | "no-group" | "kept-apart";

export interface Placement extends Standing {
  /** Null: in no group. */
  place: number | null;
  reason: PlacementReason;
}

/**
 * Where those who answered later belong, while nobody else moves: centres are those of the groups as they are, so that
 * one newcomer does not draw the next. Newcomers that are to be together are placed as one, by the sum of their
 * closeness; the surest of them first, where newcomers must not be together.
 * @param newcomers rows without a group; rows that have one stay where they are and are left out.
 */
export function placeNewcomers(
  profiles: Profiles,
  labels: Labels,
  newcomers: readonly number[],
  links: readonly RowLink[],
): Placement[] {
  const centres = groupCentres(profiles, labels);
  const open = newcomers.filter((row) => labels[row] === null);
  const placed = new Map<number, number>();
  labels.forEach((label, row) => label !== null && placed.set(row, label));
  const found = new Map<number, { place: number | null; reason: PlacementReason }>();

  for (const unit of unitsBySurety(profiles, centres, unitsOf(open, links))) {
    const choice = choosePlace(unit, { profiles, centres, placed, links });
    for (const row of unit) {
      found.set(row, { ...choice, reason: ownReason(row, unit, choice, { profiles, centres }) });
      if (choice.place !== null) placed.set(row, choice.place);
    }
  }
  return open.map((row) => ({ ...standingOf(profiles, centres, row), ...found.get(row)! }));
}

/** Why one of a unit goes there: not because it is near, where the others take it to a group that it is not nearest to. */
function ownReason(
  row: number,
  unit: readonly number[],
  { place, reason }: { place: number | null; reason: PlacementReason },
  { profiles, centres }: Pick<Ground, "profiles" | "centres">,
): PlacementReason {
  if (unit.length === 1 || (reason !== "nearest" && reason !== "apart")) return reason;
  const { nearest } = standingOf(profiles, centres, row);
  if (nearest === null) return "together";
  return reason === "nearest" && nearest.place !== place ? "together" : reason;
}

interface Ground {
  profiles: Profiles;
  centres: Centres;
  placed: ReadonlyMap<number, number>;
  links: readonly RowLink[];
}

function choosePlace(unit: readonly number[], ground: Ground): { place: number | null; reason: PlacementReason } {
  const { profiles, centres } = ground;
  const forbidden = placesOf(unit, "cannot", ground);
  const wanted = placesOf(unit, "must", ground);
  const isSplit = ground.links.some(({ a, b, kind }) => kind === "cannot" && unit.includes(a) && unit.includes(b));
  if (isSplit) return { place: null, reason: "kept-apart" };

  const places = Array.from({ length: centres.k }, (_, place) => place).filter((place) => centres.sizes[place]! > 0);
  if (places.length === 0) return { place: null, reason: "no-group" };
  const byCloseness = rankPlaces(unit, places, profiles, centres);
  if (wanted.size > 0) {
    // Without a profile it still has somebody to be with.
    const order = byCloseness ?? places;
    const place = order.find((each) => wanted.has(each) && !forbidden.has(each)) ?? null;
    return { place, reason: place === null ? "kept-apart" : "together" };
  }
  if (byCloseness === null) return { place: null, reason: "no-profile" };
  const place = byCloseness.find((each) => !forbidden.has(each)) ?? null;
  if (place === null) return { place, reason: "kept-apart" };
  return { place, reason: place === byCloseness[0] ? "nearest" : "apart" };
}

/** Places from the nearest on; null when nobody of the unit has a profile, or no group has one. */
function rankPlaces(
  unit: readonly number[],
  places: readonly number[],
  profiles: Profiles,
  centres: Centres,
): number[] | null {
  const ranked = places.flatMap((place) => {
    const known = unit.flatMap((row) => closenessTo(profiles, row, centres, place) ?? []);
    return known.length === 0 ? [] : [{ place, closeness: known.reduce((sum, value) => sum + value, 0) }];
  });
  if (ranked.length === 0) return null;
  return ranked.sort((a, b) => b.closeness - a.closeness || a.place - b.place).map(({ place }) => place);
}

/** Groups in which somebody is whom the unit has such a link with. */
function placesOf(unit: readonly number[], kind: RowLink["kind"], { links, placed }: Ground): Set<number> {
  const others = links.flatMap((link) => {
    if (link.kind !== kind) return [];
    if (unit.includes(link.a)) return [link.b];
    return unit.includes(link.b) ? [link.a] : [];
  });
  return new Set(others.flatMap((row) => (unit.includes(row) ? [] : (placed.get(row) ?? []))));
}

/** Newcomers that are to be together, directly or through one another, as units in the order of their first rows. */
function unitsOf(rows: readonly number[], links: readonly RowLink[]): number[][] {
  const unitOf = new Map(rows.map((row) => [row, [row]]));
  for (const { a, b, kind } of links) {
    const [first, second] = [unitOf.get(a), unitOf.get(b)];
    if (kind === "cannot" || first === undefined || second === undefined || first === second) continue;
    first.push(...second);
    for (const row of second) unitOf.set(row, first);
  }
  return [...new Set(unitOf.values())].map((unit) => unit.sort((a, b) => a - b)).sort((a, b) => a[0]! - b[0]!);
}

/** Those first whose nearest group is nearest by the widest margin; equals by row. */
function unitsBySurety(profiles: Profiles, centres: Centres, units: number[][]): number[][] {
  const surety = (unit: readonly number[]) =>
    Math.max(
      ...unit.map((row) => {
        const { nearest, second } = standingOf(profiles, centres, row);
        return nearest === null ? -1 : nearest.closeness - (second?.closeness ?? -1);
      }),
    );
  return units
    .map((unit) => ({ unit, surety: surety(unit) }))
    .sort((a, b) => b.surety - a.surety || a.unit[0]! - b.unit[0]!)
    .map(({ unit }) => unit);
}
