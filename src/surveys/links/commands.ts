import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../platform/browser-session.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { mailOfLink } from "../../platform/mail.ts";
import { lockSurvey } from "../queries.ts";
import { isOpen } from "../survey-life.ts";
import { getInvitation, holdInvitation, type LinkPurpose } from "./queries.ts";

/**
 * A new link of the invitation, for a mail or a page that is written now; returns its token. Only the hash is stored, so
 * each mail has a link of its own, and they all work until the survey closes. A part of other acts, which lock and audit.
 */
export async function newSurveyLink(
  trx: Tx,
  invitationId: string,
  { madeFor }: { madeFor: LinkPurpose },
): Promise<string> {
  const [token] = (await newSurveyLinks(trx, [invitationId], { madeFor })).values();
  if (token === undefined) throw new Error("no link was made");
  return token;
}

const rowsAtOnce = 5_000;

/** The same for many invitations at once: the token of each by the invitation's id. */
export async function newSurveyLinks(
  trx: Tx,
  invitationIds: readonly string[],
  { madeFor }: { madeFor: LinkPurpose },
): Promise<Map<string, string>> {
  const tokens = new Map(invitationIds.map((id) => [id, newToken()]));
  const rows = [...tokens].map(([invitationId, token]) => ({ invitationId, tokenHash: tokenHash(token), madeFor }));
  for (let from = 0; from < rows.length; from += rowsAtOnce)
    await trx
      .insertInto("surveyLinks")
      .values(rows.slice(from, from + rowsAtOnce))
      .execute();
  return tokens;
}

interface Place {
  programmeId: string;
  surveyId: string;
  invitationId: string;
}

/** Makes a link for staff to hand over themselves; it is told to them once, and that is remembered. */
export async function copySurveyLink(
  db: Db,
  place: Place,
  actorId: string,
): Promise<{ token: string } | { refused: "not-open" }> {
  return await db.transaction().execute(async (trx) => {
    const now = await holdPlace(trx, place);
    if (now === "not-open") return { refused: now };
    const token = await newSurveyLink(trx, place.invitationId, { madeFor: "copy" });
    const { programmeId, invitationId: subject } = place;
    await recordAct(trx, { actorId, programmeId, act: "survey.copy-link", subject });
    return { token };
  });
}

/** Ends a link, those that were sent in its place, and what they have opened in any browser. Answers stay. */
export async function endSurveyLink(
  db: Db,
  { linkId, ...place }: Place & { linkId: string },
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await holdPlace(trx, place);
    const link = await trx
      .selectFrom("surveyLinks")
      .select("revokedAt")
      .where("id", "=", linkId)
      .where("invitationId", "=", place.invitationId)
      .where("ofLinkId", "is", null)
      .executeTakeFirst();
    if (link === undefined) throw new NotFound("link");
    if (link.revokedAt !== null) return;
    const revokedAt = await databaseNow(trx);
    await trx.updateTable("surveyLinks").set({ revokedAt }).where("id", "=", linkId).execute();
    const { programmeId } = place;
    await recordAct(trx, { actorId, programmeId, act: "survey.end-link", subject: linkId });
  });
}

/** Waits for the invitation's turn; returns the time, or that the survey takes no answers. */
async function holdPlace(trx: Tx, place: Place): Promise<Temporal.Instant | "not-open"> {
  const survey = await lockSurvey(trx, place.programmeId, place.surveyId);
  const { id } = await getInvitation(trx, place);
  await holdInvitation(trx, id);
  const now = await databaseNow(trx);
  return isOpen(survey, now) ? now : "not-open";
}

/** Deletes the names, addresses, links and mails of colleagues once their survey has been closed for three months. */
export async function forgetColleagues(db: Db): Promise<void> {
  await sql`
    with gone as (
      delete from survey_links using survey_invitations i, surveys s
      where survey_links.invitation_id = i.id and s.id = i.survey_id
        and (survey_links.made_for = 'share' or survey_links.of_link_id is not null)
        and coalesce(s.closed_at, s.closes_at) < now() - interval '3 months'
      returning i.programme_id, survey_links.created_at)
    delete from mails using gone where ${mailOfLink(sql`gone.created_at`, sql`gone.programme_id`)}`.execute(db);
}
