import { monthAfter, monthOf, monthsFrom } from "../months.ts";

interface Dates {
  startsOn: string | null;
  endsOn: string | null;
}

/**
 * The months that can be chosen: the programme's with half a year before and a year after, and every month that is in use
 * already; where the programme's dates are not known, the years around today.
 */
export function choosableMonths({ startsOn, endsOn }: Dates, used: readonly string[], today: string): string[] {
  const first = monthAfter(monthOf(startsOn ?? today), startsOn === null ? -12 : -6);
  const last = monthAfter(monthOf(endsOn ?? startsOn ?? today), endsOn === null ? 36 : 12);
  const months = used.map(monthOf);
  const earliest = months.reduce((a, b) => (a < b ? a : b), first);
  return monthsFrom(earliest, months.reduce((a, b) => (a > b ? a : b), last)); // prettier-ignore
}
