import { sql } from "kysely";
import { recordAct } from "../../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../../platform/database.ts";
import type { Texts } from "../../../platform/locales.ts";
import { traceChange } from "../changes/commands.ts";
import { setHidden } from "../hiding/commands.ts";
import { withMerged } from "../../marks.ts";
import { isOnPapers, lockOption, type OptionPlace } from "../queries.ts";
import { areSame, wordingRefusal, type Rewording, type WordingRefusal } from "./wording.ts";

export type Reworded =
  { refused: WordingRefusal | "not-open" | "no-reason" } | { done: "reworded" | "replaced" | "kept" };

/**
 * Changes an option's words, and keeps what they were. Where another topic takes its place, the old one is hidden with
 * the reason, and the new one is the team's: nobody has voted for it.
 */
export async function rewordOption(
  db: Db,
  place: OptionPlace,
  rewording: Rewording & { readonly reason: string },
  actorId: string,
): Promise<Reworded> {
  const { programmeId, ballotId, optionId } = place;
  const { names, becomes, reason } = rewording;
  return await db.transaction().execute(async (trx) => {
    const { options, option, isTended } = await lockOption(trx, place);
    if (!isTended) return { refused: "not-open" };
    if (areSame(names, option.names)) return { done: "kept" };
    const others = options.filter(({ id }) => id !== optionId);
    const isVotedOn = await isOnPapers(trx, ballotId, withMerged(options, optionId));
    const refused = wordingRefusal(option, rewording, { others, isVotedOn });
    if (refused !== null) return { refused };
    if (becomes === "new" && reason === "") return { refused: "no-reason" };
    if (becomes === "new") {
      await setHidden(trx, place, reason, actorId);
      const newId = await addWorded(trx, ballotId, names);
      const details = { newId };
      await recordAct(trx, { actorId, programmeId, act: "ballot.replace-option", subject: optionId, details });
      return { done: "replaced" };
    }
    const worded = { topicId: null, proposal: null, ownNames: json(names) };
    await trx.updateTable("ballotOptions").set(worded).where("ballotId", "=", ballotId).where("id", "=", optionId).execute(); // prettier-ignore
    const words = { before: option.names, after: names };
    await traceChange(trx, { ballotId, optionId, kind: "edited", ...words, changedBy: actorId });
    await recordAct(trx, { actorId, programmeId, act: "ballot.reword-option", subject: optionId });
    return { done: "reworded" };
  });
}

async function addWorded(trx: Tx, ballotId: string, names: Texts): Promise<string> {
  const position = sql<number>`(select coalesce(max(position), -1) + 1 from ballot_options where ballot_id = ${ballotId})`;
  const row = { ballotId, ownNames: json(names), position };
  return (await trx.insertInto("ballotOptions").values(row).returning("id").executeTakeFirstOrThrow()).id;
}
