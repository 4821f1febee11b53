import type { StoredResult } from "../stored.ts";

/**
 * A run's result without what it tells of single respondents: how close each is to which group, who is most like the
 * others, and the digests of their answers. Who was put where stays, for the groups are the programme's own plan, and so
 * does what is told of each group as a whole.
 */
export function withoutRespondents(result: StoredResult): StoredResult {
  const kept = { ...result };
  delete kept.answerHashes;
  return {
    ...kept,
    members: result.members.map(() => null),
    groups: result.groups.map((group) => ({ ...group, exemplar: -1 })),
    isForgotten: true,
  };
}
