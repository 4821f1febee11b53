import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getTopic } from "../topics/queries.ts";
import { audienceKey } from "../register/audiences.ts";
import { planWorkshop, type WorkshopPlan } from "../register/commands.ts";
import { holdingRefusal, type EventKind, type HoldingRefusal, type WorkshopLevel } from "../register/holding.ts";
import {
  getWorkshop,
  listOrganisationsAmong,
  listWorkshops,
  lockRegister,
  programmeToday,
  type Workshop,
} from "../register/queries.ts";
import { attendeesNamed, seatPresent, type Named } from "./people/commands.ts";
import { listPresent } from "./people/queries.ts";
import { isSame } from "./same.ts";

/**
 * Why a held workshop is not entered: its day is to come, nobody was there, it has been entered already, fewer people
 * were counted than named, or nobody is known by name of the last time.
 */
export type LogRefusal = HoldingRefusal | "nobody" | "already" | "fewer-than-named" | "no-last-time";

/** Who was there: the same as in an earlier workshop, or a list of organisations under a name. */
export type Audience = { likeWorkshopId: string } | { organisationIds: string[]; names: Texts };

/** What is told of a workshop that has been held. */
export interface HeldDetails {
  topicId: string | null;
  ownTitles: Texts | null;
  level: WorkshopLevel;
  eventKind: EventKind;
  heldOn: string;
  /** Not given, it is the topic's. */
  durationMinutes: number | null;
  headCount: number | null;
  place: string;
}

export interface HeldWorkshop extends HeldDetails {
  programmeId: string;
  audience: Audience;
  named: Named;
  /** Whether those who are known by name of the audience's last workshop were there again. */
  isSamePeople: boolean;
}

/** Enters a workshop that has been held without having been planned here; the same one twice is entered once. */
export async function logWorkshop(
  db: Db,
  { audience, named, isSamePeople, ...held }: HeldWorkshop,
  actorId: string,
): Promise<{ id: string } | LogRefusal> {
  const { programmeId, heldOn } = held;
  return await db.transaction().execute(async (trx) => {
    await lockRegister(trx, programmeId);
    const refused = holdingRefusal("planned", heldOn, await programmeToday(trx, programmeId));
    if (refused !== null) return refused;
    const topic = held.topicId === null ? null : await getTopic(trx, programmeId, held.topicId);
    const whom = await audienceOf(trx, programmeId, audience);
    if ((await listOrganisationsAmong(trx, programmeId, whom.organisationIds)).length === 0) return "nobody";
    const workshops = await listWorkshops(trx, programmeId);
    if (workshops.some((each) => isSame(each, { ...held, ...whom }))) return "already";
    const lastTime = isSamePeople ? await presentLastTime(trx, programmeId, workshops, whom) : [];
    if (lastTime === undefined) return "no-last-time";
    const present = [...new Set([...lastTime, ...(await attendeesNamed(trx, programmeId, named))])];
    if (held.headCount !== null && held.headCount < present.length) return "fewer-than-named";

    const { eventKind, durationMinutes, headCount, place, topicId, ownTitles, level } = held;
    const plan = { programmeId, topicId, ownTitles, level, ...whom, seriesId: null };
    const kind = whom.groupId === null && topic !== null && { kind: topic.kind };
    const how = { heldOn, eventKind, durationMinutes, headCount, place };
    const id = await logHeld(trx, { ...plan, ...kind }, how, present);
    const details = { headCount, named: present.length };
    await recordAct(trx, { actorId, programmeId, act: "workshop.log", subject: id, details });
    return { id };
  });
}

/** When and how an event was held. */
export type HowHeld = Pick<HeldDetails, "heldOn" | "eventKind" | "durationMinutes" | "headCount" | "place">;

/** Writes down a held event as a part of another act, which has decided that it may be; returns its id. */
export async function logHeld(
  trx: Tx,
  plan: WorkshopPlan,
  how: HowHeld,
  presentIds: readonly string[],
): Promise<string> {
  const workshopId = await planWorkshop(trx, plan);
  await trx
    .updateTable("workshops")
    .set({ state: "held", ...how, loggedAt: await databaseNow(trx) })
    .where("id", "=", workshopId)
    .execute();
  await seatPresent(trx, { programmeId: plan.programmeId, workshopId }, presentIds);
  return workshopId;
}

type Whom = Pick<WorkshopPlan, "groupId" | "audienceNames" | "organisationIds">;

async function audienceOf(trx: Tx, programmeId: string, audience: Audience): Promise<Whom> {
  if (!("likeWorkshopId" in audience))
    return { groupId: null, audienceNames: audience.names, organisationIds: audience.organisationIds };
  const { groupId, audienceNames, organisationIds } = await getWorkshop(trx, programmeId, audience.likeWorkshopId);
  return { groupId, audienceNames, organisationIds };
}

/** Those known by name of the audience's last workshop of which any are; undefined where there is none. */
async function presentLastTime(
  trx: Tx,
  programmeId: string,
  workshops: readonly Workshop[],
  whom: Whom,
): Promise<string[] | undefined> {
  const present = await listPresent(trx, programmeId);
  const last = workshops.findLast((each) => audienceKey(each) === audienceKey(whom) && present.has(each.id));
  return last === undefined ? undefined : present.get(last.id);
}
