/** Where those whom surveys ask get their links sent again. */
export const askForSurveyLinkUrl = "/s";

/** The link that all share who answer an anonymous survey: short, for it is on posters too. */
export function commonLinkUrl(code: string): string {
  return `/s/c/${encodeURIComponent(code)}`;
}
