import { dot } from "../method/dot.ts";
import { randomStream } from "../method/random.ts";
import { hasShape, takeProfiles, type Profiles } from "../method/shape.ts";
import { profileSilhouette } from "../method/silhouette.ts";
import { sphericalKMeans } from "../method/profiles/spherical.ts";
import { tellingNeeds, type TellingNeed } from "../method/telling.ts";
import type { AnswersTold } from "./cost.ts";
import { groupCentres } from "./standing.ts";

/** A group divided in two by what its members need. */
export interface Split {
  staying: number[];
  leaving: number[];
  /** How clear the division is: mean silhouette width of the two halves, −1 … 1. */
  silhouette: number;
  /** Mean closeness of the members to the group's centre, and to their half's. */
  closeness: { before: number; after: number };
  /** What tells the halves apart from each other. */
  telling: { staying: TellingNeed[]; leaving: TellingNeed[] };
}

export interface SplitWishes {
  /** Members that are to stay in the group, such as the locked ones. */
  fixed?: readonly number[];
  /** Pairs that are to be in one half. */
  together?: readonly (readonly [number, number])[];
}

const restarts = 50;

/**
 * Divides a group's members in two by spherical k-means (k = 2), the same way each time. The half with more of those
 * that are to stay keeps the group's place, else the larger one, else that of the first member. Members without a
 * profile stay, as do all that are bound to one who stays.
 * Null when it cannot be done: fewer than two profiles, all alike, or nobody is free to leave.
 * @param members rows of the profiles.
 */
export function splitInTwo(
  profiles: Profiles,
  members: readonly number[],
  seed: number,
  answers: AnswersTold,
  { fixed = [], together = [] }: SplitWishes = {},
): Split | null {
  const shaped = members.filter((row) => hasShape(profiles, row));
  if (shaped.length < 2) return null;
  const own = takeProfiles(profiles, shaped);
  const { labels } = sphericalKMeans(own, 2, restarts, randomStream(seed, `split ${members.join(" ")}`));
  const kept = stayingLabel(labels, shaped, new Set(fixed));
  const sides = new Map(shaped.map((row, at) => [row, labels[at] === kept ? 0 : 1] as const));
  const bound = new Set([...fixed, ...members.filter((row) => !sides.has(row))]);
  for (const unit of unitsOf(members, together)) bindUnit(unit, sides, bound, profiles);

  const halves = Int32Array.from(shaped, (row) => sides.get(row) ?? 0);
  const leaving = members.filter((row) => sides.get(row) === 1);
  if (leaving.length === 0 || !halves.includes(0) || areAlike(own)) return null;
  const told = tellHalves(answers, members, sides);
  return {
    staying: members.filter((row) => sides.get(row) !== 1),
    leaving,
    silhouette: profileSilhouette(own, halves, 2),
    closeness: { before: meanCloseness(own, new Int32Array(shaped.length)), after: meanCloseness(own, halves) },
    telling: { staying: told[0]?.more ?? [], leaving: told[1]?.more ?? [] },
  };
}

function stayingLabel(labels: Int32Array, rows: readonly number[], fixed: ReadonlySet<number>): number {
  const ones = (of: (at: number) => boolean) => labels.filter((label, at) => label === 1 && of(at)).length;
  const all = (of: (at: number) => boolean) => rows.filter((_, at) => of(at)).length;
  const isFixed = (at: number) => fixed.has(rows[at]!);
  const byFixed = 2 * ones(isFixed) - all(isFixed);
  const bySize = 2 * ones(() => true) - rows.length;
  const surplus = byFixed === 0 ? bySize : byFixed;
  if (surplus === 0) return labels[0]!;
  return surplus > 0 ? 1 : 0;
}

/** Members in units that stay together: those bound by pairs, the others alone. */
function unitsOf(members: readonly number[], pairs: readonly (readonly [number, number])[]): number[][] {
  const unitOf = new Map(members.map((row) => [row, [row]]));
  for (const [a, b] of pairs) {
    const [first, second] = [unitOf.get(a), unitOf.get(b)];
    if (first === undefined || second === undefined || first === second) continue;
    first.push(...second);
    for (const row of second) unitOf.set(row, first);
  }
  return [...new Set(unitOf.values())];
}

/** Puts a unit in one half: with whoever in it has to stay, else where it fits better. */
function bindUnit(
  unit: readonly number[],
  sides: Map<number, 0 | 1>,
  bound: ReadonlySet<number>,
  profiles: Profiles,
): void {
  const shaped = unit.filter((row) => sides.has(row));
  if (unit.some((row) => bound.has(row))) {
    for (const row of shaped) sides.set(row, 0);
    return;
  }
  if (new Set(shaped.map((row) => sides.get(row))).size < 2) return;
  const rows = [...sides.keys()];
  const lengthWith = (side: 0 | 1) => {
    const labels = rows.map((row) => (shaped.includes(row) ? side : sides.get(row)!));
    return groupCentres(takeProfiles(profiles, rows), labels).norms.reduce((sum, norm) => sum + norm, 0);
  };
  const better = lengthWith(1) > lengthWith(0) ? 1 : 0;
  for (const row of shaped) sides.set(row, better);
}

/** Whether all profiles point the same way. */
function areAlike({ n, d, z }: Profiles): boolean {
  return Array.from({ length: n }, (_, i) => dot(z, i * d, z, 0, d)).every((cosine) => cosine > 1 - 1e-9);
}

function meanCloseness(profiles: Profiles, labels: Int32Array): number {
  return groupCentres(profiles, Array.from(labels)).norms.reduce((sum, norm) => sum + norm, 0) / profiles.n;
}

function tellHalves({ needs, x }: AnswersTold, members: readonly number[], sides: ReadonlyMap<number, 0 | 1>) {
  const d = needs.length;
  const taken = new Float64Array(members.length * d);
  members.forEach((row, at) => taken.set(x.subarray(row * d, (row + 1) * d), at * d));
  return tellingNeeds(needs, taken, Int32Array.from(members, (row) => sides.get(row) ?? 0), 2); // prettier-ignore
}
