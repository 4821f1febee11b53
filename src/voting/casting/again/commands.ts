import { sql } from "kysely";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import type { Deps } from "../../../platform/deps.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { ballotState } from "../../ballot-life.ts";
import { holdBallot } from "../../queries.ts";
import { againLetter } from "./letter.ts";
import { listParticipantsOf, listVotesOf, type VoterToWrite } from "./queries.ts";
import { voteLinksQueue } from "./queue.ts";

type Posting = Pick<Deps, "db" | "publicUrl" | "texts" | "postMails">;

/**
 * Sees to it that whoever has that e-mail gets links to the votes that they have. An e-mail that is nobody's costs the
 * same here, and the rest is done in a job: neither the answer nor its time tells who is known.
 */
export async function askForVoteLinks({ db, jobs }: Pick<Deps, "db" | "jobs">, email: string): Promise<void> {
  const participantIds = await listParticipantsOf(db, email);
  await db.transaction().execute((trx) => jobs.enqueue(trx, voteLinksQueue, { participantIds }));
}

/** Sends the links that were asked for, one mail for each ballot under way; those in earlier mails work on. */
export async function sendVoteLinks(
  { db, ...posting }: Posting,
  { participantIds }: { participantIds: string[] },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    for (const voter of await listVotesOf(trx, participantIds)) await postLink(trx, posting, voter);
  });
}

async function postLink(trx: Tx, posting: Omit<Posting, "db">, voter: VoterToWrite): Promise<void> {
  const { texts, publicUrl, postMails } = posting;
  const { ballotId, name, email } = voter;
  const ballot = await holdBallot(trx, ballotId);
  const state = ballotState(ballot, await databaseNow(trx));
  if ((state !== "open" && state !== "proposing") || ballot.closesAt === null) return;
  const programme = await getProgramme(trx, ballot.programmeId);
  const locale = programme.locales.includes(voter.locale) ? voter.locale : programme.defaultLocale;
  const token = await newLinkOf(trx, voter);
  const letter = againLetter(texts[locale], {
    name,
    title: textIn(ballot.titles, locale),
    closes: formatInstant(ballot.closesAt, locale, programme.timeZone),
    link: token === null ? null : new URL(`/v/${token}?lang=${locale}`, publicUrl).href,
    contact: [programme.contactName, programme.contactEmail].filter((part) => part !== "").join(", "),
    programme: programme.name,
  });
  const to = { programmeId: programme.id, toName: name, toAddress: email, locale, ballotId };
  await postMails(trx, [{ ...to, ...letter }]);
}

/** One link more; null for who has voted: a new link would be a second vote. */
async function newLinkOf(trx: Tx, { id }: VoterToWrite): Promise<string | null> {
  const token = newToken();
  const added = await trx
    .updateTable("voters")
    .set({ tokenHashes: sql<string[]>`array_append(token_hashes, ${tokenHash(token)})` })
    .where("id", "=", id)
    .where("hasVoted", "=", false)
    .returning("id")
    .executeTakeFirst();
  return added === undefined ? null : token;
}
