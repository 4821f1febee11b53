import type { Asking } from "../platform/asking.ts";
import type { Key } from "../platform/keys.ts";
import { assignmentsUrl, contactsUrl, followUpsUrl, interviewsUrl, mentoringUrl, sessionsUrl } from "./addresses.ts";

const roomText = {
  mentors: "mentoring.rooms.mentors",
  assignments: "mentoring.rooms.assignments",
  sessions: "mentoring.rooms.sessions",
  interviews: "mentoring.rooms.interviews",
  followUps: "mentoring.rooms.followUps",
  contacts: "mentoring.rooms.contacts",
  knowledge: "mentoring.rooms.knowledge",
} as const satisfies Record<string, Key>;
export type MentoringRoom = keyof typeof roomText;

/** The links between the pages of mentoring, for the partial mentoring/_rooms; `here` is the room that one is in. */
export function mentoringRooms(programmeId: string, here: MentoringRoom, { t }: Asking) {
  const urls: Record<MentoringRoom, string> = {
    mentors: mentoringUrl(programmeId),
    assignments: assignmentsUrl(programmeId),
    sessions: sessionsUrl(programmeId),
    interviews: interviewsUrl(programmeId),
    followUps: followUpsUrl(programmeId),
    contacts: contactsUrl(programmeId),
    knowledge: `/programmes/${programmeId}/knowledge`,
  };
  const rooms = Object.keys(roomText) as MentoringRoom[];
  return rooms.map((room) => ({ text: t(roomText[room]), url: urls[room], isCurrent: room === here }));
}
