import type { Temporal } from "temporal-polyfill";
import { isShown } from "../../platform/visibility.ts";
import { stateAt, type SurveyAnonymity, type SurveyLife } from "../survey-life.ts";

/**
 * Why there are no results to see, or null when there are. `anonymous-open`: they come when the survey closes for good.
 * `groups-open`: who sees groups only would see, from one day to the next, what a single one has answered meanwhile.
 */
export type Waiting = "draft" | "anonymous-open" | "groups-open" | "none" | "few";

export function waitingFor(
  survey: SurveyLife & { anonymity: SurveyAnonymity; keysDroppedAt: Temporal.Instant | null },
  { responses, seesAll, now }: { responses: number; seesAll: boolean; now: Temporal.Instant },
): Waiting | null {
  const state = stateAt(survey, now);
  if (state === "draft") return "draft";
  if (survey.anonymity === "anonymous" && survey.keysDroppedAt === null) return "anonymous-open";
  if (!seesAll && state === "open") return "groups-open";
  if (responses === 0) return "none";
  return seesAll || isShown(responses) ? null : "few";
}
