import type { Alternative } from "./method/alternatives.ts";
import type { Clash } from "./clash/smallest.ts";
import type { Held, Instance } from "./method/instance.ts";
import { appraise, type PeopleFigures } from "./method/objective.ts";
import { problemOf } from "./method/problem.ts";
import type { ProposalInput } from "./material/proposal-input.ts";
import type { Proposal, ProposedWorkshop } from "./method/propose.ts";
import type { Reason } from "./method/reasons.ts";
import type { SettingsMistake } from "./method/settings.ts";

/** A group as it is now. */
export interface PresentGroup {
  id: string;
  organisationIds: readonly string[];
}

/** Whether everybody that a proposal was made for is in the same group still: groups may have been made anew or changed. */
export function hasSameGroups(
  { instance, groups, groupOf: was }: ProposalInput,
  present: readonly PresentGroup[],
): boolean {
  const groupOf = new Map(present.flatMap(({ id, organisationIds }) => organisationIds.map((each) => [each, id] as const))); // prettier-ignore
  const ids = new Set(present.map(({ id }) => id));
  return (
    groups.length === present.length &&
    groups.every(({ id }) => ids.has(id)) &&
    instance.participants.every(
      ({ id, group }, at) => groupOf.get(id) === (was === undefined ? group : (was[at] ?? undefined)),
    )
  );
}

/** One way to form audiences, as it is shown beside the others. */
export interface ShownAlternative {
  alternative: Alternative;
  outcome:
    | SettingsMistake
    | {
        mean: number;
        worstQuarter: number;
        topNeedMet: number;
        workshops: number;
        sizes: number[];
        hours: number;
        euros: number;
        /** The workshops, to tell how it differs; older proposals lack them. */
        plan?: Held[];
      };
}

/** What is stored of a proposal; parts come as the work goes on. */
export interface StoredProposal {
  input: ProposalInput;
  /** The first, quick answer. */
  quick?: Proposal;
  proposal?: Proposal;
  mistake?: SettingsMistake;
  /** Which wishes can't be met together, where the solver found that they can't; null when it took too long to tell. */
  clash?: Clash | null;
  reasons?: Reason[];
  /** Empty where people choose freely: there is nothing to compare with then. */
  alternatives?: ShownAlternative[];
  /** Why the quick answer is all there is. */
  endedEarly?: "cancelled" | "timeout";
  /** Places of the workshops that staff want to keep when the rest is proposed anew. */
  kept?: number[];
  /** The workshops as staff changed them, place by place; null is left out. */
  edited?: (ProposedWorkshop | null)[];
  /** What the changed workshops come to, stored with them: pages that tell it needn't read all the rest. */
  editedPeople?: PeopleFigures;
  /** The answers that it was made of have been erased, and with them what it told of people's needs. */
  isForgotten?: true;
}

/** One that is there to be looked at, changed and accepted: what it was made of is there too. */
export type DoneProposal = StoredProposal & { proposal: Proposal };

/** What is stored of a proposal that is done; null of any other. */
export function doneOf({ state, result }: { state: string; result: StoredProposal | null }): DoneProposal | null {
  if (result?.isForgotten === true) return null;
  return state === "done" && result?.proposal !== undefined ? { ...result, proposal: result.proposal } : null;
}

/** The workshops that would be planned now: as proposed, or as changed by hand. */
export function plannedWorkshops({ proposal, edited }: StoredProposal): ProposedWorkshop[] {
  return (edited ?? proposal?.workshops ?? []).filter((workshop) => workshop !== null);
}

/** What those workshops come to for the people. */
export function figuresOf(stored: StoredProposal): PeopleFigures {
  const known = stored.edited === undefined ? stored.proposal?.people : stored.editedPeople;
  if (known !== undefined) return known;
  const { instance } = stored.input;
  return appraise(problemOf(instance), heldFrom(instance, plannedWorkshops(stored))).people;
}

/** Stored workshops, which go by keys, as the plan that the pure functions take. */
export function heldFrom(
  { topics, participants, slots = [], facilitators = [] }: Instance,
  workshops: readonly ProposedWorkshop[],
): Held[] {
  const topicOf = new Map(topics.map(({ key }, place) => [key, place]));
  const personOf = new Map(participants.map(({ id }, place) => [id, place]));
  const placeOf = (all: readonly { id: string }[], id: string | undefined) =>
    id === undefined ? undefined : all.findIndex((one) => one.id === id);
  return workshops.map(({ topic, level, audience, members, slot, facilitator }) => ({
    ...(slot === undefined ? {} : { slot: placeOf(slots, slot) }),
    ...(facilitator === undefined ? {} : { facilitator: placeOf(facilitators, facilitator) }),
    ...{ topic: topicOf.get(topic)!, level, members: members.map((id) => personOf.get(id)!) },
    audience: audience === "all" || audience === "free" ? { kind: audience } : { kind: "group", group: audience },
  }));
}

/** The workshops as they are to be held: each group's first one in the groups' order, then each one's second; common ones last. */
export function inTurns(workshops: readonly ProposedWorkshop[], groups: readonly { id: string }[]): ProposedWorkshop[] {
  const seen = new Map<string, number>();
  const turns = workshops.map((workshop) => {
    const turn = seen.get(workshop.audience) ?? 0;
    seen.set(workshop.audience, turn + 1);
    const group = groups.findIndex(({ id }) => id === workshop.audience);
    return { workshop, turn, group, last: workshop.audience === "all" ? 2 : group === -1 ? 1 : 0 };
  });
  return turns.sort((a, b) => a.last - b.last || a.turn - b.turn || a.group - b.group).map(({ workshop }) => workshop);
}
