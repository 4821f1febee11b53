/** A contact of an organisation of the audience. */
export interface Contact {
  participantId: string;
  organisationId: string;
  organisationName: string;
  name: string;
  isCommitted: boolean;
  /** Whether the person is the organisation's main contact; of several the first counts. */
  isMain: boolean;
  /** Whether the person has been invited, or has signed up, already. */
  isThere: boolean;
}

/** Who is to be invited: main contacts, all contacts, or chosen ones. */
export const choices = ["main", "everyone", "chosen"] as const;
export type Choice = (typeof choices)[number];

/**
 * The contacts to invite who have not been invited yet. Where any organisation of the audience has committed itself, the
 * main and all contacts are those of the committed ones; chosen contacts may be of any.
 */
export function recipientsOf(contacts: readonly Contact[], choice: Choice, chosen: readonly string[]): Contact[] {
  const isNew = contacts.filter(({ isThere }) => !isThere);
  if (choice === "chosen") return isNew.filter(({ participantId }) => chosen.includes(participantId));
  const anyCommitted = contacts.some(({ isCommitted }) => isCommitted);
  return isNew.filter(({ isCommitted, isMain }) => (isCommitted || !anyCommitted) && (isMain || choice === "everyone"));
}

/** Why nobody can be invited to the workshop now. */
export type InviteRefusal = "cancelled" | "over" | "no-time" | "nobody";
