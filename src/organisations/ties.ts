/** What others did with an organisation: it must not vanish under them. Numbers of rows. */
export interface Ties {
  /** Units and people that are part of it. */
  parts: number;
  invitations: number;
  responses: number;
  workshops: number;
  votes: number;
  /** Judgements of its digital maturity. */
  assessments: number;
}

export type RemovalRefusal = "has-parts" | "answered" | "invited" | "in-workshop" | "votes" | "assessed";

/** Why the organisation stays, or null when it may be removed. The weightiest reason first. */
export function removalRefusal(ties: Ties): RemovalRefusal | null {
  const { parts, responses, invitations, workshops, votes, assessments } = ties;
  if (parts > 0) return "has-parts";
  if (responses > 0) return "answered";
  if (invitations > 0) return "invited";
  if (workshops > 0) return "in-workshop";
  if (votes > 0) return "votes";
  return assessments > 0 ? "assessed" : null;
}
