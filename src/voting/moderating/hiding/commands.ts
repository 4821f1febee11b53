import { recordAct } from "../../../platform/audit-log.ts";
import type { Db, Tx } from "../../../platform/database.ts";
import { traceChange } from "../changes/commands.ts";
import { lockOption, type OptionPlace } from "../queries.ts";

export type HidingRefusal = "not-open" | "already-hidden" | "not-hidden" | "merged";

/**
 * Takes an option out of the voting, with a reason that voters and its proposer read. Votes for it, and for what was
 * merged into it, count for nothing while it is hidden.
 */
export async function hideOption(
  db: Db,
  place: OptionPlace,
  reason: string,
  actorId: string,
): Promise<HidingRefusal | null> {
  const { programmeId, optionId } = place;
  return await db.transaction().execute(async (trx) => {
    const { option, isTended } = await lockOption(trx, place);
    if (!isTended) return "not-open";
    if (option.mergedInto !== null) return "merged";
    if (option.isHidden) return "already-hidden";
    await setHidden(trx, place, reason, actorId);
    await recordAct(trx, { actorId, programmeId, act: "ballot.hide-option", subject: optionId });
    return null;
  });
}

/** Shows a hidden option again; the votes that it has count again. */
export async function showOption(db: Db, place: OptionPlace, actorId: string): Promise<HidingRefusal | null> {
  const { programmeId, ballotId, optionId } = place;
  return await db.transaction().execute(async (trx) => {
    const { option, isTended } = await lockOption(trx, place);
    if (!isTended) return "not-open";
    if (!option.isHidden) return "not-hidden";
    const shown = { isHidden: false, hiddenReason: "" };
    await trx.updateTable("ballotOptions").set(shown).where("ballotId", "=", ballotId).where("id", "=", optionId).execute(); // prettier-ignore
    await traceChange(trx, { ballotId, optionId, kind: "shown", changedBy: actorId });
    await recordAct(trx, { actorId, programmeId, act: "ballot.show-option", subject: optionId });
    return null;
  });
}

/** Part of an act that has locked the ballot. */
export async function setHidden(
  trx: Tx,
  { ballotId, optionId }: OptionPlace,
  reason: string,
  changedBy: string,
): Promise<void> {
  const hidden = { isHidden: true, hiddenReason: reason };
  await trx.updateTable("ballotOptions").set(hidden).where("ballotId", "=", ballotId).where("id", "=", optionId).execute(); // prettier-ignore
  await traceChange(trx, { ballotId, optionId, kind: "hidden", reason, changedBy });
}
