import { mayLead } from "../facilitators.ts";
import type { Held } from "../instance.ts";
import type { Problem } from "../problem.ts";
import { isPresent } from "../slots.ts";

/** A rule of slots or facilitators. */
export type TimeRule = "slot" | "away" | "two-at-once" | "rooms" | "facilitator" | "facilitator-twice";

interface TimeBreach {
  rule: TimeRule;
  where: string;
}

/** Every rule of slots and facilitators that the plan breaks; none where they aren't planned. */
export function timeBreaches(problem: Problem, plan: readonly Held[]): TimeBreach[] {
  const { timetable } = problem;
  const unplaced = plan.filter(({ slot = -1 }) => timetable !== null && !(slot >= 0 && slot < timetable.slots));
  return [
    ...unplaced.map((held): TimeBreach => ({ rule: "slot", where: topicName(problem, held) })),
    ...(timetable === null ? [] : plan.flatMap((held) => awayBreaches(problem, held))),
    ...(timetable === null ? [] : slotBreaches(problem, plan)),
    ...facilitatorBreaches(problem, plan),
  ];
}

/** Who chooses a workshop is there; members of a group that stays together may be away. */
function awayBreaches(problem: Problem, held: Held): TimeBreach[] {
  const chosen = held.audience.kind === "free" || problem.instance.mode === "free";
  const isThere = (i: number) => isPresent(problem.timetable, held.slot, i);
  return !chosen || held.members.every(isThere) ? [] : [{ rule: "away", where: topicName(problem, held) }];
}

function slotBreaches({ instance, timetable }: Problem, plan: readonly Held[]): TimeBreach[] {
  const found: TimeBreach[] = [];
  for (const [slot, mine] of Map.groupBy(plan, ({ slot: at }) => at)) {
    if (slot === undefined) continue;
    if (mine.length > (timetable!.rooms[slot] ?? Infinity))
      found.push({ rule: "rooms", where: instance.slots![slot]!.id });
    const seen = new Set<number>();
    for (const i of mine.flatMap(({ members }) => members)) {
      if (seen.has(i)) found.push({ rule: "two-at-once", where: instance.participants[i]!.id });
      seen.add(i);
    }
  }
  return found;
}

function facilitatorBreaches(problem: Problem, plan: readonly Held[]): TimeBreach[] {
  const { leaders, instance, timetable } = problem;
  if (leaders === null) return [];
  const busy = new Set<string>();
  return plan.flatMap((held): TimeBreach[] => {
    const { topic, slot = -1, facilitator = -1 } = held;
    const one = instance.facilitators![facilitator];
    if (one === undefined || !mayLead(leaders, facilitator, { topic, slot, facilitator: -1 }))
      return [{ rule: "facilitator", where: topicName(problem, held) }];
    const place = `${facilitator} ${slot}`;
    if (timetable !== null && busy.has(place)) return [{ rule: "facilitator-twice", where: one.id }];
    busy.add(place);
    return [];
  });
}

function topicName({ instance }: Problem, { topic }: Held): string {
  return instance.topics[topic]!.key;
}
