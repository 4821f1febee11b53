import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../../platform/database.ts";
import { NotFound } from "../../../platform/errors.ts";
import { keptMapping } from "./kept.ts";
import type { Mapping } from "./mapping.ts";

/** How a file was read, kept by name for the next one with the same headings. */
export interface SavedMapping {
  id: string;
  name: string;
  fingerprint: string;
  savedAt: Temporal.Instant;
}

/** The programme's kept mappings, the newest first. */
export async function listSavedMappings(db: Db, programmeId: string): Promise<SavedMapping[]> {
  return await db
    .selectFrom("importMappings")
    .select(["id", "name", "fingerprint", "savedAt"])
    .where("programmeId", "=", programmeId)
    .orderBy("savedAt", "desc")
    .orderBy("name")
    .execute();
}

/** One of them whole; another programme's is not found. */
export async function getSavedMapping(
  db: Db,
  programmeId: string,
  mappingId: string,
): Promise<{ name: string; mapping: Mapping }> {
  const row = await db
    .selectFrom("importMappings")
    .select(["name", "mapping"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", mappingId)
    .executeTakeFirst();
  const mapping = keptMapping(row?.mapping);
  if (row === undefined || mapping === null) throw new NotFound("mapping");
  return { name: row.name, mapping };
}
