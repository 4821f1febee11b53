import { maturityUrl } from "../addresses.ts";

/** Where units are asked for their own view, and how that goes. */
export function askingUrl(programmeId: string): string {
  return `${maturityUrl(programmeId)}/own`;
}

/** The units' own view beside the mentors'. */
export function besideUrl(programmeId: string): string {
  return `${askingUrl(programmeId)}/differences`;
}

/** What is done to the link of one unit lies under it. */
export function askUrl(programmeId: string, askId: string): string {
  return `${askingUrl(programmeId)}/asks/${askId}`;
}

/** Where a unit that has lost its link gets it sent again. */
export const askForOwnLinkUrl = "/u";

/** The pages of a unit's contact person; only who has opened a link may use them. */
export function ownUrl(unitId: string, page?: "check" | "submission" | "answers"): string {
  return page === undefined ? `/unit/${unitId}` : `/unit/${unitId}/${page}`;
}

/** Where one tool's answer is saved by itself. */
export function ownAnswerUrl(unitId: string, toolId: string): string {
  return `${ownUrl(unitId)}/tools/${toolId}/answer`;
}
