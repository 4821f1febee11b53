/** What is written to people of a workshop. */
export type LetterKind =
  | "invitation"
  | "signed-up"
  | "unanswered"
  | "coming"
  | "place-given"
  | "waiting"
  | "given-up"
  | "change"
  | "cancellation"
  | "restoration"
  | "colleague"
  | "substitute"
  | "substitute-waiting"
  | "removal"
  | "link"
  | "materials";

export interface LetterForm {
  /** What it does in the person's calendar. */
  calendar: "REQUEST" | "CANCEL" | null;
  /** Whether it asks for an answer, leads to the person's own pages, or needs nothing done. */
  asks: "answer" | "open" | "nothing";
  /** Whether it is one of those that can be declined, and says so. */
  isReminder: boolean;
}

/** How each letter is made, besides its words. An invitation tells how to be spared of the reminders that follow. */
export const letterForms: Record<LetterKind, LetterForm> = {
  invitation: { calendar: "REQUEST", asks: "answer", isReminder: true },
  "signed-up": { calendar: "REQUEST", asks: "open", isReminder: true },
  unanswered: { calendar: "REQUEST", asks: "answer", isReminder: true },
  coming: { calendar: "REQUEST", asks: "open", isReminder: true },
  "place-given": { calendar: "REQUEST", asks: "answer", isReminder: false },
  waiting: { calendar: null, asks: "open", isReminder: false },
  "given-up": { calendar: "CANCEL", asks: "open", isReminder: false },
  change: { calendar: "REQUEST", asks: "answer", isReminder: false },
  cancellation: { calendar: "CANCEL", asks: "nothing", isReminder: false },
  restoration: { calendar: "REQUEST", asks: "answer", isReminder: false },
  colleague: { calendar: "REQUEST", asks: "answer", isReminder: true },
  substitute: { calendar: "REQUEST", asks: "answer", isReminder: false },
  "substitute-waiting": { calendar: null, asks: "open", isReminder: false },
  removal: { calendar: "CANCEL", asks: "nothing", isReminder: false },
  link: { calendar: null, asks: "open", isReminder: false },
  materials: { calendar: null, asks: "open", isReminder: false },
};

/** The name by which every calendar knows the workshop, whether by mail, feed or file. */
export function workshopUid(workshopId: string): string {
  return `workshop-${workshopId}@tarvepaja`;
}
