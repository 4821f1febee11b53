// What another feature does in the register with events of its own: mentors' sessions with units. Each is a part of that
// feature's act, which has decided that it may be done and remembers it.
import type { Temporal } from "temporal-polyfill";
import { json, type Tx } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import { localInstant } from "../calendar/local-times.ts";
import { cancelPlanned } from "../cancelling/commands.ts";
import type { Posting, WorkshopPlace } from "../letters/commands.ts";
import { logHeld } from "../logging/commands.ts";
import { attendeesNamed, seatOnly } from "../logging/people/commands.ts";
import { arrangeEvent } from "../one/time/commands.ts";
import type { ArrangementRefusal } from "../one/time/arrangement.ts";
import { planAgain, planWorkshop } from "../register/commands.ts";
import type { EventKind, WorkshopState } from "../register/holding.ts";
import { getWorkshop, lockWorkshop } from "../register/queries.ts";

/** An event with one unit: what it is called, and with whom. */
export interface UnitEvent {
  names: Texts;
  eventKind: EventKind;
  unitId: string;
  unitNames: Texts;
}

/** How it went. */
export interface EventHeld {
  heldOn: string;
  durationMinutes: number | null;
  headCount: number | null;
  participantIds: string[];
}

/** When and where it will be. */
export interface EventPlan {
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
  place: string;
  remoteUrl: string;
}

/** Enters an event that has been held; "fewer-than-named" where fewer were counted than are known by name. */
export async function logEvent(
  trx: Tx,
  programmeId: string,
  event: UnitEvent & EventHeld,
): Promise<{ id: string } | "fewer-than-named"> {
  const { heldOn, durationMinutes, headCount, participantIds, eventKind } = event;
  const present = await attendeesNamed(trx, programmeId, { participantIds, attendeeIds: [] });
  if (headCount !== null && headCount < present.length) return "fewer-than-named";
  const how = { heldOn, eventKind, durationMinutes, headCount, place: "" };
  return { id: await logHeld(trx, planOf(programmeId, event), how, present) };
}

/** Enters an event to come. */
export async function planEvent(trx: Tx, programmeId: string, event: UnitEvent & EventPlan): Promise<string> {
  const { startsAt, endsAt, place, remoteUrl, eventKind } = event;
  const id = await planWorkshop(trx, { ...planOf(programmeId, event), startsAt, endsAt });
  await trx.updateTable("workshops").set({ place, remoteUrl, eventKind }).where("id", "=", id).execute();
  return id;
}

// Nothing is planned after a session, so it has no place of its own in the order of the plan.
function planOf(programmeId: string, { names, unitId, unitNames }: UnitEvent) {
  const whom = { groupId: null, audienceNames: unitNames, organisationIds: [unitId] };
  const what = { topicId: null, ownTitles: names, level: "all" as const, seriesId: null };
  return { programmeId, ...what, ...whom, position: 0, isSession: true };
}

/**
 * Says how an event went that was planned here, or puts right what was said: its day, length and people as they are told
 * now. One with a time keeps its time of day.
 */
export async function holdEvent(
  trx: Tx,
  { programmeId, workshopId }: WorkshopPlace,
  event: UnitEvent & EventHeld,
): Promise<"fewer-than-named" | null> {
  const { heldOn, durationMinutes, headCount, participantIds, eventKind } = event;
  const present = await attendeesNamed(trx, programmeId, { participantIds, attendeeIds: [] });
  if (headCount !== null && headCount < present.length) return "fewer-than-named";
  const { startsAt, endsAt } = await getWorkshop(trx, programmeId, workshopId);
  const times =
    startsAt === null || endsAt === null ? null : await timesOn(trx, programmeId, { startsAt, endsAt }, event);
  await trx
    .updateTable("workshops")
    .set({ state: "held", heldOn, headCount, ...namesOf(event), eventKind, durationMinutes })
    .$if(times !== null, (timed) =>
      timed.set((eb) => ({
        ...times,
        plannedStart: eb.fn.coalesce("plannedStart", "startsAt"),
        calendarSequence: eb("calendarSequence", "+", 1),
      })),
    )
    .where("id", "=", workshopId)
    .execute();
  await meet(trx, workshopId, event.unitId);
  await seatOnly(trx, { programmeId, workshopId }, present);
  return null;
}

/** The times of an event on the day that it was held, as long as it took; when it was planned for is kept. */
async function timesOn(
  trx: Tx,
  programmeId: string,
  { startsAt, endsAt }: { startsAt: Temporal.Instant; endsAt: Temporal.Instant },
  { heldOn, durationMinutes }: EventHeld,
) {
  const { timeZone } = await getProgramme(trx, programmeId);
  const clock = startsAt.toZonedDateTimeISO(timeZone).toPlainTime().toString();
  const onDay = localInstant(heldOn, clock, timeZone, "first");
  const start = typeof onDay === "string" ? startsAt : onDay;
  const end = durationMinutes === null ? start.add(startsAt.until(endsAt)) : start.add({ minutes: durationMinutes });
  return { startsAt: start, endsAt: end };
}

/** Says of an event to come what it is and with whom. */
export async function renameEvent(trx: Tx, { workshopId }: WorkshopPlace, event: UnitEvent): Promise<void> {
  await trx
    .updateTable("workshops")
    .set({ ...namesOf(event), eventKind: event.eventKind })
    .where("id", "=", workshopId)
    .execute();
  await meet(trx, workshopId, event.unitId);
}

const namesOf = ({ names, unitNames }: UnitEvent) => ({ ownTitles: json(names), audienceNames: json(unitNames) });

async function meet(trx: Tx, workshopId: string, organisationId: string): Promise<void> {
  await trx.deleteFrom("workshopOrganisations").where("workshopId", "=", workshopId).execute();
  await trx.insertInto("workshopOrganisations").values({ workshopId, organisationId }).execute();
}

/** Puts an event to come to another time or place, and tells those who have been invited. */
export async function moveEvent(
  trx: Tx,
  posting: Posting,
  which: WorkshopPlace,
  plan: EventPlan,
  actorId: string,
): Promise<ArrangementRefusal | null> {
  const arranged = await arrangeEvent(trx, posting, which, plan, actorId);
  return typeof arranged === "string" ? arranged : null;
}

/** Cancels an event to come, and tells those who have been invited. */
export async function cancelEvent(trx: Tx, posting: Posting, which: WorkshopPlace, reason: string): Promise<void> {
  await cancelPlanned(trx, posting, { ...which, reason });
}

/** An event that was planned here has not been held after all: it is to come again, and nobody is known to have been there. */
export async function unholdEvent(trx: Tx, which: WorkshopPlace): Promise<void> {
  await planAgain(trx, which.workshopId);
  await seatOnly(trx, which, []);
  await trx.updateTable("workshops").set({ headCount: null }).where("id", "=", which.workshopId).execute();
}

/** Takes an event out of the register, with who was said to have been there. */
export async function removeEvent(trx: Tx, { workshopId }: WorkshopPlace): Promise<void> {
  await trx.deleteFrom("workshopOrganisations").where("workshopId", "=", workshopId).execute();
  await trx.deleteFrom("workshops").where("id", "=", workshopId).execute();
}

/** The state of an event for a change, locked until it is made. */
export async function lockEvent(trx: Tx, { programmeId, workshopId }: WorkshopPlace): Promise<WorkshopState> {
  return await lockWorkshop(trx, programmeId, workshopId);
}
