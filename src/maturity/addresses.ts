/** The programme's digital maturity: levels and growth. */
export function maturityUrl(programmeId: string): string {
  return `/programmes/${programmeId}/maturity`;
}

/** The tools whose use is followed. */
export function toolsUrl(programmeId: string): string {
  return `${maturityUrl(programmeId)}/tools`;
}

/** One tool; what is done to it lies under it. */
export function toolUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${toolsUrl(programmeId)}/${id}`;
}

/** The assessments of one unit: its grid, and its history. */
export function unitUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${maturityUrl(programmeId)}/organisations/${id}`;
}

/** The units that are assessed. */
export function unitsUrl(programmeId: string): string {
  return `${maturityUrl(programmeId)}/organisations`;
}

/** The history of one unit and tool; corrections lie under it. */
export function pairUrl(unit: { programmeId: string; id: string }, toolId: string): string {
  return `${unitUrl(unit)}/tools/${toolId}`;
}

/** How alike mentors judge. */
export function differencesUrl(programmeId: string): string {
  return `${maturityUrl(programmeId)}/differences`;
}
