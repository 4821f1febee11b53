import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { sql, type RawBuilder } from "kysely";
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
  /** The ballot that it tells of without a link: staff may read it, and it goes with the ballot's voters. */
  aboutBallotId?: string;
  /** Whether the body's link opens what only the person is to see, such as what they said of a workshop. */
  isPrivate?: boolean;
  /** The survey's invitation that the body's link is for: staff see there whether the mail has reached the person. */
  surveyInvitationId?: string;
  /** The same for a person's link to an anonymous survey. */
  surveyAccessId?: string;
  /** What the mail puts in, or takes out of, the person's calendar. Erased with the body. */
  calendar?: MailCalendar;
}

interface MailCalendar {
  method: "REQUEST" | "CANCEL";
  /** The calendar file. */
  content: string;
}

interface MailJob {
  mailId: string;
  /** One of many: it leaves at the pace that the mail server is to bear, and after all others. */
  isOneOfMany?: true;
}

const mailQueue: Queue<MailJob> = { name: "mail", retries: 20, expireSeconds: 120 };
export const mailQueues: Queue<object>[] = [mailQueue];

/** Puts a mail in the outbox in the act's own transaction; it leaves after the commit. */
export type PostMail = (trx: Tx, mail: Mail) => Promise<void>;

/** The same for many mails, in few statements: they leave at a gentle pace, after all others. */
export type PostMails = (trx: Tx, mails: readonly Mail[]) => Promise<void>;

const rowsAtOnce = 1_000;

/** The outbox. Without a mail server mails are kept, and staff read them in the product. */
export function openOutbox(jobs: Jobs, smtpUrl: string | null, publicUrl: URL): PostMail {
  const post = openOutboxOfMany(jobs, smtpUrl, publicUrl);
  return async (trx, mail) => {
    await post(trx, [mail]);
  };
}

/** The same for mails that are sent to many at once. */
export function openOutboxOfMany(jobs: Jobs, smtpUrl: string | null, publicUrl: URL): PostMails {
  const state: "kept" | "queued" = smtpUrl === null ? "kept" : "queued";
  const asRow = ({ calendar, ...mail }: Mail) => ({
    ...mail,
    id: randomUUID(),
    toName: oneLine(mail.toName),
    subject: oneLine(mail.subject),
    toAddress: oneLine(mail.toAddress),
    state,
    messageId: `<${randomUUID()}@${publicUrl.hostname}>`,
    calendar: calendar === undefined ? null : json(calendar),
  });
  return async (trx, mails) => {
    const rows = mails.map(asRow);
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await trx
        .insertInto("mails")
        .values(rows.slice(from, from + rowsAtOnce))
        .execute();
    const [first] = rows;
    if (state === "kept" || first === undefined) return;
    if (rows.length === 1) await jobs.enqueue(trx, mailQueue, { mailId: first.id });
    else
      await jobs.enqueueMany(
        trx,
        mailQueue,
        rows.map(({ id }): MailJob => ({ mailId: id, isOneOfMany: true })),
      );
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

/** Deletes the ballot's mails with their names and addresses: who could vote is forgotten. */
export async function deleteBallotMails(trx: Tx, ballotId: string): Promise<void> {
  await trx
    .deleteFrom("mails")
    .where((eb) => eb.or([eb("ballotId", "=", ballotId), eb("aboutBallotId", "=", ballotId)]))
    .execute();
}

/**
 * Deletes the mails that asked people to answer the survey, reminded them of it or brought a link of theirs to it, with
 * their names and addresses: what they were about is erased.
 */
export async function deleteSurveyMails(trx: Tx, surveyId: string): Promise<void> {
  await trx
    .deleteFrom("mails")
    .where((eb) =>
      eb.or([
        eb("surveyInvitationId", "in", eb.selectFrom("surveyInvitations").select("surveyInvitations.id").where("surveyId", "=", surveyId)), // prettier-ignore
        eb("surveyAccessId", "in", eb.selectFrom("surveyAccesses").select("surveyAccesses.id").where("surveyId", "=", surveyId)), // prettier-ignore
      ]),
    )
    .execute();
  await sql`
    delete from mails using survey_links l join survey_invitations i on i.id = l.invitation_id
    where i.survey_id = ${surveyId} and ${mailOfLink(sql`l.created_at`, sql`i.programme_id`)}`.execute(trx);
}

/**
 * Whether a mail brought the link: the two are made in one transaction, and so at the same microsecond. It may have
 * brought links to other surveys too.
 */
export function mailOfLink(madeAt: RawBuilder<unknown>, programmeId: RawBuilder<unknown>): RawBuilder<boolean> {
  return sql<boolean>`mails.programme_id = ${programmeId} and mails.created_at = ${madeAt}`;
}

/** The same for the mails with personal links to an anonymous survey, which are of no more use once it has closed. */
export async function eraseAccessMails(trx: Tx, surveyId: string): Promise<void> {
  await trx
    .updateTable("mails")
    .set({ state: "erased", body: null, calendar: null, lastError: null })
    .where("surveyAccessId", "in", (eb) =>
      eb.selectFrom("surveyAccesses").select("surveyAccesses.id").where("surveyId", "=", surveyId),
    )
    .where("state", "<>", "sent")
    .execute();
}

/** Puts a mail that failed in the queue once more. */
export async function requeueMail(trx: Tx, jobs: Jobs, mailId: string): Promise<void> {
  await trx.updateTable("mails").set({ state: "queued", isRefused: false }).where("id", "=", mailId).execute();
  await jobs.enqueue(trx, mailQueue, { mailId });
}

// No line break may reach a header, whatever a name or a title holds.
const oneLine = (text: string) => text.replaceAll(/[\r\n\u2028\u2029]+/g, " ").trim();

/**
 * Sends what is in the outbox, of many mails at most so many a minute. A retry carries the same Message-ID, so that a
 * mail sent twice shows once.
 */
export function mailHandler(db: Db, smtpUrl: string, from: string, perMinute = 120): JobHandler {
  const transporter = createTransport(smtpUrl, { from });
  return {
    queue: mailQueue,
    handle: async (data, signal) => {
      const { mailId, isOneOfMany } = data as MailJob;
      if (isOneOfMany === true) await waitForTurn(db, perMinute, signal);
      await sendMail(db, transporter, mailId);
    },
  };
}

/** Takes the next turn, which all processes together count in the database, and waits for it. */
async function waitForTurn(db: Db, perMinute: number, signal: AbortSignal): Promise<void> {
  const seconds = 60 / perMinute;
  const { rows } = await sql<{ ahead: number }>`
    update mail_pace set next_at = greatest(next_at, clock_timestamp()) + ${seconds} * interval '1 second'
    returning extract(epoch from next_at - clock_timestamp())::float8 - ${seconds}::float8 as ahead`.execute(db);
  const ahead = rows[0]?.ahead ?? 0;
  if (ahead > 0) await wait(ahead * 1_000, undefined, { signal });
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
    const isRefused = isFinal(error);
    await db
      .updateTable("mails")
      .set((eb) => ({ state: "failed", attempts: eb("attempts", "+", 1), lastError: errorText(error), isRefused }))
      .where("id", "=", mailId)
      .where("body", "is not", null) // erased in the meantime: there is nothing left to send
      .execute();
    if (isRefused) return;
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

/** Whether trying again is no use: the address is none, or its server refuses the recipient or the mail with a 5xx. */
function isFinal(error: unknown): boolean {
  const { code, command, responseCode = 0 } = error as { code?: string; command?: string; responseCode?: number };
  if (code === "EENVELOPE" && command === "API") return true;
  return responseCode >= 500 && (command === "RCPT TO" || command === "DATA");
}

/** What the mail server answered, else what went wrong. */
function errorText(error: unknown): string {
  const { response } = error as { response?: unknown };
  if (typeof response === "string") return response.slice(0, 500);
  return (error instanceof Error ? error.message : String(error)).slice(0, 500);
}
