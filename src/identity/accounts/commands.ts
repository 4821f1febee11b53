import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../platform/browser-session.ts";
import type { Db, Tx } from "../../platform/database.ts";
import type { Translate } from "../../platform/i18n.ts";
import type { Jobs, Queue } from "../../platform/jobs.ts";
import type { Locale } from "../../platform/locales.ts";
import type { PostMail } from "../../platform/mail.ts";
import { hashPassword, isPassword } from "../../platform/passwords.ts";
import { passwordMistake, type PasswordMistake } from "../access.ts";
import { startStaffSession } from "../commands.ts";
import {
  findAccountByEmail,
  findOpenLink,
  getAccount,
  hasAnyAccount,
  lockOpenLink,
  lockSetupLinks,
  type AccountLink,
} from "../queries.ts";

export type AccountMistake = PasswordMistake | "link-used" | "wrong-password";
/** The new session's token, or what is wrong. */
export type SignedIn = { token: string } | { mistake: AccountMistake };

const setupHours = 24;
const resetMinutes = 10;

/** A link that goes from hand to hand needs more time than one in a mail. */
const handedMinutes = 60;

/**
 * While nobody has an account: a new one-time link for the first administrator, of which only the hash is stored. Every
 * process that starts shows one of its own, and each holds until there is an account. Returns its address for the operator's terminal, or null when there is an account.
 */
export async function announceSetup(db: Db, publicUrl: URL): Promise<string | null> {
  if (await hasAnyAccount(db)) return null;
  const token = newToken();
  await insertLink(db, { token, kind: "setup", email: "" }, `${setupHours} hours`);
  return new URL(`/setup/${token}`, publicUrl).href;
}

/** Makes the first administrator, once; of two at once, with one link or with two, the second is told. */
export async function setUp(
  db: Db,
  link: string,
  { name, email, password }: { name: string; email: string; password: string },
  oldSession: string,
): Promise<SignedIn> {
  if ((await findOpenLink(db, "setup", link)) === undefined) return { mistake: "link-used" };
  const mistake = passwordMistake(password, email);
  if (mistake !== null) return { mistake };
  const passwordHash = await hashPassword(password);
  return await db.transaction().execute(async (trx) => {
    await lockSetupLinks(trx);
    if ((await findOpenLink(trx, "setup", link)) === undefined) return { mistake: "link-used" as const };
    const user = await trx
      .insertInto("users")
      .values({ name, email, passwordHash, isAdmin: true })
      .returning("id")
      .executeTakeFirstOrThrow();
    await useLink(trx, link);
    await recordAct(trx, { actorId: user.id, programmeId: null, act: "account.setUp", subject: user.id });
    return { token: await startStaffSession(trx, user.id, oldSession) };
  });
}

/** Signs in by e-mail and password. An unknown e-mail and a wrong password are one mistake and take one time. */
export async function signIn(
  db: Db,
  { email, password }: { email: string; password: string },
  oldSession: string,
): Promise<SignedIn> {
  const account = await findAccountByEmail(db, email);
  const isRight = await isPassword(password, account?.passwordHash ?? null);
  return await db.transaction().execute(async (trx) => {
    const who = { actorId: account?.id ?? null, programmeId: null, subject: account?.id ?? "unknown" };
    await recordAct(trx, { ...who, act: isRight ? "session.start" : "session.refused" });
    if (account === undefined || !isRight) return { mistake: "wrong-password" as const };
    return { token: await startStaffSession(trx, account.id, oldSession) };
  });
}

/** Who asked for a new password: null when nobody has an account with that e-mail. */
export const resetQueue: Queue<{ userId: string | null }> = { name: "password-reset", retries: 5, expireSeconds: 60 };

/**
 * Sees to it that whoever has an account with that e-mail gets a link for a new password. An unknown e-mail costs the
 * same here, and the rest is done in a job: neither the answer nor its time tells who has an account.
 */
export async function askForReset(db: Db, email: string, jobs: Jobs): Promise<void> {
  const account = await findAccountByEmail(db, email);
  await db.transaction().execute((trx) => jobs.enqueue(trx, resetQueue, { userId: account?.id ?? null }));
}

/** Sends the link that was asked for; a later one takes the place of an earlier one. */
export async function sendResetLink(
  db: Db,
  userId: string | null,
  { publicUrl, postMail, texts }: { publicUrl: URL; postMail: PostMail; texts: Record<Locale, Translate> },
): Promise<void> {
  if (userId === null) return;
  const account = await getAccount(db, userId);
  const t = texts[account.locale];
  await db.transaction().execute(async (trx) => {
    const link = await replaceResetLink(trx, account.email, publicUrl, resetMinutes);
    await postMail(trx, {
      programmeId: null,
      toName: account.name,
      toAddress: account.email,
      locale: account.locale,
      subject: t("identity.reset.mailSubject"),
      body: t("identity.reset.mailBody", { name: account.name, link, minutes: resetMinutes }),
    });
    await recordAct(trx, { actorId: null, programmeId: null, act: "password.askReset", subject: account.id });
  });
}

/**
 * For the operator of an installation without a mail server: a one-time link for a new password, to be handed to the
 * account's owner. Null when nobody has an account with that e-mail.
 */
export async function makeResetLink(
  db: Db,
  email: string,
  publicUrl: URL,
): Promise<{ link: string; validMinutes: number } | null> {
  const account = await findAccountByEmail(db, email.trim().toLowerCase());
  if (account === undefined) return null;
  return await db.transaction().execute(async (trx) => {
    await recordAct(trx, { actorId: null, programmeId: null, act: "password.makeResetLink", subject: account.id });
    const link = await replaceResetLink(trx, account.email, publicUrl, handedMinutes);
    return { link, validMinutes: handedMinutes };
  });
}

async function replaceResetLink(trx: Tx, address: string, publicUrl: URL, minutes: number): Promise<string> {
  const email = address.toLowerCase();
  const token = newToken();
  await trx.deleteFrom("accountLinks").where("kind", "=", "reset").where("email", "=", email).execute();
  await insertLink(trx, { token, kind: "reset", email }, `${minutes} minutes`);
  return new URL(`/password-reset/${token}`, publicUrl).href;
}

/** Sets a new password by the link from the mail, ends all the person's sessions and signs this browser in. */
export async function resetPassword(db: Db, link: string, password: string, oldSession: string): Promise<SignedIn> {
  if ((await findOpenLink(db, "reset", link)) === undefined) return { mistake: "link-used" };
  const passwordHash = await hashPassword(password);
  return await db.transaction().execute(async (trx) => {
    const open = await lockOpenLink(trx, "reset", link);
    const account = open === undefined ? undefined : await findAccountByEmail(trx, open.email);
    if (account === undefined) return { mistake: "link-used" as const };
    const mistake = passwordMistake(password, account.email);
    if (mistake !== null) return { mistake };
    await useLink(trx, link);
    return { token: await replacePassword(trx, account.id, passwordHash, oldSession) };
  });
}

/** Changes the password of who knows the old one; the person's other browsers are signed out. */
export async function changePassword(
  db: Db,
  userId: string,
  { currentPassword, password }: { currentPassword: string; password: string },
  oldSession: string,
): Promise<SignedIn> {
  const account = await getAccount(db, userId);
  if (!(await isPassword(currentPassword, account.passwordHash))) return { mistake: "wrong-password" };
  const mistake = passwordMistake(password, account.email);
  if (mistake !== null) return { mistake };
  const passwordHash = await hashPassword(password);
  return await db
    .transaction()
    .execute(async (trx) => ({ token: await replacePassword(trx, userId, passwordHash, oldSession) }));
}

async function replacePassword(trx: Tx, userId: string, passwordHash: string, oldSession: string): Promise<string> {
  await trx.updateTable("users").set({ passwordHash }).where("id", "=", userId).execute();
  await trx.deleteFrom("sessions").where("userId", "=", userId).execute();
  await recordAct(trx, { actorId: userId, programmeId: null, act: "password.change", subject: userId });
  return await startStaffSession(trx, userId, oldSession);
}

/** Changes the name and the language in which the person gets mails. */
export async function editProfile(db: Db, userId: string, profile: { name: string; locale: Locale }): Promise<void> {
  await db.updateTable("users").set(profile).where("id", "=", userId).execute();
}

interface NewLink extends Pick<AccountLink, "kind" | "email"> {
  token: string;
}

async function insertLink(db: Db, { token, ...link }: NewLink, lifetime: string): Promise<void> {
  const expiresAt = sql<Temporal.Instant>`now() + ${lifetime}::interval`;
  await db
    .insertInto("accountLinks")
    .values({ tokenHash: tokenHash(token), ...link, expiresAt })
    .execute();
}

async function useLink(trx: Tx, token: string): Promise<void> {
  await trx
    .updateTable("accountLinks")
    .set({ usedAt: sql<Temporal.Instant>`now()` })
    .where("tokenHash", "=", tokenHash(token))
    .execute();
}
