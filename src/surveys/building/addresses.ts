/** Whose addresses they are. */
interface OfSurvey {
  programmeId: string;
  id: string;
}

/** Where staff build the survey's questions. */
export function buildingUrl({ programmeId, id }: OfSurvey): string {
  return `/programmes/${programmeId}/surveys/${id}/building`;
}

export function questionUrl(survey: OfSurvey, key: string): string {
  return `${buildingUrl(survey)}/questions/${encodeURIComponent(key)}`;
}

export function sectionUrl(survey: OfSurvey, key: string): string {
  return `${buildingUrl(survey)}/sections/${encodeURIComponent(key)}`;
}

export function textsUrl(survey: OfSurvey): string {
  return `${buildingUrl(survey)}/texts`;
}

/** What taking the edits into use would change for respondents. */
export function changesUrl(survey: OfSurvey): string {
  return `${buildingUrl(survey)}/changes`;
}

export function versionsUrl(survey: OfSurvey): string {
  return `${buildingUrl(survey)}/versions`;
}

/** The name of a question or section within a page: keys from files may hold anything. */
export function anchorOf(kind: "question" | "section", key: string): string {
  return `${kind}-${encodeURIComponent(key).replaceAll(/[^\w-]/g, "_")}`;
}
