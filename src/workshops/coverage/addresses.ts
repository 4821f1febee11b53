import type { Counted } from "./chosen.ts";

/** What of coverage is looked at. */
export interface Chosen {
  count: Counted;
  for: string | undefined;
}

/** The address of a page of coverage, with what is looked at where that is not everything. */
export function coverageUrl(programmeId: string, chosen?: Chosen, path = ""): string {
  const query = new URLSearchParams();
  if (chosen !== undefined && chosen.count !== "all") query.set("count", chosen.count);
  if (chosen?.for !== undefined) query.set("for", chosen.for);
  const asked = query.toString();
  return `/programmes/${programmeId}/workshops/coverage${path}${asked === "" ? "" : `?${asked}`}`;
}
