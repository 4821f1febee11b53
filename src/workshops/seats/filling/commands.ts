import type { Db } from "../../../platform/database.ts";
import { tellLetIn, type Posting } from "../../letters/commands.ts";
import { letIn } from "../commands.ts";
import { listUnfilled, lockRoom } from "../queries.ts";

/**
 * Gives the places that came free by no act of workshops, as when somebody was removed from the register, to those who
 * wait; every other change does it by itself. Several processes may do it at once. A workshop of which it fails is
 * reported and keeps no other waiting.
 */
export async function fillFreePlaces(db: Db, posting: Posting, onError: (error: unknown) => void): Promise<void> {
  for (const place of await listUnfilled(db))
    await db
      .transaction()
      .execute(async (trx) => {
        const room = await lockRoom(trx, place.programmeId, place.workshopId);
        await tellLetIn(trx, posting, place, await letIn(trx, room));
      })
      .catch(onError);
}
