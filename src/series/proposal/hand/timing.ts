import { ledBy } from "../../method/facilitators.ts";
import { servedShare } from "../../method/objective.ts";
import type { Problem } from "../../method/problem.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import { heldFrom } from "../../stored.ts";

type Places = readonly (ProposedWorkshop | null)[];

/**
 * The workshops with one of them at another time. Where somebody of its audience has another workshop then, the two
 * change over; groups that have nobody in common may have theirs at once.
 */
export function timedPlaces(
  problem: Problem,
  places: Places,
  { place, slot }: { place: number; slot: string },
): Places | "not-there" {
  const here = places[place] ?? null;
  if (here === null || problem.instance.slots?.some(({ id }) => id === slot) !== true) return "not-there";
  const meets = (other: ProposedWorkshop) => other.members.some((id) => here.members.includes(id));
  const other = places.findIndex((one, at) => at !== place && one?.slot === slot && meets(one));
  const moved = places.with(place, at(problem, here, slot));
  return other === -1 || here.slot === undefined
    ? ledAnew(problem, moved, place)
    : ledAnew(problem, moved.with(other, at(problem, places[other]!, here.slot)), place, other);
}

function at(problem: Problem, workshop: ProposedWorkshop, slot: string): ProposedWorkshop {
  const moved = { ...workshop, slot };
  return { ...moved, servedShare: servedShare(problem, heldFrom(problem.instance, [moved])[0]!) };
}

/** The workshops with somebody who can lead those at these places, the others keeping theirs; nobody, where nobody can. */
export function ledAnew({ instance, leaders }: Problem, places: Places, ...anew: number[]): Places {
  if (leaders === null) return places;
  const standing = [...places.keys()].filter((place) => places[place] !== null);
  const plan = heldFrom(instance, standing.map((place) => places[place]!)); // prettier-ignore
  const toLead = plan.map(({ topic, slot = -1, facilitator = -1 }, at) => ({
    ...{ topic, slot, facilitator: anew.includes(standing[at]!) ? -1 : facilitator },
  }));
  const led = ledBy(leaders, toLead);
  return places.map((workshop, place) => {
    if (workshop === null || !anew.includes(place)) return workshop;
    const rest = { ...workshop };
    delete rest.facilitator;
    const found = instance.facilitators?.[led[standing.indexOf(place)] ?? -1];
    return found === undefined ? rest : { ...rest, facilitator: found.id };
  });
}
