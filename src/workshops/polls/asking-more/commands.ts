import { recordAct } from "../../../platform/audit-log.ts";
import type { Db } from "../../../platform/database.ts";
import type { Posting } from "../../letters/commands.ts";
import { addAsked } from "../asked/commands.ts";
import { lockContents, type PollPlace, type PollRefusal } from "../commands.ts";
import { postAsking } from "../letters/commands.ts";
import { loadPoll } from "../queries.ts";
import type { Meant } from "../recipients.ts";

/** Asks those who are meant and have not been asked yet; done twice, nobody hears of it again. Returns how many had an address. */
export async function askMore(
  db: Db,
  posting: Posting,
  { meant, ...place }: PollPlace & { meant: Meant },
  actorId: string,
): Promise<{ mailed: number } | PollRefusal> {
  return await db.transaction().execute(async (trx) => {
    const { poll, state } = await lockContents(trx, place);
    if (state !== "open") return state;
    const added = new Set(await addAsked(trx, poll, meant));
    const contents = await loadPoll(trx, poll);
    const people = contents.people.filter(({ attendeeId }) => added.has(attendeeId));
    const mailed = await postAsking(trx, posting, "ask", contents, people);
    await recordAct(trx, {
      ...{ actorId, programmeId: place.programmeId, act: "poll.ask-more", subject: poll.id },
      details: { asked: added.size, mailed },
    });
    return { mailed };
  });
}
