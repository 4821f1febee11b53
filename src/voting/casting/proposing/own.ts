/**
 * By what a voter's own proposals are known: by the links that the browser holds, and of an open vote by the voter. Of a
 * secret vote nothing leads from a voter to a proposal: it may be on one paper only, and so tell all that is on that paper.
 */
export interface Proposer {
  /** What the proposals are stored with, by each link that the browser holds. */
  readonly marks: readonly string[];
  readonly voterId: string;
}

interface Proposed {
  readonly proposerMark: string | null;
  readonly proposerId: string | null;
}

/** Whether it is the voter's own proposal, as far as that is known. */
export function isOwn({ proposerMark, proposerId }: Proposed, { marks, voterId }: Proposer): boolean {
  return (proposerMark !== null && marks.includes(proposerMark)) || proposerId === voterId;
}
