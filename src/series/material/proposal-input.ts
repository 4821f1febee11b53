import type { Texts } from "../../platform/locales.ts";
import type { Instance } from "../method/instance.ts";
import { instanceFrom } from "./asked-instance.ts";
import type { Gap } from "./gaps.ts";
import {
  hadBefore,
  plannedGroup,
  type KnownSlot,
  type Material,
  type SeriesSettings,
  type SeriesTopic,
} from "./material.ts";
import { needsWanted, type NeedWanted } from "./needs-left.ts";

/** What a proposal is made from, as it was when it was asked for: it stays the same whatever changes around it. */
export interface ProposalInput {
  instance: Instance;
  topics: SeriesTopic[];
  groups: { id: string; letter: string; names: Texts }[];
  /** By person; only for comparison. Null for those for whom no groups' own workshops are planned. */
  industries: (string | null)[];
  /** (person, topic) of those who have had the topic before. */
  had: [number, number][];
  /** Who needs what; older proposals lack it, and the rest. */
  needs?: NeedWanted[];
  /** Everybody's group, also of those for whom no own workshops are planned. */
  groupOf?: (string | null)[];
  slots?: KnownSlot[];
  facilitators?: { id: string; name: string }[];
}

export interface PlannedMaterial extends Material {
  groups: { id: string; letter: string; names: Texts }[];
  needNames: Texts[];
}

/**
 * The input of the proposal that the settings ask for; `slots` are the dates of the poll that they name, `gaps` what
 * each person lacks of each topic.
 */
export function proposalInput(
  material: PlannedMaterial,
  settings: SeriesSettings,
  slots: readonly KnownSlot[] | undefined,
  gaps: readonly (readonly Gap[])[],
): ProposalInput {
  const { people, topics, groups } = material;
  const isApart = (at: number) => people[at]!.groupId !== null && plannedGroup(people[at]!, settings) === undefined;
  return {
    instance: instanceFrom(material, settings, slots, gaps),
    topics,
    groups: groups.map(({ id, letter, names }) => ({ id, letter, names })),
    industries: people.map(({ industryId }, at) => (isApart(at) ? null : industryId)),
    had: hadBefore(material),
    needs: needsWanted(material),
    groupOf: people.map(({ groupId }) => groupId),
    ...(slots !== undefined && { slots: [...slots] }),
    ...(settings.withFacilitators === true && {
      facilitators: material.facilitators.map(({ id, name }) => ({ id, name })),
    }),
  };
}

/** How many are in a group but attend the common workshops only, since no groups' own ones are planned for them. */
export function countApart({ instance, groupOf = [] }: ProposalInput): number {
  if (instance.mode === "free") return 0;
  return instance.participants.filter(({ group }, at) => group === undefined && groupOf[at] != null).length;
}
