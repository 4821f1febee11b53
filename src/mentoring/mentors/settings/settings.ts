/** What the programme has agreed of mentors' work. */
export interface MentoringSettings {
  /** After how many weeks without a session or an interview a unit waits too long. */
  waitingWeeks: number;
  /** How many days a month a unit takes, where nothing else is said of it. */
  usualDays: number;
}

export const usualSettings: MentoringSettings = { waitingWeeks: 6, usualDays: 1 };
