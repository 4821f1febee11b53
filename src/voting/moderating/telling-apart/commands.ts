import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { lockOption, optionOf, type OptionPlace } from "../queries.ts";

/**
 * Keeps that two options only sound alike: they are not offered for merging any more. Said twice, or the other way round,
 * it is the same; merging them stays possible.
 */
export async function tellApart(
  db: Db,
  place: OptionPlace,
  otherId: string,
  actorId: string,
): Promise<"not-open" | "same" | null> {
  const { programmeId, ballotId, optionId } = place;
  return await db.transaction().execute(async (trx) => {
    const { options, isTended } = await lockOption(trx, place);
    const other = optionOf(options, otherId);
    if (!isTended) return "not-open";
    if (other.id === optionId) return "same";
    const [first, second] = [optionId, other.id].sort() as [string, string];
    const { numInsertedOrUpdatedRows: rows } = await trx
      .insertInto("ballotOptionsApart")
      .values({ ballotId, optionId: first, otherId: second })
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst();
    if (rows === 0n) return null;
    const act = "ballot.tell-options-apart";
    await recordAct(trx, { actorId, programmeId, act, subject: optionId, details: { other: other.id } });
    return null;
  });
}
