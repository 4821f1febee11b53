import type { Held } from "./instance.ts";
import { placed, type Placed } from "./placed.ts";
import { planCost } from "./objective.ts";
import type { Problem } from "./problem.ts";
import { timeBreaches, type TimeRule } from "./timed/rules.ts";

/** A rule of the series that a plan breaks, and where. */
export interface Breach {
  rule:
    | "budget"
    | "workshops"
    | "copies"
    | "size"
    | "own"
    | "common"
    | "topic-twice"
    | "seats"
    | "audience"
    | "without-benefit"
    | "may-not-meet"
    | "fixed"
    | TimeRule;
  where: string;
}

/** Every rule that the plan breaks, read from the instance alone; empty for a plan that may be carried out. */
export function breaches(problem: Problem, plan: readonly Held[]): Breach[] {
  return [
    ...limitBreaches(problem, plan),
    ...(problem.instance.mode === "free" ? [] : togetherBreaches(problem, plan)),
    ...plan.flatMap((held) => workshopBreaches(problem, held)),
    ...personBreaches(problem, plan),
    ...fixedBreaches(problem, plan),
    ...timeBreaches(problem, plan),
  ];
}

function limitBreaches(problem: Problem, plan: readonly Held[]): Breach[] {
  const { mode, budget, workshops, copies, fixed = [] } = problem.instance;
  const found: Breach[] = [];
  if (budget !== undefined && planCost(problem, plan) > budget + 1e-6) found.push({ rule: "budget", where: "series" });
  if (mode !== "groups" && plan.length > workshops) found.push({ rule: "workshops", where: "series" });
  const held = new Map<string, number>();
  for (const one of plan)
    if (one.audience.kind === "free") held.set(named(problem, one), (held.get(named(problem, one)) ?? 0) + 1);
  for (const [where, count] of held) if (count > copies && count > fixed.length) found.push({ rule: "copies", where });
  return found;
}

function togetherBreaches({ instance, groups }: Problem, plan: readonly Held[]): Breach[] {
  const { own = 0, common = 0 } = instance;
  const found: Breach[] = [];
  for (const group of groups)
    if (plan.filter(({ audience }) => audience.kind === "group" && audience.group === group).length !== own)
      found.push({ rule: "own", where: group });
  if (plan.filter(({ audience }) => audience.kind === "all").length !== common)
    found.push({ rule: "common", where: "series" });
  return found;
}

function workshopBreaches(problem: Problem, held: Held): Breach[] {
  const { instance, groups, groupOf, benefit, candidates } = problem;
  const { audience, members, topic, level } = held;
  const where = named(problem, held);
  const found: Breach[] = [];
  const [least, most] = instance.size;
  if (audience.kind !== "all" && (members.length < least || members.length > most)) found.push({ rule: "size", where });

  const chosen = audience.kind === "free" || instance.mode === "free";
  const group = audience.kind === "group" ? groups.indexOf(audience.group) : -1;
  const invited = [...groupOf.keys()].filter((i) => group === -1 || groupOf[i] === group);
  const right = chosen
    ? members.every((i) => invited.includes(i)) && new Set(members).size === members.length
    : String([...members].sort((a, b) => a - b)) === String(invited);
  if (!right) found.push({ rule: "audience", where });

  const seated = new Set((instance.fixed ?? []).flatMap((entry) => placed(problem, entry).seated));
  const idle = (i: number) => benefit[i * candidates + topic * instance.levels + level] === 0 && !seated.has(i);
  if (chosen && members.some(idle)) found.push({ rule: "without-benefit", where });

  const ids = new Set(members.map((i) => instance.participants[i]!.id));
  for (const [a, b] of instance.cannotLink ?? [])
    if (ids.has(a) && ids.has(b)) found.push({ rule: "may-not-meet", where });
  return found;
}

function personBreaches({ instance, seats }: Problem, plan: readonly Held[]): Breach[] {
  const topics = instance.participants.map((): number[] => []);
  for (const { topic, members } of plan) for (const i of members) topics[i]!.push(topic);
  return topics.flatMap((mine, i): Breach[] => {
    const where = instance.participants[i]!.id;
    return [
      ...(mine.length > seats ? [{ rule: "seats" as const, where }] : []),
      ...(new Set(mine).size < mine.length ? [{ rule: "topic-twice" as const, where }] : []),
    ];
  });
}

function fixedBreaches(problem: Problem, plan: readonly Held[]): Breach[] {
  const { instance, groups } = problem;
  const left = [...plan];
  const meets = (held: Held, { candidate, kind, group, seated, slot, facilitator }: Placed) => {
    const { audience } = held;
    const rightKind = audience.kind === "all" ? kind === "common" : audience.kind === "group" || kind === "choice";
    const name = audience.kind === "group" ? audience.group : undefined;
    const rightGroup = name === groups[group];
    const all = kind !== "choice" || seated.every((i) => held.members.includes(i));
    const then = slot === -1 || held.slot === slot;
    const led = facilitator === -1 || held.facilitator === facilitator;
    return held.topic * instance.levels + held.level === candidate && rightKind && rightGroup && all && then && led;
  };
  // Those that bind most first, so that an entry that binds nothing doesn't take the only workshop that suits them.
  const entries = (instance.fixed ?? []).map((entry) => ({ entry, place: placed(problem, entry) }));
  const binds = ({ seated, slot, facilitator }: Placed) =>
    2 * seated.length + (slot === -1 ? 0 : 1) + (facilitator === -1 ? 0 : 1);
  entries.sort((a, b) => binds(b.place) - binds(a.place));
  return entries.flatMap(({ entry, place }): Breach[] => {
    const found = left.findIndex((held) => meets(held, place));
    if (found === -1) return [{ rule: "fixed", where: entry.topic }];
    left.splice(found, 1);
    return [];
  });
}

function named({ instance }: Problem, { topic, level }: Held): string {
  return `${instance.topics[topic]!.key} at level ${level}`;
}
