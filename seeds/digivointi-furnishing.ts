import type { Deps } from "../src/platform/deps.ts";
import { addFacilitator } from "../src/workshops/facilitators/commands.ts";
import { addRoom } from "../src/workshops/rooms/commands.ts";

const rooms = [
  { name: "Kampustalon työpajahuone", address: "Keskuskatu 24, Seinäjoki", places: 24 },
  { name: "Kirjaston ryhmätila", address: "Koulukatu 3, Kauhajoki", places: 8 },
];
const facilitators = [
  { name: "Heli Ojanperä", email: "heli.ojanpera@example.org", skills: ["videot", "somemarkkinointi", "tietoturva"] },
  {
    name: "Mats Söderback",
    email: "mats.soderback@example.org",
    skills: ["kirjaaminen ja tietosuoja", "Kanta-palvelut"],
  },
];

/** Where the demo's workshops are held, and who leads them. */
export interface Furniture {
  roomId: string;
  places: number;
  /** A room that is soon full. */
  smallRoomId: string;
  facilitatorId: string;
}

/** The programme's rooms and facilitators; both are invented. */
export async function furnish({ db }: Deps, programmeId: string, ownerId: string): Promise<Furniture> {
  for (const room of rooms) await addRoom(db, programmeId, room, ownerId);
  for (const person of facilitators)
    await addFacilitator(db, programmeId, { ...person, locale: "fi", isActive: true }, ownerId);
  const idOf = async (table: "rooms" | "facilitators", name: string | undefined) => {
    const rows = db.selectFrom(table).select("id").where("programmeId", "=", programmeId);
    return (await rows.where("name", "=", name ?? "").executeTakeFirstOrThrow()).id;
  };
  return {
    roomId: await idOf("rooms", rooms[0]?.name),
    places: rooms[0]?.places ?? 0,
    smallRoomId: await idOf("rooms", rooms[1]?.name),
    facilitatorId: await idOf("facilitators", facilitators[0]?.name),
  };
}
