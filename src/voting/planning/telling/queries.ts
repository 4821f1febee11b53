import type { Db } from "../../../platform/database.ts";

/** The participants who had a vote, each once. */
export async function listTold(db: Db, ballotId: string): Promise<string[]> {
  const rows = await db
    .selectFrom("voters")
    .select("participantId")
    .distinct()
    .where("ballotId", "=", ballotId)
    .where("participantId", "is not", null)
    .$narrowType<{ participantId: string }>()
    .orderBy("participantId")
    .execute();
  return rows.map(({ participantId }) => participantId);
}

/** The proposals of an open ballot whose proposers have not been told what became of them. */
export async function listUntoldProposers(
  db: Db,
  ballotId: string,
): Promise<{ optionId: string; participantId: string }[]> {
  return await db
    .selectFrom("ballotOptions")
    .innerJoin("voters", "voters.id", "proposerId")
    .select(["ballotOptions.id as optionId", "voters.participantId"])
    .where("ballotOptions.ballotId", "=", ballotId)
    .where("proposerToldAt", "is", null)
    .where("voters.participantId", "is not", null)
    .$narrowType<{ participantId: string }>()
    .orderBy("position")
    .execute();
}
