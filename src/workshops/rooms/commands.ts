import { sql } from "kysely";
import { recordAct } from "../../platform/audit-log.ts";
import { brokenConstraint, type Db, type Tx } from "../../platform/database.ts";
import { tellChange, type Posting } from "../letters/commands.ts";
import type { RoomDetails } from "./forms.ts";
import { getRoomOf } from "./queries.ts";

/** Why a room is not written, or stays. */
export type RoomRefusal = "name-taken" | "in-use";

export async function addRoom(
  db: Db,
  programmeId: string,
  details: RoomDetails,
  actorId: string,
): Promise<{ id: string } | RoomRefusal> {
  return await orRefusal(async () => {
    return await db.transaction().execute(async (trx) => {
      const query = trx.insertInto("rooms").values({ programmeId, ...details });
      const { id } = await query.returning("id").executeTakeFirstOrThrow();
      await recordAct(trx, { actorId, programmeId, act: "room.add", subject: id });
      return { id };
    });
  });
}

/**
 * A new name or address stands in calendars too, so that the workshops to come in the room count as changed; of a new
 * address the people who are to come there are told.
 */
export async function editRoom(
  db: Db,
  posting: Posting,
  { programmeId, roomId, ...details }: RoomDetails & { programmeId: string; roomId: string },
  actorId: string,
): Promise<RoomRefusal | null> {
  return await orRefusal(async () => {
    return await db.transaction().execute(async (trx) => {
      const before = await getRoomOf(trx, programmeId, roomId);
      await trx.updateTable("rooms").set(details).where("id", "=", roomId).execute();
      const isMoved = before.address !== details.address;
      if (isMoved || before.name !== details.name)
        for (const { id, isToCome } of await countAsChanged(trx, programmeId, roomId))
          if (isMoved && isToCome) await tellChange(trx, posting, { programmeId, workshopId: id });
      await recordAct(trx, { actorId, programmeId, act: "room.edit", subject: roomId });
      return null;
    });
  });
}

async function countAsChanged(trx: Tx, programmeId: string, roomId: string) {
  return await trx
    .updateTable("workshops")
    .set((eb) => ({ calendarSequence: eb("calendarSequence", "+", 1) }))
    .where("programmeId", "=", programmeId)
    .where("roomId", "=", roomId)
    .where("state", "=", "planned")
    .returning(["id", sql<boolean>`coalesce(starts_at > now(), false)`.as("isToCome")])
    .execute();
}

/** Removes a room in which no workshop is. */
export async function removeRoom(
  db: Db,
  programmeId: string,
  id: string,
  actorId: string,
): Promise<RoomRefusal | null> {
  return await orRefusal(async () => {
    return await db.transaction().execute(async (trx) => {
      await getRoomOf(trx, programmeId, id);
      await trx.deleteFrom("rooms").where("id", "=", id).execute();
      await recordAct(trx, { actorId, programmeId, act: "room.remove", subject: id });
      return null;
    });
  });
}

async function orRefusal<T>(act: () => Promise<T>): Promise<T | RoomRefusal> {
  try {
    return await act();
  } catch (error) {
    const constraint = brokenConstraint(error);
    if (constraint === "rooms_name_unique") return "name-taken";
    if (constraint === "workshops_room_fk") return "in-use";
    throw error;
  }
}
