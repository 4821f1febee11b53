import { expect } from "vitest";
import { header, type Received, type SmtpServer } from "../../support/smtp-server.ts";

/** A letter as the person's mail program shows it. */
export interface Letter {
  to: string;
  /** The language that its header tells. */
  language: string;
  subject: string;
  body: string;
  /** What it puts in the calendar, or null. */
  calendar: string | null;
}

const patience = { timeout: 60_000, interval: 100 };

/** Waits until so many letters with such a subject have come over the wire; those that came since `after` were there. */
export async function lettersAbout(smtp: SmtpServer, subject: RegExp, count: number, after = 0): Promise<Letter[]> {
  const found = () =>
    smtp.received
      .slice(after)
      .map(readLetter)
      .filter((letter) => subject.test(letter.subject));
  await expect.poll(() => found().length, { ...patience, message: String(subject) }).toBe(count);
  return found();
}

/** The path and the question of the first link of the letter that fits. */
export function linkIn({ body }: Letter, fits: RegExp): string {
  const links = [...body.matchAll(/https?:\/\/\S+/g)].map(([link]) => new URL(link));
  const link = links.find(({ href }) => fits.test(href));
  if (link === undefined) throw new Error(`no ${String(fits)} in ${body}`);
  return link.pathname + link.search;
}

function readLetter({ to, text }: Received): Letter {
  const parts = partsOf(text);
  return {
    to: to.join(),
    language: header(text, "Content-Language") ?? "",
    subject: decodeWords(header(text, "Subject") ?? ""),
    body: parts.find(({ type }) => type.startsWith("text/plain"))?.content ?? "",
    calendar: parts.find(({ type }) => type.startsWith("text/calendar"))?.content ?? null,
  };
}

/** The message taken apart; parts within parts are read as one row. */
function partsOf(message: string): { type: string; content: string }[] {
  const [head = ""] = message.split("\r\n\r\n", 1);
  const raw = message.slice(head.length + 4);
  const type = header(message, "Content-Type") ?? "text/plain";
  const boundary = /boundary="?([^";]+)"?/.exec(type)?.[1];
  if (boundary === undefined)
    return [{ type: type.toLowerCase(), content: decoded(raw, header(message, "Content-Transfer-Encoding") ?? "") }];
  return raw
    .split(`--${boundary}`)
    .slice(1, -1)
    .flatMap((part) => partsOf(part.replace(/^\r\n/, "")));
}

function decoded(content: string, encoding: string): string {
  if (/base64/i.test(encoding)) return Buffer.from(content, "base64").toString("utf8");
  return /quoted-printable/i.test(encoding) ? unquoted(content.replaceAll("=\r\n", "")) : content;
}

/** A header with words in other letters than those of English. */
function decodeWords(text: string): string {
  const joined = text.replaceAll(/\?=\s+=\?/g, "?==?");
  return joined.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=/gi, (_, way: string, word: string) =>
    /b/i.test(way) ? Buffer.from(word, "base64").toString("utf8") : unquoted(word.replaceAll("_", " ")),
  );
}

function unquoted(text: string): string {
  const bytes = text.replaceAll(/=([0-9a-f]{2})/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return Buffer.from(bytes, "latin1").toString("utf8");
}
