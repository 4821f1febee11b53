import type { Asking } from "../platform/asking.ts";
import { formatInstant } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { Page } from "../platform/pages.ts";
import type { ListedMail, MailState, WholeMail } from "./queries.ts";

const stateText: Record<MailState, Key> = {
  queued: "mail.state.queued",
  kept: "mail.state.kept",
  sent: "mail.state.sent",
  failed: "mail.state.failed",
  erased: "mail.state.erased",
};

export interface MailList {
  mails: ListedMail[];
  counts: Record<MailState, number>;
  page: number;
  perPage: number;
}

export function mailsPage(
  programme: { id: string; timeZone: string },
  { mails, counts, page, perPage }: MailList,
  sendsMail: boolean,
  { t, locale }: Asking,
): Page {
  const url = `/programmes/${programme.id}/mails`;
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return {
    view: "outbox/list",
    title: t("mail.list.title"),
    model: {
      lead: t("mail.list.lead", { count: total, failed: counts.failed }),
      keptNotice: sendsMail ? null : t("frame.mailKept"),
      mails: mails.map((mail) => ({
        url: `${url}/${mail.id}`,
        to: mail.toName,
        subject: mail.subject,
        state: t(stateText[mail.state]),
        isFailed: mail.state === "failed",
        at: formatInstant(mail.createdAt, locale, programme.timeZone),
      })),
      newerUrl: page > 1 ? `${url}?page=${page - 1}` : null,
      olderUrl: page * perPage < total ? `${url}?page=${page + 1}` : null,
    },
  };
}

export function mailPage(
  programme: { id: string; timeZone: string },
  mail: WholeMail,
  sendsMail: boolean,
  { t, locale }: Asking,
): Page {
  const url = `/programmes/${programme.id}/mails`;
  const unreadable = whyUnreadable(mail, sendsMail);
  return {
    view: "outbox/mail",
    title: mail.subject,
    model: {
      subject: mail.subject,
      lang: mail.locale,
      to: `${mail.toName} <${mail.toAddress}>`,
      state: t(stateText[mail.state]),
      at: formatInstant(mail.sentAt ?? mail.createdAt, locale, programme.timeZone),
      body: unreadable === null ? withLinks(mail.body ?? "") : null,
      whyUnreadable: unreadable === null ? null : t(unreadable),
      error:
        mail.state === "failed" ? t("mail.one.error", { error: mail.lastError ?? "", count: mail.attempts }) : null,
      retryUrl: mail.state === "failed" ? `${url}/${mail.id}/retry` : null,
      listUrl: url,
    },
  };
}

/**
 * Why staff do not see what the mail says, or null when they do. A link to a ballot opens a voter's vote, one to a
 * person's pages what they said of a workshop: staff read it only where nothing else hands it out, without a mail server.
 */
function whyUnreadable({ state, body, ballotId, isPrivate }: WholeMail, sendsMail: boolean): Key | null {
  if (state === "erased") return "mail.one.erasedAtClose";
  if (body === null) return "mail.one.erased";
  if (!sendsMail && state === "kept") return null;
  if (ballotId !== null) return "mail.one.secret";
  return isPrivate ? "mail.one.private" : null;
}

/** The body cut where its addresses begin and end, so that they can be followed. */
function withLinks(body: string): { text: string; url: string | null }[] {
  return body
    .split(/(https?:\/\/\S+)/)
    .filter((part) => part !== "")
    .map((text) => ({ text, url: /^https?:\/\//.test(text) ? text : null }));
}
