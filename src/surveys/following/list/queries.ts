import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import { listOrganisations, listParticipants } from "../../../organisations/index.ts";
import type { Db } from "../../../platform/database.ts";
import type { Locale, Texts } from "../../../platform/locales.ts";
import { hasDeclined, recipientsOf } from "../../publishing/recipients.ts";
import { hasSent, type Stage } from "./listing.ts";

export type MailState = "queued" | "kept" | "sent" | "failed" | "erased";

/** The last mail to an organisation. */
export interface LastMail {
  state: MailState;
  toAddress: string;
  /** Refused for good: it is not tried again. */
  isRefused: boolean;
  error: string;
}

/** An organisation that a survey asks, how far it has come and since when, and whether mails reach it. */
export interface Progress {
  organisationId: string;
  organisationName: string;
  industryNames: Texts | null;
  municipality: string;
  /** Who gets its mails now. */
  contact: { participantId: string; name: string; email: string; locale: Locale } | null;
  invitationId: string | null;
  responseId: string | null;
  stage: Stage;
  since: Temporal.Instant;
  hasDeclined: boolean;
  mail: LastMail | null;
  /** The last mail, where it has not arrived and its answer is still awaited. */
  failure: LastMail | null;
}

/** Every organisation that the survey asks, by name. */
export async function listProgress(db: Db, programmeId: string, surveyId: string): Promise<Progress[]> {
  const invitationOf = await invitationsOf(db, programmeId, surveyId);
  const responseOf = await responsesOf(db, programmeId, surveyId);
  const mailOf = await lastMails(db, surveyId);
  const organisations = await listOrganisations(db, programmeId);
  const { recipients } = recipientsOf(organisations, await listParticipants(db, programmeId));
  const recipientOf = new Map(recipients.map((recipient) => [recipient.organisationId, recipient]));
  return organisations.flatMap(({ id, name, industryNames, municipality }): Progress[] => {
    const invitation = invitationOf.get(id);
    const response = responseOf.get(id);
    const recipient = recipientOf.get(id);
    const standing = standingOf(invitation, response);
    if (standing === null) return [];
    const mail = invitation === undefined ? null : (mailOf.get(invitation.id) ?? null);
    return [
      {
        ...{ organisationId: id, organisationName: name, industryNames, municipality, mail },
        contact: recipient ?? null,
        invitationId: invitation?.id ?? null,
        responseId: response?.id ?? null,
        ...standing,
        hasDeclined: invitation !== undefined && recipient !== undefined && hasDeclined(invitation, recipient),
        failure: mail?.state === "failed" && !hasSent(standing) ? mail : null,
      },
    ];
  });
}

type InvitationRow = Awaited<ReturnType<typeof invitationsOf>> extends Map<unknown, infer Row> ? Row : never;
type ResponseRow = Awaited<ReturnType<typeof responsesOf>> extends Map<unknown, infer Row> ? Row : never;

function standingOf(
  invitation: InvitationRow | undefined,
  response: ResponseRow | undefined,
): Pick<Progress, "stage" | "since"> | null {
  if (response !== undefined) {
    const sentStage = response.source === "import" ? "imported" : "sent";
    const stage = response.sentAt === null ? "begun" : sentStage;
    return { stage, since: response.sentAt ?? response.savedAt };
  }
  if (invitation === undefined) return null;
  const { openedAt, mailedAt } = invitation;
  return { stage: openedAt === null ? "invited" : "opened", since: openedAt ?? mailedAt };
}

async function invitationsOf(db: Db, programmeId: string, surveyId: string) {
  const rows = await db
    .selectFrom("surveyInvitations")
    .select(["id", "organisationId", "participantId", "mailedAt", "openedAt", "declinedAt"])
    .where("programmeId", "=", programmeId)
    .where("surveyId", "=", surveyId)
    .execute();
  return new Map(rows.map((row) => [row.organisationId, row]));
}

async function responsesOf(db: Db, programmeId: string, surveyId: string) {
  const rows = await db
    .selectFrom("responses")
    .select(["id", "organisationId", "source", "savedAt", "sentAt"])
    .where("programmeId", "=", programmeId)
    .where("surveyId", "=", surveyId)
    .execute();
  return new Map(rows.map((row) => [row.organisationId, row]));
}

async function lastMails(db: Db, surveyId: string): Promise<Map<string, LastMail>> {
  const { rows } = await sql<{ invitationId: string } & LastMail>`
    select distinct on (m.survey_invitation_id) m.survey_invitation_id as invitation_id, m.state, m.to_address,
      m.is_refused, coalesce(m.last_error, '') as error
    from mails m join survey_invitations i on i.id = m.survey_invitation_id
    where i.survey_id = ${surveyId}
    order by m.survey_invitation_id, m.created_at desc, m.id`.execute(db);
  return new Map(rows.map(({ invitationId, ...mail }) => [invitationId, mail]));
}
