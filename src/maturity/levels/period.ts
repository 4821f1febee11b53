import type { Period } from "../method/growth.ts";

/** More points than this a picture of a few hundred pixels can't show. */
const mostPoints = 48;

/**
 * The period as it was chosen. What was not is the programme's own span as far as something was assessed in it, and where
 * nothing was, the assessments' own.
 */
export function periodOf(
  chosen: { from: string | null; to: string | null },
  assessed: Period,
  programme: { startsOn: string | null; endsOn: string | null },
): Period {
  const [from, to] = [later(programme.startsOn, assessed.from), earlier(programme.endsOn, assessed.to)];
  const usual = from <= to ? { from, to } : assessed;
  const period = { from: chosen.from ?? usual.from, to: chosen.to ?? usual.to };
  if (period.from <= period.to) return period;
  const day = chosen.from ?? period.to;
  return { from: day, to: day };
}

function later(day: string | null, other: string): string {
  return day === null || day < other ? other : day;
}

function earlier(day: string | null, other: string): string {
  return day === null || day > other ? other : day;
}

/**
 * The days at which a development is told: the last of each month from the first assessment within the period on, and the
 * period's last day; of a very long period every second month's, third's …
 */
export function monthEnds({ from, to }: Period, firstAssessed: string): string[] {
  const ends: string[] = [];
  for (let month = new Date(`${later(firstAssessed, from).slice(0, 7)}-01T00:00:00Z`); ;) {
    month.setUTCMonth(month.getUTCMonth() + 1);
    const end = new Date(month.getTime() - 86_400_000).toISOString().slice(0, 10);
    if (end >= to) break;
    ends.push(end);
  }
  const all = [...ends, to];
  const step = Math.ceil(all.length / mostPoints);
  return all.filter((_, at) => (all.length - 1 - at) % step === 0);
}
