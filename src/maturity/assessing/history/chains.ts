/** What tells of a judgement's place in its history. */
interface Link {
  id: string;
  on: string;
  correctsId: string | null;
}

/** A judgement as it stands now, and what it was before, the latest first. */
export interface Chain<T> {
  current: T;
  earlier: T[];
}

/** Judgements given as they were written, each with what it corrected: by day, the latest first. */
export function chainsOf<T extends Link>(judgements: readonly T[]): Chain<T>[] {
  const byId = new Map(judgements.map((each) => [each.id, each]));
  const corrected = new Set(judgements.map(({ correctsId }) => correctsId));
  return judgements
    .filter(({ id }) => !corrected.has(id))
    .reverse()
    .map((current) => ({ current, earlier: earlierOf(current, byId) }))
    .sort((a, b) => (a.current.on < b.current.on ? 1 : a.current.on > b.current.on ? -1 : 0));
}

function earlierOf<T extends Link>({ correctsId }: T, byId: ReadonlyMap<string, T>): T[] {
  const before = correctsId === null ? undefined : byId.get(correctsId);
  return before === undefined ? [] : [before, ...earlierOf(before, byId)];
}

/** Who corrects a judgement: whoever judged, and those who plan the programme. */
export function mayCorrect(
  { judgedBy }: { judgedBy: string | null },
  actor: { userId: string; plans: boolean },
): boolean {
  return actor.plans || judgedBy === actor.userId;
}
