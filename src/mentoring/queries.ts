import { sql, type SqlBool } from "kysely";
import type { Asking } from "../platform/asking.ts";
import type { Db } from "../platform/database.ts";
import type { StepState } from "../platform/frame.ts";

/** How many units have a mentor who is still at work, for the programme's path; null while it has no mentors and no such step. */
export async function mentoringState(db: Db, programmeId: string, { t }: Asking): Promise<StepState | null> {
  const mentor = db.selectFrom("mentors").select("id").where("programmeId", "=", programmeId).limit(1);
  if ((await mentor.executeTakeFirst()) === undefined) return null;
  const { units } = await db
    .selectFrom("mentorUnits")
    .innerJoin("mentors", "mentors.id", "mentorId")
    .innerJoin("programmes", "programmes.id", "mentorUnits.programmeId")
    .select(({ fn }) => fn.countAll<number>().as("units"))
    .where("mentorUnits.programmeId", "=", programmeId)
    .where("mentorUnits.endsOn", "is", null)
    .where(
      sql<SqlBool>`(mentors.ends_on is null
        or mentors.ends_on >= least(programmes.ends_on, (now() at time zone programmes.time_zone)::date))`,
    )
    .executeTakeFirstOrThrow();
  if (units === 0) return { text: t("mentoring.step.none"), isDone: false };
  return { text: t("mentoring.step.units", { count: units }), isDone: true };
}
