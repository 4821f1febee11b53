import { json, type Tx } from "../../../platform/database.ts";
import { listOptions, type Ballot } from "../../queries.ts";
import { figuresOf, isRenewalDue, renewed } from "../live.ts";
import { countPapers, findKeptFigures, listMarks } from "../queries.ts";

/**
 * Part of casting a vote in a secret ballot that shows its figures: they move on when enough have voted since, whether
 * anybody looks or not. The transaction holds the ballot alone, so that each vote is counted from and none is half in them.
 */
export async function moveFiguresOn(trx: Tx, { id, form }: Ballot): Promise<void> {
  const kept = await findKeptFigures(trx, id);
  if (!isRenewalDue(kept, await countPapers(trx, id))) return;
  const live = renewed(kept, figuresOf(await listMarks(trx, id), form, await listOptions(trx, id)));
  await trx
    .updateTable("ballots")
    .set({ live: json(live) })
    .where("id", "=", id)
    .execute();
}
