import { ownName } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import type { Key } from "../../platform/keys.ts";
import { assignmentsUrl } from "../addresses.ts";
import type { MonthLoad } from "../mentors/load.ts";
import { hasEnded, isAtWork, type Mentor } from "../mentors/mentor.ts";
import { plans } from "../mentors/pages.ts";
import type { MentoringSettings } from "../mentors/settings/settings.ts";
import type { AssignRefusal } from "./assigning.ts";
import type { Unit } from "./queries.ts";

/** Where the product proposes who helps whom. */
export function proposalUrl(programmeId: string): string {
  return `${assignmentsUrl(programmeId)}/proposal`;
}

export const assignText: Record<AssignRefusal, Key> = {
  "unknown-unit": "mentors.assign.unknownUnit",
  "not-at-work": "mentors.assign.notAtWork",
  "before-present": "mentors.assign.beforePresent",
  "before-last": "mentors.assign.beforeLast",
  "too-far": "mentors.assign.tooFar",
  taken: "mentors.assign.taken",
};

interface Choosing {
  unit: Unit;
  mentors: readonly { mentor: Mentor; load: MonthLoad }[];
  today: string;
  settings: MentoringSettings;
  ownMentorId: string | null;
}

/**
 * Giving a unit to a mentor by one press: whoever has the most room comes first. Mentors who don't plan the programme take
 * units for themselves alone; null where the visitor can't do either.
 */
export function assignChoice({ unit, mentors, today, ownMentorId }: Choosing, asking: Asking) {
  const { t } = asking;
  const unitName = ownName(unit.name);
  const atWork = mentors.filter(({ mentor }) => isAtWork(mentor, today));
  if (!plans(asking)) {
    const isMentor = atWork.some(({ mentor }) => mentor.id === ownMentorId);
    return isMentor ? { unitName, mentorId: ownMentorId, options: null, act: t("mentors.assign.take") } : null;
  }
  if (atWork.length === 0) return null;
  const room = ({ load }: { load: MonthLoad }) => load.available - load.needed;
  const options = [...atWork]
    .sort((a, b) => room(b) - room(a))
    .map(({ mentor }, at) => ({ value: mentor.id, text: mentor.name, isChosen: at === 0 }));
  return { unitName, mentorId: null, options, act: t("mentors.assign.act") };
}

/** The mentors who can be given units on the day or later, as options. */
export function mentorOptions(mentors: readonly Mentor[], day: string): { value: string; text: string }[] {
  return mentors.filter((mentor) => !hasEnded(mentor, day)).map(({ id, name }) => ({ value: id, text: name }));
}
