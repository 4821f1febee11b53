import { listBarriers, listNeeds, listServices, type Entry } from "../../catalogue/index.ts";
import { databaseNow, type Db } from "../../platform/database.ts";
import type { Temporal } from "temporal-polyfill";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { loadWorking, type Working } from "./edits/queries.ts";

/** What pages of the builder are about. */
export interface Building {
  working: Working;
  programme: Programme;
  /** What answers can be tied to, in the catalogue's order. */
  catalogue: Catalogue;
  now: Temporal.Instant;
}

export interface Catalogue {
  needs: Entry[];
  services: Entry[];
  barriers: Entry[];
}

/** The survey as staff build it; another programme's is not found. */
export async function loadBuilding(
  db: Db,
  { programmeId, surveyId }: { programmeId: string; surveyId: string },
): Promise<Building> {
  return {
    working: await loadWorking(db, programmeId, surveyId),
    programme: await getProgramme(db, programmeId),
    catalogue: {
      needs: await listNeeds(db, programmeId),
      services: await listServices(db, programmeId),
      barriers: await listBarriers(db, programmeId),
    },
    now: await databaseNow(db),
  };
}
