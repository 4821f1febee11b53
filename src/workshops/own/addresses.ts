/** Where one asks for the personal link again. */
export const askForLinkUrl = "/w";

/** The address of a person's own pages; only who has opened a link may use them. */
export function ownUrl(attendeeId: string, path = ""): string {
  return `/attendee/${attendeeId}${path}`;
}

/** The same of one workshop. */
export function ownWorkshopUrl(attendeeId: string, workshopId: string, path: string): string {
  return ownUrl(attendeeId, `/workshops/${workshopId}${path}`);
}
