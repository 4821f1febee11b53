import { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, type Tx } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { invitePeople } from "../../anonymous/inviting/commands.ts";
import { chosenOf, notAskedYet, type Choice } from "../../anonymous/inviting/people.ts";
import { listAsked, listPeople } from "../../anonymous/inviting/queries.ts";
import { lockSurvey, type Survey } from "../../queries.ts";
import { isDueToOpen } from "../../survey-life.ts";
import { invite, listRecipients } from "../invitations/commands.ts";
import type { Edition, Posting } from "../letters/commands.ts";
import { listInvitations } from "../queries.ts";
import type { Recipient } from "../recipients.ts";
import { planReminders } from "../schedule/commands.ts";
import type { ReminderPlan } from "../schedule/schedule.ts";
import { findOpeningPlan, listDueToOpen } from "./queries.ts";

/*
 * A survey that is published to open later asks nobody before that. Answers are taken in from its time on whoever comes to
 * it; the mails leave by a job, which does what is left to do under the survey's lock: run twice, late or for a time that
 * was changed it finds nothing.
 */

/** Who gets a link and has none yet: organisations' contacts; people of an anonymous survey; nobody where all share one. */
export async function whomToAsk(trx: Tx, survey: Survey, choice: Choice): Promise<Recipient[]> {
  const { id: surveyId, anonymity, access, programmeId } = survey;
  if (access === "common") return [];
  if (anonymity === "anonymous") {
    const asked = (await listAsked(trx, programmeId, surveyId)).map(({ recipient }) => recipient);
    return notAskedYet(chosenOf(await listPeople(trx, programmeId), choice), asked);
  }
  const invited = new Set((await listInvitations(trx, programmeId, surveyId)).map((each) => each.organisationId));
  const { recipients } = await listRecipients(trx, programmeId);
  return recipients.filter(({ organisationId }) => !invited.has(organisationId));
}

/** Posts the recipients their links and plans the reminders; a part of the acts that open. */
export async function sendOut(
  trx: Tx,
  posting: Posting,
  edition: Edition,
  { recipients, reminders }: { recipients: readonly Recipient[]; reminders: ReminderPlan | null },
): Promise<void> {
  const { anonymity, access } = edition.survey;
  await (anonymity === "anonymous" ? invitePeople : invite)(trx, posting, edition, recipients);
  if (reminders !== null && access !== "common") await planReminders(trx, posting, { ...edition, plan: reminders });
}

/**
 * Opens a published survey, at the latest now, and asks whomever the register has by now. A part of other acts, which hold
 * the survey. Returns how many mails leave.
 */
export async function openSurvey(
  trx: Tx,
  posting: Posting,
  survey: Survey,
  actorId: string | null,
): Promise<{ mailed: number }> {
  const { id: surveyId, programmeId } = survey;
  const plan = (await findOpeningPlan(trx, surveyId)) ?? { choice: { who: "all" }, reminders: null };
  const now = await databaseNow(trx);
  const isLate = survey.opensAt !== null && Temporal.Instant.compare(survey.opensAt, now) <= 0;
  const openedAt = isLate ? survey.opensAt : now;
  const opened = { opensAt: openedAt, openedAt, openingPlan: null };
  await trx.updateTable("surveys").set(opened).where("id", "=", surveyId).execute();
  const recipients = await whomToAsk(trx, survey, plan.choice);
  const edition = { survey, programme: await getProgramme(trx, programmeId) };
  await sendOut(trx, posting, edition, { recipients, reminders: plan.reminders });
  await recordAct(trx, {
    ...{ actorId, programmeId, act: "survey.open", subject: surveyId },
    details: { invited: recipients.length },
  });
  return { mailed: recipients.length };
}

/** Opens a survey whose time has come, for its job. One that is gone, a draft again, moved or open has nothing left to do. */
export async function openDueSurvey(posting: Posting, surveyId: string): Promise<void> {
  const due = (await listDueToOpen(posting.db)).find(({ id }) => id === surveyId);
  if (due !== undefined) await openWhenDue(posting, due);
}

/** Opens each survey whose time came while nothing was running. */
export async function openDueSurveys(posting: Posting): Promise<void> {
  for (const due of await listDueToOpen(posting.db)) await openWhenDue(posting, due);
}

async function openWhenDue(posting: Posting, { id, programmeId }: { id: string; programmeId: string }): Promise<void> {
  await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, id);
    if (isDueToOpen(survey, await databaseNow(trx))) await openSurvey(trx, posting, survey, null);
  });
}
