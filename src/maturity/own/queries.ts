import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { tokenHash } from "../../platform/browser-session.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { isOpen, type Round } from "./round.ts";

/** A unit that has been asked in a round. */
export interface Ask {
  id: string;
  programmeId: string;
  roundId: string;
  unitId: string;
  participantId: string | null;
  mailedAt: Temporal.Instant | null;
  openedAt: Temporal.Instant | null;
  sentAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  declinedAt: Temporal.Instant | null;
  createdAt: Temporal.Instant;
}

export const roundColumns = ["id", "programmeId", "closesAt", "createdAt", "subjects", "openings"] as const;
const askColumns = [
  ...(["ownAsks.id", "ownAsks.programmeId", "ownAsks.roundId", "ownAsks.unitId", "ownAsks.participantId"] as const),
  ...(["ownAsks.mailedAt", "ownAsks.openedAt", "ownAsks.sentAt", "ownAsks.revokedAt", "ownAsks.declinedAt"] as const),
  "ownAsks.createdAt",
] as const;

/** The round that was begun last, open or not. */
export async function findLatestRound(db: Db, programmeId: string): Promise<Round | undefined> {
  return await db
    .selectFrom("ownRounds")
    .select(roundColumns)
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** The same while it is open, held until the act is done: it does not close meanwhile. */
export async function holdOpenRound(trx: Tx, programmeId: string): Promise<Round | undefined> {
  const latest = await findLatestRound(trx, programmeId);
  return latest === undefined ? undefined : await holdRoundIfOpen(trx, latest.id);
}

/** The round while it is open, held until the act is done; asked of the clock only once nobody else holds it. */
export async function holdRoundIfOpen(trx: Tx, roundId: string): Promise<Round | undefined> {
  const round = await trx
    .selectFrom("ownRounds")
    .select(roundColumns)
    .where("id", "=", roundId)
    .forShare()
    .executeTakeFirst();
  return round !== undefined && isOpen(round, await databaseNow(trx)) ? round : undefined;
}

/** One change at a time to which units are asked: of a programme one round at most is open. */
export async function lockRounds(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

/** Those asked in the round, as they were asked. */
export async function listAsks(db: Db, roundId: string): Promise<Ask[]> {
  return await db
    .selectFrom("ownAsks")
    .select(askColumns)
    .where("roundId", "=", roundId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** The same with how many tools each has answered to. */
export async function listAsksWithAnswers(db: Db, roundId: string): Promise<(Ask & { answers: number })[]> {
  return await db
    .selectFrom("ownAsks")
    .select(askColumns)
    .select(
      sql<number>`(select count(*) from own_answers a where a.ask_id = own_asks.id and a.answer <> '')`.as("answers"),
    )
    .where("roundId", "=", roundId)
    .orderBy("createdAt")
    .orderBy("id")
    .execute();
}

/** An ask of the programme, held until the act is done. */
export async function lockAsk(trx: Tx, programmeId: string, askId: string): Promise<Ask> {
  const row = await trx
    .selectFrom("ownAsks")
    .select(askColumns)
    .where("programmeId", "=", programmeId)
    .where("id", "=", askId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("ask");
  return row;
}

/** Whose link it is; undefined for one that is unknown or has been ended. */
export async function findAskByToken(db: Db, token: string): Promise<Ask | undefined> {
  return await db
    .selectFrom("ownAsks")
    .select(askColumns)
    .where(sql<boolean>`token_hashes @> array[${tokenHash(token)}]::text[]`)
    .executeTakeFirst();
}

/** The units of the programme that have ever sent their own view. */
export async function listEverSent(db: Db, programmeId: string): Promise<Set<string>> {
  const rows = await db
    .selectFrom("ownAsks")
    .select("unitId")
    .distinct()
    .where("programmeId", "=", programmeId)
    .where("sentAt", "is not", null)
    .execute();
  return new Set(rows.map(({ unitId }) => unitId));
}
