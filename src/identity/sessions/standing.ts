import type { Temporal } from "temporal-polyfill";
import type { SessionStanding } from "../../platform/asking.ts";
import { canGoOn, sessionEnd, warnMinutes, type SessionTimes } from "../session-life.ts";

interface Told {
  isStaff: boolean;
  /** Whether somebody has just said that it goes on. */
  hasGoneOn?: boolean;
}

/** What pages tell of a session that is alive at `now`. */
export function standingOf(times: SessionTimes, now: Temporal.Instant, told: Told): SessionStanding {
  const endsAt = sessionEnd(times);
  const quietSeconds = Math.floor(now.until(endsAt.subtract({ minutes: warnMinutes })).total("seconds"));
  return { hasGoneOn: false, ...told, endsAt, quietSeconds: Math.max(0, quietSeconds), canGoOn: canGoOn(times, now) };
}

/** The same of one that has ended: only the page that was open in it knows whose it was. */
export function endedStanding(isStaff: boolean): SessionStanding {
  return { isStaff, endsAt: null, quietSeconds: 0, canGoOn: false, hasGoneOn: false };
}
