import { programmeToday } from "../../maturity/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { Forbidden } from "../../platform/errors.ts";
import { decides, removalRefusal, type Reader, type RemovalRefusal } from "../article.ts";
import { lockArticle, type Article } from "../queries.ts";
import type { Keeping } from "./forms.ts";
import { nextCheckDay } from "./checking.ts";

interface ArticlePlace {
  programmeId: string;
  articleId: string;
}

export type KeepingMistake = "no-writer";

/** Chooses who keeps the article and by when it is to be checked; only a colleague who writes can keep it. */
export async function keepArticle(
  db: Db,
  place: ArticlePlace,
  { keeperId, checkBy }: Keeping,
  actorId: string,
): Promise<KeepingMistake | null> {
  const { programmeId, articleId } = place;
  return await db.transaction().execute(async (trx) => {
    const article = await lockArticle(trx, place);
    const isSame = keeperId === article.keeperId;
    if (keeperId !== null && !isSame && !(await isWriterOf(trx, programmeId, keeperId))) return "no-writer";
    await trx.updateTable("articles").set({ keeperId, checkBy }).where("id", "=", articleId).execute();
    await recordAct(trx, { actorId, programmeId, act: "article.keep", subject: articleId, details: { checkBy } });
    return null;
  });
}

/** The article has been read through and holds: it is to be checked again a year from now. */
export async function checkArticle(db: Db, place: ArticlePlace, actorId: string): Promise<void> {
  const { programmeId, articleId } = place;
  await db.transaction().execute(async (trx) => {
    await lockArticle(trx, place);
    const checkBy = nextCheckDay(await programmeToday(trx, programmeId));
    await trx.updateTable("articles").set({ checkBy }).where("id", "=", articleId).execute();
    await recordAct(trx, { actorId, programmeId, act: "article.check", subject: articleId, details: { checkBy } });
  });
}

/** Takes an article out of use: readers do not find it any more, and writers do in the archive. */
export async function archiveArticle(db: Db, place: ArticlePlace, reader: Reader): Promise<void> {
  await decide(db, place, reader, async (trx, { id, programmeId, archivedAt }) => {
    if (archivedAt !== null) return;
    const now = await databaseNow(trx);
    await trx.updateTable("articles").set({ archivedAt: now }).where("id", "=", id).execute();
    await recordAct(trx, { actorId: reader.userId, programmeId, act: "article.archive", subject: id });
  });
}

/** Takes an archived article into use again, as it was. */
export async function returnArticle(db: Db, place: ArticlePlace, reader: Reader): Promise<void> {
  await decide(db, place, reader, async (trx, { id, programmeId, archivedAt }) => {
    if (archivedAt === null) return;
    await trx.updateTable("articles").set({ archivedAt: null }).where("id", "=", id).execute();
    await recordAct(trx, { actorId: reader.userId, programmeId, act: "article.return", subject: id });
  });
}

/** Removes a draft for good, with its versions, files and discussion. */
export async function removeArticle(db: Db, place: ArticlePlace, reader: Reader): Promise<RemovalRefusal | null> {
  return await decide(db, place, reader, async (trx, article) => {
    const refused = removalRefusal(article);
    if (refused !== null) return refused;
    const { id, programmeId } = article;
    await trx.deleteFrom("articles").where("id", "=", id).execute();
    await recordAct(trx, { actorId: reader.userId, programmeId, act: "article.remove", subject: id });
    return null;
  });
}

async function decide<T>(
  db: Db,
  place: ArticlePlace,
  reader: Reader,
  act: (trx: Tx, article: Article) => Promise<T>,
): Promise<T> {
  return await db.transaction().execute(async (trx) => {
    const article = await lockArticle(trx, place);
    if (!decides(article, reader)) throw new Forbidden("keeper");
    return await act(trx, article);
  });
}

async function isWriterOf(trx: Tx, programmeId: string, userId: string): Promise<boolean> {
  const query = trx.selectFrom("memberships").select("userId").where("programmeId", "=", programmeId);
  const writing = query.where("userId", "=", userId).where("role", "<>", "viewer");
  return (await writing.executeTakeFirst()) !== undefined;
}
