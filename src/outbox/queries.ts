import type { Temporal } from "temporal-polyfill";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { Locale } from "../platform/locales.ts";

export type MailState = "queued" | "kept" | "sent" | "failed" | "erased";

export interface ListedMail {
  id: string;
  toName: string;
  toAddress: string;
  subject: string;
  state: MailState;
  createdAt: Temporal.Instant;
  sentAt: Temporal.Instant | null;
}

export interface WholeMail extends ListedMail {
  locale: Locale;
  /** Null once the mail is sent or its ballot closed: it held a personal link. */
  body: string | null;
  /** The ballot that the body's link opens. */
  ballotId: string | null;
  /** Whether the body's link opens what only the person is to see. */
  isPrivate: boolean;
  attempts: number;
  lastError: string | null;
}

const listed = ["id", "toName", "toAddress", "subject", "state", "createdAt", "sentAt"] as const;

/** The programme's mails, newest first; one page of them. */
export async function listMails(
  db: Db,
  programmeId: string,
  page: { limit: number; offset: number },
): Promise<ListedMail[]> {
  return await db
    .selectFrom("mails")
    .select(listed)
    .where("programmeId", "=", programmeId)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .limit(page.limit)
    .offset(page.offset)
    .execute();
}

/** How many mails the programme has in each state. */
export async function countMails(db: Db, programmeId: string): Promise<Record<MailState, number>> {
  const rows = await db
    .selectFrom("mails")
    .select(["state", ({ fn }) => fn.countAll<number>().as("count")])
    .where("programmeId", "=", programmeId)
    .groupBy("state")
    .execute();
  const counts = { queued: 0, kept: 0, sent: 0, failed: 0, erased: 0 };
  for (const { state, count } of rows) counts[state] = count;
  return counts;
}

export async function getMail(db: Db, programmeId: string, mailId: string): Promise<WholeMail> {
  const row = await db
    .selectFrom("mails")
    .select([...listed, "locale", "body", "ballotId", "isPrivate", "attempts", "lastError"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", mailId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("mail");
  return row;
}

/** The state of a mail that is about to be sent again, locked until it is queued. */
export async function lockMailState(trx: Tx, programmeId: string, mailId: string): Promise<MailState> {
  const row = await trx
    .selectFrom("mails")
    .select("state")
    .where("programmeId", "=", programmeId)
    .where("id", "=", mailId)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("mail");
  return row.state;
}
