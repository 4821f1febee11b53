import { sql } from "kysely";
import type { Db } from "../../../platform/database.ts";
import { withMerged } from "../../marks.ts";
import { isOffered, type Ballot, type BallotOption } from "../../queries.ts";

/** What those who have voted can be written to about, and how many they are. */
export interface Invitation {
  /** Options that came after somebody had voted, and that nobody has been written to about. */
  added: BallotOption[];
  voterIds: string[];
}

/**
 * Who is written to about new options: of an open vote those whose paper lacks one of them, of a secret one everybody
 * who has voted, since nobody knows which paper is whose; not who came by the code or wants no reminders.
 */
export async function findInvitation(db: Db, ballot: Ballot, options: readonly BallotOption[]): Promise<Invitation> {
  const sameAs = JSON.stringify(options.filter(isOffered).map(({ id }) => ({ id, same: withMerged(options, id) })));
  const newIds = await listUnseen(db, ballot.id, sameAs);
  const added = options.filter(({ id }) => newIds.includes(id));
  if (added.length === 0) return { added, voterIds: [] };
  const voters = db
    .selectFrom("voters")
    .select("id")
    .where("ballotId", "=", ballot.id)
    .where("hasVoted", "=", true)
    .where("participantId", "is not", null)
    .where("declinedAt", "is", null);
  const lacking = sql<boolean>`exists (
    select from ballot_papers, jsonb_to_recordset(${sameAs}::jsonb) as each (id text, same text[])
    where voter_id = voters.id and each.id = any (${newIds}::text[]) and not jsonb_exists_any(seen, same))`;
  const rows = await (ballot.isSecret ? voters : voters.where(lacking)).orderBy("id").execute();
  return { added, voterIds: rows.map(({ id }) => id) };
}

/**
 * The options that some paper's voter had not before them, nor what was merged into them (`sameAs`), added since those who
 * had voted were last written to.
 */
async function listUnseen(db: Db, ballotId: string, sameAs: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select o.id from ballot_options o join ballots b on b.id = o.ballot_id
      join jsonb_to_recordset(${sameAs}::jsonb) as each (id uuid, same text[]) on each.id = o.id
    where o.ballot_id = ${ballotId} and o.position > coalesce(b.invited_back_to, -1)
      and exists (select from ballot_papers p where p.ballot_id = o.ballot_id and not jsonb_exists_any(p.seen, same))`.execute(
    db,
  );
  return rows.map(({ id }) => id);
}
