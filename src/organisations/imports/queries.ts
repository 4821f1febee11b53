import type { Db } from "../../platform/database.ts";
import { getProgramme, listIndustries } from "../../programmes/index.ts";
import type { Texts } from "../../platform/locales.ts";
import { getImportDraft } from "../drafts/queries.ts";
import { compareNames, nameKey } from "../names.ts";
import { listKnown } from "../queries.ts";
import { listSegments } from "../segments/queries.ts";
import { isEmail } from "./forms.ts";
import type { ImportMaterial } from "./plan.ts";

/** Everything that an import is planned from. */
export async function getImportMaterial(db: Db, programmeId: string, draftId: string): Promise<ImportMaterial> {
  const file = await getImportDraft(db, programmeId, draftId, "organisations");
  const { locales, defaultLocale } = await getProgramme(db, programmeId);
  return {
    file,
    known: await listKnown(db, programmeId),
    vocabulary: {
      industries: keysOf(await listIndustries(db, programmeId)),
      segments: keysOf(await listSegments(db, programmeId)),
      locales,
      defaultLocale,
      isEmail,
    },
  };
}

/** The names of the programme's organisations that are no part of another. */
export async function listWholes(db: Db, programmeId: string): Promise<string[]> {
  const known = await listKnown(db, programmeId);
  return known.flatMap(({ name, kind }) => (kind === "organisation" ? [name] : [])).sort(compareNames);
}

/** nameKey of a name in any language → the id of what it is the name of. */
function keysOf(named: readonly { id: string; names: Texts }[]): Map<string, string> {
  const keys = named.flatMap(({ id, names }) => Object.values(names).map((name) => [nameKey(name), id] as const));
  return new Map(keys.filter(([key]) => key !== ""));
}
