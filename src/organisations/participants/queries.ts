import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Locale } from "../../platform/locales.ts";
import { compareNames } from "../names.ts";

/** A contact person. */
export interface Participant {
  id: string;
  organisationId: string;
  name: string;
  email: string;
  locale: Locale;
  isMain: boolean;
}

const participantColumns = ["id", "organisationId", "name", "email", "locale", "isMain"] as const;

/** Every organisation's participants, the main contact of each first, then by name. */
export async function listParticipants(db: Db, programmeId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom("participants")
    .select(participantColumns)
    .where("programmeId", "=", programmeId)
    .execute();
  return rows.sort(mainFirst);
}

/** One organisation's participants, in the same order. */
export async function listParticipantsOf(db: Db, programmeId: string, organisationId: string): Promise<Participant[]> {
  const rows = await db
    .selectFrom("participants")
    .select(participantColumns)
    .where("programmeId", "=", programmeId)
    .where("organisationId", "=", organisationId)
    .execute();
  return rows.sort(mainFirst);
}

const mainFirst = (a: Participant, b: Participant) =>
  Number(b.isMain) - Number(a.isMain) || compareNames(a.name, b.name);

export async function getParticipant(
  db: Db,
  programmeId: string,
  organisationId: string,
  participantId: string,
): Promise<Participant> {
  const row = await db
    .selectFrom("participants")
    .select(participantColumns)
    .where("programmeId", "=", programmeId)
    .where("organisationId", "=", organisationId)
    .where("id", "=", participantId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("participant");
  return row;
}

/** Whether the participant has a vote in some ballot. */
export async function isVoter(db: Db, participantId: string): Promise<boolean> {
  return (
    (await db
      .selectFrom("voters")
      .select("id")
      .where("participantId", "=", participantId)
      .limit(1)
      .executeTakeFirst()) !== undefined
  );
}
