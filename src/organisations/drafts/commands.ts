import { sql } from "kysely";
import { json, type Db, type Tx } from "../../platform/database.ts";
import type { DraftKind } from "./queries.ts";

interface NewImportDraft {
  programmeId: string;
  kind: DraftKind;
  createdBy: string;
  fileName: string;
  header: string[];
  /** The header's row in the file, from 1: what readTable gives. */
  headerRow: number;
  rows: string[][];
}

/** Keeps an uploaded table for the next steps of its import, and returns its id. Drafts older than a day go. */
export async function saveImportDraft(db: Db | Tx, draft: NewImportDraft): Promise<string> {
  await dropOldImportDrafts(db);
  const values = {
    ...draft,
    fileName: storable(draft.fileName),
    header: json(draft.header.map(storable)),
    rows: json(draft.rows.map((row) => row.map(storable))),
  };
  return (await db.insertInto("importDrafts").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

/** Marks the table as imported, with what it became, and forgets its rows: the same import sent again finds its outcome. */
export async function finishImportDraft(trx: Tx, programmeId: string, draftId: string, outcome: object): Promise<void> {
  await trx
    .updateTable("importDrafts")
    .set({ outcome: json(outcome), rows: json([]) })
    .where("programmeId", "=", programmeId)
    .where("id", "=", draftId)
    .execute();
}

/** Forgets an uploaded table: it has been imported, or staff gave it up. */
export async function dropImportDraft(db: Db | Tx, programmeId: string, draftId: string): Promise<void> {
  await db.deleteFrom("importDrafts").where("programmeId", "=", programmeId).where("id", "=", draftId).execute();
}

/** Forgets tables that were uploaded more than a day ago. */
export async function dropOldImportDrafts(db: Db | Tx): Promise<void> {
  await db
    .deleteFrom("importDrafts")
    .where("createdAt", "<", sql<never>`now() - interval '1 day'`)
    .execute();
}

// PostgreSQL's text and jsonb take neither NUL nor half of a surrogate pair, and files can have both.
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
