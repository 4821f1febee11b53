import { sql } from "kysely";
import type { Encoding, Separator } from "../../platform/csv-text.ts";
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
  encoding?: Encoding | null;
  separator?: Separator | null;
  /** What the file holds that is no table. */
  content?: object;
}

/** Keeps an uploaded table for the next steps of its import, and returns its id. Drafts older than a day go. */
export async function saveImportDraft(db: Db | Tx, { content, ...draft }: NewImportDraft): Promise<string> {
  await dropOldImportDrafts(db);
  const values = {
    ...draft,
    fileName: storable(draft.fileName),
    header: json(draft.header.map(storable)),
    rows: json(draft.rows.map((row) => row.map(storable))),
    content: content === undefined ? null : json(storableWithin(content)),
  };
  return (await db.insertInto("importDrafts").values(values).returning("id").executeTakeFirstOrThrow()).id;
}

/** Keeps how staff say that the uploaded table is to be read, for the next steps. */
export async function keepImportMapping(
  db: Db | Tx,
  programmeId: string,
  draftId: string,
  mapping: object,
): Promise<void> {
  await db
    .updateTable("importDrafts")
    .set({ mapping: json(mapping) })
    .where("programmeId", "=", programmeId)
    .where("id", "=", draftId)
    .where("outcome", "is", null)
    .execute();
}

/** Marks the table as imported, with what it became, and forgets its rows: the same import sent again finds its outcome. */
export async function finishImportDraft(trx: Tx, programmeId: string, draftId: string, outcome: object): Promise<void> {
  await trx
    .updateTable("importDrafts")
    .set({ outcome: json(outcome), rows: json([]), content: null })
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

function storableWithin(value: unknown): unknown {
  if (typeof value === "string") return storable(value);
  if (Array.isArray(value)) return value.map(storableWithin);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [storable(key), storableWithin(each)]));
}

// PostgreSQL's text and jsonb take neither NUL nor half of a surrogate pair, and files can have both.
function storable(text: string): string {
  return text.replaceAll("\0", "").toWellFormed();
}
