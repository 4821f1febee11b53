import { databaseNow, type Db, type Tx } from "../../platform/database.ts";
import { Forbidden } from "../../platform/errors.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { decides, type Reader } from "../article.ts";
import { lockArticle } from "../queries.ts";
import { getPost, listPosts } from "./queries.ts";

interface ArticlePlace {
  programmeId: string;
  articleId: string;
}
interface PostPlace extends ArticlePlace {
  postId: string;
}

/** Writes into the article's discussion; the same words again right after are the same press. */
export async function writePost(db: Db, place: ArticlePlace, text: string, authorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockArticle(trx, place);
    const last = (await listPosts(trx, place.articleId)).at(-1);
    if (last?.authorId !== authorId || last.text !== text)
      await trx
        .insertInto("articlePosts")
        .values({ ...place, authorId, text })
        .execute();
    await markRead(trx, place.articleId, authorId);
  });
}

/** Changes one's own post. */
export async function editPost(db: Db, { postId, ...place }: PostPlace, text: string, authorId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockArticle(trx, place);
    const post = await getPost(trx, place.articleId, postId);
    if (post.authorId !== authorId) throw new Forbidden("author");
    if (post.text === text) return;
    const editedAt = await databaseNow(trx);
    await trx.updateTable("articlePosts").set({ text, editedAt }).where("id", "=", postId).execute();
  });
}

/** Removes one's own post; who decides on the article may remove any. */
export async function removePost(db: Db, { postId, ...place }: PostPlace, reader: Reader): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const article = await lockArticle(trx, place);
    const { authorId } = await getPost(trx, article.id, postId);
    if (authorId !== reader.userId && !decides(article, reader)) throw new Forbidden("author");
    await trx.deleteFrom("articlePosts").where("id", "=", postId).execute();
    const act = { actorId: reader.userId, programmeId: place.programmeId, act: "article.post.remove" };
    await recordAct(trx, { ...act, subject: article.id });
  });
}

/** Marks a post as taken into the article, or takes the mark away. */
export async function takePost(db: Db, { postId, ...place }: PostPlace, taken: boolean, reader: Reader): Promise<void> {
  await db.transaction().execute(async (trx) => {
    const article = await lockArticle(trx, place);
    if (!decides(article, reader)) throw new Forbidden("keeper");
    const { takenAt } = await getPost(trx, article.id, postId);
    if (taken === (takenAt !== null)) return;
    const now = taken ? await databaseNow(trx) : null;
    await trx.updateTable("articlePosts").set({ takenAt: now }).where("id", "=", postId).execute();
  });
}

/** The person has read the discussion up to now. */
export async function readDiscussion(db: Db, place: ArticlePlace, userId: string): Promise<void> {
  await db.transaction().execute(async (trx) => {
    await lockArticle(trx, place);
    await markRead(trx, place.articleId, userId);
  });
}

async function markRead(trx: Tx, articleId: string, userId: string): Promise<void> {
  const readAt = await databaseNow(trx);
  await trx
    .insertInto("articleReadings")
    .values({ articleId, userId, readAt })
    .onConflict((conflict) => conflict.columns(["articleId", "userId"]).doUpdateSet({ readAt }))
    .execute();
}
