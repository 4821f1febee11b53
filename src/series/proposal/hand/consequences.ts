import { breaches, type Breach } from "../../method/feasibility.ts";
import { planCost } from "../../method/objective.ts";
import type { Problem } from "../../method/problem.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import type { ProposalInput } from "../../material/proposal-input.ts";
import { heldFrom } from "../../stored.ts";
import { worthOf, type Worth } from "../../material/worth.ts";

/** What staff's changes come to, beside what was proposed. */
export interface Consequences {
  before: Worth;
  after: Worth;
  /** Hours or euros, whichever the settings limit; null where they limit neither. */
  cost: { before: number; after: number; limit: number } | null;
  /** Ids of needs that the proposed series met and the changed one leaves open, and the other way round. */
  opened: string[];
  closed: string[];
  /** Rules of the settings that the changed series breaks. */
  broken: Breach[];
}

/** Measures both series on the same answers; a rule that the proposed one broke already is not staff's doing. */
export function consequencesOf(
  input: ProposalInput,
  problem: Problem,
  { proposed, now }: { proposed: readonly ProposedWorkshop[]; now: readonly ProposedWorkshop[] },
): Consequences {
  const plans = { before: heldFrom(input.instance, proposed), after: heldFrom(input.instance, now) };
  const [before, after] = [worthOf(input, problem, plans.before), worthOf(input, problem, plans.after)];
  const { budget } = input.instance;
  const [wasOpen, isOpen] = [new Set(before.gapsLeft), new Set(after.gapsLeft)];
  const known = new Set(breaches(problem, plans.before).map(({ rule, where }) => `${rule} ${where}`));
  return {
    before,
    after,
    cost:
      budget === undefined
        ? null
        : { before: planCost(problem, plans.before), after: planCost(problem, plans.after), limit: budget },
    opened: (after.gapsLeft ?? []).filter((id) => !wasOpen.has(id)),
    closed: (before.gapsLeft ?? []).filter((id) => !isOpen.has(id)),
    broken: breaches(problem, plans.after).filter(({ rule, where }) => !known.has(`${rule} ${where}`)),
  };
}
