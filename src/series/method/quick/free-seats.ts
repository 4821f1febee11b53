import type { Held } from "../instance.ts";
import type { Problem } from "../problem.ts";
import { isPresent } from "../slots.ts";

/** Gives the free seats of choices to those who may take them, to whom they are worth most first. */
export function fillSeats(
  problem: Problem,
  plan: readonly Held[],
  choices: readonly (Held & { members: number[] })[],
): void {
  const { instance, candidates, share, shareValue, top, topValue, groupOf, groups } = problem;
  const apart = (instance.cannotLink ?? []).map((pair) =>
    pair.map((id) => instance.participants.findIndex((person) => person.id === id)),
  );
  const wishes = choices.flatMap((held) => {
    const candidate = held.topic * instance.levels + held.level;
    const group = held.audience.kind === "group" ? groups.indexOf(held.audience.group) : -1;
    return Array.from({ length: problem.people }, (_, i) => i)
      .filter((i) => problem.benefit[i * candidates + candidate]! > 0 && (group === -1 || groupOf[i] === group))
      .filter((i) => isPresent(problem.timetable, held.slot, i))
      .map((i) => {
        const place = i * candidates + candidate;
        return { held, i, gain: shareValue[i]! * share[place]! + (top[place] === 1 ? topValue[i]! : 0) };
      });
  });
  for (const { held, i } of wishes.sort((a, b) => b.gain - a.gain)) {
    if (held.members.length >= instance.size[1] || held.members.includes(i)) continue;
    const mine = plan.filter(({ members }) => members.includes(i));
    const rivals = apart.flatMap(([a, b]) => (a === i ? [b!] : b === i ? [a!] : []));
    const isIn = mine.some(({ topic, slot }) => topic === held.topic || (slot !== undefined && slot === held.slot));
    if (isIn || hasChosenAll(problem, mine) || rivals.some((other) => held.members.includes(other))) continue;
    held.members.push(i);
    held.members.sort((a, b) => a - b);
  }
}

/** Whether a person's free choices are used up: the seats of groups' and common workshops are not for choosing. */
function hasChosenAll({ instance }: Problem, mine: readonly Held[]): boolean {
  const chosen = mine.filter(({ audience }) => instance.mode === "free" || audience.kind === "free").length;
  return chosen >= instance.perPerson;
}
