import type { Db } from "../../../platform/database.ts";
import type { Locale } from "../../../platform/locales.ts";

/** Whose the e-mail is, by ids. */
export async function listParticipantsOf(db: Db, email: string): Promise<string[]> {
  const rows = await db
    .selectFrom("participants")
    .select("id")
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", email))
    .orderBy("id")
    .execute();
  return rows.map(({ id }) => id);
}

/** Somebody who has a vote in a ballot that may be under way. */
export interface VoterToWrite {
  id: string;
  ballotId: string;
  hasVoted: boolean;
  name: string;
  email: string;
  locale: Locale;
}

/** The votes of these persons in ballots that take proposals or votes, as these are stored. */
export async function listVotesOf(db: Db, participantIds: readonly string[]): Promise<VoterToWrite[]> {
  if (participantIds.length === 0) return [];
  return await db
    .selectFrom("voters")
    .innerJoin("ballots", "ballots.id", "voters.ballotId")
    .innerJoin("participants", "participants.id", "voters.participantId")
    .select(["voters.id", "ballotId", "hasVoted", "participants.name", "participants.email", "participants.locale"])
    .where("participantId", "in", participantIds)
    .where("ballots.state", "in", ["proposing", "open"])
    .orderBy("ballots.closesAt")
    .orderBy("voters.id")
    .execute();
}
