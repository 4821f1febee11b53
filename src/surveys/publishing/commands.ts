import type { Temporal } from "temporal-polyfill";
import { listOrganisations, listParticipants } from "../../organisations/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { newToken, tokenHash } from "../../platform/browser-session.ts";
import { databaseNow, type Tx } from "../../platform/database.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { lockSurvey, type Survey } from "../queries.ts";
import { isOpen, publishRefusal, type PublishRefusal } from "../survey-life.ts";
import { areTextsWhole } from "../survey-texts.ts";
import { postLetter, type LetterKind, type Posting } from "./letters/commands.ts";
import { listInvitations, lockInvitation } from "./queries.ts";
import { dueReminders, newLinkRefusal, recipientsOf, type NewLinkRefusal, type Recipient } from "./recipients.ts";

interface Place {
  programmeId: string;
  surveyId: string;
}

/** How many mails went out, or why none did. */
export type Mailed<Refusal> = { mailed: number } | { refused: Refusal };

/** Opens the survey and posts a personal link to each organisation's contact person, all at once or not at all. */
export async function publishSurvey(
  posting: Posting,
  { programmeId, surveyId, closesAt }: Place & { closesAt: Temporal.Instant },
  actorId: string,
): Promise<Mailed<PublishRefusal>> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const programme = await getProgramme(trx, programmeId);
    const { recipients } = await listRecipients(trx, programmeId);
    const plan = { closesAt, recipients: recipients.length, areTextsWhole: areTextsWhole(survey, programme.locales) };
    const now = await databaseNow(trx);
    const refused = publishRefusal(survey, plan, now);
    if (refused !== null) return { refused };

    const opened = { state: "open" as const, openedAt: now, closesAt, closedAt: null };
    await trx.updateTable("surveys").set(opened).where("id", "=", surveyId).execute();
    await invite(trx, posting, { survey: { ...survey, closesAt }, programme }, recipients);
    await recordAct(trx, {
      ...act("survey.publish", programmeId, surveyId, actorId),
      details: { invited: recipients.length },
    });
    return { mailed: recipients.length };
  });
}

/** Invites the organisations that have come since, or have got their contact person since. */
export async function inviteAdded(
  posting: Posting,
  { programmeId, surveyId }: Place,
  actorId: string,
): Promise<Mailed<"not-open">> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    if (!isOpen(survey, await databaseNow(trx))) return { refused: "not-open" };
    const invited = new Set((await listInvitations(trx, programmeId, surveyId)).map((each) => each.organisationId));
    const { recipients } = await listRecipients(trx, programmeId);
    const added = recipients.filter(({ organisationId }) => !invited.has(organisationId));
    await invite(trx, posting, { survey, programme: await getProgramme(trx, programmeId) }, added);
    await recordAct(trx, {
      ...act("survey.invite", programmeId, surveyId, actorId),
      details: { invited: added.length },
    });
    return { mailed: added.length };
  });
}

/**
 * Posts a reminder to those who have not sent their answers. Links are not stored, so each gets a new one and the old
 * one dies; the mail says so.
 */
export async function remind(
  posting: Posting,
  { programmeId, surveyId }: Place,
  actorId: string,
): Promise<Mailed<"not-open">> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const now = await databaseNow(trx);
    if (!isOpen(survey, now)) return { refused: "not-open" };
    const due = dueReminders(await listInvitations(trx, programmeId, surveyId), now);
    const { recipients } = await listRecipients(trx, programmeId);
    const edition = { survey, programme: await getProgramme(trx, programmeId) };
    let mailed = 0;
    for (const { id, organisationId } of due) {
      const recipient = recipients.find((each) => each.organisationId === organisationId);
      if (recipient === undefined) continue;
      await renewLink(trx, posting, edition, id, recipient, "reminder");
      mailed += 1;
    }
    await recordAct(trx, { ...act("survey.remind", programmeId, surveyId, actorId), details: { mailed } });
    return { mailed };
  });
}

/** Posts a new personal link to one organisation; the one it had is worth nothing from then on. */
export async function sendNewLink(
  posting: Posting,
  { programmeId, surveyId, invitationId }: Place & { invitationId: string },
  actorId: string,
): Promise<Mailed<NewLinkRefusal>> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const invitation = await lockInvitation(trx, surveyId, invitationId);
    const { recipients } = await listRecipients(trx, programmeId);
    const recipient = recipients.find(({ organisationId }) => organisationId === invitation.organisationId);
    const now = await databaseNow(trx);
    const plan = { isOpen: isOpen(survey, now), mailedAt: invitation.mailedAt };
    const refused = newLinkRefusal({ ...plan, hasContact: recipient !== undefined }, now);
    if (refused !== null || recipient === undefined) return { refused: refused ?? "no-contact" };

    const edition = { survey, programme: await getProgramme(trx, programmeId) };
    await renewLink(trx, posting, edition, invitation.id, recipient, "newLink");
    await recordAct(trx, act("survey.new-link", programmeId, invitation.id, actorId));
    return { mailed: 1 };
  });
}

/** The organisations in their order, with those who cannot be written to apart. */
async function listRecipients(trx: Tx, programmeId: string) {
  return recipientsOf(await listOrganisations(trx, programmeId), await listParticipants(trx, programmeId));
}

/** What is sent, and on whose behalf. */
interface Edition {
  survey: Survey;
  programme: Programme;
}

async function invite(trx: Tx, posting: Posting, edition: Edition, recipients: readonly Recipient[]): Promise<void> {
  const { id: surveyId, programmeId } = edition.survey;
  for (const recipient of recipients) {
    const { organisationId, participantId } = recipient;
    const token = newToken();
    const invitation = { surveyId, programmeId, organisationId, participantId, tokenHash: tokenHash(token) };
    await trx.insertInto("surveyInvitations").values(invitation).execute();
    await postLetter(trx, posting, { ...edition, recipient, token, kind: "invitation" });
  }
}

async function renewLink(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  invitationId: string,
  recipient: Recipient,
  kind: LetterKind,
): Promise<void> {
  const token = newToken();
  const now = await databaseNow(trx);
  const renewed = { tokenHash: tokenHash(token), participantId: recipient.participantId, mailedAt: now };
  await trx.updateTable("surveyInvitations").set(renewed).where("id", "=", invitationId).execute();
  await postLetter(trx, posting, { ...edition, recipient, token, kind });
}

function act(name: string, programmeId: string, subject: string, actorId: string) {
  return { actorId, programmeId, act: name, subject };
}
