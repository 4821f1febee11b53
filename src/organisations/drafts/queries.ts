import type { Encoding, Separator } from "../../platform/csv-text.ts";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";

/** What the uploaded table is for. */
export type DraftKind = "organisations" | "answers" | "structure";

/** An uploaded table that has not been imported yet. `rows[i]` is row `headerRow + 1 + i` of the file. */
export interface ImportDraft {
  id: string;
  fileName: string;
  header: string[];
  headerRow: number;
  rows: string[][];
  /** Of a text file, as it was read. */
  encoding: Encoding | null;
  separator: Separator | null;
  /** What the file holds that is no table; null where it is one. */
  content: unknown;
  /** How staff say that it is to be read; null until they have said so. */
  mapping: unknown;
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
    .select(["id", "fileName", "header", "headerRow", "rows", "encoding", "separator", "content", "mapping"])
    .where("programmeId", "=", programmeId)
    .where("id", "=", draftId)
    .where("kind", "=", kind)
    .where("outcome", "is", null)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("import draft");
  return {
    ...{ ...row, header: row.header as string[], rows: row.rows as string[][] },
    separator: row.separator as Separator | null,
  };
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
