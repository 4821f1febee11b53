import { listTools, programmeToday, waysUp, type Tool } from "../../../maturity/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import type { Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { listAssigned, listUnits, type Unit } from "../../assigning/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { findOwnMentor, listMentors } from "../../mentors/queries.ts";
import { enteringAs, type Entering } from "../entering.ts";

/** Who enters sessions in this programme, of those who are signed in. */
export async function loadEntering(db: Db, programmeId: string, { visitor, role }: Asking): Promise<Entering> {
  const own = visitor === null ? undefined : await findOwnMentor(db, programmeId, visitor.userId);
  return enteringAs(own, role);
}

/** What a form of a session chooses from. */
export interface Choices {
  programme: Programme;
  entering: Entering;
  today: string;
  mentors: Mentor[];
  units: Unit[];
  /** Units by their mentor. */
  assigned: { unitId: string; mentorId: string }[];
  /** Those that are followed no more are among them: sessions of theirs can be put right. */
  tools: Tool[];
  /** The units that each mentor has met, the last one first. */
  met: { mentorId: string; unitId: string }[];
}

export async function loadChoices(db: Db, programmeId: string, asking: Asking): Promise<Choices> {
  const today = await programmeToday(db, programmeId);
  return {
    programme: await getProgramme(db, programmeId),
    entering: await loadEntering(db, programmeId, asking),
    today,
    mentors: await listMentors(db, programmeId),
    units: await listUnits(db, programmeId),
    assigned: await listAssigned(db, programmeId),
    tools: await listTools(db, programmeId),
    met: await listMet(db, programmeId),
  };
}

/** Which units mentors have met, the last meeting first. */
async function listMet(db: Db, programmeId: string): Promise<{ mentorId: string; unitId: string }[]> {
  return await db
    .selectFrom("mentorSessions")
    .innerJoin("workshops", "workshops.id", "workshopId")
    .select(({ fn }) => ["mentorId", "unitId", fn.max("heldOn").as("last")])
    .where("mentorSessions.programmeId", "=", programmeId)
    .where("workshops.state", "=", "held")
    .groupBy(["mentorId", "unitId"])
    .orderBy("last", "desc")
    .orderBy("unitId")
    .execute();
}

/** A contact of the register. */
export interface KnownPerson {
  id: string;
  name: string;
}

/** The register's contacts of a unit and of what is below it, and these besides, by name. */
export async function listKnownPeople(
  db: Db,
  programmeId: string,
  { units, unitId, besides = [] }: { units: readonly Unit[]; unitId: string; besides?: readonly string[] },
): Promise<KnownPerson[]> {
  const ways = waysUp(units);
  if (!ways.has(unitId)) return [];
  const below = units.filter(({ id }) => (ways.get(id) ?? []).includes(unitId)).map(({ id }) => id);
  const people = await db
    .selectFrom("participants")
    .select(["id", "name"])
    .where("programmeId", "=", programmeId)
    .where((eb) =>
      eb.or([eb("organisationId", "in", below), ...(besides.length === 0 ? [] : [eb("id", "in", [...besides])])]),
    )
    .execute();
  const inOrder = new Intl.Collator("fi", { numeric: true });
  return people.sort((a, b) => inOrder.compare(a.name, b.name));
}
