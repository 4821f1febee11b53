/** The segments of a programme's units. */
export function segmentsUrl(programmeId: string): string {
  return `/programmes/${programmeId}/segments`;
}

/** One segment; what is done to it lies under it. */
export function segmentUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${segmentsUrl(programmeId)}/${id}`;
}
