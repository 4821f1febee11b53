import { maturityUrl } from "../addresses.ts";
import type { LevelsWanted } from "./forms.ts";

/** The figures of the main page with something chosen differently; what is as usual is not in the address. */
export function levelsUrl(programmeId: string, wanted: LevelsWanted, change: Partial<LevelsWanted>): string {
  return maturityUrl(programmeId) + queryOf({ ...wanted, ...change });
}

/** The file of the assessments that the same figures are made of. */
export function levelsFileUrl(programmeId: string, wanted: LevelsWanted): string {
  return `${maturityUrl(programmeId)}/levels.csv${queryOf({ ...wanted, page: 1 })}`;
}

function queryOf({ part, tool, from, to, measure, within, weighting, by, judge, page }: LevelsWanted): string {
  const query = new URLSearchParams({
    ...(part !== null && { part }),
    ...(tool !== null && { tool }),
    ...(from !== null && { from }),
    ...(to !== null && { to }),
    ...(measure !== "own-span" && { measure, within: String(within) }),
    ...(weighting !== "units" && { weighting }),
    ...(by !== "parts" && { by }),
    ...(judge !== "mentor" && { judge }),
    ...(page > 1 && { page: String(page) }),
  });
  return query.size === 0 ? "" : `?${query.toString()}`;
}
