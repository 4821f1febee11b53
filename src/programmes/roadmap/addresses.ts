/** The programme's phases and milestones by month. */
export function roadmapUrl(programmeId: string): string {
  return `/programmes/${programmeId}/roadmap`;
}
