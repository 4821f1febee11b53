import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { getWorkshop, listDatedWorkshops, type Workshop } from "../register/queries.ts";
import { getRoom, type Room } from "../seats/queries.ts";
import { getTopic } from "../topics/queries.ts";
import { hasPublicPage, signUpClosed } from "./open.ts";

/** A workshop that anybody may come to, with how full it is. */
export interface OpenWorkshop {
  workshop: Workshop;
  room: Room;
}

export interface OpenProgramme {
  programme: Programme;
  now: Temporal.Instant;
  /** Those that one can still sign up for, by their time. */
  ahead: OpenWorkshop[];
  /** Those that have begun or been held, by their time. */
  past: Workshop[];
}

/** What the programme tells to everybody. One that has never told anything is not known here. */
export async function getOpenProgramme(db: Db, programmeId: string): Promise<OpenProgramme> {
  const programme = await getProgramme(db, programmeId);
  const open = (await listDatedWorkshops(db, programmeId)).filter(hasPublicPage);
  if (open.length === 0) throw new NotFound("open workshops");
  const now = await databaseNow(db);
  const ahead: OpenWorkshop[] = [];
  for (const workshop of open.filter((each) => signUpClosed(each, now) === null))
    ahead.push({ workshop, room: await getRoom(db, programmeId, workshop.id) });
  return { programme, now, ahead, past: open.filter((each) => signUpClosed(each, now) === "begun") };
}

/** One workshop for its public page. */
export interface OpenPage extends OpenWorkshop {
  programme: Programme;
  now: Temporal.Instant;
  /** What its topic is about; null where it has none. */
  about: Texts | null;
}

/** One workshop that has a public page; any other is not known here. */
export async function getOpenWorkshop(db: Db, programmeId: string, workshopId: string): Promise<OpenPage> {
  const programme = await getProgramme(db, programmeId);
  const workshop = await getWorkshop(db, programmeId, workshopId);
  if (!hasPublicPage(workshop)) throw new NotFound("open workshop");
  const { topicId } = workshop;
  const about = topicId === null ? null : (await getTopic(db, programmeId, topicId)).descriptions;
  return { programme, workshop, room: await getRoom(db, programmeId, workshopId), now: await databaseNow(db), about };
}
