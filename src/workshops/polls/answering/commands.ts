import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { getHolder } from "../../own/queries.ts";
import { lockContents, type PollRefusal } from "../commands.ts";
import type { DateAnswer } from "../poll.ts";

/** Answers for oneself, or answers anew: of two tabs the later one counts. Answers to other polls' dates are not taken. */
export async function answerPoll(
  db: Db,
  { attendeeId, pollId, answers }: { attendeeId: string; pollId: string; answers: ReadonlyMap<string, DateAnswer> },
): Promise<PollRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const { programmeId } = await getHolder(trx, attendeeId);
    const contents = await lockContents(trx, { programmeId, pollId });
    if (!contents.people.some((person) => person.attendeeId === attendeeId)) throw new NotFound("poll");
    if (contents.state !== "open") return contents.state;
    const rows = contents.dates.flatMap(({ id: dateId }) => {
      const answer = answers.get(dateId);
      return answer === undefined ? [] : [{ pollId, dateId, attendeeId, answer }];
    });
    if (rows.length > 0)
      await trx
        .insertInto("pollAnswers")
        .values(rows)
        .onConflict((conflict) =>
          conflict.columns(["dateId", "attendeeId"]).doUpdateSet((eb) => ({ answer: eb.ref("excluded.answer") })),
        )
        .execute();
    await trx
      .updateTable("pollPeople")
      .set({ answeredAt: contents.now })
      .where("pollId", "=", pollId)
      .where("attendeeId", "=", attendeeId)
      .execute();
    await recordAct(trx, { actorId: null, programmeId, act: "poll.answer", subject: pollId });
    return null;
  });
}
