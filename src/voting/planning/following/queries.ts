import type { Asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import type { Programme } from "../../../programmes/index.ts";
import { currentSeries } from "../../../series/index.ts";
import type { Ballot } from "../../queries.ts";
import type { Following } from "../pages.ts";
import { listPlanned, loadOffer, whenTold } from "../queries.ts";

/** What follows from a closed ballot's result, as this one of the staff may see it. */
export async function loadFollowing(
  db: Db,
  ballot: Ballot,
  programme: Programme,
  { role }: Pick<Asking, "role">,
): Promise<Following> {
  const { result, id, programmeId } = ballot;
  const planned = await listPlanned(db, id);
  const mayPlan = role !== "viewer" && planned.length === 0 && result !== null && result.winnerIds.length > 0;
  return {
    ballot,
    programme,
    planned,
    offer: mayPlan ? await loadOffer(db, ballot, result) : null,
    series: planned.length === 0 ? undefined : await currentSeries(db, programmeId),
    toldAt: await whenTold(db, id),
  };
}
