import { isLed } from "./facilitators.ts";
import type { Fixed } from "./instance.ts";
import { placed } from "./placed.ts";
import type { Problem } from "./problem.ts";
import type { SettingsMistake } from "./settings-mistake.ts";

/** The first fixed workshop that the settings have no place for, or null. */
export function fixedMistake(problem: Problem): SettingsMistake | null {
  const { instance, groups, groupOf } = problem;
  const { own = 0, common = 0, participants, topics, levels, fixed = [] } = instance;
  const taken = new Map<string, Set<number>>();
  const seats = new Map<number, number>();
  for (const entry of fixed) {
    if (entry.group !== undefined && !groups.includes(entry.group))
      return { mistake: "fixed-group-unknown", group: entry.group };
    const found = fixedTimeMistake(problem, entry);
    if (found !== null) return found;
    const { kind, group, candidate, seated } = placed(problem, entry);
    const outsider = group === -1 ? undefined : seated.find((i) => groupOf[i] !== group);
    if (outsider !== undefined)
      return { mistake: "fixed-member-elsewhere", group: groups[group]!, member: participants[outsider]!.id };
    if (kind === "choice") {
      if (seated.length > instance.size[1])
        return { mistake: "fixed-seats-over-size", topic: entry.topic, seats: seated.length, most: instance.size[1] };
      for (const i of seated) seats.set(i, (seats.get(i) ?? 0) + 1);
      continue;
    }
    const audience = group === -1 ? "all" : groups[group]!;
    const topic = Math.floor(candidate / levels);
    const mine = taken.get(audience) ?? new Set();
    const inTheWay = kind === "own" ? [mine, taken.get("all")] : [...taken.values()];
    if (inTheWay.some((topics) => topics?.has(topic) === true))
      return { mistake: "fixed-topic-twice", audience, topic: topics[topic]!.key };
    taken.set(audience, mine.add(topic));
    const allowed = kind === "own" ? own : common;
    if (mine.size > allowed) return { mistake: "fixed-too-many", audience, fixed: mine.size, allowed };
  }
  for (const [i, count] of seats)
    if (count > problem.seats)
      return { mistake: "fixed-seats-per-person", member: participants[i]!.id, seats: count, most: problem.seats };
  return null;
}

/** A fixed workshop keeps its slot and facilitator only while there are such, and its topic while somebody leads it. */
function fixedTimeMistake({ instance, leaders }: Problem, { topic, slot, facilitator }: Fixed): SettingsMistake | null {
  const { slots = [], facilitators = [], topics } = instance;
  if (slot !== undefined && !slots.some(({ id }) => id === slot)) return { mistake: "fixed-slot-unknown", topic };
  if (facilitator !== undefined && !facilitators.some(({ id }) => id === facilitator))
    return { mistake: "fixed-facilitator-unknown", topic };
  const place = topics.findIndex(({ key }) => key === topic);
  return isLed(leaders, place) ? null : { mistake: "fixed-nobody-leads", topic };
}
