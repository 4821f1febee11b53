import type { Draft } from "./proposal.ts";
import type { GroupChange } from "./state.ts";

/** What undoing looks at: the order of an act, and when it was taken back. */
export interface Step {
  id: string;
  sequence: number;
  undoneAt: { epochNanoseconds: bigint } | null;
}

/** The act that "undo" takes back: the latest that stands. */
export function toUndo<T extends Step>(steps: readonly T[]): T | null {
  const standing = steps.filter(({ undoneAt }) => undoneAt === null);
  return standing.reduce<T | null>((last, one) => (last === null || one.sequence > last.sequence ? one : last), null);
}

/** The act that "redo" makes again: the one taken back last, as long as nothing has been done after it. */
export function toRedo<T extends Step>(steps: readonly T[]): T | null {
  const since = toUndo(steps)?.sequence ?? -1;
  return steps
    .filter(({ undoneAt, sequence }) => undoneAt !== null && sequence > since)
    .reduce<T | null>((last, one) => (last === null || timeOf(one) > timeOf(last) ? one : last), null);
}

const timeOf = ({ undoneAt }: Step) => undoneAt?.epochNanoseconds ?? 0n;

/** Whether what was made is what is asked for; who goes where was found by computing and is not compared. */
export function isSameChange(draft: Draft, change: GroupChange): boolean {
  if (draft.kind !== change.kind) return false;
  const asked = Object.entries(draft).map(([key, value]) => [key, sorted(value)] as const);
  return asked.every(([key, value]) => JSON.stringify(value) === JSON.stringify(sorted((change as Record<string, unknown>)[key]))); // prettier-ignore
}

// A wish about two may have been made the other way round.
const sorted = (value: unknown) => (Array.isArray(value) ? value.map(String).sort() : value);
