import { dot } from "../method/dot.ts";
import { hasShape, type Profiles } from "../method/shape.ts";

/** A group's place by respondent; null: in no group. Places may have gaps, where a group has been removed. */
export type Labels = readonly (number | null)[];

/** The groups as directions: sums of their members' profiles, k rows of d numbers. */
export interface Centres {
  /** One more than the last place. */
  k: number;
  sums: Float64Array;
  norms: Float64Array;
  /** Members, with a profile or without. */
  sizes: Int32Array;
  /** Members with a profile: without any, a group is nowhere, and nobody can be near it. */
  profiled: Int32Array;
}

export interface Near {
  place: number;
  /** Cosine to the group's centre, −1 … 1. */
  closeness: number;
}

/** Which groups a respondent is nearest to. */
export interface Standing {
  row: number;
  /** Null without a profile, or where there is no group with profiles. */
  nearest: Near | null;
  second: Near | null;
  /** Nearly as near to the second as to the nearest. */
  isBridge: boolean;
}

/** The best closeness less the second best under which a respondent may choose between the two groups. */
export const bridgeMargin = 0.05;

/** More than rounding can make of two equal closenesses. */
const roundingAtMost = 1e-9;

export function groupCentres(profiles: Profiles, labels: Labels): Centres {
  const { d, z } = profiles;
  const k = labels.reduce<number>((most, label) => (label === null ? most : Math.max(most, label + 1)), 0);
  const centres = {
    k,
    sums: new Float64Array(k * d),
    norms: new Float64Array(k),
    sizes: new Int32Array(k),
    profiled: new Int32Array(k),
  };
  labels.forEach((label, row) => {
    if (label === null) return;
    centres.sizes[label] = centres.sizes[label]! + 1;
    if (!hasShape(profiles, row)) return;
    centres.profiled[label] = centres.profiled[label]! + 1;
    for (let j = 0; j < d; j++) centres.sums[label * d + j] = centres.sums[label * d + j]! + z[row * d + j]!;
  });
  for (let g = 0; g < k; g++) centres.norms[g] = Math.sqrt(dot(centres.sums, g * d, centres.sums, g * d, d));
  return centres;
}

/** Cosine of a respondent's profile with a group's centre; null when one of them has none. */
export function closenessTo({ d, z }: Profiles, row: number, centres: Centres, place: number): number | null {
  const norm = centres.norms[place] ?? 0;
  if ((centres.profiled[place] ?? 0) === 0 || !hasShape({ n: 0, d, z }, row)) return null;
  return norm < roundingAtMost ? 0 : dot(z, row * d, centres.sums, place * d, d) / norm;
}

/** How near respondents are to the groups as they are; of groups equally near the first in place comes first. */
export function nearestGroups(profiles: Profiles, labels: Labels, rows: readonly number[]): Standing[] {
  const centres = groupCentres(profiles, labels);
  return rows.map((row) => standingOf(profiles, centres, row));
}

/** The same for one, of centres that are known. */
export function standingOf(profiles: Profiles, centres: Centres, row: number): Standing {
  let nearest: Near | null = null;
  let second: Near | null = null;
  for (let place = 0; place < centres.k; place++) {
    const closeness = closenessTo(profiles, row, centres, place);
    if (closeness === null) continue;
    if (nearest === null || closeness > nearest.closeness + roundingAtMost) {
      second = nearest;
      nearest = { place, closeness };
    } else if (second === null || closeness > second.closeness + roundingAtMost) second = { place, closeness };
  }
  const isBridge = nearest !== null && second !== null && nearest.closeness - second.closeness < bridgeMargin;
  return { row, nearest, second, isBridge };
}

/** Members that sit nearer to another group's centre than to their own group's, with the nearest group. */
export function misfits(profiles: Profiles, labels: Labels): { row: number; own: number; nearest: Near }[] {
  const centres = groupCentres(profiles, labels);
  return labels.flatMap((label, row) => {
    const own = label === null ? null : closenessTo(profiles, row, centres, label);
    const { nearest } = standingOf(profiles, centres, row);
    if (own === null || nearest === null || nearest.place === label) return [];
    return nearest.closeness > own + roundingAtMost ? [{ row, own, nearest }] : [];
  });
}
