import { listNeeds, type Need } from "../../../catalogue/index.ts";
import { listCodingsOf, loadProfiles, type ResponseCoding } from "../../../needs/index.ts";
import type { Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { findRecorded, listCorrected, type OpenedForm, type Recorded } from "../../../surveys/index.ts";
import type { FollowUp } from "../../follow-ups/queries.ts";
import { listFollowUps } from "../../follow-ups/queries.ts";
import { listMentors } from "../../mentors/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { findForm, getAssessment, listAssessmentsOf, listDetailsBefore } from "../queries.ts";
import type { Assessment, DetailsBefore } from "../queries.ts";
import { profileOf, type ProfileNeed } from "./profile.ts";

/** An interview with all that is known through it. */
export interface InterviewSeen {
  assessment: Assessment;
  programme: Programme;
  form: OpenedForm | null;
  /** Null where its answers have been erased. */
  recorded: Recorded | null;
  /** What the unit needs, the strongest first; null where another interview of the unit counts, or this one is a draft. */
  profile: ProfileNeed<Need>[] | null;
  codings: ResponseCoding[];
  needs: Need[];
  /** Of the unit. */
  followUps: FollowUp[];
  /** The unit's other interviews, the latest first. */
  others: Assessment[];
  corrected: Awaited<ReturnType<typeof listCorrected>>;
  detailsBefore: DetailsBefore[];
  mentors: Mentor[];
}

export async function loadInterview(db: Db, programmeId: string, id: string): Promise<InterviewSeen> {
  const assessment = await getAssessment(db, programmeId, id);
  const { unitId, surveyId, responseId } = assessment;
  const recorded = responseId === null ? null : ((await findRecorded(db, responseId)) ?? null);
  const counts = recorded !== null && recorded.isFinished && recorded.counts;
  return {
    assessment,
    recorded,
    programme: await getProgramme(db, programmeId),
    form: surveyId === null ? null : ((await findForm(db, programmeId, surveyId)) ?? null),
    profile: counts ? await unitProfile(db, { programmeId, unitId, surveyId: recorded.surveyId }) : null,
    codings: counts
      ? await listCodingsOf(db, {
          programmeId,
          surveyId: recorded.surveyId,
          responseId: recorded.id,
          organisationId: unitId,
        })
      : [],
    needs: await listNeeds(db, programmeId),
    followUps: await listFollowUps(db, programmeId, { unitIds: [unitId] }),
    others: (await listAssessmentsOf(db, programmeId, unitId)).filter((other) => other.id !== id),
    corrected: recorded === null ? [] : await listCorrected(db, recorded.id),
    detailsBefore: await listDetailsBefore(db, id),
    mentors: await listMentors(db, programmeId),
  };
}

/** What the unit needs by the interview that counts of those by the form. */
async function unitProfile(
  db: Db,
  { programmeId, unitId, surveyId }: { programmeId: string; unitId: string; surveyId: string },
): Promise<ProfileNeed<Need>[]> {
  return profileOf(await loadProfiles(db, programmeId, { surveyIds: [surveyId], respondentId: unitId }), 0);
}
