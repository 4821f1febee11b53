/** The programme's articles and instructions, and the search in them. */
export function knowledgeUrl(programmeId: string): string {
  return `/programmes/${programmeId}/knowledge`;
}

/** One article; what is done to it lies under it. */
export function articleUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `${knowledgeUrl(programmeId)}/${id}`;
}

/** An earlier version of an article, or the one that waits to be published. */
export function versionUrl(article: { programmeId: string; id: string }, number: number): string {
  return `${articleUrl(article)}/versions/${number}`;
}
