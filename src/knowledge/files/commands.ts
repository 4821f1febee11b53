import { createHash } from "node:crypto";
import { recordAct } from "../../platform/audit-log.ts";
import type { Db } from "../../platform/database.ts";
import { fileKindOf, safeFileName } from "../../platform/file-kinds.ts";
import { lockArticle } from "../queries.ts";
import { sizeRefusal, type FileRefusal } from "./attachment.ts";
import { getFile, sizeOfFiles } from "./queries.ts";

interface ArticlePlace {
  programmeId: string;
  articleId: string;
}

/** Attaches a file to the article; what kind it is, what it holds says. The same file is kept once. */
export async function attachFile(
  db: Db,
  place: ArticlePlace,
  { name, bytes: content }: { name: string; bytes: Buffer },
  actorId: string,
): Promise<FileRefusal | null> {
  const { programmeId, articleId } = place;
  return await db.transaction().execute(async (trx) => {
    await lockArticle(trx, place);
    const refused = sizeRefusal(content.length, await sizeOfFiles(trx, articleId));
    if (refused !== null) return refused;
    const kind = fileKindOf(content);
    if (kind === null) return "wrong-kind";
    const digest = createHash("sha256").update(content).digest("hex");
    const file = { name: safeFileName(name, kind), kind, size: content.length, digest, content };
    await trx
      .insertInto("articleFiles")
      .values({ programmeId, articleId, ...file })
      .onConflict((conflict) => conflict.constraint("article_files_once").doUpdateSet({ name: file.name }))
      .execute();
    await recordAct(trx, { actorId, programmeId, act: "article.attach", subject: articleId });
    return null;
  });
}

export async function removeFile(db: Db, place: ArticlePlace, fileId: string, actorId: string): Promise<void> {
  const { programmeId, articleId } = place;
  await db.transaction().execute(async (trx) => {
    await lockArticle(trx, place);
    await getFile(trx, articleId, fileId);
    await trx.deleteFrom("articleFiles").where("id", "=", fileId).execute();
    await recordAct(trx, { actorId, programmeId, act: "article.detach", subject: articleId });
  });
}
