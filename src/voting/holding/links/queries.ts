import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../../../platform/database.ts";
import type { WaitingVoter } from "./commands.ts";

/** A voter who has not voted, with what decides whether they are reminded. */
export interface Reminded extends WaitingVoter {
  remindedAt: Temporal.Instant | null;
  declinedAt: Temporal.Instant | null;
}

/** Voters who have not voted and can be found: not those who came by the room's code. */
export async function listWaiting(db: Db, ballotId: string): Promise<Reminded[]> {
  return await waiting(db, ballotId).execute();
}

/** The same, locked until the change of their links is made: nobody votes with an old one meanwhile. */
export async function lockWaiting(trx: Tx, ballotId: string): Promise<Reminded[]> {
  return await waiting(trx, ballotId).forUpdate().execute();
}

function waiting(db: Db, ballotId: string) {
  return db
    .selectFrom("voters")
    .select(["id", "participantId", "organisationId", "remindedAt", "declinedAt"])
    .where("ballotId", "=", ballotId)
    .where("participantId", "is not", null)
    .$narrowType<{ participantId: string }>()
    .where("hasVoted", "=", false)
    .orderBy("id");
}
