import type { Instance } from "./instance.ts";
import { costOf } from "./problem.ts";
import type { Proposal } from "./propose.ts";
import type { SettingsMistake } from "./settings.ts";

/** The ways to form audiences that are shown side by side. */
export const ALTERNATIVES = ["need-groups", "industry", "free-choice", "one-audience"] as const;
export type Alternative = (typeof ALTERNATIVES)[number];

/** One way and what it comes to; `sizes` from the smallest workshop to the largest. */
export interface Compared {
  alternative: Alternative;
  instance: Instance;
  outcome: SettingsMistake | ({ proposal: Proposal; sizes: number[]; cost: number } & Omit<Proposal["people"], "min">);
}

/** Solves one instance; the caller decides whether quickly, in a thread, or to a proof. */
export type Solve = (instance: Instance) => Promise<Proposal | SettingsMistake>;

/**
 * The same people and topics planned in four ways, each person with as many seats in each (own + common), so that the
 * shares of need met compare. `instance` is by need groups (mode "groups"); `industries` has an entry for each
 * participant, null where it is not known.
 */
export async function compareAlternatives(
  instance: Instance,
  industries: readonly (string | null)[],
  solve: Solve,
): Promise<Compared[]> {
  const compared: Compared[] = [];
  for (const alternative of ALTERNATIVES) {
    const variant = alternativeInstance(instance, industries, alternative);
    const proposal = await solve(variant);
    compared.push({
      alternative,
      instance: variant,
      outcome: "mistake" in proposal ? proposal : outcomeOf(variant, proposal),
    });
  }
  return compared;
}

/**
 * The instance of one alternative. Free choice may hold as many workshops as the need groups would; one audience
 * holds own + common for everybody. Workshops fixed for a need group are left out of the other three.
 */
export function alternativeInstance(
  instance: Instance,
  industries: readonly (string | null)[],
  alternative: Alternative,
): Instance {
  if (alternative === "need-groups") return instance;
  const { own = 0, common = 0, participants } = instance;
  const groups = new Set(participants.map(({ group }) => group).filter((group) => group !== undefined)).size;
  const fixed = instance.fixed?.filter(({ group }) => group === undefined);
  const ungrouped = participants.map(({ id, weight }) => ({ id, weight }));
  switch (alternative) {
    case "industry":
      return {
        ...{ ...instance, fixed },
        participants: ungrouped.map((person, i) => ({ ...person, group: industries[i] ?? undefined })),
      };
    case "free-choice":
      return {
        ...{ ...instance, fixed, mode: "free", participants: ungrouped, own: 0, common: 0 },
        ...{ workshops: own * groups + common, perPerson: own + common },
      };
    case "one-audience":
      return { ...instance, fixed, participants: withOneGroup(ungrouped), own: 0, common: own + common };
  }
}

/** Common workshops bind no sizes; a group is only there because planning by groups asks for one. */
function withOneGroup(people: readonly { id: string; weight: number }[]): Instance["participants"] {
  return people.map((person) => ({ ...person, group: "everybody" }));
}

function outcomeOf(instance: Instance, proposal: Proposal): Exclude<Compared["outcome"], SettingsMistake> {
  const { mean, worstQuarter, topNeedMet } = proposal.people;
  const topicOf = new Map(instance.topics.map(({ key }, topic) => [key, topic]));
  const sizes = proposal.workshops.map(({ members }) => members.length).sort((a, b) => a - b);
  const cost = proposal.workshops.reduce(
    (sum, { topic, level }) => sum + costOf(instance, topicOf.get(topic)! * instance.levels + level),
    0,
  );
  return { proposal, sizes, cost, mean, worstQuarter, topNeedMet };
}
