import type { Held } from "../method/instance.ts";
import { needsLeftOpen } from "./needs-left.ts";
import { appraise, type PeopleFigures } from "../method/objective.ts";
import type { Problem } from "../method/problem.ts";
import type { ProposalInput } from "./proposal-input.ts";

/** What any plan comes to for the people of a proposal, whoever made it. */
export interface Worth {
  people: PeopleFigures;
  /** By person: the share that it gives of what they could get. */
  served: Float64Array;
  workshops: number;
  /** Members, from the smallest workshop to the largest. */
  sizes: number[];
  hours: number;
  euros: number;
  /** Ids of the needs that are left open; null where the proposal doesn't know the needs. */
  gapsLeft: string[] | null;
  /** Workshops on a topic that at least half of their members have had before. */
  overlaps: number;
}

/** The same figures for every plan that is shown side by side, all measured on the same answers. */
export function worthOf({ topics, needs, had }: ProposalInput, problem: Problem, plan: readonly Held[]): Worth {
  const { people, served } = appraise(problem, plan);
  const hadBefore = new Set(had.map(([person, topic]) => `${person} ${topic}`));
  const isOverlap = ({ topic, members }: Held) =>
    members.length > 0 && members.filter((i) => hadBefore.has(`${i} ${topic}`)).length * 2 >= members.length;
  const sum = (value: (held: Held) => number) => plan.reduce((total, held) => total + value(held), 0);
  return {
    people,
    served,
    workshops: plan.length,
    sizes: plan.map(({ members }) => members.length).sort((a, b) => a - b),
    hours: sum(({ topic }) => topics[topic]!.minutes / 60),
    euros: sum(({ topic }) => topics[topic]!.euros),
    gapsLeft: needs === undefined ? null : needsLeftOpen(needs, topics, plan),
    overlaps: plan.filter(isOverlap).length,
  };
}
