import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";

/**
 * Takes out of interviews whose answers have been erased what else was written down of what was said, and the names of
 * those met. That the unit was interviewed, and what is to be done there, stays. May be run any number of times, by
 * several at once.
 */
export async function forgetInterviews(db: Db): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const erased = trx.selectFrom("surveys").select("id").where("answersErasedAt", "is not", null);
    const ofErased = trx.selectFrom("needsAssessments").select("id").where("surveyId", "in", erased);
    await trx.deleteFrom("needsAssessmentChanges").where("assessmentId", "in", ofErased).execute();
    await trx
      .updateTable("interviewedPeople")
      .set({ name: "", hasAgreed: false })
      .where("assessmentId", "in", ofErased)
      .where("name", "<>", "")
      .execute();
    const forgotten = await trx
      .updateTable("needsAssessments")
      .set({ summary: "" })
      .where("surveyId", "in", erased)
      .where("summary", "<>", "")
      .returning(["id", "programmeId"])
      .execute();
    for (const { id, programmeId } of forgotten)
      await recordAct(trx, { actorId: null, programmeId, act: "interview.forget", subject: id });
  });
}
