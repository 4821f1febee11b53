import type { Temporal } from "temporal-polyfill";
import { databaseNow, type Db } from "../../platform/database.ts";
import { isShown } from "../../platform/visibility.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import type { Marks } from "../marks.ts";
import { getTurnout, listOptions, type Ballot, type BallotOption, type Turnout } from "../queries.ts";
import { figuresOf, type Figures, type KeptFigures } from "./live.ts";

/** How a ballot stands, for all who are in the room to see: nobody's name is in it. */
export interface Room {
  ballot: Ballot;
  programme: Programme;
  options: BallotOption[];
  turnout: Turnout;
  now: Temporal.Instant;
}

export async function loadRoom(db: Db, ballot: Ballot): Promise<Room> {
  return {
    ballot,
    programme: await getProgramme(db, ballot.programmeId),
    options: await listOptions(db, ballot.id),
    turnout: await getTurnout(db, ballot.id),
    now: await databaseNow(db),
  };
}

/**
 * The figures that may be shown while the vote is open; null where it shows none, or none yet. Those of an open vote are
 * today's, once enough have voted. Those of a secret one have moved on with the votes (`moveFiguresOn`).
 */
export async function liveFigures(db: Db, { id, form, showsLive, isSecret }: Ballot): Promise<Figures | null> {
  if (!showsLive) return null;
  if (isSecret) return (await findKeptFigures(db, id))?.shown ?? null;
  // From the first votes those in the room would know whose they are; voters have been told that only staff do.
  const figures = figuresOf(await listMarks(db, id), form, await listOptions(db, id));
  return isShown(figures.voters) ? figures : null;
}

export async function findKeptFigures(db: Db, ballotId: string): Promise<KeptFigures | null> {
  const row = await db.selectFrom("ballots").select("live").where("id", "=", ballotId).executeTakeFirst();
  return (row?.live ?? null) as KeptFigures | null;
}

/** What is on each paper so far, and nothing that leads to its voter. */
export async function listMarks(db: Db, ballotId: string): Promise<Marks[]> {
  const rows = await db.selectFrom("ballotPapers").select("marks").where("ballotId", "=", ballotId).execute();
  return rows.map(({ marks }) => marks as Marks);
}

export async function countPapers(db: Db, ballotId: string): Promise<number> {
  const row = await db
    .selectFrom("ballotPapers")
    .select((eb) => eb.fn.countAll<number>().as("count"))
    .where("ballotId", "=", ballotId)
    .executeTakeFirstOrThrow();
  return row.count;
}
