import { listNeeds, type Need } from "../../../catalogue/index.ts";
import { listTools, programmeToday, type Tool } from "../../../maturity/index.ts";
import { isWanted, loadProfiles } from "../../../needs/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import { listUnits, type Unit } from "../../assigning/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { listMentors } from "../../mentors/queries.ts";
import type { RaisedNeed } from "../follow-up.ts";
import { listFollowUps, type FollowUp } from "../queries.ts";

/** A strong need of an interview, with the interview that brought it up. */
export interface Raised extends RaisedNeed {
  unitName: string;
  needNames: Texts;
  heldOn: string;
  mentorId: string | null;
}

/** The strong needs of every interview that counts: of a unit and form the latest. */
export async function listRaised(db: Db, programmeId: string): Promise<Raised[]> {
  const counting = await db
    .selectFrom("needsAssessments")
    .innerJoin("responses", "responses.id", "needsAssessments.responseId")
    .innerJoin("organisations", "organisations.id", "unitId")
    .select(["needsAssessments.id", "unitId", "organisations.name as unitName", "heldOn", "mentorId"])
    .select("responses.surveyId")
    .where("needsAssessments.programmeId", "=", programmeId)
    .where("doneAt", "is not", null)
    .where("responses.counts", "=", true)
    .execute();
  const raised: Raised[] = [];
  for (const [surveyId, interviews] of Map.groupBy(counting, (interview) => interview.surveyId)) {
    const profiles = await loadProfiles(db, programmeId, { surveyIds: [surveyId] });
    const rowOf = new Map(profiles.organisations.map(({ id }, row) => [id, row]));
    for (const { id: assessmentId, unitId, unitName, heldOn, mentorId } of interviews)
      for (const [at, need] of profiles.needs.entries()) {
        const strength = profiles.values[rowOf.get(unitId) ?? -1]?.[at] ?? null;
        if (strength === null || !isWanted(strength)) continue;
        raised.push({
          assessmentId,
          unitId,
          unitName,
          heldOn,
          mentorId,
          strength,
          needId: need.id,
          needNames: need.names,
        });
      }
  }
  return raised;
}

/** All that the list of follow-ups is made of. */
export interface ListMaterial {
  programmeId: string;
  followUps: FollowUp[];
  raised: Raised[];
  units: Unit[];
  mentors: Mentor[];
  needs: Need[];
  tools: Tool[];
  today: string;
}

export async function loadList(db: Db, programmeId: string): Promise<ListMaterial> {
  return {
    programmeId,
    followUps: await listFollowUps(db, programmeId),
    raised: await listRaised(db, programmeId),
    units: await listUnits(db, programmeId),
    mentors: await listMentors(db, programmeId),
    needs: await listNeeds(db, programmeId),
    tools: await listTools(db, programmeId),
    today: await programmeToday(db, programmeId),
  };
}
