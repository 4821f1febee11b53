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
  /** Requests for its own view of it. */
  ownAsks: number;
  /** Figures of tools' use that were counted of it, levels that it is to reach, and obstacles that stand in its way. */
  followed: number;
  /** What mentoring has noted: mentors, interviews, follow-ups and contacts. */
  mentoring: number;
}

export type RemovalRefusal =
  "has-parts" | "answered" | "invited" | "in-workshop" | "votes" | "assessed" | "asked" | "followed" | "mentored";

/** Why the organisation stays, or null when it may be removed. The weightiest reason first. */
export function removalRefusal(ties: Ties): RemovalRefusal | null {
  const { parts, responses, invitations, workshops, votes, assessments, ownAsks, followed, mentoring } = ties;
  if (parts > 0) return "has-parts";
  if (responses > 0) return "answered";
  if (invitations > 0) return "invited";
  if (workshops > 0) return "in-workshop";
  if (votes > 0) return "votes";
  if (assessments > 0) return "assessed";
  if (ownAsks > 0) return "asked";
  if (followed > 0) return "followed";
  return mentoring > 0 ? "mentored" : null;
}

/** Whether something is known of it as a unit, which would count in no part any more if it became a person. */
export function isFollowed({ assessments, ownAsks, followed, mentoring }: Ties): boolean {
  return assessments + ownAsks + followed + mentoring > 0;
}
