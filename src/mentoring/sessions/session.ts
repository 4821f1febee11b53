import type { Texts } from "../../platform/locales.ts";

/** What sort of gathering a session is, as the register counts them. */
export const sessionKinds = ["training", "workshop", "meeting"] as const;
export type SessionKind = (typeof sessionKinds)[number];

/** What is told of a session, held or to come. */
export interface SessionSubject {
  programmeId: string;
  mentorId: string;
  unitId: string;
  toolId: string | null;
  eventKind: SessionKind;
  /** Its own title; without one it is called by its tool, or by its unit. */
  title?: Texts | null;
  note?: string;
}

/** A session that has been held. Days are "2021-05-03", in the programme's time zone. */
export interface HeldSession extends SessionSubject {
  heldOn: string;
  durationMinutes: number | null;
  /** How many there were in all, where they were counted; those named are among them. */
  headCount: number | null;
  /** Contacts of the register who were there. */
  participantIds: string[];
  /** It is one more of the same, not the same one twice. */
  isAnother?: boolean;
}

/**
 * Why a session is not written down: its day is to come (then it is planned), the same has been logged already, fewer
 * people were counted than named, it was cancelled, or something has followed from it that would hang in the air.
 */
export type SessionRefusal = "in-future" | "already" | "fewer-than-named" | "cancelled" | "in-use";

/** Why a session is not planned so: its time is over, or it has been held or cancelled meanwhile, or people come from afar. */
export type PlanRefusal = "in-past" | "already-planned" | "not-planned" | "people-from-afar";

/** What the register calls a session: its own title, else its tool, else the unit that it was held with. */
export function sessionNames({
  title,
  toolNames,
  unitName,
}: {
  title: Texts | null;
  toolNames: Texts | null;
  unitName: string;
}): Texts {
  return title ?? toolNames ?? inEach(unitName);
}

/** The same words in each language: names are not translated. */
export function inEach(text: string): Texts {
  return { fi: text, sv: text, en: text };
}
