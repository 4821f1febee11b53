import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { isWriter, type Reader } from "../article.ts";
import { articles, type Article } from "../queries.ts";
import type { Help } from "../verdicts/standing.ts";

/** An article as lists show it. */
export interface ListedArticle extends Article, Help {
  titles: Texts;
  /** When the version that is shown was made. */
  shownAt: Temporal.Instant;
  posts: number;
  /** Posts of others since the reader last read the discussion. */
  newPosts: number;
}

/** The articles that the reader may see, those changed last first: writers see drafts and archived ones too. */
export async function listArticles(db: Db, programmeId: string, reader: Reader): Promise<ListedArticle[]> {
  return await articles(db, programmeId)
    .innerJoin("articleVersions as shown", (join) =>
      join
        .onRef("shown.articleId", "=", "articles.id")
        .on("shown.number", "=", sql<number>`coalesce(published_version, version)`),
    )
    .select(["shown.titles", "shown.madeAt as shownAt"])
    .select([
      verdicts(sql`helped`).as("helped"),
      verdicts(sql`not helped`).as("notHelped"),
      verdicts(sql`helped and v.version = published_version`).as("helpedNow"),
      verdicts(sql`not helped and v.version = published_version`).as("notHelpedNow"),
      sql<number>`(select count(*)::integer from article_posts p where p.article_id = articles.id)`.as("posts"),
      sql<number>`(select count(*)::integer from article_posts p where p.article_id = articles.id
        and p.author_id is distinct from ${reader.userId}
        and p.posted_at > coalesce((select read_at from article_readings r
          where r.article_id = articles.id and r.user_id = ${reader.userId}), '-infinity'))`.as("newPosts"),
    ])
    .$if(!isWriter(reader), (query) => query.where("publishedVersion", "is not", null).where("archivedAt", "is", null))
    .orderBy("shown.madeAt", "desc")
    .orderBy("articles.id")
    .execute();
}

function verdicts(condition: ReturnType<typeof sql>) {
  return sql<number>`(select count(*)::integer from article_verdicts v where v.article_id = articles.id and (${condition}))`;
}
