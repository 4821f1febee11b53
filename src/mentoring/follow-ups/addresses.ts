import { followUpsUrl } from "../addresses.ts";

/** One follow-up; what is done to it lies under it. */
export function followUpUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${followUpsUrl(programmeId)}/${id}`;
}

/** Where a follow-up is written down that an interview brought up. */
export function newFollowUpUrl({
  programmeId,
  id,
  unitId,
}: {
  programmeId: string;
  id: string;
  unitId: string;
}): string {
  return `${followUpsUrl(programmeId)}/new?${new URLSearchParams({ unit: unitId, interview: id }).toString()}`;
}
