import type { Asking } from "../../platform/asking.ts";
import type { Key } from "../../platform/keys.ts";
import type { SurveyAccess, SurveyAnonymity } from "../survey-life.ts";

/** How a survey is answered: under names, by personal links without names, or by one link for all. */
export const ways = ["named", "invited", "common"] as const;
export type Way = (typeof ways)[number];

interface AnsweredBy {
  anonymity: SurveyAnonymity;
  access: SurveyAccess;
}

/** What is stored of a way. */
export const answeredBy: Record<Way, AnsweredBy> = {
  named: { anonymity: "named", access: "invited" },
  invited: { anonymity: "anonymous", access: "invited" },
  common: { anonymity: "anonymous", access: "common" },
};

export const wayText: Record<Way, { name: Key; means: Key }> = {
  named: { name: "anonymous.setting.named", means: "anonymous.setting.namedMeans" },
  invited: { name: "anonymous.setting.invited", means: "anonymous.setting.invitedMeans" },
  common: { name: "anonymous.setting.common", means: "anonymous.setting.commonMeans" },
};

/** Which of the ways the survey is answered by. */
export function wayOf({ anonymity, access }: AnsweredBy): Way {
  return anonymity === "named" ? "named" : access;
}

/** The way in words. */
export function wayName(survey: AnsweredBy, { t }: Asking): string {
  return t(wayText[wayOf(survey)].name);
}

/** The page where the way is chosen. */
export function settingUrl({ programmeId, id }: { programmeId: string; id: string }): string {
  return `/programmes/${programmeId}/surveys/${id}/anonymity`;
}
