import type { Problem } from "../../method/problem.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import { changedPlaces, isAsProposed, isSame, type Change, type ChangeRefusal, type Places } from "./changes.ts";
import { addedPlaces, movedPlaces, type Addition, type Move } from "./seating.ts";
import { timedPlaces } from "./timing.ts";

/** What staff do to a proposal by hand. */
export type HandAct =
  | { kind: "change"; place: number; choice: Change }
  | { kind: "addition"; addition: Addition }
  | { kind: "move"; move: Move }
  | { kind: "time"; place: number; slot: string }
  | { kind: "keep"; place: number; isKept: boolean }
  | { kind: "take-back" };

/** The proposal's workshops by place, and the places that staff keep when the rest is proposed anew. */
export interface ByHand {
  proposed: readonly ProposedWorkshop[];
  places: Places;
  kept: readonly number[];
}

/** How it stands after the act. What staff have chosen themselves is kept; what they leave out or put back is not. */
export function after(problem: Problem, before: ByHand, act: HandAct): ByHand | ChangeRefusal {
  if (act.kind === "take-back") return { ...before, places: before.proposed, kept: [] };
  if (act.kind === "keep") {
    if ((before.places[act.place] ?? null) === null) return "not-there";
    const others = before.kept.filter((place) => place !== act.place);
    return { ...before, kept: act.isKept ? ordered([...others, act.place]) : others };
  }
  const places = placesAfter(problem, before, act);
  if (typeof places === "string") return places;
  const isChosen = (place: number) =>
    !isSame(places[place] ?? null, before.places[place] ?? null) &&
    !isSame(places[place] ?? null, before.proposed[place] ?? null);
  const chosen = [...places.keys()].filter((place) => places[place] !== null && isChosen(place));
  const kept = before.kept.filter((place) => (places[place] ?? null) !== null && !isPutBack(places, before, place));
  return { ...before, places: withoutEnd(places, before.proposed.length), kept: ordered([...kept, ...chosen]) };
}

function placesAfter(
  problem: Problem,
  { proposed, places }: ByHand,
  act: Exclude<HandAct, { kind: "take-back" | "keep" }>,
): Places | ChangeRefusal {
  switch (act.kind) {
    case "change":
      return changedPlaces(problem, { proposed, places }, act.place, act.choice);
    case "addition":
      return addedPlaces(problem, places, act.addition);
    case "move":
      return movedPlaces(problem, places, act.move);
    case "time":
      return timedPlaces(problem, places, act);
  }
}

function isPutBack(places: Places, { places: was, proposed }: ByHand, place: number): boolean {
  const is = places[place] ?? null;
  return !isSame(is, was[place] ?? null) && isSame(is, proposed[place] ?? null);
}

/** Workshops that were added and taken away again leave no place behind, where they are the last. */
function withoutEnd(places: Places, proposed: number): Places {
  let length = places.length;
  while (length > proposed && places[length - 1] === null) length--;
  return places.slice(0, length);
}

const ordered = (places: readonly number[]) => [...new Set(places)].sort((a, b) => a - b);

/** Whether there is anything to store beside what was proposed. */
export function isUntouched({ proposed, places }: ByHand): boolean {
  return isAsProposed(proposed, places);
}
