import { listParticipants } from "../../../organisations/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { mailLinks, type Addressed, type Posting } from "../links/commands.ts";
import { holdRoundIfOpen, lockAsk, lockRounds } from "../queries.ts";
import { listOpenAsks, listParticipantsOf, type OpenAsk } from "./queries.ts";
import { ownLinksQueue } from "./queue.ts";

/**
 * Sees to it that whoever has that e-mail gets links to the assessments that their units are asked for. An e-mail that
 * is nobody's costs the same here, and the rest is done in a job: neither the answer nor its time tells who is known.
 */
export async function askForOwnLinks({ db, jobs }: Pick<Deps, "db" | "jobs">, email: string): Promise<void> {
  const participantIds = await listParticipantsOf(db, email);
  await db.transaction().execute((trx) => jobs.enqueue(trx, ownLinksQueue, { participantIds }));
}

/** Sends the links that were asked for, one mail for each unit; those in earlier mails work on. */
export async function sendOwnLinks(
  { db, ...posting }: Posting,
  { participantIds }: { participantIds: string[] },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const asks = await listOpenAsks(trx, participantIds, await databaseNow(trx));
    for (const programmeId of new Set(asks.map((ask) => ask.programmeId).toSorted()))
      await lockRounds(trx, programmeId);
    for (const [roundId, ofRound] of Map.groupBy(asks, (ask) => ask.roundId)) {
      const round = await holdRoundIfOpen(trx, roundId);
      if (round === undefined) continue;
      const addressed = await holdAddressed(trx, round.programmeId, ofRound);
      await mailLinks(trx, posting, { round, occasion: "again" }, addressed);
      for (const { ask } of addressed)
        await recordAct(trx, {
          ...{ actorId: null, programmeId: round.programmeId, act: "self-assessment.ask-link", subject: ask.id },
        });
    }
  });
}

/** Those of the asks whose links have not been ended meanwhile, with who gets the mail. */
async function holdAddressed(trx: Tx, programmeId: string, asks: readonly OpenAsk[]): Promise<Addressed[]> {
  const people = new Map((await listParticipants(trx, programmeId)).map((person) => [person.id, person]));
  const addressed: Addressed[] = [];
  for (const { askId, participantId } of asks) {
    const ask = await lockAsk(trx, programmeId, askId);
    const contact = people.get(participantId);
    if (ask.revokedAt === null && contact !== undefined) addressed.push({ ask, contact });
  }
  return addressed;
}
