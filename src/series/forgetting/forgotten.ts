import type { StoredProposal } from "../stored.ts";

/**
 * A proposal without what it was made from: who needs what, and how much. What stays is the plan itself, the workshops
 * with those who are in them, and what it comes to for all together.
 */
export function withoutNeeds({ input, proposal, edited, editedPeople }: StoredProposal): StoredProposal {
  const { topics, groups, slots, facilitators } = input;
  const nobody = { ...input.instance, participants: [], gap: [], level: [], fixed: [], cannotLink: [] };
  return {
    input: {
      ...{ instance: nobody, topics, groups, industries: [], had: [] },
      ...(slots === undefined ? {} : { slots }),
      ...(facilitators === undefined ? {} : { facilitators }),
    },
    ...(proposal === undefined ? {} : { proposal }),
    ...(edited === undefined ? {} : { edited }),
    ...(editedPeople === undefined ? {} : { editedPeople }),
    isForgotten: true,
  };
}
