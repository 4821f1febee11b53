import { randomUUID } from "node:crypto";
import { createTransport, type Transporter } from "nodemailer";
import { json, type Tx, type Db } from "./database.ts";
import type { JobHandler, Jobs, Queue } from "./jobs.ts";
import type { Locale } from "./locales.ts";

export interface Mail {
  programmeId: string | null;
  toName: string;
  toAddress: string;
  locale: Locale;
  subject: string;
  /** Plain text; the only place where a personal link is kept, until the mail is sent. */
  body: string;
  /** The ballot that the body's link opens: who has the link can see the vote, so the body is not for staff to read. */
  ballotId?: string;
  /** Whether the body's link opens what only the person is to see, such as what they said of a workshop. */
  isPrivate?: boolean;
  /** What the mail puts in, or takes out of, the person's calendar. Erased with the body. */
  calendar?: MailCalendar;
}

interface MailCalendar {
  method: "REQUEST" | "CANCEL";
  /** The calendar file. */
  content: string;
}

const mailQueue: Queue<{ mailId: string }> = { name: "mail", retries: 20, expireSeconds: 120 };
export const mailQueues: Queue<object>[] = [mailQueue];

/** Puts a mail in the outbox in the act's own transaction; it leaves after the commit. */
export type PostMail = (trx: Tx, mail: Mail) => Promise<void>;

/** The outbox. Without a mail server mails are kept, and staff read them in the product. */
export function openOutbox(jobs: Jobs, smtpUrl: string | null, publicUrl: URL): PostMail {
  return async (trx, { calendar, ...mail }) => {
    const state = smtpUrl === null ? "kept" : "queued";
    const messageId = `<${randomUUID()}@${publicUrl.hostname}>`;
    const { id } = await trx
      .insertInto("mails")
      .values({
        ...mail,
        toName: oneLine(mail.toName),
        subject: oneLine(mail.subject),
        toAddress: oneLine(mail.toAddress),
        state,
        messageId,
        calendar: calendar === undefined ? null : json(calendar),
      })
      .returning("id")
      .executeTakeFirstOrThrow();
    if (state === "queued") await jobs.enqueue(trx, mailQueue, { mailId: id });
  };
}

/**
 * Erases what the ballot's mails say and sends none of them any more; who has no use for a link must not be able to find
 * it. One that is on its way at this very moment may still arrive.
 */
export async function eraseBallotMails(trx: Tx, ballotId: string): Promise<void> {
  await trx
    .updateTable("mails")
    .set({ state: "erased", body: null, calendar: null, lastError: null })
    .where("ballotId", "=", ballotId)
    .where("state", "<>", "sent")
    .execute();
}

/** Puts a mail that failed in the queue once more. */
export async function requeueMail(trx: Tx, jobs: Jobs, mailId: string): Promise<void> {
  await trx.updateTable("mails").set({ state: "queued" }).where("id", "=", mailId).execute();
  await jobs.enqueue(trx, mailQueue, { mailId });
}

// No line break may reach a header, whatever a name or a title holds.
const oneLine = (text: string) => text.replaceAll(/[\r\n\u2028\u2029]+/g, " ").trim();

/** Sends what is in the outbox. A retry carries the same Message-ID, so that a mail sent twice shows once. */
export function mailHandler(db: Db, smtpUrl: string, from: string): JobHandler {
  const transporter = createTransport(smtpUrl, { from });
  return {
    queue: mailQueue,
    handle: async (data) => sendMail(db, transporter, (data as { mailId: string }).mailId),
  };
}

async function sendMail(db: Db, transporter: Transporter, mailId: string): Promise<void> {
  const mail = await db.selectFrom("mails").selectAll().where("id", "=", mailId).executeTakeFirst();
  if (mail === undefined || mail.state === "sent" || mail.body === null) return;
  const calendar = mail.calendar as MailCalendar | null;
  try {
    await transporter.sendMail({
      to: { name: mail.toName, address: mail.toAddress },
      subject: mail.subject,
      text: mail.body,
      messageId: mail.messageId,
      headers: { "Content-Language": mail.locale, "Auto-Submitted": "auto-generated" },
      ...(calendar !== null && { icalEvent: { ...calendar, filename: "invite.ics" } }),
    });
  } catch (error) {
    await db
      .updateTable("mails")
      .set((eb) => ({ state: "failed", attempts: eb("attempts", "+", 1), lastError: errorText(error) }))
      .where("id", "=", mailId)
      .where("body", "is not", null) // erased in the meantime: there is nothing left to send
      .execute();
    throw error;
  }
  // The body held a personal link: once it is on its way, nothing here leads from the person to it.
  await db
    .updateTable("mails")
    .set((eb) => ({
      state: "sent",
      body: null,
      calendar: null,
      lastError: null,
      attempts: eb("attempts", "+", 1),
      sentAt: eb.fn("now"),
    }))
    .where("id", "=", mailId)
    .execute();
}

function errorText(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
