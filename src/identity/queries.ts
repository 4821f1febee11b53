import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Role, Visitor } from "../platform/asking.ts";
import { tokenHash } from "../platform/browser-session.ts";
import type { Db } from "../platform/database.ts";

const idleHours = 8;

export interface Session {
  visitor: Visitor | null;
  expiresAt: Temporal.Instant;
}

/** The browser's session and who is signed in there; a disabled account counts as nobody from its next request on. */
export async function findSession(db: Db, token: string): Promise<Session | undefined> {
  const row = await db
    .selectFrom("sessions")
    .leftJoin("users", (join) => join.onRef("users.id", "=", "sessions.userId").on("users.disabledAt", "is", null))
    .select(["users.id", "users.name", "users.isAdmin", "sessions.expiresAt"])
    .where("sessions.tokenHash", "=", tokenHash(token))
    .where("sessions.expiresAt", ">", sql<Temporal.Instant>`now()`)
    .where("sessions.seenAt", ">", sql<Temporal.Instant>`now() - make_interval(hours => ${idleHours})`)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, name, isAdmin, expiresAt } = row;
  return { visitor: id === null ? null : { userId: id, name: name ?? "", isAdmin: isAdmin ?? false }, expiresAt };
}

/** The person's role in the programme; administrators own every programme. */
export async function findRole(db: Db, visitor: Visitor, programmeId: string): Promise<Role | undefined> {
  const programme = await db.selectFrom("programmes").select("id").where("id", "=", programmeId).executeTakeFirst();
  if (programme === undefined) return undefined;
  if (visitor.isAdmin) return "owner";
  const membership = await db
    .selectFrom("memberships")
    .select("role")
    .where("programmeId", "=", programmeId)
    .where("userId", "=", visitor.userId)
    .executeTakeFirst();
  return membership?.role;
}

/** What a personal link opened for this browser, for that survey or ballot. */
export async function findGrant(db: Db, token: string, kind: "survey" | "ballot", subjectId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom("sessionGrants")
    .innerJoin("sessions", "sessions.tokenHash", "sessionGrants.tokenHash")
    .select("sessionGrants.key")
    .where("sessionGrants.tokenHash", "=", tokenHash(token))
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where("sessions.expiresAt", ">", sql<Temporal.Instant>`now()`)
    .executeTakeFirst();
  return row?.key;
}
