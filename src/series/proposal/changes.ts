import type { Instance } from "../instance.ts";
import { appraise, servedShare } from "../objective.ts";
import { isOffered, type Problem } from "../problem.ts";
import type { ProposedWorkshop } from "../propose.ts";
import { heldFrom } from "../stored.ts";

/** A workshop changed by hand: another topic or level, left out, or as it was proposed. */
export type Change = { topic: string; level: number } | "left-out" | "proposed";

/** Why a change isn't made. */
export type ChangeRefusal = "topic-twice" | "not-offered" | "free-choice";

/** The workshops place by place; null is left out. */
export type Places = readonly (ProposedWorkshop | null)[];

/** The workshops after a change at one place; its members stay the same, since their group does. */
export function changedPlaces(
  problem: Problem,
  { proposed, places }: { proposed: Places; places: Places },
  at: number,
  change: Change,
): Places | ChangeRefusal {
  const was = proposed[at]!;
  if (change === "left-out") return places.with(at, null);
  if (change !== "proposed" && was.audience === "free") return "free-choice";
  if (change !== "proposed" && !offers(problem.instance, change)) return "not-offered";

  const workshop = change === "proposed" ? was : withTopic(problem, was, change);
  return hasTopic(places, at, workshop) ? "topic-twice" : places.with(at, workshop);
}

/** Whether nothing differs from what was proposed. */
export function isAsProposed(proposed: Places, places: Places): boolean {
  return places.every((place, at) => place?.topic === proposed[at]?.topic && place?.level === proposed[at]?.level);
}

/** One topic and level that could stand at a place, and what share of needs the whole series would then meet. */
export interface Choice {
  topic: string;
  level: number;
  mean: number;
}

/** Everything that could stand at the place, best first; nothing where people choose seats themselves. */
export function choicesAt(problem: Problem, places: Places, at: number, most: number): Choice[] {
  const here = places[at] ?? null;
  if (here === null || here.audience === "free") return [];
  const { instance, counted, candidates, share } = problem;
  const [held] = heldFrom(instance, [here]);
  const others = heldFrom(
    instance,
    places.filter((place, p) => place !== null && p !== at).map((place) => place!),
  );
  const without = appraise(problem, others).people.mean;
  const gain = (candidate: number) =>
    held!.members.reduce((sum, i) => sum + instance.participants[i]!.weight * share[i * candidates + candidate]!, 0) /
    counted;
  return Array.from({ length: candidates }, (_, candidate) => candidate)
    .filter((candidate) => isOffered(instance, candidate) && gain(candidate) > 0)
    .map((candidate) => ({
      topic: instance.topics[Math.floor(candidate / instance.levels)]!.key,
      level: candidate % instance.levels,
      mean: without + gain(candidate),
    }))
    .filter(({ topic }) => !hasTopic(places, at, { ...here, topic }))
    .sort((a, b) => b.mean - a.mean)
    .slice(0, most);
}

function offers(instance: Instance, { topic, level }: { topic: string; level: number }): boolean {
  const place = instance.topics.findIndex(({ key }) => key === topic);
  return place !== -1 && level < instance.levels && isOffered(instance, place * instance.levels + level);
}

/** A topic is held at most once for a group: neither twice of its own nor in common with the others besides. */
function hasTopic(places: Places, at: number, { topic, audience }: ProposedWorkshop): boolean {
  const meets = (other: ProposedWorkshop) =>
    other.audience === audience || other.audience === "all" || audience === "all";
  return places.some(
    (other, place) =>
      place !== at && other !== null && other.audience !== "free" && other.topic === topic && meets(other),
  );
}

function withTopic(
  problem: Problem,
  was: ProposedWorkshop,
  { topic, level }: { topic: string; level: number },
): ProposedWorkshop {
  const workshop = { ...was, topic, level };
  return { ...workshop, servedShare: servedShare(problem, heldFrom(problem.instance, [workshop])[0]!) };
}
