import type { Held } from "./instance.ts";
import { costOf, type Problem } from "./problem.ts";
import { isPresent } from "./slots.ts";

/** What a plan is worth; `served` and `topMet` by person, the rest over those who could get something (U > 0). */
export interface Appraisal {
  /** The coverage floor: (1−λ)/n · Σ weight·served + λ/n · Σ weight·topMet. */
  objective: number;
  /** Share of what each person could get that the plan gives them, 0…1. */
  served: Float64Array;
  /** 1 where a person has a seat in one of their top needs. */
  topMet: Uint8Array;
  people: PeopleFigures;
}

/** Weighted like the objective: a person of weight 3 counts as three people. */
export interface PeopleFigures {
  mean: number;
  /** Mean served share of the ⌈n/4⌉ that are served least. */
  worstQuarter: number;
  min: number;
  /** How many have a top need met. */
  topNeedMet: number;
}

/** Works the objective out from the plan alone, with nothing taken over from a solver. */
export function appraise(problem: Problem, plan: readonly Held[]): Appraisal {
  const { instance, people, candidates } = problem;
  const served = new Float64Array(people);
  const topMet = new Uint8Array(people);
  for (const { topic, level, members, slot } of plan)
    for (const i of members) {
      if (!isPresent(problem.timetable, slot, i)) continue;
      const place = i * candidates + topic * instance.levels + level;
      served[i]! += problem.share[place]!;
      if (problem.top[place] === 1) topMet[i] = 1;
    }

  let objective = 0;
  for (let i = 0; i < people; i++) objective += problem.shareValue[i]! * served[i]! + problem.topValue[i]! * topMet[i]!;
  return { objective, served, topMet, people: peopleFigures(problem, served, topMet) };
}

/** Indices of the people who could get nothing from any candidate: outside every figure, to be listed by name. */
export function peopleWithoutNeed({ most }: Problem): number[] {
  return [...most.keys()].filter((i) => most[i] === 0);
}

/** The mean share that a workshop gives its members of what they could get; 0 when it has none. */
export function servedShare(
  { instance, candidates, share, timetable }: Problem,
  { topic, level, members, slot }: Held,
): number {
  const place = topic * instance.levels + level;
  const shares = members.map((i) => (isPresent(timetable, slot, i) ? share[i * candidates + place]! : 0));
  return shares.length === 0 ? 0 : shares.reduce((sum, value) => sum + value, 0) / shares.length;
}

/** How much of the mean of what people get comes from this workshop: what a plan is poorer by when nothing takes its place. */
export function meanFrom(problem: Problem, { topic, level, members, slot }: Held): number {
  const { instance, candidates, share, timetable, counted } = problem;
  const place = topic * instance.levels + level;
  const there = members.filter((i) => isPresent(timetable, slot, i));
  const sum = there.reduce((total, i) => total + instance.participants[i]!.weight * share[i * candidates + place]!, 0);
  return counted === 0 ? 0 : sum / counted;
}

/** Cost of the whole plan in the instance's unit. */
export function planCost({ instance }: Problem, plan: readonly Held[]): number {
  return plan.reduce((sum, { topic, level }) => sum + costOf(instance, topic * instance.levels + level), 0);
}

function peopleFigures(problem: Problem, served: Float64Array, topMet: Uint8Array): PeopleFigures {
  const counted = [...problem.most.keys()].filter((i) => problem.most[i]! > 0);
  const weight = (i: number) => problem.instance.participants[i]!.weight;
  const sum = (value: (i: number) => number) => counted.reduce((total, i) => total + weight(i) * value(i), 0);

  counted.sort((a, b) => served[a]! - served[b]!);
  const quarter = Math.min(Math.ceil(problem.counted / 4), problem.counted);
  let [left, worst] = [quarter, 0];
  for (const i of counted) {
    const part = Math.min(left, weight(i));
    worst += part * served[i]!;
    left -= part;
  }
  return {
    mean: sum((i) => served[i]!) / problem.counted,
    worstQuarter: worst / quarter,
    min: served[counted[0]!]!,
    topNeedMet: sum((i) => topMet[i]!),
  };
}
