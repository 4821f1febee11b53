import { json, type Db, type Tx } from "./database.ts";

/** An act worth remembering. Details hold ids, counts and names of fields: never a token, an e-mail or an answer. */
export interface Act {
  actorId: string | null;
  programmeId: string | null;
  /** Verb and noun: "survey.publish". */
  act: string;
  /** The id of what it was done to. */
  subject: string;
  details?: Record<string, string | number | boolean | null>;
}

/** Writes the act in the transaction that does it. */
export async function recordAct(trx: Tx, { details = {}, ...act }: Act): Promise<void> {
  await trx
    .insertInto("auditLog")
    .values({ ...act, details: json(details) })
    .execute();
}

/** Remembers that someone took something of the programme with them as a file; without a subject, it was of the programme. */
export async function recordExport(
  db: Db,
  {
    programmeId,
    subject = programmeId,
    ...act
  }: Omit<Act, "subject" | "programmeId"> & { programmeId: string; subject?: string },
): Promise<void> {
  await db.transaction().execute((trx) => recordAct(trx, { ...act, programmeId, subject }));
}
