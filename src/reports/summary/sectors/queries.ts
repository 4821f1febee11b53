import { sql } from "kysely";
import { loadToldFigures, type ToldFigures } from "../../../maturity/index.ts";
import type { Db } from "../../../platform/database.ts";
import { getProgramme } from "../../../programmes/index.ts";
import { listReadinessSurveys, type ReadinessSurvey } from "../../../surveys/index.ts";
import { listHeldEvents } from "../../../workshops/index.ts";
import { limitsOf, type Limits } from "../limits.ts";
import { heldWithin, loadSectors, type Wanted } from "../queries.ts";
import { loadPlacedReadiness, type PlacedReadiness } from "../readiness/queries.ts";
import type { Sectors } from "../sectors.ts";
import type { Session } from "./rows.ts";

/** What is known of the programme's sectors, as it is read side by side. */
export interface SectorsSeen {
  programmeId: string;
  /** The time of sessions; growth may have a narrower one. */
  limits: Limits;
  growthLimits: Limits;
  sectors: Sectors;
  /** Null where nothing has been assessed at all. */
  told: ToldFigures | null;
  sessions: Session[];
  /** Events of the register that no mentor has logged: of them it is not known which unit they were for. */
  others: number;
  surveys: ReadinessSurvey[];
  /** The survey that is read; null where there is none. */
  readiness: PlacedReadiness | null;
}

/**
 * The sectors, or what is right below a part, with growth, mentors' sessions and readiness.
 * @param seesParts as of `summarise`
 */
export async function loadSectorsSeen(
  db: Db,
  programmeId: string,
  { partId, surveyId, ...wanted }: Wanted & { partId: string | null; surveyId: string | null },
  { seesParts }: { seesParts: boolean },
): Promise<SectorsSeen> {
  const growthLimits = limitsOf(wanted, await getProgramme(db, programmeId));
  const limits = seesParts ? growthLimits : { from: null, to: null };
  const sectors = await loadSectors(db, programmeId, partId);
  const surveys = await listReadinessSurveys(db, programmeId);
  const survey = surveys.find((each) => each.survey.id === surveyId) ?? surveys[0];
  const [told, { sessions, others }, readiness] = await Promise.all([
    loadToldFigures(db, programmeId, growthLimits, { unitIds: sectors.unitIds, parts: sectors.sectors }),
    loadSessions(db, programmeId, limits),
    survey === undefined ? null : loadPlacedReadiness(db, programmeId, survey.survey.id),
  ]);
  const counted = new Set(sectors.unitIds ?? sessions.map(({ unitId }) => unitId));
  const own = sessions.filter(({ unitId }) => counted.has(unitId));
  return { programmeId, limits, growthLimits, sectors, told, sessions: own, others, surveys, readiness };
}

async function loadSessions(
  db: Db,
  programmeId: string,
  limits: Limits,
): Promise<{ sessions: Session[]; others: number }> {
  const { rows } = await sql<{ workshopId: string; unitId: string }>`
    select workshop_id, unit_id from mentor_sessions where programme_id = ${programmeId}`.execute(db);
  const unitOf = new Map(rows.map(({ workshopId, unitId }) => [workshopId, unitId]));
  const held = heldWithin(await listHeldEvents(db, programmeId), limits);
  const sessions = held.flatMap((event): Session[] => {
    const unitId = unitOf.get(event.id);
    return unitId === undefined ? [] : [{ ...event, unitId }];
  });
  return { sessions, others: held.length - sessions.length };
}
