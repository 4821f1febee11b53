import { randomUUID } from "node:crypto";
import { sql } from "kysely";
import { json, type Db, type Tx } from "../../platform/database.ts";
import { mergedMarks, mergeTargets, type Marks } from "../marks.ts";
import { isOffered, listOptions, type Ballot, type BallotOption } from "../queries.ts";
import type { NamedGroup } from "./counting/groups.ts";
import type { CountedPaper } from "./counting/papers-file.ts";
import type { EarlierRound } from "./counting/series.ts";
import { readResult } from "./result.ts";

type Counting = Pick<Ballot, "id" | "form" | "votingBy">;

const rowsAtOnce = 1_000;

/** A paper with the code by which its voter finds it, where the ballot has such codes. */
export interface StoredPaper extends CountedPaper {
  readonly receipt: string | null;
  /** Who voted, of an open vote. */
  readonly name: string | null;
}

/** What was voted, each mark where it counts, in no order that means anything once the ballot is closed. */
export async function listPapers(db: Db, ballot: Counting): Promise<StoredPaper[]> {
  const options = await listOptions(db, ballot.id);
  const rows = await db
    .selectFrom("ballotPapers")
    .leftJoin("voters", "voters.id", "ballotPapers.voterId")
    .leftJoin("participants", "participants.id", "voters.participantId")
    .leftJoin("organisations", "organisations.id", "participants.organisationId")
    .select(["marks", "seen", "receipt", "ballotPapers.groupId", "voters.participantId", "voters.organisationId"])
    .select(["walkInName", "participants.name as person", "organisations.name as organisation"])
    .where("ballotPapers.ballotId", "=", ballot.id)
    .execute();
  return rows.map(({ marks, seen, participantId, organisationId, walkInName, person, organisation, ...row }) => ({
    ...row,
    ...asCounted({ marks: marks as Marks, seen: seen as string[] }, ballot, options),
    voter: ballot.votingBy === "organisation" ? (organisationId ?? participantId) : participantId,
    name: person === null ? walkInName : [person, organisation].filter((part) => part !== null).join(", "),
  }));
}

function asCounted(
  { marks, seen }: Pick<CountedPaper, "marks" | "seen">,
  { form }: Counting,
  options: readonly BallotOption[],
) {
  const targets = mergeTargets(options);
  const offered = new Set(options.filter(isOffered).map(({ id }) => id));
  const merged = Object.entries(mergedMarks(marks, form, targets)).filter(([id]) => offered.has(id));
  return { marks: Object.fromEntries(merged), seen: [...new Set(seen.map((id) => targets.get(id) ?? id))] };
}

/** How many could have voted and have not. */
export async function countNotVoted(db: Db, ballotId: string): Promise<number> {
  const query = db.selectFrom("voters").select((eb) => eb.fn.countAll<number>().as("voters"));
  return (await query.where("ballotId", "=", ballotId).where("hasVoted", "=", false).executeTakeFirstOrThrow()).voters;
}

/** The need groups of those who could vote in a vote of everybody, in their order; none of other votes. */
export async function listVotersGroups(
  db: Db,
  { id, audienceKind }: Pick<Ballot, "id" | "audienceKind">,
): Promise<NamedGroup[]> {
  if (audienceKind !== "everyone") return [];
  return await db
    .selectFrom("needGroups")
    .select(["id", "names"])
    .where("id", "in", (eb) => eb.selectFrom("voters").select("groupId").where("ballotId", "=", id))
    .orderBy("position")
    .orderBy("id")
    .execute();
}

/** The votes of the series that had a winner before this one, the first one first; none where it is not of a series. */
export async function listEarlierRounds(
  db: Db,
  ballot: Pick<Ballot, "id" | "purpose" | "chainId">,
): Promise<EarlierRound[]> {
  if (ballot.purpose !== "series") return [];
  const first = ballot.chainId ?? ballot.id;
  const rows = await db
    .selectFrom("ballots")
    .select(["id", "titles", "form", "votingBy", "lotSeed", "result"])
    .where((eb) => eb.or([eb("id", "=", first), eb("chainId", "=", first)]))
    .where("id", "<>", ballot.id)
    .where("state", "=", "closed")
    .orderBy("closedAt")
    .orderBy("id")
    .execute();
  const rounds: EarlierRound[] = [];
  for (const { result: stored, lotSeed, titles, ...earlier } of rows) {
    const result = stored === null ? null : readResult(stored);
    if (result?.winnerId == null || lotSeed === null) continue;
    const papers = await listPapers(db, earlier);
    const votes = papers.flatMap(({ voter, marks }) =>
      voter === null ? [] : [{ voter, approved: Object.keys(marks) }],
    );
    rounds.push({ options: result.options, lotSeed, votes, winnerId: result.winnerId, titles });
  }
  return rounds;
}

/**
 * Takes away whatever could tell who cast which paper of a secret vote. Papers are written anew in random order with new
 * ids, without keys and groups, and only as they count: a mark on a proposal that was hidden or merged may lead to who
 * proposed it, and which options a voter had seen tells when they voted, while it is known who had to be reminded later.
 * The voters come in the order of their random ids, not of their votes, and opened their links when voting opened.
 */
export async function forgetVoters(trx: Tx, ballot: Counting): Promise<void> {
  const { id: ballotId } = ballot;
  const papers = await listPapers(trx, ballot);
  const rows = papers.map(({ marks, receipt }) => ({ ballotId, marks: json(marks), seen: json([]), receipt }));
  const shuffled = rows.map((row) => ({ row, lot: randomUUID() })).sort((a, b) => (a.lot < b.lot ? -1 : 1));
  await trx.deleteFrom("ballotPapers").where("ballotId", "=", ballotId).execute();
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto("ballotPapers")
      .values(shuffled.slice(from, from + rowsAtOnce).map(({ row }) => row))
      .execute();
  await sql`
    with taken as (delete from voters where ballot_id = ${ballotId} returning *)
    insert into voters
      (id, ballot_id, participant_id, token_hashes, opened_at, has_voted, organisation_id, group_id, walk_in_name, reminded_at,
      declined_at)
    select taken.id, ballot_id, participant_id, token_hashes,
      case when taken.opened_at is null then null else ballots.opened_at end, has_voted, organisation_id, taken.group_id,
      walk_in_name, reminded_at, declined_at
    from taken join ballots on ballots.id = taken.ballot_id order by taken.id`.execute(trx);
}
