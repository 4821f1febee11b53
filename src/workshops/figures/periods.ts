/** How time is cut: by month, quarter or half of a year. */
export const cuts = ["month", "quarter", "half"] as const;
export type Cut = (typeof cuts)[number];

const months: Record<Cut, number> = { month: 1, quarter: 3, half: 6 };

/** A part of a year: the year, and the part's place in it from 1. */
export interface Period {
  year: number;
  part: number;
}

/** The period of a day, "2027-03-12". */
export function periodOf(day: string, cut: Cut): Period {
  const [year = "0", month = "1"] = day.split("-");
  return { year: Number(year), part: Math.floor((Number(month) - 1) / months[cut]) + 1 };
}

/** What happened by period, the earliest first; periods in between in which nothing happened are there too. */
export function byPeriod<E extends { heldOn: string }>(
  events: readonly E[],
  cut: Cut,
): { period: Period; events: E[] }[] {
  const inYear = 12 / months[cut];
  const placeOf = (day: string) => {
    const { year, part } = periodOf(day, cut);
    return year * inYear + part - 1;
  };
  const grouped = Map.groupBy(events, ({ heldOn }) => placeOf(heldOn));
  const first = Math.min(...grouped.keys());
  return Array.from({ length: grouped.size === 0 ? 0 : Math.max(...grouped.keys()) - first + 1 }, (_, at) => ({
    period: { year: Math.floor((first + at) / inYear), part: ((first + at) % inYear) + 1 },
    events: grouped.get(first + at) ?? [],
  }));
}

/** The events from one day to another, both included; an empty one is no limit. */
export function between<E extends { heldOn: string }>(events: readonly E[], from: string, to: string): E[] {
  return events.filter(({ heldOn }) => (from === "" || heldOn >= from) && (to === "" || heldOn <= to));
}
