import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";
import { addIndustries } from "../../programmes/index.ts";
import { registerOrganisations } from "../commands.ts";
import { dropImportDraft } from "../drafts/commands.ts";
import { lockOrganisations } from "../queries.ts";
import { addSegmentsNamed } from "../segments/commands.ts";
import type { Mapping } from "./columns.ts";
import { planImport, registrationsOf } from "./plan.ts";
import { getImportMaterial } from "./queries.ts";

export type ImportRefusal = "wrong-rows" | "nothing-left";

interface Completion {
  programmeId: string;
  draftId: string;
  mapping: Mapping;
  /** Whether rows with mistakes are left out; otherwise they keep the whole file out. */
  leaveOut: boolean;
  actorId: string;
}

/** Writes the file's organisations and contacts, all or nothing; planned anew, as others may have changed the list. */
export async function completeImport(
  db: Db,
  { programmeId, draftId, mapping, leaveOut, actorId }: Completion,
): Promise<{ added: number; changed: number } | { refused: ImportRefusal }> {
  return await db.transaction().execute(async (trx) => {
    await lockOrganisations(trx, programmeId);
    const plan = planImport(await getImportMaterial(trx, programmeId, draftId), mapping);
    if (plan.wrongRows > 0 && !leaveOut) return { refused: "wrong-rows" as const };
    if (plan.wrongRows === plan.rows.length) return { refused: "nothing-left" as const };

    await registerOrganisations(trx, programmeId, registrationsOf(plan));
    await dropImportDraft(trx, programmeId, draftId);
    const { new: fresh, changed } = plan.organisations;
    const added = fresh + plan.implied;
    const details = { added, changed, leftOut: plan.wrongRows };
    await recordAct(trx, { actorId, programmeId, act: "organisation.import", subject: draftId, details });
    return { added, changed };
  });
}

/** Takes industries that a file has into the programme. */
export async function addMissingIndustries(
  db: Db,
  programmeId: string,
  names: string[],
  actorId: string,
): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await addIndustries(trx, programmeId, names, actorId);
  });
}

/** The same of segments; what they promise is written on their own page. */
export async function addMissingSegments(db: Db, programmeId: string, names: string[], actorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await addSegmentsNamed(trx, programmeId, names, actorId);
  });
}
