import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";

/** What a colleague wrote in an article's discussion. */
export interface Post {
  id: string;
  authorId: string | null;
  authorName: string | null;
  text: string;
  postedAt: Temporal.Instant;
  editedAt: Temporal.Instant | null;
  /** When the keeper marked it as taken into the article. */
  takenAt: Temporal.Instant | null;
}

/** The article's discussion in its order. */
export async function listPosts(db: Db, articleId: string): Promise<Post[]> {
  return await posts(db, articleId).orderBy("postedAt").orderBy("articlePosts.id").execute();
}

/** One post of the article's discussion. */
export async function getPost(db: Db, articleId: string, postId: string): Promise<Post> {
  const post = await posts(db, articleId).where("articlePosts.id", "=", postId).executeTakeFirst();
  if (post === undefined) throw new NotFound("post");
  return post;
}

function posts(db: Db, articleId: string) {
  return db
    .selectFrom("articlePosts")
    .leftJoin("users", "users.id", "authorId")
    .select(["articlePosts.id", "authorId", "users.name as authorName", "text", "postedAt", "editedAt", "takenAt"])
    .where("articleId", "=", articleId);
}

/** Until when the person has read the discussion; null before the first time. */
export async function findReadAt(db: Db, articleId: string, userId: string): Promise<Temporal.Instant | null> {
  const query = db.selectFrom("articleReadings").select("readAt").where("articleId", "=", articleId);
  return (await query.where("userId", "=", userId).executeTakeFirst())?.readAt ?? null;
}
