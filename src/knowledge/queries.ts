import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { ArticleCounts } from "../platform/article-links.ts";
import type { Db, Tx } from "../platform/database.ts";
import { NotFound } from "../platform/errors.ts";
import { isWriter, stateOf, type ArticleKind, type ArticleTexts, type Reader } from "./article.ts";

/** An article without what it says: that is its versions'. */
export interface Article {
  id: string;
  programmeId: string;
  kind: ArticleKind;
  /** The number of the latest version. */
  version: number;
  /** The version that readers see; null of a draft. */
  publishedVersion: number | null;
  publishedAt: Temporal.Instant | null;
  archivedAt: Temporal.Instant | null;
  keeperId: string | null;
  keeperName: string | null;
  /** The day by which it is to be checked. */
  checkBy: string | null;
  toolIds: string[];
  needIds: string[];
}

/** What an article said after a save. */
export interface Version extends ArticleTexts {
  number: number;
  /** What the writer said of the change. */
  note: string;
  restoredFrom: number | null;
  madeById: string | null;
  makerName: string | null;
  madeAt: Temporal.Instant;
}

/** Articles with their tools, needs and keeper; a part of other queries. */
export function articles(db: Db, programmeId: string) {
  return db
    .selectFrom("articles")
    .leftJoin("users as keepers", "keepers.id", "keeperId")
    .select(["articles.id", "articles.programmeId", "kind", "version", "publishedVersion", "publishedAt"])
    .select(["archivedAt", "keeperId", "keepers.name as keeperName", "checkBy"])
    .select([
      sql<string[]>`array(select tool_id::text from article_tools where article_id = articles.id order by 1)`.as(
        "toolIds",
      ),
      sql<string[]>`array(select need_id::text from article_needs where article_id = articles.id order by 1)`.as(
        "needIds",
      ),
    ])
    .where("articles.programmeId", "=", programmeId);
}

/** One article of the programme; what its reader may not see is not found: drafts and archived ones are writers'. */
export async function getArticle(
  db: Db,
  { programmeId, articleId }: { programmeId: string; articleId: string },
  reader: Pick<Reader, "role">,
): Promise<Article> {
  const article = await articles(db, programmeId).where("articles.id", "=", articleId).executeTakeFirst();
  if (article === undefined) throw new NotFound("article");
  if (!isWriter(reader) && stateOf(article) !== "published") throw new NotFound("article");
  return article;
}

/** The article, locked until the act is done: one change at a time. */
export async function lockArticle(
  trx: Tx,
  { programmeId, articleId }: { programmeId: string; articleId: string },
): Promise<Article> {
  const query = trx.selectFrom("articles").select("id").where("programmeId", "=", programmeId);
  if ((await query.where("id", "=", articleId).forUpdate().executeTakeFirst()) === undefined)
    throw new NotFound("article");
  return await articles(trx, programmeId).where("articles.id", "=", articleId).executeTakeFirstOrThrow();
}

/** What the article said in that version. */
export async function getVersion(db: Db, articleId: string, number: number): Promise<Version> {
  const row = await versions(db, articleId).where("number", "=", number).executeTakeFirst();
  if (row === undefined) throw new NotFound("version");
  return row;
}

/** Every version of the article, the latest first. */
export async function listVersions(db: Db, articleId: string): Promise<Version[]> {
  return await versions(db, articleId).orderBy("number", "desc").execute();
}

function versions(db: Db, articleId: string) {
  return db
    .selectFrom("articleVersions")
    .leftJoin("users as makers", "makers.id", "madeBy")
    .select(["number", "titles", "bodies", "note", "restoredFrom"])
    .select(["madeBy as madeById", "makers.name as makerName", "madeAt"])
    .where("articleId", "=", articleId);
}

/** How many published articles there are of each tool and each need: for the pages that link here. */
export async function articleCounts(db: Db, programmeId: string): Promise<ArticleCounts> {
  const counted = (table: "articleTools" | "articleNeeds", column: "toolId" | "needId") =>
    db
      .selectFrom(table)
      .innerJoin("articles", "articles.id", "articleId")
      .select((eb) => [eb.ref(column).$castTo<string>().as("id"), eb.fn.countAll<number>().as("articles")])
      .where("articles.programmeId", "=", programmeId)
      .where("publishedVersion", "is not", null)
      .where("archivedAt", "is", null)
      .groupBy(column)
      .execute();
  const asMap = (rows: { id: string; articles: number }[]) => new Map(rows.map((row) => [row.id, row.articles]));
  const tools = await counted("articleTools", "toolId");
  return { byTool: asMap(tools), byNeed: asMap(await counted("articleNeeds", "needId")) };
}
