import type { GroupMember, StoredResult } from "../stored.ts";

/** What has happened to the answers since a grouping was made. */
export interface News {
  /** Who has answered since, and how many of those staff have put in a group. */
  newcomers: number;
  placed: number;
  /** Whose answers are others than they were; null where the grouping did not store it. */
  changed: number | null;
  /** Who was grouped and answers no more. */
  gone: number;
}

/**
 * @param organisationIds who has answered now.
 * @param hashes of their answers, in the same order.
 */
export function newsOf(
  { organisationIds: grouped, answerHashes }: Pick<StoredResult, "organisationIds" | "answerHashes">,
  members: readonly GroupMember[],
  organisationIds: readonly string[],
  hashes: readonly string[],
): News {
  const known = new Map(grouped.map((id, at) => [id, answerHashes?.[at]]));
  const present = new Set(organisationIds);
  const inGroup = new Set(
    members.filter(({ groupId }) => groupId !== null).map(({ organisationId }) => organisationId),
  );
  const newcomers = organisationIds.filter((id) => !known.has(id));
  return {
    newcomers: newcomers.length,
    placed: newcomers.filter((id) => inGroup.has(id)).length,
    changed:
      answerHashes === undefined
        ? null
        : organisationIds.filter((id, at) => known.has(id) && known.get(id) !== hashes[at]).length,
    gone: grouped.filter((id) => !present.has(id)).length,
  };
}
