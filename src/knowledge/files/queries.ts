import { sql } from "kysely";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import type { FileKind } from "../../platform/file-kinds.ts";

export interface Attachment {
  id: string;
  name: string;
  size: number;
}

/** The article's files in the order of their names. */
export async function listFiles(db: Db, articleId: string): Promise<Attachment[]> {
  const query = db.selectFrom("articleFiles").select(["id", "name", "size"]).where("articleId", "=", articleId);
  return await query.orderBy("name").orderBy("id").execute();
}

/** A file of the article, as it is handed out. */
export async function getFile(
  db: Db,
  articleId: string,
  fileId: string,
): Promise<{ name: string; kind: FileKind; content: Buffer }> {
  const row = await db
    .selectFrom("articleFiles")
    .select(["name", "kind", "content"])
    .where("articleId", "=", articleId)
    .where("id", "=", fileId)
    .executeTakeFirst();
  if (row === undefined) throw new NotFound("file");
  return { ...row, content: Buffer.from(row.content) };
}

/** How many bytes the article's files hold together. */
export async function sizeOfFiles(db: Db, articleId: string): Promise<number> {
  const { size } = await db
    .selectFrom("articleFiles")
    .select(sql<number>`coalesce(sum(size), 0)::integer`.as("size"))
    .where("articleId", "=", articleId)
    .executeTakeFirstOrThrow();
  return size;
}
