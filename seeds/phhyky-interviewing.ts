import { recordInterview, startInterviewForm } from "../src/mentoring/interviews/commands.ts";
import type { Deps } from "../src/platform/deps.ts";
import { getQuestionnaire } from "../src/surveys/questionnaire/queries.ts";
import { phhykyInterviews, type DemoInterview } from "./phhyky-interviews.ts";
import { idOf, type Ground } from "./phhyky-organising.ts";
import type { DemoMentor } from "./phhyky-staff.ts";

interface Interviewing {
  ground: Ground;
  mentorIds: ReadonlyMap<DemoMentor, string>;
  accounts: ReadonlyMap<DemoMentor, string>;
}

/** The mentors interview their units and write down what was said. Returns them with their ids. */
export async function interview(
  { db }: Deps,
  { ground, mentorIds, accounts }: Interviewing,
): Promise<(DemoInterview & { id: string })[]> {
  const { programmeId, ownerId } = ground;
  const { surveyId } = await startInterviewForm(db, { programmeId, form: "template" }, ownerId);
  const { sections } = await getQuestionnaire(db, surveyId);
  const written: (DemoInterview & { id: string })[] = [];
  for (const held of phhykyInterviews(sections.flatMap(({ questions }) => questions))) {
    const { unit, mentor, ...said } = held;
    const place = { programmeId, unitId: idOf(ground, unit.name), surveyId, mentorId: mentorIds.get(mentor) ?? null };
    const recorded = await recordInterview(db, { ...place, ...said }, accounts.get(mentor) ?? "");
    if (typeof recorded === "string") throw new Error(`The demo's interview with ${unit.name}: ${recorded}`);
    written.push({ ...held, id: recorded.id });
  }
  return written;
}
