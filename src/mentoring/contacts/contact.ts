/** How one was in touch. */
export const contactWays = ["phone", "mail", "meeting", "remote"] as const;
export type ContactWay = (typeof contactWays)[number];

/** Why a contact is not noted so: its day is to come, or the person is of another unit. */
export type ContactRefusal = "in-future" | "not-of-unit";

/** A note is put right and taken away by who wrote it, and by who sets up the programme. */
export function mayCorrect(
  { writtenBy }: { writtenBy: string | null },
  { userId, isPlanner }: { userId: string | null; isPlanner: boolean },
): boolean {
  return isPlanner || (writtenBy !== null && writtenBy === userId);
}

/** Where the next step stands on the day: there is none, it is done, its day has passed, is today, or is still to come. */
export type NextState = "none" | "done" | "late" | "today" | "ahead" | "undated";

interface Next {
  nextStep: string;
  /** "2021-05-03"; null where no day was set. */
  nextOn: string | null;
  isNextDone: boolean;
}

/** What the next step waits for, on the programme's day. */
export function nextState({ nextStep, nextOn, isNextDone }: Next, today: string): NextState {
  if (nextStep === "") return "none";
  if (isNextDone) return "done";
  if (nextOn === null) return "undated";
  return nextOn < today ? "late" : nextOn === today ? "today" : "ahead";
}

/** The next steps that nobody has taken yet, by their day; those without a day last. */
export function stepsDue<N extends Next>(notes: readonly N[]): N[] {
  const open = notes.filter(({ nextStep, isNextDone }) => nextStep !== "" && !isNextDone);
  return open.toSorted((a, b) => compared(a.nextOn ?? "9999", b.nextOn ?? "9999"));
}

const compared = (a: string, b: string) => (a < b ? -1 : Number(a > b));
