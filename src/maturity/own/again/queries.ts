import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";

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

/** A unit of theirs that is being asked for its own view. */
export interface OpenAsk {
  askId: string;
  roundId: string;
  programmeId: string;
  participantId: string;
}

/** The asks of rounds that are open, to units whose contact these persons are or whose mails they have got. */
export async function listOpenAsks(
  db: Db,
  participantIds: readonly string[],
  now: Temporal.Instant,
): Promise<OpenAsk[]> {
  if (participantIds.length === 0) return [];
  const rows = await db
    .selectFrom("participants as person")
    .innerJoin("ownAsks as ask", "ask.unitId", "person.organisationId")
    .innerJoin("ownRounds as round", "round.id", "ask.roundId")
    .select(["ask.id as askId", "ask.roundId", "ask.programmeId", "person.id as participantId"])
    .where("person.id", "in", participantIds)
    .where((eb) => eb.or([eb("person.isMain", "=", true), eb("ask.participantId", "=", eb.ref("person.id"))]))
    .where("ask.revokedAt", "is", null)
    .where("round.closesAt", ">", now)
    .orderBy("ask.createdAt")
    .orderBy("ask.id")
    .orderBy("person.id")
    .execute();
  return [...new Map(rows.map((row) => [row.askId, row])).values()];
}
