/** The address of the programme's groups. */
export function groupsUrl(programmeId: string): string {
  return `/programmes/${programmeId}/groups`;
}

export function groupUrl(programmeId: string, groupId: string): string {
  return `${groupsUrl(programmeId)}/${groupId}`;
}

export function boardUrl(programmeId: string): string {
  return `${groupsUrl(programmeId)}/board`;
}

export function variantsUrl(programmeId: string): string {
  return `${groupsUrl(programmeId)}/variants`;
}

/** What groups are made by, with its effect. */
export function settingsUrl(programmeId: string): string {
  return `${groupsUrl(programmeId)}/settings`;
}

/** What settings would do. */
export function effectUrl(programmeId: string): string {
  return `${settingsUrl(programmeId)}/effect`;
}

/** What staff have done, and where they do more. */
export function changesUrl(programmeId: string): string {
  return `${groupsUrl(programmeId)}/changes`;
}

/** Where a change is weighed before it is made. */
export function changeUrl(programmeId: string, fields: Record<string, string>): string {
  return `${changesUrl(programmeId)}/new?${new URLSearchParams(fields).toString()}`;
}

/** Why an organisation is where it is. */
export function memberUrl(programmeId: string, organisationId: string): string {
  return `${groupsUrl(programmeId)}/members/${organisationId}`;
}

/** Who is on the border of two groups. */
export function borderlineUrl(programmeId: string): string {
  return `${groupsUrl(programmeId)}/borderline`;
}

/** The groupings that have been made. */
export function runsUrl(programmeId: string): string {
  return `${groupsUrl(programmeId)}/runs`;
}
