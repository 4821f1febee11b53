import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { TopicKind } from "../../catalogue/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { json, type Db, type Tx } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import { getTopic } from "../topics/queries.ts";
import { holdingRefusal, timesOnDay, type HoldingRefusal, type WorkshopLevel } from "./holding.ts";
import { getWorkshop, lastWorkshopPosition, listOrganisationsAmong, lockWorkshop, programmeToday } from "./queries.ts";

/** A workshop to come: a topic of the catalogue or a title of its own, for an audience of organisations with a label. */
export interface WorkshopPlan {
  /** Chosen beforehand, where the same plan may come twice. */
  id?: string;
  programmeId: string;
  topicId: string | null;
  ownTitles: Texts | null;
  level: WorkshopLevel;
  /** For whom it is; not given, it is the group's own, or common to all groups. */
  kind?: TopicKind;
  groupId: string | null;
  audienceNames: Texts;
  organisationIds: string[];
  /** After the programme's last one, when not given. */
  position?: number;
  seriesId: string | null;
  /** Places in the room; no limit when not given. */
  places?: number | null;
  /** How long it takes and what it costs, where it is not as its topic says. */
  durationMinutes?: number | null;
  costEuros?: number | null;
  /** When, where that is known already, and who leads it; facilitators of other programmes are left out. */
  startsAt?: Temporal.Instant;
  endsAt?: Temporal.Instant;
  facilitatorIds?: string[];
  /** A mentor's session with a unit: counted like the others, but no part of the plan of workshops. */
  isSession?: boolean;
}

/** Plans a workshop as a part of another act; returns its id. Organisations of other programmes are left out. */
export async function planWorkshop(
  trx: Tx,
  { organisationIds, facilitatorIds = [], ...plan }: WorkshopPlan,
): Promise<string> {
  const { programmeId, topicId, ownTitles, audienceNames } = plan;
  if (topicId !== null) await getTopic(trx, programmeId, topicId);
  const position = plan.position ?? (await lastWorkshopPosition(trx, programmeId)) + 1;
  const row = {
    ...plan,
    kind: plan.kind ?? (plan.groupId === null ? "common" : "segmented"),
    position,
    ownTitles: ownTitles === null ? null : json(ownTitles),
    audienceNames: json(audienceNames),
  };
  const { id } = await trx.insertInto("workshops").values(row).returning("id").executeTakeFirstOrThrow();
  await invite(trx, programmeId, id, organisationIds);
  await giveTo(trx, programmeId, id, facilitatorIds);
  return id;
}

async function giveTo(trx: Tx, programmeId: string, workshopId: string, facilitatorIds: string[]): Promise<void> {
  if (facilitatorIds.length === 0) return;
  const query = trx.selectFrom("facilitators").select("id").where("programmeId", "=", programmeId);
  const known = await query.where("id", "in", facilitatorIds).execute();
  const rows = known.map(({ id }) => ({ programmeId, workshopId, facilitatorId: id }));
  if (rows.length > 0) await trx.insertInto("workshopFacilitators").values(rows).execute();
}

async function invite(trx: Tx, programmeId: string, workshopId: string, organisationIds: string[]): Promise<void> {
  const known = await listOrganisationsAmong(trx, programmeId, organisationIds);
  const rows = known.map((organisationId) => ({ workshopId, organisationId }));
  if (rows.length > 0) await trx.insertInto("workshopOrganisations").values(rows).execute();
}

export interface Holding {
  programmeId: string;
  workshopId: string;
  /** "2027-03-12", in the programme's time zone. */
  heldOn: string;
}

/** Marks a workshop as held, or corrects its day. */
export async function markHeld(db: Db, holding: Holding, actorId: string): Promise<HoldingRefusal | null> {
  return await db.transaction().execute((trx) => holdPart(trx, holding, actorId));
}

/** The same as a part of another act. */
export async function holdPart(
  trx: Tx,
  { programmeId, workshopId, heldOn }: Holding,
  actorId: string,
): Promise<HoldingRefusal | null> {
  const state = await lockWorkshop(trx, programmeId, workshopId);
  const refused = holdingRefusal(state, heldOn, await programmeToday(trx, programmeId));
  if (refused !== null) return refused;
  await trx.updateTable("workshops").set({ state: "held", heldOn }).where("id", "=", workshopId).execute();
  await moveToDay(trx, { programmeId, workshopId, heldOn });
  await recordAct(trx, { actorId, programmeId, act: "workshop.hold", subject: workshopId });
  return null;
}

/** Moves the times to the day on which the workshop was held, as a part of another act; the planned start is kept. */
export async function moveToDay(trx: Tx, { programmeId, workshopId, heldOn }: Holding): Promise<void> {
  const { timeZone } = await getProgramme(trx, programmeId);
  const times = timesOnDay(await getWorkshop(trx, programmeId, workshopId), heldOn, timeZone);
  if (times === null) return;
  await trx
    .updateTable("workshops")
    .set((eb) => ({
      ...times,
      plannedStart: eb.fn.coalesce("plannedStart", "startsAt"),
      calendarSequence: eb("calendarSequence", "+", 1),
    }))
    .where("id", "=", workshopId)
    .execute();
}

/**
 * Takes the mark back: the workshop is planned again, for the time for which it was planned. Who was away only because the
 * mark made it so is not known to be; what was said of each stays.
 */
export async function markPlanned(db: Db, programmeId: string, workshopId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    if ((await lockWorkshop(trx, programmeId, workshopId)) !== "held") return;
    await planAgain(trx, workshopId);
    await recordAct(trx, { actorId, programmeId, act: "workshop.unhold", subject: workshopId });
  });
}

/** The same as a part of another act, of a workshop that has been held and whose lock is held. */
export async function planAgain(trx: Tx, workshopId: string): Promise<void> {
  await trx
    .updateTable("workshops")
    .set({
      ...{ state: "planned", heldOn: null, plannedStart: null },
      startsAt: sql`coalesce(planned_start, starts_at)`,
      endsAt: sql`ends_at + (coalesce(planned_start, starts_at) - starts_at)`,
      calendarSequence: sql`calendar_sequence + (planned_start is not null)::integer`,
    })
    .where("id", "=", workshopId)
    .execute();
  await trx
    .updateTable("workshopSeats")
    .set({ attended: null })
    .where("workshopId", "=", workshopId)
    .where("attended", "=", false)
    .where("attendanceMarkedAt", "is", null)
    .execute();
}
