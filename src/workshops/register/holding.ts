import { Temporal } from "temporal-polyfill";

export type WorkshopState = "planned" | "held" | "cancelled";
/** What sort of gathering it is, as the funder counts them. */
export type EventKind = "workshop" | "training" | "meeting";
export type WorkshopLevel = "basics" | "intermediate" | "advanced" | "all";

/** Why a workshop cannot be marked as held. */
export type HoldingRefusal = "in-future" | "cancelled";

/** Whether a workshop was held on that day; days are "2027-03-12", `today` is the programme's. */
export function holdingRefusal(state: WorkshopState, heldOn: string, today: string): HoldingRefusal | null {
  if (state === "cancelled") return "cancelled";
  return heldOn > today ? "in-future" : null;
}

interface Times {
  startsAt: Temporal.Instant | null;
  endsAt: Temporal.Instant | null;
}

/**
 * The times of a workshop that was held on that day and not on the planned one: from the same time of day, as long as
 * planned. Null where the day is the planned one, or no time was.
 */
export function timesOnDay(
  { startsAt, endsAt }: Times,
  day: string,
  timeZone: string,
): { startsAt: Temporal.Instant; endsAt: Temporal.Instant } | null {
  if (startsAt === null || endsAt === null) return null;
  const planned = startsAt.toZonedDateTimeISO(timeZone);
  if (planned.toPlainDate().toString() === day) return null;
  const start = Temporal.PlainDate.from(day)
    .toZonedDateTime({ timeZone, plainTime: planned.toPlainTime() })
    .toInstant();
  return { startsAt: start, endsAt: start.add(startsAt.until(endsAt)) };
}
