import { maturityUrl } from "../addresses.ts";

/** The levels that units are to reach. */
export function targetsUrl(programmeId: string): string {
  return `${maturityUrl(programmeId)}/targets`;
}

/** One target; what is done to it lies under it. */
export function targetUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${targetsUrl(programmeId)}/${id}`;
}
