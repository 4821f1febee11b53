import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";

export interface Room {
  id: string;
  name: string;
  address: string;
  /** How many people it holds. */
  places: number;
}

const columns = ["id", "name", "address", "places"] as const;

/** The programme's rooms by name. */
export async function listRooms(db: Db, programmeId: string): Promise<Room[]> {
  return await db
    .selectFrom("rooms")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .orderBy("name")
    .orderBy("id")
    .execute();
}

export async function getRoomOf(db: Db, programmeId: string, id: string): Promise<Room> {
  const row = await db
    .selectFrom("rooms")
    .select(columns)
    .where("programmeId", "=", programmeId)
    .where("id", "=", id)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("room");
  return row;
}

/** In how many of the programme's workshops each room is, cancelled ones too: they still say where they were to be. */
export async function countWorkshopsIn(db: Db, programmeId: string): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom("workshops")
    .select(["roomId", ({ fn }) => fn.countAll<number>().as("workshops")])
    .where("programmeId", "=", programmeId)
    .where("roomId", "is not", null)
    .groupBy("roomId")
    .execute();
  return new Map(rows.map(({ roomId, workshops }) => [roomId ?? "", workshops]));
}
