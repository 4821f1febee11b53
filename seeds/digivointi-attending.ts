import { listParticipants } from "../src/organisations/index.ts";
import type { Deps } from "../src/platform/deps.ts";
import { addWalkIn } from "../src/workshops/door/walk-ins/commands.ts";
import { holdFromDoor, markOne } from "../src/workshops/door/roll/commands.ts";
import { getWorkshop } from "../src/workshops/index.ts";
import { arrangementOf } from "../src/workshops/one/time/arrangement.ts";
import { arrangeWorkshop } from "../src/workshops/one/time/commands.ts";
import { workshopVersion } from "../src/workshops/one/version.ts";
import { answerForOneself } from "../src/workshops/own/commands.ts";
import { invite } from "../src/workshops/people/commands.ts";
import { listSeated, type Seated } from "../src/workshops/seats/queries.ts";
import { afternoon } from "./days.ts";
import type { Furniture } from "./digivointi-furnishing.ts";

const heldDaysAgo = 3;
const zone = "Europe/Helsinki";
/** Somebody whom nobody knew of, at the door. */
const walkIn = { name: "Eeva Kivinummi", organisation: "Omaishoitajien tuki Kivinummi", email: "" };

interface First {
  programmeId: string;
  workshopId: string;
  furniture: Furniture;
}

/**
 * Holds the series' first workshop: its people were invited and answered, from every organisation somebody came, one who
 * had promised did not, and one walked in.
 */
export async function attend(
  deps: Deps,
  { programmeId, workshopId, furniture: { roomId, places, facilitatorId } }: First,
  ownerId: string,
): Promise<void> {
  const { db } = deps;
  const place = { programmeId, workshopId };
  const arrange = async (days: number) => {
    const workshop = await getWorkshop(db, programmeId, workshopId);
    const room = { ...arrangementOf(workshop), roomId, place: "", places, facilitatorIds: [facilitatorId] };
    const arrangement = { ...room, ...afternoon(days, zone) };
    const arranged = await arrangeWorkshop(
      db,
      deps,
      { ...place, version: workshopVersion(workshop), arrangement },
      ownerId,
    );
    if (typeof arranged === "string") throw new Error(`The demo's first workshop: ${arranged}`);
  };
  await arrange(2);
  const invited = await invite(db, deps, { ...place, choice: "everyone", chosen: [] }, ownerId);
  if (typeof invited === "string") throw new Error(`The demo's invitations: ${invited}`);
  const { comers, decliners, absent } = await parted(deps, place);
  for (const [seated, answer] of [
    ...[...comers, ...absent].map((each) => [each, "coming"] as const),
    ...decliners.map((each) => [each, "declined"] as const),
  ])
    await answerForOneself(db, deps, { attendeeId: seated.person.id, workshopId, answer });

  // And then its day came: a demo cannot wait for it.
  await arrange(-heldDaysAgo);
  for (const { seat } of comers)
    await markOne(db, { ...place, seatId: seat.id, isHere: true, mayAddPlace: false }, ownerId);
  await addWalkIn(db, { ...place, walkIn, mayAddPlace: true }, ownerId);
  const { startsAt } = afternoon(-heldDaysAgo, zone);
  const heldOn = startsAt.toZonedDateTimeISO(zone).toPlainDate().toString();
  const refused = await holdFromDoor(db, { ...place, heldOn, headCount: null }, ownerId);
  if (refused !== null) throw new Error(`The demo's first workshop: ${refused}`);
}

/** Of each organisation the first contact comes. Of the others, one promises and stays away; every other one declines. */
async function parted(
  { db }: Deps,
  { programmeId, workshopId }: { programmeId: string; workshopId: string },
): Promise<Record<"comers" | "decliners" | "absent", Seated[]>> {
  const main = new Set((await listParticipants(db, programmeId)).filter(({ isMain }) => isMain).map(({ id }) => id));
  const seated = await listSeated(db, programmeId, workshopId);
  const isMain = ({ person }: Seated) => person.participantId !== null && main.has(person.participantId);
  const [absent, ...others] = seated.filter((each) => !isMain(each));
  return {
    comers: seated.filter(isMain),
    decliners: others.filter((_, at) => at % 2 === 0),
    absent: absent === undefined ? [] : [absent],
  };
}
