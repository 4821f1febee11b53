// Sectors side by side: how much their units have grown, what mentors have done in them, how ready their staff feels.
import type { GrowthFigures, Level, ToldFigures } from "../../../maturity/index.ts";
import type { Figures, HeldEvent } from "../../../workshops/index.ts";
import { meanOver, type Mean, type Places } from "../readiness/matching.ts";
import { sectorByUnit, type Sector, type Sectors } from "../sectors.ts";

/** A training, workshop or meeting that a mentor held for a unit. */
export interface Session extends HeldEvent {
  unitId: string;
}

/** What mentors have done in a set of units. */
export interface Activity {
  sessions: readonly Session[];
  figures: Figures;
  /** Units in which a session was held. */
  units: number;
  /** Sessions for each of those units; null where there are none. */
  perUnit: number | null;
}

export interface SectorRow {
  sector: Sector;
  /** Null where nothing has been assessed there. */
  growth: GrowthFigures | null;
  level: Level | null;
  activity: Activity;
  /** Null where the survey does not tell of this sector. */
  readiness: Mean | null;
}

/** Of a question that tells people's sector, the means by its options. */
export interface PlacedMeans {
  places: Places;
  byPart: ReadonlyMap<string, Mean>;
}

/**
 * The sectors of which anything is known, in their order. A part alone, without what is below it, has no readiness of its
 * own: an option that stands for a part stands for all of it.
 */
export function sectorRows(
  { sectors }: Sectors,
  { told, sessions, means }: { told: ToldFigures | null; sessions: readonly Session[]; means: PlacedMeans | null },
  figuresOf: (events: readonly HeldEvent[]) => Figures,
): SectorRow[] {
  const sectorOf = sectorByUnit(sectors);
  const grouped = Map.groupBy(sessions, ({ unitId }) => sectorOf.get(unitId));
  return sectors.flatMap((sector) => {
    const own = told?.byPart.find(({ part }) => part === sector);
    const activity = activityOf(grouped.get(sector) ?? [], figuresOf);
    const readiness = sector.isAlone || means === null ? null : readinessOf(sector, means);
    if (own === undefined && activity.sessions.length === 0 && readiness === null) return [];
    return [{ sector, growth: own?.growth ?? null, level: own?.level ?? null, activity, readiness }];
  });
}

/** What mentors have done in all of these sessions. */
export function activityOf(
  sessions: readonly Session[],
  figuresOf: (events: readonly HeldEvent[]) => Figures,
): Activity {
  const units = new Set(sessions.map(({ unitId }) => unitId)).size;
  return { sessions, figures: figuresOf(sessions), units, perUnit: units === 0 ? null : sessions.length / units };
}

/** The mean over the options that stand for the sector or for something in it. */
function readinessOf(sector: Sector, { places, byPart }: PlacedMeans): Mean | null {
  const own = [...places].filter(
    ([, place]) => place !== null && (place.id === sector.id || sector.unitIds.has(place.id)),
  );
  // An option that nobody may be told of, or that nobody chose, has no column of its own.
  return meanOver(own.map(([option]) => byPart.get(option) ?? "hidden"));
}
