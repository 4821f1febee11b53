import type { Limits } from "./limits.ts";

/** What the programme has done, within the time that was chosen; `chosen` null is the programme's own time. */
export function summaryUrl(programmeId: string, chosen: Limits | null = null, path = ""): string {
  return withQuery(`/programmes/${programmeId}/summary${path}`, limitQuery(chosen));
}

/** The programme's sectors side by side, or what is right below a part of the register. */
export function sectorsUrl(
  programmeId: string,
  chosen: Limits | null = null,
  more: { part?: string | undefined; survey?: string | undefined; measure?: string | undefined } = {},
): string {
  return withQuery(`/programmes/${programmeId}/summary/sectors`, { ...limitQuery(chosen), ...more });
}

/** The units that have had a mentor within the time. */
export function mentoredUrl(programmeId: string, chosen: Limits | null = null, page = 1): string {
  const query = { ...limitQuery(chosen), page: page === 1 ? undefined : String(page) };
  return withQuery(`/programmes/${programmeId}/summary/mentored`, query);
}

/** What the options of a readiness survey's background question stand for. */
export function placingUrl(programmeId: string, surveyId: string): string {
  return `/programmes/${programmeId}/summary/readiness/${surveyId}`;
}

/** An empty end says that there is no limit; one that is not there is the programme's own. */
export function limitQuery(chosen: Limits | null): Record<string, string> {
  return chosen === null ? {} : { from: chosen.from ?? "", to: chosen.to ?? "" };
}

export function withQuery(url: string, query: Record<string, string | undefined>): string {
  const given = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined);
  return given.length === 0 ? url : `${url}?${new URLSearchParams(given).toString()}`;
}
