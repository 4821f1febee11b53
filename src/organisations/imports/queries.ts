import type { Db } from "../../platform/database.ts";
import { getProgramme, listIndustries } from "../../programmes/index.ts";
import { getImportDraft } from "../drafts/queries.ts";
import { nameKey } from "../names.ts";
import { listKnown } from "../queries.ts";
import { isEmail } from "./forms.ts";
import type { ImportMaterial } from "./plan.ts";

/** Everything that an import is planned from. */
export async function getImportMaterial(db: Db, programmeId: string, draftId: string): Promise<ImportMaterial> {
  const file = await getImportDraft(db, programmeId, draftId, "organisations");
  const { locales, defaultLocale } = await getProgramme(db, programmeId);
  const industries = await listIndustries(db, programmeId);
  const byName = industries.flatMap(({ id, names }) =>
    Object.values(names).map((name) => [nameKey(name), id] as const),
  );
  return {
    file,
    known: await listKnown(db, programmeId),
    vocabulary: { industries: new Map(byName), locales, defaultLocale, isEmail },
  };
}
