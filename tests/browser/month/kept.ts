import type { Db } from "../../../src/platform/database.ts";

/** What the database holds after the month, in the order in which it was written. */
export async function keptOf(db: Db, programmeId: string) {
  const judged = await db
    .selectFrom("assessments")
    .innerJoin("organisations", "organisations.id", "assessments.unitId")
    .innerJoin("digitalTools", "digitalTools.id", "assessments.toolId")
    .select(["organisations.name as unit", "digitalTools.names", "score", "judge", "isCorrected"])
    .where("assessments.programmeId", "=", programmeId)
    .orderBy("assessments.createdAt")
    .orderBy("digitalTools.position")
    .execute();
  const sessions = await db
    .selectFrom("mentorSessions")
    .innerJoin("workshops", "workshops.id", "mentorSessions.workshopId")
    .innerJoin("mentors", "mentors.id", "mentorSessions.mentorId")
    .innerJoin("organisations", "organisations.id", "mentorSessions.unitId")
    .select(["mentors.name as mentor", "organisations.name as unit", "eventKind", "state", "headCount"])
    .where("mentorSessions.programmeId", "=", programmeId)
    .orderBy("mentorSessions.createdAt")
    .execute();
  const met = await db
    .selectFrom("interviewedPeople")
    .innerJoin("needsAssessments", "needsAssessments.id", "assessmentId")
    .select(["role", "count", "name"])
    .where("programmeId", "=", programmeId)
    .execute();
  const followUps = await db
    .selectFrom("followUps")
    .innerJoin("needs", "needs.id", "needId")
    .select(["needs.names", "state"])
    .where("followUps.programmeId", "=", programmeId)
    .execute();
  return {
    judged: judged.map(
      ({ unit, names, score, judge, isCorrected }) =>
        `${lastName(unit)}, ${names.fi}: ${score} by ${judge}${isCorrected ? ", corrected" : ""}`,
    ),
    sessions: sessions.map(
      ({ mentor, unit, eventKind, state, headCount }) =>
        `${mentor}, ${lastName(unit)}: ${eventKind} ${state}, ${headCount} people`,
    ),
    met: met.map(({ role, count, name }) => `${role} ${count}${name}`),
    followUps: followUps.map(({ names, state }) => `${names.fi}: ${state}`),
  };
}

/** A unit's own name, without those of what it is part of. */
function lastName(name: string): string {
  return name.split(" › ").at(-1) ?? name;
}
