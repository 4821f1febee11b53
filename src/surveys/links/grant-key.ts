/** What was opened in a browser: an invitation, and by which of its links; without one from the person's own pages. */
export interface Opening {
  invitationId: string;
  linkId: string | null;
}

/** The same as a session keeps it. */
export function writeGrantKey({ invitationId, linkId }: Opening): string {
  return linkId === null ? invitationId : `${invitationId}/${linkId}`;
}

export function readGrantKey(key: string): Opening {
  const [invitationId = "", linkId = null] = key.split("/");
  return { invitationId, linkId };
}
