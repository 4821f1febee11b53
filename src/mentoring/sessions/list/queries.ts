import { listTools, programmeToday, waysUp, type Tool } from "../../../maturity/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { databaseNow, type Db } from "../../../platform/database.ts";
import { getProgramme, type Programme } from "../../../programmes/index.ts";
import { listUnits, type Unit } from "../../assigning/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { listMentors } from "../../mentors/queries.ts";
import type { Entering } from "../entering.ts";
import { loadEntering } from "../logging/queries.ts";
import { listPlannedSessions, listSessions, type Session, type SessionHeld } from "../queries.ts";
import type { Temporal } from "temporal-polyfill";
import type { ListWanted } from "./forms.ts";

/** What the list of sessions shows, and what it is limited by. */
export interface Listing {
  programme: Programme;
  entering: Entering;
  today: string;
  now: Temporal.Instant;
  mentors: Mentor[];
  units: Unit[];
  tools: Tool[];
  /** What is looked at: the mentor's id, or "all". */
  wanted: ListWanted & { mentor: string };
  held: SessionHeld[];
  planned: Session[];
  /** The units that anything was held with, and everything above them. */
  unitIdsMet: Set<string>;
}

export async function loadListing(db: Db, programmeId: string, given: ListWanted, asking: Asking): Promise<Listing> {
  const entering = await loadEntering(db, programmeId, asking);
  const wanted = { ...given, mentor: given.mentor ?? entering.own?.id ?? "all" };
  const units = await listUnits(db, programmeId);
  const ways = waysUp(units);
  const unitIds =
    wanted.unit === ""
      ? undefined
      : units.filter(({ id }) => (ways.get(id) ?? []).includes(wanted.unit)).map(({ id }) => id);
  const filter = { mentorId: wanted.mentor === "all" ? undefined : wanted.mentor, unitIds };
  const besides = { toolId: orNone(wanted.tool), eventKind: orNone(wanted.kind) };
  const days = { from: orNone(wanted.from), to: orNone(wanted.to) };
  return {
    ...{ entering, wanted, units },
    programme: await getProgramme(db, programmeId),
    today: await programmeToday(db, programmeId),
    now: await databaseNow(db),
    mentors: await listMentors(db, programmeId),
    tools: await listTools(db, programmeId),
    held: await listSessions(db, programmeId, { ...filter, ...besides, ...days }),
    planned: await listPlannedSessions(db, programmeId, filter),
    unitIdsMet: new Set((await listUnitsMet(db, programmeId)).flatMap((id) => ways.get(id) ?? [])),
  };
}

const orNone = <T extends string>(value: T) => (value === "" ? undefined : (value as Exclude<T, "">));

async function listUnitsMet(db: Db, programmeId: string): Promise<string[]> {
  const query = db.selectFrom("mentorSessions").select("unitId").distinct().where("programmeId", "=", programmeId);
  return (await query.execute()).map(({ unitId }) => unitId);
}
