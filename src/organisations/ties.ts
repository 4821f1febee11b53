/** What others did with an organisation: it must not vanish under them. Numbers of rows. */
export interface Ties {
  /** Units and people that are part of it. */
  parts: number;
  invitations: number;
  responses: number;
  workshops: number;
  votes: number;
}

export type RemovalRefusal = "has-parts" | "answered" | "invited" | "in-workshop" | "votes";

/** Why the organisation stays, or null when it may be removed. The weightiest reason first. */
export function removalRefusal({ parts, responses, invitations, workshops, votes }: Ties): RemovalRefusal | null {
  if (parts > 0) return "has-parts";
  if (responses > 0) return "answered";
  if (invitations > 0) return "invited";
  if (workshops > 0) return "in-workshop";
  return votes > 0 ? "votes" : null;
}
