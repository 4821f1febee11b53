import type { Db } from "../../../platform/database.ts";
import { ownSpan, type Period } from "../../method/growth.ts";
import { unitsByChange, type UnitsByChange } from "../../use/change.ts";
import { figuresOf, type Figures } from "../figures.ts";
import type { Part } from "../parts.ts";
import { periodOf } from "../period.ts";
import { findAssessedSpan, listPairsOverTime } from "../queries.ts";

/** Levels and growth as other features tell them: own span, each unit counting alike. */
export interface ToldFigures extends Figures {
  /** The chosen time; where it has no limit, from the first assessment or to the last. */
  period: Period;
  /** By tool, how many units use it more than at first, as much, or less. */
  changeByTool: ReadonlyMap<string, UnitsByChange>;
}

/**
 * Levels at the end of a time and growth over it, of a set of units and of its parts, from all that mentors have judged.
 * A limit of null is none, and units of null are all. Null where nothing has been assessed at all.
 */
export async function loadToldFigures(
  db: Db,
  programmeId: string,
  { from, to }: { from: string | null; to: string | null },
  { unitIds, parts }: { unitIds: readonly string[] | null; parts: readonly Part[] },
): Promise<ToldFigures | null> {
  const assessed = await findAssessedSpan(db, programmeId);
  if (assessed === null) return null;
  const period = periodOf({ from, to }, assessed, { startsOn: null, endsOn: null });
  const pairs = await listPairsOverTime(db, { programmeId, unitIds, toolId: null, upTo: period.to });
  const figures = figuresOf(pairs, parts, { period, measure: ownSpan, weighting: "units" });
  return { period, ...figures, changeByTool: unitsByChange(figures.measured) };
}
