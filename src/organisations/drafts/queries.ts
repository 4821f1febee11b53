import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";

/** What the uploaded table is for. */
export type DraftKind = "organisations" | "answers";

/** An uploaded table that has not been imported yet. `rows[i]` is row `headerRow + 1 + i` of the file. */
export interface ImportDraft {
  id: string;
  fileName: string;
  header: string[];
  headerRow: number;
  rows: string[][];
}

/** The uploaded table; one that is imported, dropped, older than a day or another programme's is not found. */
export async function getImportDraft(
  db: Db,
  programmeId: string,
  draftId: string,
  kind: DraftKind,
): Promise<ImportDraft> {
  const row = await db
    .selectFrom("importDrafts")
    .select(["id", "fileName", "header", "headerRow", "rows"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", draftId)
    .where("kind", "=", kind)
    .where("outcome", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("import draft");
  return { ...row, header: row.header as string[], rows: row.rows as string[][] };
}

/** What an imported table became, as its import kept it; undefined while it has not been imported. */
export async function getImportOutcome(
  db: Db,
  programmeId: string,
  draftId: string,
  kind: DraftKind,
): Promise<unknown> {
  const row = await db
    .selectFrom("importDrafts")
    .select("outcome")
    .where("programmeId", "=", programmeId)
    .where("id", "=", draftId)
    .where("kind", "=", kind)
    .executeTakeFirst();
  return row?.outcome ?? undefined;
}
