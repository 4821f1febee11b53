import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formatInstant } from "../../../platform/i18n.ts";
import type { PollState } from "../poll.ts";

/** Until when there is time to answer, or since when there is none; null of a poll that ended by itself. */
export function untilText(
  { closesAt, closedAt, state, now }: PollTimes,
  timeZone: string,
  { t, locale }: Pick<Asking, "t" | "locale">,
): string | null {
  const at = (instant: Temporal.Instant) => formatInstant(instant, locale, timeZone);
  if (state === "open") return t("workshops.polls.until", { at: at(closesAt) });
  if (closedAt !== null) return t("workshops.polls.closedAt", { at: at(closedAt) });
  return Temporal.Instant.compare(closesAt, now) <= 0 ? t("workshops.polls.endedAt", { at: at(closesAt) }) : null;
}

interface PollTimes {
  closesAt: Temporal.Instant;
  closedAt: Temporal.Instant | null;
  state: PollState;
  now: Temporal.Instant;
}
