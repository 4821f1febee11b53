import { InputMistake, parseInstance } from "./forms.ts";
import { propose, type Progress, type Proposal } from "./method/propose.ts";
import type { SettingsMistake } from "./method/settings.ts";

/**
 * The whole of the command `propose`: the JSON of a file in, the proposal out. Throws `InputMistake` for a file of the
 * wrong form, and for settings that cannot be met.
 */
export async function proposeFile(
  json: unknown,
  settings: { timeLimitSeconds: number; seed: number },
  onProgress?: (progress: Progress) => void,
): Promise<Proposal> {
  const result = await propose(parseInstance(json), settings, onProgress);
  if ("mistake" in result) throw new InputMistake(mistakeInWords(result));
  return result;
}

/** A mistake in the settings in plain English, for the command line. */
export function mistakeInWords(found: SettingsMistake): string {
  switch (found.mistake) {
    case "nobody-has-a-need":
      return "No participant has a gap in any topic, so there is nothing to plan for.";
    case "no-workshops":
      return "The settings allow no workshops at all: look at workshops, perPerson, own and common.";
    case "size-upside-down":
      return `size: the least, ${found.least}, is above the most, ${found.most}.`;
    case "no-group":
      return "This mode plans by groups, but no participant has a group.";
    case "group-outside-size":
      return `Group "${found.group}" has ${found.members} members; a workshop takes ${found.least} to ${found.most}.`;
    case "too-few-topics":
      return `Each group needs ${found.needed} different topics (own and common); there are ${found.topics}.`;
    case "too-few-workshops":
      return `The settings ask for at least ${found.needed} workshops, but allow ${found.workshops}.`;
    case "budget-too-small":
      return `The cheapest series that the settings allow costs ${found.needed}; the budget is ${found.budget}.`;
    case "may-not-meet-in-group":
      return `"${found.first}" and "${found.second}" may not sit in one workshop, but are both in group "${found.group}".`;
    case "may-not-meet-in-common":
      return `"${found.first}" and "${found.second}" may not sit in one workshop, but common workshops are for everybody.`;
    case "fixed-group-unknown":
      return `A fixed workshop is for group "${found.group}", which no participant is in.`;
    case "fixed-too-many":
      return `${found.fixed} workshops are fixed for "${found.audience}", but it has only ${found.allowed}.`;
    case "fixed-topic-twice":
      return `Topic "${found.topic}" is fixed twice for "${found.audience}"; each topic is held at most once for a group.`;
    case "fixed-member-elsewhere":
      return `"${found.member}" has a fixed seat in a workshop of group "${found.group}", but is not in that group.`;
    case "fixed-seats-over-size":
      return `${found.seats} people have fixed seats in "${found.topic}"; a workshop takes at most ${found.most}.`;
    case "fixed-seats-per-person":
      return `"${found.member}" has ${found.seats} fixed seats, but may have at most ${found.most}.`;
    case "fixed-slot-unknown":
      return `The slot fixed for topic "${found.topic}" is none of the slots.`;
    case "fixed-facilitator-unknown":
      return `The facilitator fixed for topic "${found.topic}" is none of the facilitators.`;
    case "fixed-nobody-leads":
      return `Topic "${found.topic}" is fixed, but no facilitator can lead it.`;
    case "size-above-demand":
      return `A workshop takes at least ${found.least}, but no topic is wanted by more than ${found.wanting}.`;
    case "no-slots":
      return "There are no slots to hold workshops in.";
    case "nobody-free":
      return "Nobody with a gap is free in any of the slots.";
    case "nobody-can-lead":
      return "No topic is offered that a facilitator can lead.";
    case "too-few-slots":
      return `Each group needs ${found.needed} slots (own and common); there are ${found.slots}.`;
    case "too-few-rooms":
      return `The settings ask for at least ${found.needed} workshops, but the slots have room for ${found.rooms}.`;
    case "cannot-be-met":
      return "No series can meet all of these settings together.";
    case "none-found-in-time":
      return "No series was found in the time allowed that meets all of these settings; allow more time.";
  }
}
