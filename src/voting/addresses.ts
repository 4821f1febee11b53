/** Staff's list of the programme's ballots. */
export function ballotsUrl(programmeId: string): string {
  return `/programmes/${programmeId}/ballots`;
}

/** Staff's page of a ballot; what is done to it, and its other pages, lie under it. */
export function ballotUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${ballotsUrl(programmeId)}/${id}`;
}
