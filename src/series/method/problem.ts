import { leadersOf, type Leaders } from "./facilitators.ts";
import type { Instance } from "./instance.ts";
import { timetableOf, type Timetable } from "./slots.ts";

/**
 * The numbers of an instance that every method needs. Candidate k = topic · levels + level; matrices are by
 * person, then candidate: `value[i * candidates + k]`.
 */
export interface Problem {
  instance: Instance;
  people: number;
  candidates: number;
  /** Seats that a person can have in all (m). */
  seats: number;
  /** Group names in order of first appearance, each person's group (−1 for none), and each group's members. */
  groups: readonly string[];
  groupOf: Int32Array;
  members: readonly (readonly number[])[];
  /** b: gap × fit of levels. */
  benefit: Float64Array;
  /** u = b / U, the share of what the person could get; 0 where the person could get nothing. */
  share: Float64Array;
  /** 1 where the candidate is one of the person's top needs. */
  top: Uint8Array;
  /** U: the sum of the person's best m topics, each at its best level. */
  most: Float64Array;
  /** What a share of 1 and a top need met add to the objective: (1−λ)·weight/n and λ·weight/n; 0 where U = 0. */
  shareValue: Float64Array;
  topValue: Float64Array;
  /** n: the weight of all who could get something. */
  counted: number;
  /** Slots and facilitators; they bind what may be held, but not what a person could get (U). Null when not planned. */
  timetable: Timetable | null;
  leaders: Leaders | null;
}

/** Benefits are products of decimal fractions: 0.75 · 0.4 must count as reaching 0.3. */
const ROUNDING = 1e-9;

/**
 * Works an instance out. Ids and shapes are taken as valid (see `parseInstance`).
 * Benefit of person i from topic t at level l = gap · fit, fit 1 at the person's level, ½ one apart, 0 further;
 * of an unknown level ½ everywhere and 1 at the basics.
 */
export function problemOf(instance: Instance): Problem {
  const people = instance.participants.length;
  const candidates = instance.topics.length * instance.levels;
  const seats = seatsEach(instance);
  const { groups, groupOf, members } = groupsOf(instance);
  const benefit = benefits(instance);
  const share = new Float64Array(people * candidates);
  const top = new Uint8Array(people * candidates);
  const most = new Float64Array(people);

  let counted = 0;
  for (let i = 0; i < people; i++) {
    const mine = benefit.subarray(i * candidates, (i + 1) * candidates);
    most[i] = bestTopics(mine, instance.levels, seats);
    if (most[i] === 0) continue;
    counted += instance.participants[i]!.weight;
    let highest = 0;
    for (const each of mine) if (each > highest) highest = each;
    const threshold = instance.topShare * highest - ROUNDING;
    for (let k = 0; k < candidates; k++) {
      share[i * candidates + k] = mine[k]! / most[i]!;
      top[i * candidates + k] = mine[k]! > 0 && mine[k]! >= threshold ? 1 : 0;
    }
  }

  const perPerson = (factor: number) =>
    Float64Array.from(instance.participants, ({ weight }, i) => (most[i]! > 0 ? (factor * weight) / counted : 0));
  const shareValue = perPerson(1 - instance.lambda);
  const topValue = perPerson(instance.lambda);
  return {
    ...{ instance, people, candidates, seats, groups, groupOf, members },
    ...{ benefit, share, top, most, shareValue, topValue, counted },
    ...{ timetable: timetableOf(instance), leaders: leadersOf(instance) },
  };
}

/** m: own and common workshops where groups stay together, besides what a person may choose freely. */
function seatsEach({ mode, own = 0, common = 0, perPerson }: Instance): number {
  if (mode === "free") return perPerson;
  return mode === "groups" ? own + common : own + common + perPerson;
}

/** Cost of candidate k in the instance's unit. */
export function costOf({ cost = 1, levels }: Instance, candidate: number): number {
  return typeof cost === "number" ? cost : cost[Math.floor(candidate / levels)]![candidate % levels]!;
}

/** How well a workshop at level `held` fits a person at level `own`: 1, ½ or 0. */
export function fit(own: number | null, held: number): number {
  if (own === null) return held === 0 ? 1 : 0.5;
  const apart = Math.abs(own - held);
  return apart === 0 ? 1 : apart === 1 ? 0.5 : 0;
}

/** Whether a candidate can be held at all. */
export function isOffered({ offered, levels }: Instance, candidate: number): boolean {
  return offered?.[Math.floor(candidate / levels)]?.[candidate % levels] ?? true;
}

function benefits(instance: Instance): Float64Array {
  const { gap, level, topics, levels, participants } = instance;
  const candidates = topics.length * levels;
  const offered = Array.from({ length: candidates }, (_, k) => isOffered(instance, k));
  const benefit = new Float64Array(participants.length * candidates);
  for (let i = 0; i < participants.length; i++) {
    const [gaps, own] = [gap[i]!, level[i]!];
    for (let topic = 0; topic < topics.length; topic++)
      if (gaps[topic]! > 0)
        for (let held = 0; held < levels; held++) {
          const k = topic * levels + held;
          if (offered[k]!) benefit[i * candidates + k] = gaps[topic]! * fit(own[topic] ?? null, held);
        }
  }
  return benefit;
}

function bestTopics(benefit: Float64Array, levels: number, count: number): number {
  const best = new Float64Array(benefit.length / levels);
  for (let k = 0; k < benefit.length; k++) {
    const topic = Math.floor(k / levels);
    if (benefit[k]! > best[topic]!) best[topic] = benefit[k]!;
  }
  best.sort().reverse();
  let sum = 0;
  for (let place = 0; place < Math.min(count, best.length); place++) sum += best[place]!;
  return sum;
}

function groupsOf({ participants, mode, fixed = [] }: Instance): Pick<Problem, "groups" | "groupOf" | "members"> {
  const names = new Map<string, number>();
  const wanted = mode !== "free" || fixed.some(({ group }) => group !== undefined);
  const groupOf = Int32Array.from(participants, ({ group }) => {
    if (group === undefined || !wanted) return -1;
    if (!names.has(group)) names.set(group, names.size);
    return names.get(group)!;
  });
  const members: number[][] = [...names].map(() => []);
  groupOf.forEach((group, i) => members[group]?.push(i));
  return { groups: [...names.keys()], groupOf, members };
}
