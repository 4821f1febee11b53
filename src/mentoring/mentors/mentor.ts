/** One who helps units to take digital tools into use. Days are "2021-05-03". */
export interface Mentor {
  id: string;
  programmeId: string;
  name: string;
  /** The colleague's account; null where the mentor has none yet. */
  userId: string | null;
  /** The first and the last day as a mentor; null where no end is known. */
  startsOn: string;
  endsOn: string | null;
  /** The weekdays on which the mentor works for the programme, Monday 1: "12345"; "" where each day is marked by hand. */
  weekdays: string;
  /** What the mentor is good at. */
  needIds: string[];
  toolIds: string[];
}

/** Whether the mentor works as one on the day. */
export function isAtWork({ startsOn, endsOn }: Pick<Mentor, "startsOn" | "endsOn">, day: string): boolean {
  return startsOn <= day && !hasEnded({ endsOn }, day);
}

/** Whether the mentor's work was over before the day. */
export function hasEnded({ endsOn }: Pick<Mentor, "endsOn">, day: string): boolean {
  return endsOn !== null && endsOn < day;
}
