import { randomUUID } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import { newToken, tokenHash } from "../../../platform/browser-session.ts";
import type { Tx } from "../../../platform/database.ts";
import type { Recipient } from "../../publishing/recipients.ts";
import { postLetters, type Edition, type Posting } from "../../publishing/letters/commands.ts";
import type { LetterKind } from "../../publishing/letters/writing.ts";

/*
 * Parts of the acts that write to people about an anonymous survey. Links are not stored, so each mail has a new one. The
 * mails are private: who has a link could see what was answered by it, so staff do not read them.
 */

const rowsAtOnce = 1_000;

/** Asks the people; each gets a link. */
export async function invitePeople(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  people: readonly Recipient[],
): Promise<void> {
  const surveyId = edition.survey.id;
  const asked = people.map((recipient) => ({ accessId: randomUUID(), recipient }));
  const rows = asked.map(({ accessId: id, recipient: { participantId } }) => ({ id, surveyId, participantId }));
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto("surveyAccesses")
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  await post(trx, posting, edition, "invitation", asked);
}

/** Somebody with whom the survey's mails go, by their access. */
export interface AskedAgain {
  invitation: { id: string };
  recipient: Recipient;
}

/** Writes to people who have not answered once more; the links that they have go on working. */
export async function writeAgain(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  { kind, due, now }: { kind: "reminder" | "newLink"; due: readonly AskedAgain[]; now: Temporal.Instant },
): Promise<void> {
  const asked = due.map(({ invitation: { id: accessId }, recipient }) => ({ accessId, recipient }));
  for (let from = 0; from < asked.length; from += rowsAtOnce) {
    const ids = asked.slice(from, from + rowsAtOnce).map(({ accessId }) => accessId);
    await trx.updateTable("surveyAccesses").set({ mailedAt: now }).where("id", "in", ids).execute();
  }
  await post(trx, posting, edition, kind, asked);
}

async function post(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  kind: LetterKind,
  asked: readonly { accessId: string; recipient: Recipient }[],
): Promise<void> {
  const tokens = await newAccessLinks(
    trx,
    asked.map(({ accessId }) => accessId),
  );
  const letters = asked.map((each) => ({ ...each, token: tokens.get(each.accessId) ?? "" }));
  await postLetters(trx, posting, edition, kind, letters);
}

/** New links for people, each with its token by the access's id: for mails that are written now, and nowhere else. */
export async function newAccessLinks(trx: Tx, accessIds: readonly string[]): Promise<Map<string, string>> {
  const tokens = new Map(accessIds.map((id) => [id, newToken()]));
  const rows = [...tokens].map(([accessId, token]) => ({ accessId, tokenHash: tokenHash(token) }));
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto("surveyAccessLinks")
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  return tokens;
}
