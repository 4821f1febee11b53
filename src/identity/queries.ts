import { sql, type ExpressionBuilder } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Role, Visitor } from "../platform/asking.ts";
import { tokenHash } from "../platform/browser-session.ts";
import type { Db, Tx } from "../platform/database.ts";
import type { Schema } from "../platform/schema.ts";
import { NotFound } from "../platform/errors.ts";
import type { Locale } from "../platform/locales.ts";
import { idleHours, type SessionTimes } from "./session-life.ts";

const now = () => sql<Temporal.Instant>`now()`;

export interface Session {
  visitor: Visitor | null;
  times: SessionTimes;
  now: Temporal.Instant;
}

/** Whether the session has not ended, neither by idling nor with its stretch. */
export const isAlive = (eb: ExpressionBuilder<Schema, "sessions">) =>
  eb.and([
    eb("sessions.expiresAt", ">", now()),
    eb("sessions.seenAt", ">", sql<Temporal.Instant>`now() - make_interval(hours => ${idleHours})`),
  ]);

/** The browser's session and who is signed in there; a disabled account counts as nobody from its next request on. */
export async function findSession(db: Db, token: string): Promise<Session | undefined> {
  const row = await db
    .selectFrom("sessions")
    .leftJoin("users", (join) => join.onRef("users.id", "=", "sessions.userId").on("users.disabledAt", "is", null))
    .select(["users.id", "users.name", "users.isAdmin"])
    .select(["sessions.createdAt", "sessions.seenAt", "sessions.expiresAt", now().as("now")])
    .where("sessions.tokenHash", "=", tokenHash(token))
    .where(isAlive)
    .executeTakeFirst();
  if (row === undefined) return undefined;
  const { id, name, isAdmin, now: at, ...times } = row;
  const visitor = id === null ? null : { userId: id, name: name ?? "", isAdmin: isAdmin ?? false };
  return { visitor, times, now: at };
}

/** The person's role in the programme; administrators own every programme. */
export async function findRole(db: Db, visitor: Visitor, programmeId: string): Promise<Role | undefined> {
  const found = await db
    .selectFrom("programmes")
    .leftJoin("memberships", (join) =>
      join.onRef("memberships.programmeId", "=", "programmes.id").on("memberships.userId", "=", visitor.userId),
    )
    .select("memberships.role")
    .where("programmes.id", "=", programmeId)
    .executeTakeFirst();
  if (found === undefined) return undefined;
  return visitor.isAdmin ? "owner" : (found.role ?? undefined);
}

/** What personal links are for. */
export type GrantKind = "survey" | "ballot" | "attendee" | "unit";

/** What a personal link opened for this browser, for that survey, ballot or attendee. */
export async function findGrant(
  db: Db,
  token: string,
  kind: GrantKind,
  subjectId: string,
): Promise<string | undefined> {
  const row = await db
    .selectFrom("sessionGrants")
    .innerJoin("sessions", "sessions.tokenHash", "sessionGrants.tokenHash")
    .select("sessionGrants.key")
    .where("sessionGrants.tokenHash", "=", tokenHash(token))
    .where("kind", "=", kind)
    .where("subjectId", "=", subjectId)
    .where(isAlive)
    .executeTakeFirst();
  return row?.key;
}

/** Whose or what's links of the kind this browser has opened. */
export async function listGranted(db: Db, token: string, kind: GrantKind): Promise<string[]> {
  const rows = await db
    .selectFrom("sessionGrants")
    .innerJoin("sessions", "sessions.tokenHash", "sessionGrants.tokenHash")
    .select("subjectId")
    .where("sessionGrants.tokenHash", "=", tokenHash(token))
    .where("kind", "=", kind)
    .where(isAlive)
    .execute();
  return rows.map(({ subjectId }) => subjectId);
}

export interface Account {
  id: string;
  email: string;
  name: string;
  locale: Locale;
  passwordHash: string | null;
}

const accountColumns = ["id", "email", "name", "locale", "passwordHash"] as const;

export async function findAccountByEmail(db: Db, email: string): Promise<Account | undefined> {
  return await db
    .selectFrom("users")
    .select(accountColumns)
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", email))
    .where("disabledAt", "is", null)
    .executeTakeFirst();
}

export async function getAccount(db: Db, userId: string): Promise<Account> {
  const row = await db.selectFrom("users").select(accountColumns).where("id", "=", userId).executeTakeFirst();
  if (row === undefined) throw new NotFound("account");
  return row;
}

export async function hasAnyAccount(db: Db): Promise<boolean> {
  return (await db.selectFrom("users").select("id").limit(1).executeTakeFirst()) !== undefined;
}

export interface AccountLink {
  tokenHash: string;
  kind: "setup" | "invitation" | "reset";
  email: string;
  programmeId: string | null;
  role: Role | null;
}

/** The link of that kind if it can still be used. */
export async function findOpenLink(db: Db, kind: AccountLink["kind"], token: string): Promise<AccountLink | undefined> {
  return await openLinks(db, kind, token).executeTakeFirst();
}

/** The same, locked until the act is done: two people with one link take turns. */
export async function lockOpenLink(
  trx: Tx,
  kind: AccountLink["kind"],
  token: string,
): Promise<AccountLink | undefined> {
  return await openLinks(trx, kind, token).forUpdate().executeTakeFirst();
}

/** All set-up links, locked until the act is done: whoever uses one of them takes turns with the others. */
export async function lockSetupLinks(trx: Tx): Promise<void> {
  await trx
    .selectFrom("accountLinks")
    .select("tokenHash")
    .where("kind", "=", "setup")
    .orderBy("tokenHash")
    .forUpdate()
    .execute();
}

// A set-up link is for the first account: once there is one, no set-up link is open.
function openLinks(db: Db, kind: AccountLink["kind"], token: string) {
  return db
    .selectFrom("accountLinks")
    .select(["tokenHash", "kind", "email", "programmeId", "role"])
    .where("tokenHash", "=", tokenHash(token))
    .where("kind", "=", kind)
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now())
    .$if(kind === "setup", (query) =>
      query.where((eb) => eb.not(eb.exists(eb.selectFrom("users").select("users.id")))),
    );
}

export interface Member {
  userId: string;
  name: string;
  email: string;
  role: Role;
}

/** Who works in the programme, owners first, then by name. */
export async function listMembers(db: Db, programmeId: string): Promise<Member[]> {
  return await db
    .selectFrom("memberships")
    .innerJoin("users", "users.id", "memberships.userId")
    .select(["users.id as userId", "users.name", "users.email", "memberships.role"])
    .where("programmeId", "=", programmeId)
    .orderBy(sql`array_position(array['owner', 'planner', 'facilitator', 'viewer'], role)`)
    .orderBy("users.name")
    .execute();
}

/** The programme's members for a change of roles, locked until it is made. */
export async function lockMembers(trx: Tx, programmeId: string): Promise<{ userId: string; role: Role }[]> {
  return await trx
    .selectFrom("memberships")
    .select(["userId", "role"])
    .where("programmeId", "=", programmeId)
    .forUpdate()
    .execute();
}

export interface Invitation {
  id: string;
  email: string;
  role: Role;
  expiresAt: Temporal.Instant;
}

/** Invitations that wait for an answer. */
export async function listInvitations(db: Db, programmeId: string): Promise<Invitation[]> {
  const rows = await db
    .selectFrom("accountLinks")
    .select(["tokenHash", "email", "role", "expiresAt"])
    .where("programmeId", "=", programmeId)
    .where("kind", "=", "invitation")
    .where("usedAt", "is", null)
    .where("expiresAt", ">", now())
    .orderBy("createdAt")
    .execute();
  return rows.flatMap(({ tokenHash: id, role, ...row }) => (role === null ? [] : [{ id, role, ...row }]));
}

/** What a mail about the programme says of it. */
export async function getProgrammeName(db: Db, programmeId: string): Promise<string> {
  const row = await db.selectFrom("programmes").select("name").where("id", "=", programmeId).executeTakeFirst();
  if (row === undefined) throw new NotFound("programme");
  return row.name;
}
