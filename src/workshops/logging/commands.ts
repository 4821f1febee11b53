import { recordAct } from "../../platform/audit-log.ts";
import type { Db, Tx } from "../../platform/database.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { getTopic } from "../topics/queries.ts";
import { planWorkshop, type WorkshopPlan } from "../register/commands.ts";
import { holdingRefusal, type HoldingRefusal, type WorkshopLevel } from "../register/holding.ts";
import {
  getWorkshop,
  listOrganisationsAmong,
  listWorkshops,
  lockRegister,
  programmeToday,
  type Workshop,
} from "../register/queries.ts";

/** Why a held workshop is not entered: its day is to come, nobody was there, or it has been entered already. */
export type LogRefusal = HoldingRefusal | "nobody" | "already";

/** Who was there: the same as in an earlier workshop, or a list of organisations under a name. */
export type Audience = { likeWorkshopId: string } | { organisationIds: string[]; names: Texts };

export interface HeldWorkshop {
  programmeId: string;
  topicId: string | null;
  ownTitles: Texts | null;
  level: WorkshopLevel;
  heldOn: string;
  audience: Audience;
}

/** Enters a workshop that has been held without having been planned here; the same one twice is entered once. */
export async function logWorkshop(
  db: Db,
  { heldOn, audience, ...held }: HeldWorkshop,
  actorId: string,
): Promise<{ id: string } | LogRefusal> {
  const { programmeId } = held;
  return await db.transaction().execute(async (trx) => {
    await lockRegister(trx, programmeId);
    const refused = holdingRefusal("planned", heldOn, await programmeToday(trx, programmeId));
    if (refused !== null) return refused;
    const plan = { ...held, ...(await audienceOf(trx, programmeId, audience)), seriesId: null };
    const topic = held.topicId === null ? null : await getTopic(trx, programmeId, held.topicId);
    if ((await listOrganisationsAmong(trx, programmeId, plan.organisationIds)).length === 0) return "nobody";
    if ((await listWorkshops(trx, programmeId)).some((each) => each.heldOn === heldOn && isSame(each, plan)))
      return "already";
    const id = await planWorkshop(trx, {
      ...plan,
      ...(plan.groupId === null && topic !== null && { kind: topic.kind }),
    });
    await trx.updateTable("workshops").set({ state: "held", heldOn }).where("id", "=", id).execute();
    await recordAct(trx, { actorId, programmeId, act: "workshop.log", subject: id });
    return { id };
  });
}

function isSame(known: Workshop, { topicId, ownTitles, groupId, audienceNames }: WorkshopPlan): boolean {
  const isSameTopic = known.topicId === topicId && (ownTitles === null || isSameText(known.names, ownTitles));
  return isSameTopic && known.groupId === groupId && isSameText(known.audienceNames, audienceNames);
}

const isSameText = (a: Texts, b: Texts) => locales.every((locale) => a[locale] === b[locale]);

async function audienceOf(
  trx: Tx,
  programmeId: string,
  audience: Audience,
): Promise<Pick<WorkshopPlan, "groupId" | "audienceNames" | "organisationIds">> {
  if (!("likeWorkshopId" in audience))
    return { groupId: null, audienceNames: audience.names, organisationIds: audience.organisationIds };
  const { groupId, audienceNames, organisationIds } = await getWorkshop(trx, programmeId, audience.likeWorkshopId);
  return { groupId, audienceNames, organisationIds };
}
