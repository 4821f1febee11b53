import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../../platform/database.ts";
import { ballotState } from "../../ballot-life.ts";
import { newJoinCode } from "../../joining/commands.ts";
import { lockBallotOf } from "../../queries.ts";

interface Place {
  programmeId: string;
  ballotId: string;
}

export type CodeRefusal = "not-under-way" | "not-allowed";

/** Gives the room a new code; the one before works no more. Who has come by it keeps their vote. */
export async function renewCode(db: Db, place: Place, actorId: string): Promise<CodeRefusal | null> {
  return await setCode(db, place, { isOn: true, actorId });
}

/** Ends joining by the code. */
export async function endCode(db: Db, place: Place, actorId: string): Promise<CodeRefusal | null> {
  return await setCode(db, place, { isOn: false, actorId });
}

async function setCode(
  db: Db,
  { programmeId, ballotId }: Place,
  { isOn, actorId }: { isOn: boolean; actorId: string },
): Promise<CodeRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const ballot = await lockBallotOf(trx, programmeId, ballotId);
    if (!ballot.allowsWalkIns) return "not-allowed";
    const state = ballotState(ballot, await databaseNow(trx));
    if (state !== "proposing" && state !== "open") return "not-under-way";
    const joinCode = isOn ? await newFreeCode(trx) : null;
    await trx.updateTable("ballots").set({ joinCode }).where("id", "=", ballotId).execute();
    const act = isOn ? "ballot.renew-code" : "ballot.end-code";
    await recordAct(trx, { actorId, programmeId, act, subject: ballotId });
    return null;
  });
}

/** A code that no other ballot has; a part of the acts that give one. */
export async function newFreeCode(trx: Tx): Promise<string> {
  for (;;) {
    const joinCode = newJoinCode();
    const taken = await trx.selectFrom("ballots").select("id").where("joinCode", "=", joinCode).executeTakeFirst();
    if (taken === undefined) return joinCode;
  }
}
