import type { Db } from "../../../platform/database.ts";

/** How many follow-ups were made from each interview. */
export async function countFollowUps(db: Db, programmeId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("followUps")
    .select(({ fn }) => ["assessmentId", fn.countAll<number>().as("count")])
    .where("programmeId", "=", programmeId)
    .where("assessmentId", "is not", null)
    .groupBy("assessmentId")
    .execute();
  return new Map(rows.map(({ assessmentId, count }) => [assessmentId ?? "", count]));
}
