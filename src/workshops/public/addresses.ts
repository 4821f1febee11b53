/** The address of the programme's public list of workshops. */
export function openUrl(programmeId: string, path = ""): string {
  return `/open/${programmeId}${path}`;
}

/** The public address of one workshop. */
export function openWorkshopUrl(programmeId: string, workshopId: string, path = ""): string {
  return openUrl(programmeId, `/workshops/${workshopId}${path}`);
}
