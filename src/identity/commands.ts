import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { newToken, tokenHash } from "../platform/browser-session.ts";
import type { Db, Tx } from "../platform/database.ts";
import { findSession, isAlive, type GrantKind, type Session } from "./queries.ts";
import { isLongUnnoted, longestHours, stretchHours } from "./session-life.ts";

const now = () => sql<Temporal.Instant>`now()`;
const expiry = () => sql<Temporal.Instant>`now() + make_interval(hours => ${stretchHours})`;
/** A link gives its holder the whole time anew; a staff member's session ends when it would have ended. */
const renewedByLink = () => ({
  seenAt: now(),
  createdAt: sql<Temporal.Instant>`case when user_id is null then now() else created_at end`,
  expiresAt: sql<Temporal.Instant>`case when user_id is null then ${expiry()} else expires_at end`,
});

/** Starts a new session for the person and ends the browser's old one. Returns the new token, for that browser only. */
export async function startStaffSession(trx: Tx, userId: string, oldToken: string): Promise<string> {
  await endSession(trx, oldToken);
  const token = newToken();
  await trx
    .insertInto("sessions")
    .values({ tokenHash: tokenHash(token), userId, expiresAt: expiry() })
    .execute();
  return token;
}

/** Ends the browser's session and all that personal links opened in it. */
export async function endSession(db: Db, token: string): Promise<void> {
  await db.deleteFrom("sessions").where("tokenHash", "=", tokenHash(token)).execute();
}

/**
 * The browser's session, as in findSession, and that it is in use: an unused one ends, and one that has ended stays so.
 * Written at most once in five minutes.
 */
export async function useSession(db: Db, token: string): Promise<Session | undefined> {
  const session = await findSession(db, token);
  if (session === undefined || !isLongUnnoted(session.times, session.now)) return session;
  await db
    .updateTable("sessions")
    .set({ seenAt: now() })
    .where("tokenHash", "=", tokenHash(token))
    .where(isAlive)
    .execute();
  return { ...session, times: { ...session.times, seenAt: session.now } };
}

/**
 * Somebody who is there says that the session goes on: it gets another stretch, up to the longest that a session may
 * last. Nothing but the session's own row is written. Undefined when it has ended already.
 */
export async function extendSession(db: Db, token: string): Promise<Session | undefined> {
  const longest = sql<Temporal.Instant>`created_at + make_interval(hours => ${longestHours})`;
  await db
    .updateTable("sessions")
    .set({ seenAt: now(), expiresAt: sql<Temporal.Instant>`greatest(expires_at, least(${expiry()}, ${longest}))` })
    .where("tokenHash", "=", tokenHash(token))
    .where(isAlive)
    .execute();
  return await findSession(db, token);
}

/** Deletes sessions and one-time links that nobody can use any more. */
export async function forgetExpired(db: Db): Promise<void> {
  await db.deleteFrom("sessions").where("expiresAt", "<", now()).execute();
  await db
    .deleteFrom("accountLinks")
    .where((eb) => eb.or([eb("usedAt", "is not", null), eb("expiresAt", "<", now())]))
    .execute();
}

/**
 * What a personal link opens: a survey's invitation by its id, an attendee's own pages by the attendee's id, what a unit
 * was asked by the id of the asking. Of a ballot and an anonymous survey the key is empty: nothing stored may lead from a
 * session to what was said.
 */
export interface Grant {
  kind: GrantKind;
  subjectId: string;
  key: string;
}

/** Takes back what personal links have opened of one survey, ballot, attendee or unit, in every browser. */
export async function endGrants(trx: Tx, kind: GrantKind, subjectId: string): Promise<void> {
  await trx.deleteFrom("sessionGrants").where("kind", "=", kind).where("subjectId", "=", subjectId).execute();
}

/**
 * Lets this browser use what a personal link opened. The session goes on under a new token, with its staff member and
 * its earlier grants, if any; one that has ended stays so, and a new one begins. Returns the new token.
 */
export async function grantByLink(trx: Tx, oldToken: string, grant: Grant): Promise<string> {
  const token = newToken();
  const renewed = await trx
    .updateTable("sessions")
    .set({ tokenHash: tokenHash(token), ...renewedByLink() })
    .where("tokenHash", "=", tokenHash(oldToken))
    .where(isAlive)
    .returning("tokenHash")
    .executeTakeFirst();
  if (renewed === undefined)
    await trx
      .insertInto("sessions")
      .values({ tokenHash: tokenHash(token), expiresAt: expiry() })
      .execute();
  await trx
    .insertInto("sessionGrants")
    .values({ tokenHash: tokenHash(token), ...grant })
    .onConflict((conflict) => conflict.columns(["tokenHash", "kind", "subjectId"]).doUpdateSet({ key: grant.key }))
    .execute();
  return token;
}

/**
 * Goes on with what a link has opened in this browser before: under the same token, so that the pages that are open there
 * can still be sent, with the whole time anew.
 */
export async function goOnByLink(trx: Tx, token: string): Promise<void> {
  await trx.updateTable("sessions").set(renewedByLink()).where("tokenHash", "=", tokenHash(token)).execute();
}
