import type { Db, Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Texts } from "../../platform/locales.ts";
import { listOrganisations, listPlacings } from "../queries.ts";
import { segmentsOf } from "./belonging.ts";

/** A segment of the programme's units, and what its units are promised. */
export interface Segment {
  id: string;
  programmeId: string;
  names: Texts;
  /** Markdown. */
  promises: Texts;
  /** The parts of the register that have been put into it, each with what is below it. */
  branchIds: string[];
}

/** The programme's segments in their order. */
export async function listSegments(db: Db, programmeId: string): Promise<Segment[]> {
  const rows = await db
    .selectFrom("segments")
    .select(["id", "programmeId", "names", "promises"])
    .where("programmeId", "=", programmeId)
    .orderBy("position")
    .orderBy("id")
    .execute();
  const placings = Map.groupBy(await listPlacings(db, programmeId), ({ segmentId }) => segmentId);
  return rows.map((row) => ({ ...row, branchIds: (placings.get(row.id) ?? []).map(({ unitId }) => unitId) }));
}

export async function getSegment(db: Db, programmeId: string, segmentId: string): Promise<Segment> {
  const segment = (await listSegments(db, programmeId)).find(({ id }) => id === segmentId);
  if (segment === undefined) throw new NotFound("segment");
  return segment;
}

/** The segment of each part of the register by its id; parts that belong to none are left out. */
export async function segmentsByUnit(db: Db, programmeId: string): Promise<Map<string, Segment>> {
  const segments = new Map((await listSegments(db, programmeId)).map((segment) => [segment.id, segment]));
  if (segments.size === 0) return new Map();
  const belonging = segmentsOf(await listOrganisations(db, programmeId), await listPlacings(db, programmeId));
  return new Map(
    [...belonging].flatMap(([unitId, segmentId]) => {
      const segment = segments.get(segmentId);
      return segment === undefined ? [] : [[unitId, segment] as const];
    }),
  );
}

/** Lets one change at a time into the programme's segments; whoever removes a unit waits for the same. */
export async function lockSegments(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}
