import { Temporal } from "temporal-polyfill";
import { holidayOn, type Holiday } from "./holidays.ts";

/** What makes one think twice of a time; none of it forbids anything. */
export type TimeWarning =
  | { kind: "holiday"; holiday: Holiday }
  | { kind: "weekend" }
  | { kind: "early" }
  | { kind: "late" }
  | { kind: "clocks-change" }
  | { kind: "past" };

const [earliestHour, latestHour] = [7, 21];

/** What to think of before a workshop is held from `startsAt` to `endsAt`, as the clocks in the zone show them. */
export function timeWarnings(
  { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  timeZone: string,
  now: Temporal.Instant,
): TimeWarning[] {
  const [start, end] = [startsAt.toZonedDateTimeISO(timeZone), endsAt.toZonedDateTimeISO(timeZone)];
  const holiday = holidayOn(start.toPlainDate().toString());
  const isLate = !end.toPlainDate().equals(start.toPlainDate()) || minutesOfDay(end) > latestHour * 60;
  const warnings: (TimeWarning | false)[] = [
    holiday !== null && { kind: "holiday", holiday },
    holiday === null && start.dayOfWeek > 5 && { kind: "weekend" },
    start.hour < earliestHour && { kind: "early" },
    isLate && { kind: "late" },
    start.hoursInDay !== 24 && { kind: "clocks-change" },
    Temporal.Instant.compare(endsAt, now) < 0 && { kind: "past" },
  ];
  return warnings.filter((warning) => warning !== false);
}

const minutesOfDay = ({ hour, minute }: Temporal.ZonedDateTime) => hour * 60 + minute;
