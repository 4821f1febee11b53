import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import { traceChange } from "../changes/commands.ts";
import { lockOption, optionOf, type OptionPlace } from "../queries.ts";
import { mergerOf, type MergingRefusal } from "./merging.ts";

/**
 * Merges an option into another: it is on no paper any more, and each person's support for either counts once. Papers
 * stay as they are marked, so that parting gives everything back. The same merger twice is one.
 */
export async function mergeOption(
  db: Db,
  place: OptionPlace,
  into: string,
  actorId: string,
): Promise<MergingRefusal | "not-open" | null> {
  const { programmeId, ballotId, optionId } = place;
  return await db.transaction().execute(async (trx) => {
    const { options, option, isTended } = await lockOption(trx, place);
    const chosen = optionOf(options, into);
    if (!isTended) return "not-open";
    if (option.mergedInto === chosen.id) return null;
    const merger = mergerOf(options, { optionId, into });
    if ("refused" in merger) return merger.refused;
    const merged = { mergedInto: merger.into };
    await trx.updateTable("ballotOptions").set(merged).where("ballotId", "=", ballotId).where("id", "=", optionId).execute(); // prettier-ignore
    const after = optionOf(options, merger.into).names;
    await traceChange(trx, { ballotId, optionId, kind: "merged", after, changedBy: actorId });
    const details = { into: merger.into };
    await recordAct(trx, { actorId, programmeId, act: "ballot.merge-options", subject: optionId, details });
    return null;
  });
}

/** Parts a merged option again: it is on papers as it was, with the marks that it has. */
export async function partOption(
  db: Db,
  place: OptionPlace,
  actorId: string,
): Promise<"not-open" | "not-merged" | null> {
  const { programmeId, ballotId, optionId } = place;
  return await db.transaction().execute(async (trx) => {
    const { options, option, isTended } = await lockOption(trx, place);
    if (!isTended) return "not-open";
    if (option.mergedInto === null) return "not-merged";
    await trx.updateTable("ballotOptions").set({ mergedInto: null }).where("ballotId", "=", ballotId).where("id", "=", optionId).execute(); // prettier-ignore
    const before = optionOf(options, option.mergedInto).names;
    await traceChange(trx, { ballotId, optionId, kind: "parted", before, changedBy: actorId });
    const details = { from: option.mergedInto };
    await recordAct(trx, { actorId, programmeId, act: "ballot.part-options", subject: optionId, details });
    return null;
  });
}
