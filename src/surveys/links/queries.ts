import type { Temporal } from "temporal-polyfill";
import { tokenHash } from "../../platform/browser-session.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";

/** What a link to all sections was made for. */
export type LinkPurpose = "invitation" | "reminder" | "again" | "copy";

/** What a link opens: an invitation, and of it all sections or those that were handed to a colleague. */
export interface Opened {
  invitationId: string;
  linkId: string;
  sectionIds: string[] | null;
}

/** What the token opens, or undefined when no link has it, or the link has been ended. */
export async function findOpening(db: Db, token: string): Promise<Opened | undefined> {
  const link = await db
    .selectFrom("surveyLinks")
    .select(({ fn }) => fn.coalesce("ofLinkId", "id").as("id"))
    .where("tokenHash", "=", tokenHash(token))
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  return link === undefined ? undefined : await findOpeningOf(db, link.id);
}

/** What the link opens, by its id; undefined once it has been ended. */
export async function findOpeningOf(db: Db, linkId: string): Promise<Opened | undefined> {
  const link = await db
    .selectFrom("surveyLinks")
    .select(["invitationId", "madeFor"])
    .where("id", "=", linkId)
    .where("revokedAt", "is", null)
    .executeTakeFirst();
  if (link === undefined) return undefined;
  const isShared = link.madeFor === "share";
  const sectionIds = isShared ? ((await listSectionsOf(db, [linkId])).get(linkId) ?? []) : null;
  return { invitationId: link.invitationId, linkId, sectionIds };
}

async function listSectionsOf(db: Db, linkIds: string[]): Promise<Map<string, string[]>> {
  if (linkIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("surveyLinkSections")
    .innerJoin("surveySections", "surveySections.id", "sectionId")
    .select(["linkId", "sectionId"])
    .where("linkId", "in", linkIds)
    .orderBy("position")
    .execute();
  const byLink = Map.groupBy(rows, ({ linkId }) => linkId);
  return new Map([...byLink].map(([linkId, sections]) => [linkId, sections.map(({ sectionId }) => sectionId)]));
}

/** A link as it stands; its token is nowhere. */
export interface SurveyLink {
  id: string;
  madeFor: LinkPurpose | "share";
  createdAt: Temporal.Instant;
  lastOpenedAt: Temporal.Instant | null;
  revokedAt: Temporal.Instant | null;
  /** Of a link for a colleague: whose it is, which sections it opens, and when they told that these are done. */
  colleague: Colleague | null;
}

export interface Colleague {
  name: string;
  email: string;
  sectionIds: string[];
  doneAt: Temporal.Instant | null;
}

/** Every link of the invitation, the newest first; a colleague's further ones are a part of the first. */
export async function listLinks(db: Db, invitationId: string): Promise<SurveyLink[]> {
  const rows = await db
    .selectFrom("surveyLinks")
    .select(["id", "madeFor", "createdAt", "lastOpenedAt", "revokedAt", "colleagueName", "colleagueEmail", "doneAt"])
    .where("invitationId", "=", invitationId)
    .where("ofLinkId", "is", null)
    .orderBy("createdAt", "desc")
    .orderBy("id")
    .execute();
  const shared = rows.filter(({ madeFor }) => madeFor === "share").map(({ id }) => id);
  const sections = await listSectionsOf(db, shared);
  return rows.map(({ colleagueName: name, colleagueEmail: email, doneAt, ...link }) => {
    const colleague = { name, email, doneAt, sectionIds: sections.get(link.id) ?? [] };
    return { ...link, colleague: link.madeFor === "share" ? colleague : null };
  });
}

/** A link by which a colleague answers some sections. */
export interface Share extends Colleague {
  linkId: string;
  createdAt: Temporal.Instant;
  lastOpenedAt: Temporal.Instant | null;
}

/** Who has which sections of the invitation now, in the order in which they were asked. */
export async function listShares(db: Db, invitationId: string): Promise<Share[]> {
  const links = await listLinks(db, invitationId);
  return links
    .flatMap(({ id: linkId, colleague, revokedAt, createdAt, lastOpenedAt }) =>
      colleague === null || revokedAt !== null ? [] : [{ linkId, createdAt, lastOpenedAt, ...colleague }],
    )
    .reverse();
}

/** The links of colleagues whom the last mail has not reached. */
export async function listUnreached(db: Db, invitationId: string): Promise<Set<string>> {
  const mails = await db
    .selectFrom("surveyLinks as link")
    .innerJoin("surveyInvitations as invitation", "invitation.id", "link.invitationId")
    .innerJoin("mails", (join) =>
      join
        .onRef("mails.programmeId", "=", "invitation.programmeId")
        .onRef("mails.toAddress", "=", "link.colleagueEmail")
        .onRef("mails.createdAt", ">=", "link.createdAt"),
    )
    .select(["link.id", "mails.state"])
    .where("link.invitationId", "=", invitationId)
    .where("link.madeFor", "=", "share")
    .orderBy("mails.createdAt")
    .execute();
  const last = new Map(mails.map(({ id, state }) => [id, state]));
  return new Set([...last].filter(([, state]) => state === "failed").map(([id]) => id));
}

/** An organisation's invitation to a survey. */
export interface InvitationOf {
  id: string;
  organisationId: string;
  organisationName: string;
}

/** The survey's invitation; another survey's or programme's is not found, nor a person's to feedback. */
export async function getInvitation(
  db: Db,
  { programmeId, surveyId, invitationId }: { programmeId: string; surveyId: string; invitationId: string },
): Promise<InvitationOf> {
  const row = await db
    .selectFrom("surveyInvitations")
    .innerJoin("organisations", "organisations.id", "surveyInvitations.organisationId")
    .select(["surveyInvitations.id", "organisations.id as organisationId", "organisations.name as organisationName"])
    .where("surveyInvitations.programmeId", "=", programmeId)
    .where("surveyInvitations.surveyId", "=", surveyId)
    .where("surveyInvitations.id", "=", invitationId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("invitation");
  return row;
}

/** Takes the invitation's turn: its links change, and are answered by, one act after another. */
export async function holdInvitation(trx: Tx, invitationId: string): Promise<void> {
  await trx.selectFrom("surveyInvitations").select("id").where("id", "=", invitationId).forUpdate().execute();
}

/** Who answers for the organisation: the person whom the invitation was written to, else its main contact of today. */
export async function findContact(
  db: Db,
  invitationId: string,
): Promise<{ name: string; email: string; locale: "fi" | "sv" | "en" } | undefined> {
  return await db
    .selectFrom("surveyInvitations")
    .innerJoin("participants", "participants.organisationId", "surveyInvitations.organisationId")
    .select(["participants.name", "participants.email", "participants.locale"])
    .where("surveyInvitations.id", "=", invitationId)
    .where("participants.email", "<>", "")
    .orderBy(
      (eb) => eb("participants.id", "=", eb.fn.coalesce("surveyInvitations.participantId", "surveyInvitations.id")),
      "desc",
    )
    .orderBy("participants.isMain", "desc")
    .orderBy("participants.createdAt")
    .executeTakeFirst();
}
