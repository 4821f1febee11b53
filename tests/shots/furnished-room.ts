import { Temporal } from "temporal-polyfill";
import { newToken, tokenHash } from "../../src/platform/browser-session.ts";
import { json, type Db, type Tx } from "../../src/platform/database.ts";

/** What the demo has no example of: ids by the names that addresses have for them, and the link of somebody who comes. */
export interface FurnishedRoom {
  [id: string]: string;
  attendeeToken: string;
}

/**
 * A workshop of the demo's series as it is before its day: open to the public, with a time, a room, a facilitator, a
 * material, dates that were asked about, people who come, wait and have not answered, and a guest nobody has matched.
 */
export async function furnishRoom(db: Db, programmeId: string): Promise<FurnishedRoom> {
  return await db.transaction().execute(async (trx) => {
    const planned = trx.selectFrom("workshops").select("id").where("programmeId", "=", programmeId);
    const { id: workshopId } = await planned.where("state", "=", "planned").orderBy("position").executeTakeFirstOrThrow();
    const startsAt = Temporal.Now.instant().add({ hours: 24 * 6 });
    const endsAt = startsAt.add({ hours: 2 });
    const room = { programmeId, name: "Frami A 210", address: "Kampusranta 9, Seinäjoki", places: 2 };
    const { id: roomId } = await trx.insertInto("rooms").values(room).returning("id").executeTakeFirstOrThrow();
    const open = { kind: "open" as const, isPublic: true, startsAt, endsAt, roomId, places: 2 };
    await trx
      .updateTable("workshops")
      .set({ ...open, remoteUrl: "https://example.org/huone" })
      .where("id", "=", workshopId)
      .execute();
    const leader = { programmeId, name: "Ossi Ohjaaja", email: "ossi@example.org", skills: json(["videot"]) };
    const { id: facilitatorId } = await trx
      .insertInto("facilitators")
      .values(leader)
      .returning("id")
      .executeTakeFirstOrThrow();
    await trx.insertInto("workshopFacilitators").values({ programmeId, workshopId, facilitatorId }).execute();
    const material = { programmeId, workshopId, phase: "before" as const, title: "Ennakkotehtävä", position: 0 };
    const { id: materialId } = await trx
      .insertInto("workshopMaterials")
      .values({ ...material, url: "https://example.org/tehtava" })
      .returning("id")
      .executeTakeFirstOrThrow();
    const people = await seatPeople(trx, programmeId, workshopId);
    const poll = await askDates(trx, { programmeId, workshopId, attendeeId: people.attendeeId, startsAt, endsAt });
    const heldWorkshopId = await attendHeld(trx, programmeId, people.attendeeId);
    return { workshopId, heldWorkshopId, roomId, facilitatorId, materialId, ...people, ...poll };
  });
}

async function seatPeople(trx: Tx, programmeId: string, workshopId: string) {
  const contacts = await trx
    .selectFrom("participants")
    .select(["id as participantId", "organisationId"])
    .where("programmeId", "=", programmeId)
    .orderBy("email")
    .limit(4)
    .execute();
  const ids: string[] = [];
  for (const contact of contacts) {
    const { id } = await trx
      .insertInto("attendees")
      .values({ programmeId, ...contact })
      .onConflict((conflict) => conflict.column("participantId").doUpdateSet({ programmeId }))
      .returning("id")
      .executeTakeFirstOrThrow();
    ids.push(id);
  }
  const states = ["coming", "coming", "waiting", "invited"] as const;
  const seats = ids.map((attendeeId, at) => {
    const state = states[at] ?? "invited";
    const waitingSince = state === "waiting" ? Temporal.Now.instant() : null;
    return { programmeId, workshopId, attendeeId, state, source: "invitation" as const, waitingSince };
  });
  const rows = await trx.insertInto("workshopSeats").values(seats).returning("id").execute();
  const guest = { programmeId, name: "Vieno Vieras", email: "vieno@example.org", organisationName: "Vieno & kumpp." };
  const { id: guestId } = await trx.insertInto("attendees").values(guest).returning("id").executeTakeFirstOrThrow();
  const attendeeToken = newToken();
  const attendeeId = ids[0] ?? "";
  const expiresAt = Temporal.Now.instant().add({ hours: 24 });
  await trx.insertInto("attendeeLinks").values({ tokenHash: tokenHash(attendeeToken), attendeeId, expiresAt }).execute();
  return { attendeeId, attendeeToken, guestId, seatId: rows[0]?.id ?? "" };
}

/** One of the workshops that were entered afterwards, at which the person was. */
async function attendHeld(trx: Tx, programmeId: string, attendeeId: string): Promise<string> {
  const held = trx.selectFrom("workshops").select("id").where("programmeId", "=", programmeId);
  const { id: workshopId } = await held
    .where("loggedAt", "is not", null)
    .orderBy("heldOn")
    .limit(1)
    .executeTakeFirstOrThrow();
  const seat = { programmeId, workshopId, attendeeId, state: "coming" as const, source: "log" as const, attended: true };
  await trx
    .insertInto("workshopSeats")
    .values(seat)
    .onConflict((conflict) => conflict.columns(["workshopId", "attendeeId"]).doUpdateSet({ attended: true }))
    .execute();
  return workshopId;
}

interface Asked {
  programmeId: string;
  workshopId: string;
  attendeeId: string;
  startsAt: Temporal.Instant;
  endsAt: Temporal.Instant;
}

async function askDates(trx: Tx, { programmeId, workshopId, attendeeId, startsAt, endsAt }: Asked) {
  const title = { fi: "Milloin pidetään?", sv: "När hålls den?", en: "When is it held?" };
  const poll = { programmeId, workshopId, titles: json(title), closesAt: startsAt };
  const { id: pollId } = await trx.insertInto("datePolls").values(poll).returning("id").executeTakeFirstOrThrow();
  const dates = [0, 24].map((hours) => ({ pollId, startsAt: startsAt.add({ hours }), endsAt: endsAt.add({ hours }) }));
  const [date] = await trx.insertInto("pollDates").values(dates).returning("id").execute();
  const dateId = date?.id ?? "";
  await trx.insertInto("pollPeople").values({ programmeId, pollId, attendeeId }).execute();
  await trx.insertInto("pollAnswers").values({ pollId, dateId, attendeeId, answer: "yes" }).execute();
  return { pollId, dateId };
}
