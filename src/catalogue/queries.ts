import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import type { Texts } from "../platform/locales.ts";
import type { Keywords } from "./keywords.ts";

/** What is a key with a name and a place in a list: themes of needs, services in use, barriers. */
export const entryKinds = ["themes", "services", "barriers"] as const;
export type EntryKind = (typeof entryKinds)[number];

export interface Entry {
  id: string;
  key: string;
  names: Texts;
}

export interface Need extends Entry {
  themeId: string;
  descriptions: Texts;
  keywords: Keywords;
}

const needColumns = ["needs.id", "needs.key", "themeId", "needs.names", "descriptions", "keywords"] as const;

export async function listThemes(db: Db, programmeId: string): Promise<Entry[]> {
  return await listEntries(db, "themes", programmeId);
}

/** Digital services that organisations may have in use. */
export async function listServices(db: Db, programmeId: string): Promise<Entry[]> {
  return await listEntries(db, "services", programmeId);
}

export async function listBarriers(db: Db, programmeId: string): Promise<Entry[]> {
  return await listEntries(db, "barriers", programmeId);
}

/** The programme's needs, theme by theme, in their order. */
export async function listNeeds(db: Db, programmeId: string): Promise<Need[]> {
  const rows = await db
    .selectFrom("needs")
    .innerJoin("themes", "themes.id", "themeId")
    .select(needColumns)
    .where("needs.programmeId", "=", programmeId)
    .orderBy("themes.position")
    .orderBy("themes.id")
    .orderBy("needs.position")
    .orderBy("needs.id")
    .execute();
  return rows.map((row) => ({ ...row, keywords: row.keywords as Keywords }));
}

export async function getNeed(db: Db, programmeId: string, id: string): Promise<Need> {
  const query = db.selectFrom("needs").select(needColumns).where("programmeId", "=", programmeId);
  const row = await query.where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound("need");
  return { ...row, keywords: row.keywords as Keywords };
}

export async function listEntries(db: Db, kind: EntryKind, programmeId: string): Promise<Entry[]> {
  const query = db.selectFrom(asTable(kind)).select(["id", "key", "names"]).where("programmeId", "=", programmeId);
  return await query.orderBy("position").orderBy("id").execute();
}

export async function getEntry(db: Db, kind: EntryKind, programmeId: string, id: string): Promise<Entry> {
  const query = db.selectFrom(asTable(kind)).select(["id", "key", "names"]).where("programmeId", "=", programmeId);
  const row = await query.where("id", "=", id).executeTakeFirst();
  if (row === undefined) throw new NotFound(kind);
  return row;
}

/** Lets one change at a time into the programme's catalogue, so that keys and places stay unique. */
export async function lockCatalogue(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

/** The place after the last one. */
export async function nextPosition(trx: Tx, table: EntryKind | "needs", programmeId: string): Promise<number> {
  const query = trx.selectFrom(table === "needs" ? table : asTable(table)).where("programmeId", "=", programmeId);
  const { last } = await query
    .select(({ fn }) => fn.max<number | null>("position").as("last"))
    .executeTakeFirstOrThrow();
  return (last ?? -1) + 1;
}

/** The three tables of entries have the same columns; Kysely types a query over one of them. */
export function asTable(kind: EntryKind): "themes" {
  return kind as "themes";
}
