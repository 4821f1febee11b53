import { Temporal } from "temporal-polyfill";
import { closedSince, hasOpened, type SurveyAnonymity, type SurveyLife } from "../survey-life.ts";

/** Nobody may be promised that their answers are kept for longer than this after the close. */
export const mostMonths = 120;

/** What is kept of a survey, and until when. */
export interface Kept extends SurveyLife {
  closedAt: Temporal.Instant | null;
  /** So long after the close answers are kept: 1 … `mostMonths`. */
  retentionMonths: number;
  answersErasedAt: Temporal.Instant | null;
}

/**
 * When the answers are erased: at the time of day of the close, so many calendar months after it in the programme's zone;
 * on the last day of the month where it has no such day. It counts from the last close: a survey that is opened again
 * has a new one. Null while no closing time is known.
 */
export function erasedFrom(
  { closedAt, closesAt, retentionMonths }: Pick<Kept, "closedAt" | "closesAt" | "retentionMonths">,
  timeZone: string,
): Temporal.Instant | null {
  const close = closedAt ?? closesAt;
  return close === null ? null : close.toZonedDateTimeISO(timeZone).add({ months: retentionMonths }).toInstant();
}

/** Whether the answers are to be gone by now. */
export function isDue(survey: Kept, timeZone: string, now: Temporal.Instant): boolean {
  const from = closedSince(survey, now) === null ? null : erasedFrom(survey, timeZone);
  return from !== null && Temporal.Instant.compare(from, now) <= 0;
}

/** Whether anybody has been told how long answers are kept: nobody was before the opening, nor where answers were brought in. */
export function isPromised(
  survey: SurveyLife & { anonymity: SurveyAnonymity },
  { invitations }: { invitations: number },
  now: Temporal.Instant,
): boolean {
  return hasOpened(survey, now) && (invitations > 0 || survey.anonymity === "anonymous");
}

export type RetentionRefusal = "erased" | "longer-than-promised" | "past";

/**
 * Why answers may not be kept for so many months, or null when they may. Who has been asked was promised the time: it
 * may be shortened and never lengthened. Nor may it lie behind: nobody erases answers by a slip of one figure.
 */
export function retentionRefusal(
  survey: Kept,
  { months, isPromised, timeZone }: { months: number; isPromised: boolean; timeZone: string },
  now: Temporal.Instant,
): RetentionRefusal | null {
  if (survey.answersErasedAt !== null) return "erased";
  if (isPromised && months > survey.retentionMonths) return "longer-than-promised";
  return isDue({ ...survey, retentionMonths: months }, timeZone, now) ? "past" : null;
}
