import { leastGroupSize } from "../method/number/choose.ts";
import { addScaled, dot } from "../method/dot.ts";
import { hasShape, takeProfiles, type Profiles } from "../method/shape.ts";
import { profileSilhouette } from "../method/silhouette.ts";
import { tellingNeeds, type Telling, type TellingNeed } from "../method/telling.ts";
import { closenessTo, groupCentres, misfits, type Centres, type Labels } from "./standing.ts";

/** A figure as it is and as it would be; null where there is nothing to measure. */
export interface BeforeAfter {
  before: number | null;
  after: number | null;
}

/** What a change does to one group that somebody leaves or joins. */
export interface GroupCost {
  place: number;
  size: { before: number; after: number };
  /** Mean closeness of its members to its centre. */
  closeness: BeforeAfter;
  /** Telling needs that it gets, and those that it has no longer. */
  gained: TellingNeed[];
  lost: TellingNeed[];
  /** Smaller than a group that stands on its own, yet not gone. */
  isTooSmall: boolean;
}

/** What a change does to one who moves. */
export interface MovedCost {
  row: number;
  from: number | null;
  to: number | null;
  /** Closeness to the group that it leaves, as it is; to the one that it joins, as it would be: itself counted in both. */
  left: number | null;
  joined: number | null;
  /** What this move alone adds to the sum of closeness, the moves before it made. */
  gain: number;
}

/** What a change would do, before it is made. */
export interface Cost {
  /** Mean closeness of members to their own group's centre, −1 … 1. */
  closeness: BeforeAfter;
  /** The sum of it, which grouping maximises. */
  objective: { before: number; after: number };
  /** Members that sit nearer to another group. */
  misfits: { before: number; after: number };
  /** Mean silhouette width; null with fewer than two groups, or with too many people for a page that is waited for. */
  silhouette: BeforeAfter;
  /** Groups that somebody leaves or joins, by place. */
  groups: GroupCost[];
  moved: MovedCost[];
}

/** Respondents' strengths as people read them: one row per respondent, one column per need, missing is NaN. */
export interface AnswersTold {
  needs: readonly string[];
  x: Float64Array;
}

/** The silhouette is left out for more people than this. */
const mostForSilhouette = 5000;

/**
 * What going from one grouping to another would do, in figures; nothing is changed by asking. Going back gives the same
 * figures with before and after changed round, exactly.
 * @param before, after a group's place, or null, by row of the profiles.
 */
export function costOf(profiles: Profiles, before: Labels, after: Labels, answers: AnswersTold): Cost {
  const was = measured(profiles, before);
  const is = measured(profiles, after);
  const moved = movedCosts(profiles, before, after, was.centres, is.centres);
  const touched = [...new Set(moved.flatMap(({ from, to }) => [from, to]))].filter((place) => place !== null).sort((a, b) => a - b); // prettier-ignore
  const k = Math.max(was.centres.k, is.centres.k);
  const told = { before: tell(answers, before, k), after: tell(answers, after, k) };
  const grouped = after.filter((label) => label !== null).length;
  return {
    closeness: { before: was.closeness, after: is.closeness },
    objective: { before: was.objective, after: is.objective },
    misfits: { before: misfits(profiles, before).length, after: misfits(profiles, after).length },
    silhouette: { before: silhouetteOf(profiles, before), after: silhouetteOf(profiles, after) },
    groups: touched.map((place) => {
      const size = { before: was.centres.sizes[place] ?? 0, after: is.centres.sizes[place] ?? 0 };
      const names = (telling: Telling[]) => new Set(telling[place]?.more.map(({ need }) => need));
      return {
        place,
        size,
        closeness: { before: ownCloseness(was.centres, place), after: ownCloseness(is.centres, place) },
        gained: told.after[place]?.more.filter(({ need }) => !names(told.before).has(need)) ?? [],
        lost: told.before[place]?.more.filter(({ need }) => !names(told.after).has(need)) ?? [],
        isTooSmall: size.after > 0 && size.after < leastGroupSize(grouped),
      };
    }),
    moved,
  };
}

function measured(profiles: Profiles, labels: Labels) {
  const centres = groupCentres(profiles, labels);
  const objective = centres.norms.reduce((sum, norm) => sum + norm, 0);
  const people = centres.profiled.reduce((sum, count) => sum + count, 0);
  return { centres, objective, closeness: people === 0 ? null : objective / people };
}

/** The sum of the members' cosines to their centre is the length of the sum of their profiles. */
function ownCloseness({ norms, profiled }: Centres, place: number): number | null {
  const people = profiled[place] ?? 0;
  return people === 0 ? null : norms[place]! / people;
}

function movedCosts(profiles: Profiles, before: Labels, after: Labels, was: Centres, is: Centres): MovedCost[] {
  const { d } = profiles;
  const sums = new Float64Array(Math.max(was.k, is.k) * d);
  sums.set(was.sums);
  const length = (place: number) => Math.sqrt(dot(sums, place * d, sums, place * d, d));
  const shift = (place: number | null, row: number, sign: 1 | -1) => {
    if (place === null) return 0;
    const old = length(place);
    addScaled(sums, place * d, profiles.z, row * d, d, sign);
    return length(place) - old;
  };
  return before.flatMap((from, row) => {
    const to = after[row] ?? null;
    if (from === to) return [];
    return [
      {
        row,
        from,
        to,
        left: from === null ? null : closenessTo(profiles, row, was, from),
        joined: to === null ? null : closenessTo(profiles, row, is, to),
        gain: shift(from, row, -1) + shift(to, row, 1),
      },
    ];
  });
}

function silhouetteOf(profiles: Profiles, labels: Labels): number | null {
  const rows = labels.flatMap((label, row) => (label === null || !hasShape(profiles, row) ? [] : [row]));
  const places = [...new Set(rows.map((row) => labels[row]!))].sort((a, b) => a - b);
  if (places.length < 2 || rows.length > mostForSilhouette) return null;
  const dense = new Map(places.map((place, at) => [place, at]));
  const numbers = Int32Array.from(rows, (row) => dense.get(labels[row]!)!);
  return profileSilhouette(takeProfiles(profiles, rows), numbers, places.length);
}

/** What tells the groups apart, by place: counted of all members, with a profile or without. */
function tell({ needs, x }: AnswersTold, labels: Labels, k: number): Telling[] {
  const rows = labels.flatMap((label, row) => (label === null ? [] : [row]));
  const d = needs.length;
  const taken = new Float64Array(rows.length * d);
  rows.forEach((row, at) => taken.set(x.subarray(row * d, (row + 1) * d), at * d));
  return tellingNeeds(needs, taken, Int32Array.from(rows, (row) => labels[row]!), k); // prettier-ignore
}
