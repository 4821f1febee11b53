import type { Choice } from "../../anonymous/inviting/people.ts";
import type { ReminderPlan } from "../schedule/schedule.ts";

/** What is done when a survey opens: whom an anonymous one asks, and when reminders leave by themselves, if they do. */
export interface OpeningPlan {
  choice: Choice;
  reminders: ReminderPlan | null;
}
