import type { Db } from "../../../platform/database.ts";
import { listUnits, type Unit } from "../../assessing/queries.ts";
import { listPairsOverTime } from "../../levels/queries.ts";
import { listTools, programmeToday, type Tool } from "../../queries.ts";
import { listTargets, type Target } from "../queries.ts";
import { standingsOf, type Standing } from "./standings.ts";

/** The programme's targets with where their units stand today. */
export interface Targets {
  programmeId: string;
  units: Unit[];
  tools: Tool[];
  today: string;
  standings: Standing<Target>[];
}

export async function loadTargets(db: Db, programmeId: string): Promise<Targets> {
  const targets = await listTargets(db, programmeId);
  const units = await listUnits(db, programmeId);
  const today = await programmeToday(db, programmeId);
  const sought = { programmeId, unitIds: null, toolId: null, upTo: today };
  const pairs = targets.length === 0 ? [] : await listPairsOverTime(db, sought);
  return {
    ...{ programmeId, units, today },
    tools: await listTools(db, programmeId),
    standings: standingsOf(targets, pairs, units, today),
  };
}
