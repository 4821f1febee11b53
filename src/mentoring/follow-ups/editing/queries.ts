import { listNeeds, type Need } from "../../../catalogue/index.ts";
import { listTools, programmeToday, type Tool } from "../../../maturity/index.ts";
import type { Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listUnits, type Unit } from "../../assigning/queries.ts";
import { listNearUnits, type NearUnits } from "../../choosing/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { listMentors } from "../../mentors/queries.ts";
import { getFollowUp, listMoves, type FollowUp, type Move } from "../queries.ts";

/** What a follow-up can be about, and whose it can be. */
export interface Choices {
  programmeId: string;
  mentors: Mentor[];
  needs: Need[];
  tools: Tool[];
}

export async function loadChoices(db: Db, programmeId: string): Promise<Choices> {
  return {
    programmeId,
    mentors: await listMentors(db, programmeId),
    needs: await listNeeds(db, programmeId),
    tools: await listTools(db, programmeId),
  };
}

/** The same with the units, of which a new one's is chosen. */
export interface NewChoices extends Choices {
  units: Unit[];
  near: NearUnits;
}

export async function loadNewChoices(db: Db, programmeId: string, userId: string): Promise<NewChoices> {
  return {
    ...(await loadChoices(db, programmeId)),
    units: await listUnits(db, programmeId),
    near: await listNearUnits(db, programmeId, userId),
  };
}

/** A follow-up with how it has stood. */
export interface FollowUpSeen {
  followUp: FollowUp;
  moves: Move[];
  timeZone: string;
  today: string;
}

export async function loadFollowUp(db: Db, programmeId: string, id: string): Promise<FollowUpSeen> {
  const { timeZone } = await getProgramme(db, programmeId);
  return {
    followUp: await getFollowUp(db, programmeId, id),
    moves: await listMoves(db, id),
    timeZone,
    today: await programmeToday(db, programmeId),
  };
}
