import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Role } from "../../platform/asking.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../platform/browser-session.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Translate } from "../../platform/i18n.ts";
import type { Locale } from "../../platform/locales.ts";
import type { PostMail } from "../../platform/mail.ts";
import { hashPassword, isPassword } from "../../platform/passwords.ts";
import { passwordMistake } from "../access.ts";
import type { AccountMistake } from "../accounts/commands.ts";
import { startStaffSession } from "../commands.ts";
import {
  findAccountByEmail,
  findOpenLink,
  getAccount,
  getProgrammeName,
  lockMembers,
  lockOpenLink,
} from "../queries.ts";
import { membershipMistake, type MembershipMistake } from "./membership.ts";

const invitationDays = 7;

export interface Invite {
  programmeId: string;
  email: string;
  role: Role;
  locale: Locale;
  actorId: string;
}

/** Invites a colleague by a one-time link; a new invitation to the same e-mail replaces the earlier one. */
export async function inviteColleague(
  db: Db,
  { programmeId, email, role, locale, actorId }: Invite,
  { publicUrl, postMail, texts }: { publicUrl: URL; postMail: PostMail; texts: Record<Locale, Translate> },
): Promise<void> {
  const token = newToken();
  await db.transaction().execute(async (trx) => {
    await dropInvitations(trx, programmeId, email);
    await trx
      .insertInto("accountLinks")
      .values({
        tokenHash: tokenHash(token),
        kind: "invitation",
        email,
        programmeId,
        role,
        createdBy: actorId,
        expiresAt: sql<Temporal.Instant>`now() + make_interval(days => ${invitationDays})`,
      })
      .execute();
    const [account, inviter, programme] = [
      await findAccountByEmail(trx, email),
      await getAccount(trx, actorId),
      await getProgrammeName(trx, programmeId),
    ];
    const language = account?.locale ?? locale;
    const t = texts[language];
    const link = new URL(`/invitations/${token}?lang=${language}`, publicUrl).href;
    await postMail(trx, {
      programmeId,
      toName: account?.name ?? email,
      toAddress: email,
      locale: language,
      subject: t("identity.invitation.mailSubject", { programme }),
      body: t("identity.invitation.mailBody", { programme, inviter: inviter.name, link, days: invitationDays }),
    });
    await recordAct(trx, { actorId, programmeId, act: "colleague.invite", subject: programmeId, details: { role } });
  });
}

/** Takes back an invitation that nobody has answered. */
export async function withdrawInvitation(
  db: Db,
  programmeId: string,
  invitationId: string,
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const withdrawn = await trx
      .deleteFrom("accountLinks")
      .where("tokenHash", "=", invitationId)
      .where("programmeId", "=", programmeId)
      .where("usedAt", "is", null)
      .executeTakeFirst();
    if (withdrawn.numDeletedRows === 0n) throw new NotFound("invitation");
    await recordAct(trx, { actorId, programmeId, act: "colleague.withdrawInvitation", subject: programmeId });
  });
}

export type Joined = { token: string; programmeId: string } | { mistake: AccountMistake | "name-missing" };

/**
 * Joins the programme by an invitation: with a new account, or with the password of the account that the e-mail
 * already has. The link is used once, by whoever comes first.
 */
export async function joinByInvitation(
  db: Db,
  link: string,
  { name, password }: { name: string; password: string },
  oldSession: string,
): Promise<Joined> {
  const invitation = await findOpenLink(db, "invitation", link);
  if (invitation === undefined) return { mistake: "link-used" };
  const account = await findAccountByEmail(db, invitation.email);
  if (account === undefined && name === "") return { mistake: "name-missing" };
  const mistake = account === undefined ? passwordMistake(password, invitation.email) : null;
  if (mistake !== null) return { mistake };
  if (account !== undefined && !(await isPassword(password, account.passwordHash)))
    return { mistake: "wrong-password" };
  const passwordHash = account === undefined ? await hashPassword(password) : null;

  return await db.transaction().execute(async (trx) => {
    const open = await lockOpenLink(trx, "invitation", link);
    if (open?.programmeId == null || open.role === null) return { mistake: "link-used" as const };
    const { programmeId, role, email } = open;
    const userId = account?.id ?? (await insertUser(trx, { name, email, passwordHash }));
    await trx
      .insertInto("memberships")
      .values({ programmeId, userId, role })
      .onConflict((conflict) => conflict.columns(["programmeId", "userId"]).doUpdateSet({ role }))
      .execute();
    await trx
      .updateTable("accountLinks")
      .set({ usedAt: sql<Temporal.Instant>`now()` })
      .where("tokenHash", "=", open.tokenHash)
      .execute();
    await recordAct(trx, { actorId: userId, programmeId, act: "colleague.join", subject: userId, details: { role } });
    return { token: await startStaffSession(trx, userId, oldSession), programmeId };
  });
}

export interface RoleChange {
  programmeId: string;
  userId: string;
  /** The new role; null leaves the programme. */
  role: Role | null;
  actorId: string;
}

/** Gives a colleague another role, or ends the membership; it holds from the colleague's next request on. */
export async function changeMembership(
  db: Db,
  { programmeId, userId, role, actorId }: RoleChange,
): Promise<MembershipMistake | null> {
  return await db.transaction().execute(async (trx) => {
    const mistake = membershipMistake(await lockMembers(trx, programmeId), userId, role);
    if (mistake !== null) return mistake;
    const of = { programmeId, userId };
    if (role === null)
      await trx
        .deleteFrom("memberships")
        .where("programmeId", "=", of.programmeId)
        .where("userId", "=", of.userId)
        .execute();
    else
      await trx
        .updateTable("memberships")
        .set({ role })
        .where("programmeId", "=", of.programmeId)
        .where("userId", "=", of.userId)
        .execute();
    const act = role === null ? "colleague.remove" : "colleague.changeRole";
    await recordAct(trx, { actorId, programmeId, act, subject: userId, details: { role } });
    return null;
  });
}

async function dropInvitations(trx: Tx, programmeId: string, email: string): Promise<void> {
  await trx
    .deleteFrom("accountLinks")
    .where("kind", "=", "invitation")
    .where("programmeId", "=", programmeId)
    .where("email", "=", email)
    .where("usedAt", "is", null)
    .execute();
}

async function insertUser(
  trx: Tx,
  user: { name: string; email: string; passwordHash: string | null },
): Promise<string> {
  return (await trx.insertInto("users").values(user).returning("id").executeTakeFirstOrThrow()).id;
}
