// The address at which a calendar follows a mentor's sessions: it is open to whoever has it, so it works no longer than those work here whose it is.

/** Why an address does nothing any more: the mentor's work is over, or the mentor or who made it is not staff any more. */
export type FeedStop = "work-over" | "mentor-left" | "maker-left";

interface Standing {
  /** The mentor's last day; null where no end is known. */
  endsOn: string | null;
  /** Whether the mentor's account works in the programme; null where the mentor has none. */
  isMentorHere: boolean | null;
  /** The same of who made the address; null where nobody knows any more who did. */
  isMakerHere: boolean | null;
}

/** Why the address does nothing on the programme's day; null where it works. */
export function feedStop({ endsOn, isMentorHere, isMakerHere }: Standing, today: string): FeedStop | null {
  if (endsOn !== null && endsOn < today) return "work-over";
  if (isMentorHere === false) return "mentor-left";
  return isMakerHere === false ? "maker-left" : null;
}
