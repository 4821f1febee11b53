/** Mentors at work: how loaded they are, and which units wait. */
export function mentoringUrl(programmeId: string): string {
  return `/programmes/${programmeId}/mentoring`;
}

/** The mentors themselves. */
export function mentorsUrl(programmeId: string): string {
  return `${mentoringUrl(programmeId)}/mentors`;
}

/** One mentor; what is done to them lies under it. */
export function mentorUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${mentorsUrl(programmeId)}/${id}`;
}

/** Which mentor has which unit. */
export function assignmentsUrl(programmeId: string): string {
  return `${mentoringUrl(programmeId)}/assignments`;
}

/** Needs assessments: interviews with units. */
export function interviewsUrl(programmeId: string): string {
  return `${mentoringUrl(programmeId)}/interviews`;
}

/** What is to be done about units' needs. */
export function followUpsUrl(programmeId: string): string {
  return `${mentoringUrl(programmeId)}/follow-ups`;
}

/** Trainings, workshops and meetings of mentors. */
export function sessionsUrl(programmeId: string): string {
  return `${mentoringUrl(programmeId)}/sessions`;
}

/** One session; what is done to it lies under it. */
export function sessionUrl(programmeId: string, id: string): string {
  return `${sessionsUrl(programmeId)}/${id}`;
}

/** Whom coordinators have been in touch with. */
export function contactsUrl(programmeId: string): string {
  return `${mentoringUrl(programmeId)}/contacts`;
}
