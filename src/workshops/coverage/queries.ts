import { sql } from "kysely";
import type { Need } from "../../catalogue/index.ts";
import { isWanted, loadProfiles, topicLevel, type SurveyProfiles } from "../../needs/index.ts";
import type { Db } from "../../platform/database.ts";
import { listIndustries, type Industry } from "../../programmes/index.ts";
import { latestSurvey } from "../../surveys/index.ts";
import { listWorkshops, type Workshop } from "../register/queries.ts";
import { topicLevels } from "../topics/kinds.ts";
import { listTopics, type Topic } from "../topics/queries.ts";
import { levelPlace, type Needing, type Reaching } from "./coverage.ts";
import { reachOf, type Attendance } from "./reach.ts";

/** Who was at which workshop, as far as attendance was taken by name; by workshop. */
export async function listAttendance(db: Db, programmeId: string): Promise<Map<string, Attendance>> {
  const { rows } = await sql<Attendance & { workshopId: string }>`
    select seat.workshop_id,
      count(*) filter (where attended) as people,
      count(*) filter (where attended and organisation is null) as without_organisation,
      coalesce(jsonb_agg(distinct organisation) filter (where attended and organisation is not null), '[]') as organisation_ids
    from (
      select seats.*, coalesce(p.organisation_id, a.organisation_id) as organisation
      from workshop_seats seats join attendees a on a.id = seats.attendee_id left join participants p on p.id = a.participant_id
      where seats.programme_id = ${programmeId} and attended is not null) seat
    group by seat.workshop_id`.execute(db);
  return new Map(rows.map(({ workshopId, ...attendance }) => [workshopId, attendance]));
}

/** What is needed and which workshops there are, as coverage takes it. */
export interface CoverageMaterial extends Needing {
  /** When nobody has been asked yet, there are neither people nor needs. */
  hasSurvey: boolean;
  needsInOrder: Need[];
  profiles: Pick<SurveyProfiles, "organisations">;
  industries: Industry[];
  workshops: { workshop: Workshop; reaching: Reaching }[];
}

/** The needs of those who answered the newest needs survey, and the workshops held and planned. */
export async function loadCoverage(db: Db, programmeId: string): Promise<CoverageMaterial> {
  const survey = await latestSurvey(db, programmeId);
  const profiles = await loadProfiles(db, programmeId, { surveyIds: survey === undefined ? [] : [survey.id] });
  const [workshops, topics, attendance] = [
    await listWorkshops(db, programmeId),
    await listTopics(db, programmeId),
    await listAttendance(db, programmeId),
  ];
  return {
    hasSurvey: survey !== undefined,
    needsInOrder: profiles.needs,
    profiles,
    industries: await listIndustries(db, programmeId),
    people: profiles.answeredBy.map((respondents) => [...new Set(respondents.flatMap(({ within }) => within))]),
    needIds: profiles.needs.map(({ id }) => id),
    needs: profiles.values.map((row) => row.map((strength) => strength !== null && isWanted(strength))),
    levels: profiles.levels.map((row, i) =>
      row.map((level, j) =>
        level === null
          ? (profiles.generalLevels[i] ?? null)
          : topicLevel(level, profiles.levelSteps[j] ?? 1, topicLevels.length),
      ),
    ),
    workshops: workshops
      .map((workshop) => ({ workshop, reaching: reachingOf(workshop, topics, attendance.get(workshop.id)) }))
      .filter(({ workshop, reaching }) => workshop.state === "planned" || reaching.organisationIds.length > 0),
  };
}

function reachingOf(workshop: Workshop, topics: readonly Topic[], attendance: Attendance | undefined): Reaching {
  const covers = topics.find(({ id }) => id === workshop.topicId)?.covers ?? [];
  return { id: workshop.id, level: levelPlace(workshop.level), covers, organisationIds: reachOf(workshop, attendance) };
}
