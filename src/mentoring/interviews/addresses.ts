import { interviewsUrl } from "../addresses.ts";

/** One interview; what is done to it lies under it. */
export function interviewUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${interviewsUrl(programmeId)}/${id}`;
}

/** Where an interview is written down and corrected. */
export function writingUrl(interview: { programmeId: string; id: string }): string {
  return `${interviewUrl(interview)}/writing`;
}

/** Where a new interview is begun; of a unit where one is named. */
export function newInterviewUrl(programmeId: string, unitId?: string): string {
  const url = `${interviewsUrl(programmeId)}/new`;
  return unitId === undefined ? url : `${url}?${new URLSearchParams({ unit: unitId }).toString()}`;
}
