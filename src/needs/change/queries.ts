import { listOrganisations } from "../../organisations/index.ts";
import type { Db } from "../../platform/database.ts";
import { listFeedback, type Feedback } from "../../surveys/index.ts";
import { backgrounds } from "../combining/rows.ts";

/**
 * For each need, the organisations that a workshop about it has reached. Workshops come after needs, so the needs page is
 * handed this by the app.
 */
export type ListServed = (db: Db, programmeId: string) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;

/** What workshops have done to needs. */
export interface Changes {
  feedback: Feedback[];
  /** By the need's id. */
  served: ReadonlyMap<string, ReadonlySet<string>>;
  /** The ids under which each organisation may have been reached: its own, and those of what it is part of. */
  within: ReadonlyMap<string, readonly string[]>;
}

export async function loadChanges(db: Db, programmeId: string, listServed: ListServed): Promise<Changes> {
  const known = backgrounds(await listOrganisations(db, programmeId));
  return {
    feedback: await listFeedback(db, programmeId),
    served: await listServed(db, programmeId),
    within: new Map([...known].map(([id, { within }]) => [id, within])),
  };
}
