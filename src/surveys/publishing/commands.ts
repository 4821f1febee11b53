import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../platform/audit-log.ts";
import { newCode } from "../../platform/browser-session.ts";
import { databaseNow, json } from "../../platform/database.ts";
import { getProgramme } from "../../programmes/index.ts";
import { surveyCloseQueue } from "../anonymous/closing/queue.ts";
import type { Choice } from "../anonymous/inviting/people.ts";
import { lockSurvey } from "../queries.ts";
import { forgetEdits } from "../building/edits/commands.ts";
import { structureMistakes } from "../building/mistakes.ts";
import { areTextsWhole } from "../questionnaire/every-text.ts";
import { getQuestionnaire } from "../questionnaire/queries.ts";
import { isOpen, publishRefusal, type PublishRefusal } from "../survey-life.ts";
import { invite, listRecipients, postNewLink } from "./invitations/commands.ts";
import type { Posting } from "./letters/commands.ts";
import { missingLetters } from "./letters/letter.ts";
import { getLetterTexts } from "./letters/queries.ts";
import { sendOut, whomToAsk } from "./opening/commands.ts";
import type { OpeningPlan } from "./opening/plan.ts";
import { surveyOpenQueue } from "./opening/queue.ts";
import { lockInvitation } from "./queries.ts";
import { newLinkRefusal, type NewLinkRefusal } from "./recipients.ts";
import { remindAwaited } from "./reminding/commands.ts";
import type { ReminderPlan } from "./schedule/schedule.ts";

interface Place {
  programmeId: string;
  surveyId: string;
}

/** How many mails went out, or why none did. */
export type Mailed<Refusal> = { mailed: number } | { refused: Refusal };

export interface Publishing extends Place {
  /** When it opens; at once where nothing is said. */
  opensAt?: Temporal.Instant | null;
  closesAt: Temporal.Instant;
  /** When reminders leave by themselves; none where nothing is said. */
  reminders?: ReminderPlan | null;
  /** Of an anonymous survey with personal links, whom of the register it asks; all where nothing is said. */
  choice?: Choice;
}

/**
 * Opens the survey and posts a personal link to each organisation's contact person, of an anonymous one to the people
 * chosen, all at once or not at all; one that opens later posts them then (opening/commands.ts). A survey that is answered
 * by one link for all gets that link; one that was to be opened before keeps it, since it may be on posters.
 */
export async function publishSurvey(
  posting: Posting,
  { programmeId, surveyId, opensAt = null, closesAt, reminders = null, choice = { who: "all" } }: Publishing,
  actorId: string,
): Promise<Mailed<PublishRefusal>> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const programme = await getProgramme(trx, programmeId);
    const recipients = await whomToAsk(trx, survey, choice);
    const letters = Object.values(await getLetterTexts(trx, surveyId));
    const questionnaire = await getQuestionnaire(trx, surveyId);
    const plan = {
      ...{ opensAt, closesAt },
      recipients: survey.access === "common" ? null : recipients.length,
      isStructureSound: structureMistakes(questionnaire).length === 0,
      areTextsWhole: areTextsWhole(questionnaire, programme.locales),
      areLettersWhole: letters.every((texts) => missingLetters(texts, programme.locales).length === 0),
    };
    const now = await databaseNow(trx);
    const refused = publishRefusal(survey, plan, now);
    if (refused !== null) return { refused };

    const commonCode = survey.access === "common" ? (survey.commonCode ?? newCode()) : null;
    const opening =
      opensAt === null
        ? { opensAt, openedAt: now, openingPlan: null }
        : { opensAt, openedAt: null, openingPlan: json({ choice, reminders } satisfies OpeningPlan) };
    const published = { state: "open" as const, ...opening, closesAt, closedAt: null, commonCode };
    await trx.updateTable("surveys").set(published).where("id", "=", surveyId).execute();
    await forgetEdits(trx, surveyId);
    if (opensAt === null)
      await sendOut(trx, posting, { survey: { ...survey, closesAt }, programme }, { recipients, reminders });
    else await posting.jobs.enqueue(trx, surveyOpenQueue, { surveyId }, opensAt);
    if (survey.anonymity === "anonymous") await posting.jobs.enqueue(trx, surveyCloseQueue, { surveyId }, closesAt);
    const mailed = opensAt === null ? recipients.length : 0;
    await recordAct(trx, {
      ...act("survey.publish", programmeId, surveyId, actorId),
      details: { invited: mailed, ...(opensAt === null ? {} : { opensAt: opensAt.toString() }) },
    });
    return { mailed };
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
    if (survey.anonymity === "anonymous" || !isOpen(survey, await databaseNow(trx))) return { refused: "not-open" };
    const added = await whomToAsk(trx, survey, { who: "all" });
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
    const mailed = await remindAwaited(
      trx,
      posting,
      { survey, programme: await getProgramme(trx, programmeId) },
      { now },
    );
    await recordAct(trx, { ...act("survey.remind", programmeId, surveyId, actorId), details: { mailed } });
    return { mailed };
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
