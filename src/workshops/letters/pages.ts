import type { Temporal } from "temporal-polyfill";
import type { CalendarEvent } from "../../platform/calendar-file.ts";
import { formatSpan, textIn, type Translate } from "../../platform/i18n.ts";
import type { Locale } from "../../platform/locales.ts";
import { calendarEntry, writeLetter, type Letter } from "./writing.ts";

/** What the letter says, to be looked at before it is sent. */
export function letterText(
  letter: Letter,
  { t, locale, url }: { t: Translate; locale: Locale; url: URL },
): { subject: string; body: string } {
  const { workshop, programme } = letter;
  const when = formatSpan(workshop, locale, programme.timeZone);
  return writeLetter(letter, { t, locale, name: textIn(workshop.names, locale), when }, url);
}

/** The workshop as it stands in one person's calendar; null while no time has been agreed. */
export function calendarEventOf(
  letter: Omit<Letter, "kind">,
  { t, locale, now }: { t: Translate; locale: Locale; now: Temporal.Instant },
): CalendarEvent | null {
  return calendarEntry(letter, { t, name: textIn(letter.workshop.names, locale) }, now);
}
