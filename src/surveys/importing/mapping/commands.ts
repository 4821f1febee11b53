import { keepImportMapping } from "../../../organisations/index.ts";
import { recordAct } from "../../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../../platform/database.ts";
import type { Mapping } from "./mapping.ts";
import { getSavedMapping } from "./queries.ts";

interface NewMapping {
  name: string;
  /** Of the headings that it is for. */
  fingerprint: string;
  mapping: Mapping;
}

/** Keeps how a file was read under a name; one that has the name already is replaced. As a part of the import. */
export async function saveMapping(
  trx: Tx,
  programmeId: string,
  { name, fingerprint, mapping }: NewMapping,
  savedBy: string,
): Promise<void> {
  const kept = { fingerprint, mapping: json(mapping), savedBy, savedAt: await databaseNow(trx) };
  await trx
    .insertInto("importMappings")
    .values({ programmeId, name, ...kept })
    .onConflict((conflict) => conflict.columns(["programmeId", "name"]).doUpdateSet(kept))
    .execute();
  await recordAct(trx, { actorId: savedBy, programmeId, act: "import-mapping.save", subject: name });
}

/**
 * Reads the uploaded file as one with the same headings was read before. What staff left blank for not being among the
 * options they say again: other answers may be so in this file.
 */
export async function takeSavedMapping(
  db: Db,
  programmeId: string,
  { draftId, mappingId }: { draftId: string; mappingId: string },
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { mapping } = await getSavedMapping(trx, programmeId, mappingId);
    const decisions = Object.entries(mapping.decisions).filter(([id, said]) => !(leavesBlank(id) && said === "blank"));
    await keepImportMapping(trx, programmeId, draftId, { ...mapping, decisions: Object.fromEntries(decisions) });
  });
}

const leavesBlank = (id: string) => /^(?:unknown-option|columns-disagree):/.test(id);

export async function removeMapping(db: Db, programmeId: string, mappingId: string, actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const { name } = await getSavedMapping(trx, programmeId, mappingId);
    await trx.deleteFrom("importMappings").where("programmeId", "=", programmeId).where("id", "=", mappingId).execute();
    await recordAct(trx, { actorId, programmeId, act: "import-mapping.remove", subject: name });
  });
}
