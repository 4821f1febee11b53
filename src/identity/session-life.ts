import type { Temporal } from "temporal-polyfill";

/*
 * How long a session lasts. Use carries it on: it ends when nothing was asked for `idleHours`. So that a forgotten
 * browser, or one that keeps asking by itself, is not open for ever, it also ends `stretchHours` after it began, unless
 * somebody who is there says that it goes on; each time by another stretch, up to `longestHours` from the beginning.
 * Then a password, or the personal link, is asked for again. That is more than the 20 hours after which WCAG 2.2.1 asks
 * for no warning; of each earlier end people are told `warnMinutes` before, and one press carries on.
 */
export const idleHours = 8;
export const stretchHours = 12;
export const longestHours = 24;
export const warnMinutes = 20;

/** A session's moments by the database's clock. */
export interface SessionTimes {
  /** When it began: at sign-in, or when a personal link was opened last. */
  createdAt: Temporal.Instant;
  seenAt: Temporal.Instant;
  /** The end of its stretch. */
  expiresAt: Temporal.Instant;
}

/** Whether its use was last noted more than five minutes before `now`: more often is not worth a write. */
export function isLongUnnoted({ seenAt }: Pick<SessionTimes, "seenAt">, now: Temporal.Instant): boolean {
  return seenAt.until(now).total("minutes") > 5;
}

/** When the session ends if nothing more is done in it: by idling, or with its stretch. */
export function sessionEnd({ seenAt, expiresAt }: Pick<SessionTimes, "seenAt" | "expiresAt">): Temporal.Instant {
  return earlier(seenAt.add({ hours: idleHours }), expiresAt);
}

/** When it would end if somebody said at `now` that it goes on; never before it would end anyway. */
export function extendedEnd({ createdAt, expiresAt }: SessionTimes, now: Temporal.Instant): Temporal.Instant {
  const stretch = earlier(now.add({ hours: stretchHours }), createdAt.add({ hours: longestHours }));
  return sessionEnd({ seenAt: now, expiresAt: later(stretch, expiresAt) });
}

/** Whether saying so moves the end: in the last stretch it cannot. Under a minute is not worth a press. */
export function canGoOn(times: SessionTimes, now: Temporal.Instant): boolean {
  return sessionEnd(times).until(extendedEnd(times, now)).total("minutes") >= 1;
}

const isBefore = (a: Temporal.Instant, b: Temporal.Instant) => a.epochMilliseconds < b.epochMilliseconds;
const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? a : b);
const later = (a: Temporal.Instant, b: Temporal.Instant) => (isBefore(a, b) ? b : a);
