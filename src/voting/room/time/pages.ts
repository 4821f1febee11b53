import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import type { Standing } from "../../casting/pages.ts";
import type { Ballot } from "../../queries.ts";
import { timeLeft } from "../time-left.ts";

/** At which seconds before the end a screen reader hears how long is left. */
const told = [600, 300, 60];

/** The clock: how long is left by the server's clock, as it is shown and as it is said. Null where nothing is waited for. */
export function timeModel(
  { ballot, now }: { ballot: Pick<Ballot, "opensAt" | "closesAt">; now: Temporal.Instant },
  phase: Standing,
  { t }: Asking,
) {
  const end = phase === "open" ? ballot.closesAt : phase === "waiting" || phase === "proposing" ? ballot.opensAt : null;
  if (end === null) return null;
  const ms = Math.max(0, end.epochMilliseconds - now.epochMilliseconds);
  return {
    label: t(phase === "open" ? "voting.room.timeLeft" : "voting.room.timeToOpening"),
    ms,
    clock: clockText(ms, t),
    words: wordsOf(ms, t),
    isLast: phase === "open" && ms <= 60_000,
    /** How the script writes longer times; under an hour it is minutes and seconds. */
    days: t("voting.room.clockDays", { days: "%d", hours: "%h" }),
    hours: t("voting.room.clockHours", { hours: "%h", minutes: "%m" }),
    said: JSON.stringify(phase === "open" ? told.map((seconds) => [seconds, wordsOf(seconds * 1000, t)]) : []),
  };
}

function clockText(ms: number, t: Asking["t"]): string {
  const left = timeLeft(ms);
  switch (left.kind) {
    case "days":
      return t("voting.room.clockDays", { days: left.days, hours: left.hours });
    case "hours":
      return t("voting.room.clockHours", { hours: left.hours, minutes: String(left.minutes).padStart(2, "0") });
    case "minutes":
      return `${left.minutes}:${String(left.seconds).padStart(2, "0")}`;
  }
}

/** The same in words, to the minute: a screen reader is not told of seconds. */
function wordsOf(ms: number, t: Asking["t"]): string {
  const left = timeLeft(ms);
  switch (left.kind) {
    case "days":
      return t("voting.room.daysLeft", { count: left.days });
    case "hours":
      return t("voting.room.hoursLeft", { count: left.hours });
    case "minutes":
      return ms < 60_000 ? t("voting.room.secondsLeft") : t("voting.room.minutesLeft", { count: left.minutes });
  }
}
