import { ownUrl } from "../own/addresses.ts";

/** The address of the polls of a programme, or of a page of one of them. */
export function pollsUrl(programmeId: string, path = ""): string {
  return `/programmes/${programmeId}/workshops/polls${path}`;
}

/** Where one of those asked answers. */
export function ownPollUrl(attendeeId: string, pollId: string, path = ""): string {
  return ownUrl(attendeeId, `/polls/${pollId}${path}`);
}

/** Where a workshop's time is asked for. */
export function newPollUrl(programmeId: string, workshopId: string | null): string {
  return pollsUrl(programmeId, workshopId === null ? "/new" : `/new?workshop=${workshopId}`);
}
