import type { Alternative } from "../../method/alternatives.ts";
import type { Held } from "../../method/instance.ts";
import { topicOfDraft } from "../../material/material.ts";
import type { Problem } from "../../method/problem.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import type { ProposalInput } from "../../material/proposal-input.ts";
import { heldFrom, plannedWorkshops, type DoneProposal, type StoredProposal } from "../../stored.ts";
import { worthOf, type Worth } from "../../material/worth.ts";

/** One series of those side by side: this proposal, another way to form audiences, staff's own, or another proposal. */
export interface Row {
  what: "this" | Exclude<Alternative, "need-groups"> | "edited" | "beside";
  plan: readonly Held[];
  worth: Worth;
}

/**
 * The series to be shown side by side, all measured on this proposal's answers. An alternative of an older proposal,
 * which did not keep its workshops, is left out.
 */
export function comparedRows(stored: DoneProposal, problem: Problem, beside: StoredProposal | null): Row[] {
  const { input, proposal, edited, alternatives = [] } = stored;
  const row = (what: Row["what"], plan: readonly Held[]): Row => ({ what, plan, worth: worthOf(input, problem, plan) });
  return [
    row("this", heldFrom(input.instance, proposal.workshops)),
    ...(edited === undefined ? [] : [row("edited", heldFrom(input.instance, plannedWorkshops(stored)))]),
    ...alternatives.flatMap(({ alternative, outcome }) =>
      alternative === "need-groups" || "mistake" in outcome || outcome.plan === undefined
        ? []
        : [row(alternative, outcome.plan)],
    ),
    ...(beside === null ? [] : [row("beside", besidePlan(input, beside).plan)]),
  ];
}

/**
 * Another proposal's workshops among this one's topics and people, and how many of them are on topics that this one
 * doesn't know. A draft that has become a topic since is that topic.
 */
export function besidePlan(input: ProposalInput, beside: StoredProposal): { plan: Held[]; unknown: number } {
  const people = new Set(input.instance.participants.map(({ id }) => id));
  const times = new Set(input.slots?.map(({ id }) => id));
  const workshops = plannedWorkshops(beside);
  const known = workshops.flatMap((workshop): ProposedWorkshop[] => {
    const topic = input.topics.find(({ key }) => key === workshop.topic) ?? topicOfDraft(input.topics, workshop.topic);
    if (topic === undefined) return [];
    const members = workshop.members.filter((id) => people.has(id));
    const { slot } = workshop;
    const time = slot !== undefined && times.has(slot) ? { slot } : {};
    const { level, audience, servedShare } = workshop;
    return [{ topic: topic.key, level, audience, members, servedShare, ...time }];
  });
  return { plan: heldFrom(input.instance, known), unknown: workshops.length - known.length };
}
