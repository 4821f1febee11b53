import { listOrganisations } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";

/** A part of the register that a mentor can help: an organisation, or a unit of one. */
export interface Unit {
  id: string;
  programmeId: string;
  /** With the names of what it is part of: "Hyvinvointialue › Kotihoito". */
  name: string;
  parentId: string | null;
  /** Whether nothing is part of it: the units that mentors go to. */
  isBottom: boolean;
}

/** The programme's organisations and their units by name; people have no mentors. */
export async function listUnits(db: Db, programmeId: string): Promise<Unit[]> {
  const all = (await listOrganisations(db, programmeId)).filter(({ kind }) => kind !== "person");
  const wholes = new Set(all.map(({ parentId }) => parentId));
  return all.map(({ id, name, parentId }) => ({ id, programmeId, name, parentId, isBottom: !wholes.has(id) }));
}

/** One of the units. */
export async function getUnit(db: Db, programmeId: string, unitId: string): Promise<Unit> {
  const unit = (await listUnits(db, programmeId)).find(({ id }) => id === unitId);
  if (unit === undefined) throw new NotFound("unit");
  return unit;
}

/** A unit with the mentor that it has. */
export interface Assigned {
  unitId: string;
  mentorId: string;
  /** The first day; it may be still to come. */
  startsOn: string;
}

/** Every unit that has a mentor. */
export async function listAssigned(db: Db, programmeId: string): Promise<Assigned[]> {
  return await db
    .selectFrom("mentorUnits")
    .select(["unitId", "mentorId", "startsOn"])
    .where("programmeId", "=", programmeId)
    .where("endsOn", "is", null)
    .orderBy("unitId")
    .execute();
}

/** The units of a mentor now, by name. */
export async function listUnitsOf(
  db: Db,
  programmeId: string,
  mentorId: string,
): Promise<(Unit & { startsOn: string })[]> {
  const starts = new Map(
    (await listAssigned(db, programmeId))
      .filter((assigned) => assigned.mentorId === mentorId)
      .map(({ unitId, startsOn }) => [unitId, startsOn]),
  );
  if (starts.size === 0) return [];
  const units = await listUnits(db, programmeId);
  return units.flatMap((unit) => {
    const startsOn = starts.get(unit.id);
    return startsOn === undefined ? [] : [{ ...unit, startsOn }];
  });
}

/** A mentor that a unit has or had; `endsOn` is null while it has. */
export interface PastAssignment extends Assigned {
  endsOn: string | null;
}

/** The mentors that a unit has had, the latest first. */
export async function listMentorsOf(db: Db, programmeId: string, unitId: string): Promise<PastAssignment[]> {
  return await db
    .selectFrom("mentorUnits")
    .select(["unitId", "mentorId", "startsOn", "endsOn"])
    .where("programmeId", "=", programmeId)
    .where("unitId", "=", unitId)
    .orderBy("startsOn", "desc")
    .orderBy("createdAt", "desc")
    .execute();
}
