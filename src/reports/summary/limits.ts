/** The time that a summary is of, both days within it; null is no limit. */
export interface Limits {
  from: string | null;
  to: string | null;
}

/** The time as it was chosen. An end that was not chosen is the programme's; one that was chosen empty is no limit. */
export function limitsOf(
  chosen: { from?: string | null | undefined; to?: string | null | undefined },
  programme: { startsOn: string | null; endsOn: string | null },
): Limits {
  const limits = {
    from: chosen.from === undefined ? programme.startsOn : chosen.from,
    to: chosen.to === undefined ? programme.endsOn : chosen.to,
  };
  if (limits.from === null || limits.to === null || limits.from <= limits.to) return limits;
  // Of two ends that cross, the one that was chosen counts.
  return chosen.from == null ? { from: null, to: limits.to } : { from: limits.from, to: null };
}

/** Whether a day is within the time. */
export function isWithin(day: string, { from, to }: Limits): boolean {
  return (from === null || from <= day) && (to === null || day <= to);
}

/** The time as an address says it: null where nothing was chosen and the time is the programme's own. */
export function chosenLimits(
  chosen: { from?: string | null | undefined; to?: string | null | undefined },
  limits: Limits,
): Limits | null {
  return chosen.from === undefined && chosen.to === undefined ? null : limits;
}
