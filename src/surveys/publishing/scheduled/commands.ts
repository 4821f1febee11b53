import type { Temporal } from "temporal-polyfill";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, json, type Db } from "../../../platform/database.ts";
import { surveyCloseQueue } from "../../anonymous/closing/queue.ts";
import { lockWorking, writeDraft } from "../../building/edits/commands.ts";
import { countTies, lockSurvey } from "../../queries.ts";
import {
  isDueToOpen,
  rescheduleRefusal,
  stateAt,
  unscheduleRefusal,
  type RescheduleRefusal,
  type UnscheduleRefusal,
} from "../../survey-life.ts";
import type { Posting } from "../letters/commands.ts";
import { openSurvey, whomToAsk } from "../opening/commands.ts";
import type { OpeningPlan } from "../opening/plan.ts";
import { findOpeningPlan } from "../opening/queries.ts";
import { surveyOpenQueue } from "../opening/queue.ts";

interface Place {
  programmeId: string;
  surveyId: string;
}

export type OpenNowRefusal = "not-scheduled" | "nobody-to-ask";

/** Opens a survey before its time. Of two who do it at once the first one opens it. */
export async function openNow(
  posting: Posting,
  { programmeId, surveyId }: Place,
  actorId: string,
): Promise<{ mailed: number } | { refused: OpenNowRefusal }> {
  return await posting.db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const now = await databaseNow(trx);
    if (stateAt(survey, now) !== "scheduled" && !isDueToOpen(survey, now)) return { refused: "not-scheduled" };
    const choice = (await findOpeningPlan(trx, surveyId))?.choice ?? { who: "all" };
    const isCommon = survey.access === "common";
    if (!isCommon && (await whomToAsk(trx, survey, choice)).length === 0) return { refused: "nobody-to-ask" };
    return await openSurvey(trx, posting, survey, actorId);
  });
}

export interface Rescheduling extends Place, OpeningPlan {
  opensAt: Temporal.Instant;
  closesAt: Temporal.Instant;
}

/** Sets anew when a survey that has not opened yet opens and closes, whom it asks and when reminders leave. */
export async function reschedule(
  { db, jobs }: Pick<Posting, "db" | "jobs">,
  { programmeId, surveyId, opensAt, closesAt, choice, reminders }: Rescheduling,
  actorId: string,
): Promise<RescheduleRefusal | null> {
  return await db.transaction().execute(async (trx) => {
    const survey = await lockSurvey(trx, programmeId, surveyId);
    const recipients = survey.access === "common" ? null : (await whomToAsk(trx, survey, choice)).length;
    const refused = rescheduleRefusal(survey, { opensAt, closesAt, recipients }, await databaseNow(trx));
    if (refused !== null) return refused;
    const openingPlan = json({ choice, reminders } satisfies OpeningPlan);
    await trx.updateTable("surveys").set({ opensAt, closesAt, openingPlan }).where("id", "=", surveyId).execute();
    await jobs.enqueue(trx, surveyOpenQueue, { surveyId }, opensAt);
    if (survey.anonymity === "anonymous") await jobs.enqueue(trx, surveyCloseQueue, { surveyId }, closesAt);
    await recordAct(trx, {
      ...{ actorId, programmeId, act: "survey.reschedule", subject: surveyId },
      details: { opensAt: opensAt.toString(), closesAt: closesAt.toString() },
    });
    return null;
  });
}

/**
 * Makes a survey that has not opened yet a draft again. What staff have edited meanwhile, taken into use or not, is what
 * the draft asks, as it would be had it stayed one. The code of posters stays.
 */
export async function unschedule(db: Db, place: Place, actorId: string): Promise<UnscheduleRefusal | null> {
  const { programmeId, surveyId } = place;
  return await db.transaction().execute(async (trx) => {
    const { survey, questionnaire } = await lockWorking(trx, place);
    const refused = unscheduleRefusal(survey, await countTies(trx, surveyId), await databaseNow(trx));
    if (refused !== null) return refused;
    const draft = { state: "draft" as const, opensAt: null, closesAt: null, openingPlan: null };
    await trx.updateTable("surveys").set(draft).where("id", "=", surveyId).execute();
    await writeDraft(trx, place, questionnaire);
    await recordAct(trx, { actorId, programmeId, act: "survey.unschedule", subject: surveyId });
    return null;
  });
}
