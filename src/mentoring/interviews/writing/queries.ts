import { programmeToday } from "../../../maturity/index.ts";
import type { Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { findRecorded, listInterviewForms, type OpenedForm, type Recorded } from "../../../surveys/index.ts";
import { listUnits, type Unit } from "../../assigning/queries.ts";
import { listNearUnits, type NearUnits } from "../../choosing/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { findOwnMentor, listMentors } from "../../mentors/queries.ts";
import { findForm, getAssessment, type Assessment } from "../queries.ts";

/** What a new interview is chosen from. */
export interface NewMaterial {
  programmeId: string;
  units: Unit[];
  near: NearUnits;
  mentors: Mentor[];
  ownMentorId: string | null;
  forms: OpenedForm[];
  today: string;
}

export async function loadNew(db: Db, programmeId: string, userId: string): Promise<NewMaterial> {
  const mentor = await findOwnMentor(db, programmeId, userId);
  return {
    programmeId,
    units: await listUnits(db, programmeId),
    near: await listNearUnits(db, programmeId, userId),
    mentors: await listMentors(db, programmeId),
    ownMentorId: mentor?.id ?? null,
    forms: await listInterviewForms(db, programmeId),
    today: await programmeToday(db, programmeId),
  };
}

/** An interview with what is written in it so far. */
export interface WritingMaterial {
  assessment: Assessment;
  /** Null where its answers have been erased. */
  recorded: Recorded | null;
  form: OpenedForm | null;
  programme: Programme;
  mentors: Mentor[];
}

export async function loadWriting(db: Db, programmeId: string, id: string): Promise<WritingMaterial> {
  const assessment = await getAssessment(db, programmeId, id);
  const { responseId, surveyId } = assessment;
  return {
    assessment,
    recorded: responseId === null ? null : ((await findRecorded(db, responseId)) ?? null),
    form: surveyId === null ? null : ((await findForm(db, programmeId, surveyId)) ?? null),
    programme: await getProgramme(db, programmeId),
    mentors: await listMentors(db, programmeId),
  };
}
