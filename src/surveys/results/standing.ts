import type { Temporal } from "temporal-polyfill";
import { isShown } from "../../platform/visibility.ts";
import { stateAt, type SurveyAnonymity, type SurveyLife } from "../survey-life.ts";

/**
 * Why there are no results to see, or null when there are. `anonymous-open`: they come when the survey closes for good.
 * `groups-open`: who sees groups only would see, from one day to the next, what a single one has answered meanwhile.
 * `removed`: the figures that they have seen had somebody in them who is there no more (kept/shown.ts).
 */
export type Waiting = "draft" | "erased" | "anonymous-open" | "groups-open" | "removed" | "none" | "few";

export function waitingFor(
  survey: SurveyLife & { anonymity: SurveyAnonymity; keysDroppedAt: Temporal.Instant | null; answersErasedAt: Temporal.Instant | null }, // prettier-ignore
  {
    responses,
    seesAll,
    isRemoved = false,
    now,
  }: { responses: number; seesAll: boolean; isRemoved?: boolean; now: Temporal.Instant },
): Waiting | null {
  const state = stateAt(survey, now);
  if (state === "draft") return "draft";
  if (survey.answersErasedAt !== null) return "erased";
  if (survey.anonymity === "anonymous" && survey.keysDroppedAt === null) return "anonymous-open";
  if (!seesAll && state !== "closed") return "groups-open";
  if (isRemoved) return "removed";
  if (responses === 0) return "none";
  return seesAll || isShown(responses) ? null : "few";
}
