import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, formatTime } from "../../../platform/i18n.ts";
import type { KnownSlot } from "../../material/material.ts";
import type { ProposedWorkshop } from "../../method/propose.ts";
import type { Around } from "../around.ts";

/** When it is held and who leads it, where the proposal tells. */
export function timeText(
  { seen, stored }: Around,
  { slot, facilitator }: ProposedWorkshop,
  asking: Asking,
): string | null {
  const { t, locale } = asking;
  const time = stored.input.slots?.find(({ id }) => id === slot);
  const leader = stored.input.facilitators?.find(({ id }) => id === facilitator);
  const texts = [
    ...(time === undefined ? [] : [slotText(time, seen.programme.timeZone, locale)]),
    ...(leader === undefined ? [] : [t("series.workshop.leader", { name: leader.name })]),
  ];
  return texts.length === 0 ? null : texts.join(", ");
}

/** The times that it could have instead. */
export function timesModel({ seen, stored }: Around, { slot }: ProposedWorkshop, { locale }: Asking) {
  return (stored.input.slots ?? []).map((time) => ({
    value: time.id,
    text: slotText(time, seen.programme.timeZone, locale),
    isChosen: time.id === slot,
  }));
}

/** When a slot is: "ti 12.1.2027 klo 13.00–15.00". */
export function slotText({ startsAt, endsAt }: KnownSlot, timeZone: string, locale: Asking["locale"]): string {
  const end = formatTime(Temporal.Instant.from(endsAt), locale, timeZone);
  return `${formatInstant(Temporal.Instant.from(startsAt), locale, timeZone)}–${end}`;
}
