import type { Need } from "../../../catalogue/index.ts";
import { listTools, programmeToday, type Tool } from "../../../maturity/index.ts";
import type { Db } from "../../../platform/database.ts";
import { chosenUnits } from "../../chosen-units.ts";
import { listUnits, type Unit } from "../../assigning/queries.ts";
import type { Mentor } from "../../mentors/mentor.ts";
import { listMentors } from "../../mentors/queries.ts";
import { countNotTaken } from "../not-taken/queries.ts";
import { countFollowUps, listFollowUps, listNeedsFollowed, listToolsFollowed } from "../queries.ts";
import type { FollowUp, FollowUpFilter } from "../queries.ts";
import type { ListWanted } from "./forms.ts";
import { pageOf, pageSize, type ShownCounts } from "./listing.ts";

/** All that the list of follow-ups is made of. */
export interface ListMaterial {
  programmeId: string;
  /** The page that is wanted of those that pass. */
  followUps: FollowUp[];
  cut: ReturnType<typeof pageOf>;
  /** Of those that concern what is wanted, by how they stand. */
  counts: ShownCounts;
  /** Whether the programme has any. */
  hasAny: boolean;
  /** How many strong needs nobody has taken up, whatever is wanted. */
  notTaken: number;
  units: Unit[];
  mentors: Mentor[];
  /** What any follow-up is about. */
  needs: Pick<Need, "id" | "names">[];
  tools: Tool[];
  /** The tools that any follow-up is about. */
  toolIds: string[];
  today: string;
}

export async function loadList(db: Db, programmeId: string, wanted: ListWanted): Promise<ListMaterial> {
  const units = await listUnits(db, programmeId);
  const today = await programmeToday(db, programmeId);
  const filter = filterOf(units, wanted);
  const counts = await countFollowUps(db, programmeId, filter, today);
  const cut = pageOf(counts[wanted.state], wanted.page);
  const shown = { ...filter, shown: { state: wanted.state, today } };
  return {
    ...{ programmeId, cut, counts, units, today },
    followUps: await listFollowUps(db, programmeId, shown, { limit: pageSize, offset: cut.offset }),
    hasAny: counts.all > 0 || (await countFollowUps(db, programmeId, {}, today)).all > 0,
    notTaken: await countNotTaken(db, programmeId),
    mentors: await listMentors(db, programmeId),
    needs: await listNeedsFollowed(db, programmeId),
    tools: await listTools(db, programmeId),
    toolIds: await listToolsFollowed(db, programmeId),
  };
}

/** Every follow-up that the list shows on its pages. */
export async function loadFile(
  db: Db,
  programmeId: string,
  wanted: ListWanted,
): Promise<{ followUps: FollowUp[]; today: string }> {
  const today = await programmeToday(db, programmeId);
  const filter = filterOf(await listUnits(db, programmeId), wanted);
  const shown = { state: wanted.state, today };
  return { followUps: await listFollowUps(db, programmeId, { ...filter, shown }), today };
}

function filterOf(units: readonly Unit[], wanted: ListWanted): FollowUpFilter {
  return {
    unitIds: chosenUnits(units, wanted),
    ownerId: orNull(wanted.mentor),
    needId: orNull(wanted.need),
    toolId: orNull(wanted.tool),
  };
}

const orNull = (value: string): string | null => (value === "" ? null : value);
