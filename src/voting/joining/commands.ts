import type { Temporal } from "temporal-polyfill";
import { newCode, tokenHash } from "../../platform/browser-session.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { ballotState } from "../ballot-life.ts";
import { findVoter } from "../casting/queries.ts";
import { lockBallot } from "../queries.ts";
import { countWalkIns, findBallotOfCode } from "./queries.ts";
import { joinRefusal, walkInToken, type JoinRefusal } from "./walk-in.ts";

/** A code that those in the room type to join: six letters and digits, none that are taken for each other. */
export function newJoinCode(): string {
  return newCode(6);
}

export type Joined = { token: string; ballotId: string; closesAt: Temporal.Instant | null } | { refused: JoinRefusal };

/** Gives somebody in the room a vote, with a link that only their browser holds. Pressed twice, they have one. */
export async function joinByCode(
  db: Db,
  { code, name, sessionToken }: { code: string; name: string; sessionToken: string },
): Promise<Joined> {
  return await db.transaction().execute(async (trx) => {
    const found = await findBallotOfCode(trx, code);
    if (found === undefined) throw new NotFound("code");
    // One after the other: so that the limit holds, and who presses twice is found.
    const ballot = await lockBallot(trx, found.id);
    if (ballot.joinCode !== code) throw new NotFound("code");
    const { id: ballotId, closesAt } = ballot;
    const token = walkInToken(ballotId, sessionToken);
    if ((await findVoter(trx, token)) !== undefined) return { token, ballotId, closesAt };
    const state = ballotState(ballot, await databaseNow(trx));
    const refused = joinRefusal(state, await countWalkIns(trx, ballotId));
    if (refused !== null) return { refused };
    await trx
      .insertInto("voters")
      .values({ ballotId, walkInName: name, tokenHashes: [tokenHash(token)] })
      .execute();
    return { token, ballotId, closesAt };
  });
}
