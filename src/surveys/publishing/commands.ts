import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow } from "../../platform/database.ts";
import { getProgramme } from "../../programmes/index.ts";
import { lockSurvey } from "../queries.ts";
import { isOpen, publishRefusal, type PublishRefusal } from "../survey-life.ts";
import { areTextsWhole } from "../survey-texts.ts";
import { invite, listRecipients, postNewLink, remindInvited } from "./invitations/commands.ts";
import type { Posting } from "./letters/commands.ts";
import { missingLetters } from "./letters/letter.ts";
import { getLetterTexts } from "./letters/queries.ts";
import { listInvitations, lockInvitation } from "./queries.ts";
import { dueReminders, newLinkRefusal, reachable, type NewLinkRefusal } from "./recipients.ts";
import { planReminders } from "./schedule/commands.ts";
import type { ReminderPlan } from "./schedule/schedule.ts";

interface Place {
  programmeId: string;
  surveyId: string;
}

/** How many mails went out, or why none did. */
export type Mailed<Refusal> = { mailed: number } | { refused: Refusal };

export interface Publishing extends Place {
  closesAt: Temporal.Instant;
  /** When reminders leave by themselves; none where nothing is said. */
  reminders?: ReminderPlan | null;
}

/** Opens the survey and posts a personal link to each organisation's contact person, all at once or not at all. */
export async function publishSurvey(
  posting: Posting,
  { programmeId, surveyId, closesAt, reminders = null }: Publishing,
  actorId: string,
): Promise<Mailed<PublishRefusal>> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const programme = await getProgramme(trx, programmeId);
    const { recipients } = await listRecipients(trx, programmeId);
    const letters = Object.values(await getLetterTexts(trx, surveyId));
    const plan = {
      closesAt,
      recipients: recipients.length,
      areTextsWhole: areTextsWhole(survey, programme.locales),
      areLettersWhole: letters.every((texts) => missingLetters(texts, programme.locales).length === 0),
    };
    const now = await databaseNow(trx);
    const refused = publishRefusal(survey, plan, now);
    if (refused !== null) return { refused };

    const opened = { state: "open" as const, openedAt: now, closesAt, closedAt: null };
    await trx.updateTable("surveys").set(opened).where("id", "=", surveyId).execute();
    await invite(trx, posting, { survey: { ...survey, closesAt }, programme }, recipients);
    if (reminders !== null)
      await planReminders(trx, posting, { survey: { ...survey, closesAt }, programme, plan: reminders });
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
 * Posts a reminder to those who have not sent their answers. Links are not stored, so each mail has a new one; those
 * from before go on working.
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
    const { recipients } = await listRecipients(trx, programmeId);
    const due = dueReminders(reachable(await listInvitations(trx, programmeId, surveyId), recipients), now);
    await remindInvited(trx, posting, { survey, programme: await getProgramme(trx, programmeId) }, due, now);
    await recordAct(trx, { ...act("survey.remind", programmeId, surveyId, actorId), details: { mailed: due.length } });
    return { mailed: due.length };
  });
}

/** Posts a new personal link to one organisation; those that it has go on working. */
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
    await postNewLink(trx, posting, edition, { invitation, recipient }, now);
    await recordAct(trx, act("survey.new-link", programmeId, invitation.id, actorId));
    return { mailed: 1 };
  });
}

function act(name: string, programmeId: string, subject: string, actorId: string) {
  return { actorId, programmeId, act: name, subject };
}
