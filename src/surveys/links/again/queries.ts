import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import type { Locale } from "../../../platform/locales.ts";

/** Whose the e-mail is, by ids: contacts of organisations, and links that were handed to a colleague. */
export async function whoseEmail(db: Db, email: string): Promise<{ participantIds: string[]; linkIds: string[] }> {
  const participants = await db
    .selectFrom("participants")
    .select("id")
    .where((eb) => eb(eb.fn("lower", ["email"]), "=", email))
    .orderBy("id")
    .execute();
  const links = await db
    .selectFrom("surveyLinks")
    .select("id")
    .where("colleagueEmail", "=", email)
    .where("revokedAt", "is", null)
    .orderBy("id")
    .execute();
  return { participantIds: participants.map(({ id }) => id), linkIds: links.map(({ id }) => id) };
}

/** A person to be written to about one invitation. */
export interface OpenInvitation {
  programmeId: string;
  surveyId: string;
  invitationId: string;
  organisationName: string;
  name: string;
  email: string;
  locale: Locale | null;
  /** Of a colleague, the link that was handed to them. */
  linkId: string | null;
}

/** The invitations of open surveys that these persons answer: who was written to, and an organisation's main contact. */
export async function listOpenOf(db: Db, participantIds: string[], now: Temporal.Instant): Promise<OpenInvitation[]> {
  if (participantIds.length === 0) return [];
  const rows = await db
    .selectFrom("participants as person")
    .innerJoin("surveyInvitations as invitation", "invitation.organisationId", "person.organisationId")
    .innerJoin("surveys", "surveys.id", "invitation.surveyId")
    .innerJoin("organisations", "organisations.id", "invitation.organisationId")
    .select(["invitation.programmeId", "invitation.surveyId", "invitation.id as invitationId"])
    .select(["organisations.name as organisationName", "person.name", "person.email", "person.locale"])
    .where("person.id", "in", participantIds)
    .where((eb) => eb.or([eb("person.isMain", "=", true), eb("invitation.participantId", "=", eb.ref("person.id"))]))
    .where("surveys.state", "=", "open")
    .where((eb) => eb.or([eb("surveys.opensAt", "is", null), eb("surveys.opensAt", "<=", now)]))
    .where("surveys.closesAt", ">", now)
    .orderBy("surveys.closesAt")
    .orderBy("organisations.name")
    .orderBy("person.id")
    .execute();
  const byInvitation = new Map(rows.map((row) => [row.invitationId, { ...row, linkId: null }]));
  return [...byInvitation.values()];
}

/** A person whom an anonymous survey that is open asks. */
export interface OpenAccess {
  programmeId: string;
  surveyId: string;
  accessId: string;
  name: string;
  email: string;
  locale: Locale;
  /** Whether answers have been sent: then only the link that was used leads to them, and a new one opens nothing. */
  hasAnswered: boolean;
}

/** The anonymous surveys that ask these persons and are open. */
export async function listOpenAccesses(db: Db, participantIds: string[], now: Temporal.Instant): Promise<OpenAccess[]> {
  if (participantIds.length === 0) return [];
  const rows = await db
    .selectFrom("surveyAccesses as access")
    .innerJoin("participants as person", "person.id", "access.participantId")
    .innerJoin("surveys", "surveys.id", "access.surveyId")
    .leftJoin("surveyAccessLinks as link", (join) =>
      join.onRef("link.accessId", "=", "access.id").on("link.isUsed", "=", true),
    )
    .select(["surveys.programmeId", "access.surveyId", "access.id as accessId"])
    .select(["person.name", "person.email", "person.locale", "link.isUsed"])
    .where("person.id", "in", participantIds)
    .where("surveys.state", "=", "open")
    .where((eb) => eb.or([eb("surveys.opensAt", "is", null), eb("surveys.opensAt", "<=", now)]))
    .where("surveys.closesAt", ">", now)
    .orderBy("surveys.closesAt")
    .orderBy("access.id")
    .execute();
  return rows.map(({ isUsed, ...row }) => ({ ...row, hasAnswered: isUsed === true }));
}

/** The same for colleagues who have sections of an open survey. */
export async function listOpenShares(db: Db, linkIds: string[], now: Temporal.Instant): Promise<OpenInvitation[]> {
  if (linkIds.length === 0) return [];
  const rows = await db
    .selectFrom("surveyLinks as link")
    .innerJoin("surveyInvitations as invitation", "invitation.id", "link.invitationId")
    .innerJoin("surveys", "surveys.id", "invitation.surveyId")
    .innerJoin("organisations", "organisations.id", "invitation.organisationId")
    .select(["invitation.programmeId", "invitation.surveyId", "invitation.id as invitationId"])
    .select(["organisations.name as organisationName", "link.colleagueName as name", "link.colleagueEmail as email"])
    .select("link.id as linkId")
    .where("link.id", "in", linkIds)
    .where("link.revokedAt", "is", null)
    .where("surveys.state", "=", "open")
    .where((eb) => eb.or([eb("surveys.opensAt", "is", null), eb("surveys.opensAt", "<=", now)]))
    .where("surveys.closesAt", ">", now)
    .orderBy("surveys.closesAt")
    .orderBy("organisations.name")
    .orderBy("link.id")
    .execute();
  return rows.map((row) => ({ ...row, locale: null }));
}
