import type { Fixed } from "./instance.ts";
import type { Problem } from "./problem.ts";

/** A fixed workshop with the place that its words mean in this mode (see `Fixed`). */
export interface Placed {
  candidate: number;
  kind: "own" | "common" | "choice";
  group: number;
  seated: number[];
  /** −1 where it isn't fixed. */
  slot: number;
  facilitator: number;
}

export function placed({ instance, groups }: Problem, entry: Fixed): Placed {
  const { topic, level, group, members } = entry;
  const candidate = instance.topics.findIndex(({ key }) => key === topic) * instance.levels + level;
  const seated = (members ?? []).map((id) => instance.participants.findIndex((person) => person.id === id));
  const grouped = group === undefined ? -1 : groups.indexOf(group);
  return {
    ...{ candidate, kind: kindOf(), group: grouped, seated: seated.sort((a, b) => a - b) },
    slot: instance.slots?.findIndex(({ id }) => id === entry.slot) ?? -1,
    facilitator: instance.facilitators?.findIndex(({ id }) => id === entry.facilitator) ?? -1,
  };

  function kindOf(): Placed["kind"] {
    if (instance.mode === "free") return "choice";
    if (group !== undefined) return "own";
    if (instance.mode === "groups") return "common";
    return members !== undefined || (instance.common ?? 0) === 0 ? "choice" : "common";
  }
}

/** How many workshops there are at least: those of groups and of all, and those fixed for choosing. */
export function workshopsNeeded(problem: Problem): number {
  const { mode, own = 0, common = 0, fixed = [] } = problem.instance;
  const together = mode === "free" ? 0 : own * problem.groups.length + common;
  return together + fixed.filter((entry) => placed(problem, entry).kind === "choice").length;
}
