import { compareAlternatives, type Compared } from "../method/alternatives.ts";
import type { Instance } from "../method/instance.ts";
import { problemOf } from "../method/problem.ts";
import { propose, type Proposal } from "../method/propose.ts";
import type { Reason } from "../method/reasons.ts";
import type { ProposalInput } from "../material/proposal-input.ts";
import { heldFrom, type ShownAlternative } from "../stored.ts";
import { reasonsFor } from "../method/without.ts";

/** What a thread is asked: why each workshop is in the proposal, and what other audiences would come to. */
export interface ExplainTask {
  input: ProposalInput;
  proposal: Proposal;
  seed: number;
}

export interface Explained {
  reasons: Reason[];
  alternatives: ShownAlternative[];
}

/** Seconds for what would be lost without each workshop, for all of them together. */
const secondsForReasons = 8;

/** Seconds for each way to form audiences; a programme of usual size needs less than one. */
const secondsEach = 5;

/** Solves many times over, each time a little changed: never in the thread that answers requests. */
// eslint-disable-next-line no-restricted-exports -- the pool calls the default export
export default async function explainInThread({ input, proposal, seed }: ExplainTask): Promise<Explained> {
  const { instance, had } = input;
  const before = new Set(had.map(([person, topic]) => `${person} ${topic}`));
  const plan = heldFrom(instance, proposal.workshops);
  const hadBefore = (person: number, topic: number) => before.has(`${person} ${topic}`);
  const reasons = await reasonsFor(problemOf(instance), plan, hadBefore, { seed, seconds: secondsForReasons });
  if (instance.mode !== "groups") return { reasons, alternatives: [] };
  // By need groups it is the proposal itself.
  const solve = async (variant: Instance) =>
    variant === instance ? proposal : await propose(withoutSizes(variant), { timeLimitSeconds: secondsEach, seed });
  const compared = await compareAlternatives(instance, input.industries, solve);
  return { reasons, alternatives: compared.map((one) => shown(input, one)) };
}

/** Other groups are shown for comparison whatever their sizes; choices keep the limits, which are part of what they are. */
function withoutSizes(instance: Instance): Instance {
  return instance.mode === "groups" ? { ...instance, size: [1, Math.max(1, instance.participants.length)] } : instance;
}

function shown({ topics }: ProposalInput, { alternative, instance, outcome }: Compared): ShownAlternative {
  if ("mistake" in outcome) return { alternative, outcome };
  const { mean, worstQuarter, topNeedMet, sizes, proposal } = outcome;
  const held = proposal.workshops.map(({ topic }) => topics.find(({ key }) => key === topic)!);
  const hours = held.reduce((sum, { minutes }) => sum + minutes / 60, 0);
  const euros = held.reduce((sum, { euros: each }) => sum + each, 0);
  const plan = heldFrom(instance, proposal.workshops);
  return {
    alternative,
    outcome: { mean, worstQuarter, topNeedMet, workshops: held.length, sizes, hours, euros, plan },
  };
}
