import { sql } from "kysely";
import type { Temporal } from "temporal-polyfill";
import type { Db } from "../../platform/database.ts";
import type { Help } from "./standing.ts";

/** What the reader has said of the article; undefined before that. */
export async function findVerdict(
  db: Db,
  articleId: string,
  userId: string,
): Promise<{ helped: boolean; why: string } | undefined> {
  const query = db.selectFrom("articleVerdicts").select(["helped", "why"]).where("articleId", "=", articleId);
  return await query.where("userId", "=", userId).executeTakeFirst();
}

/** How many the article has helped. */
export async function getHelp(
  db: Db,
  { id, publishedVersion }: { id: string; publishedVersion: number | null },
): Promise<Help> {
  const { rows } = await sql<Help>`
    select count(*) filter (where helped)::integer as helped, count(*) filter (where not helped)::integer as "notHelped",
      count(*) filter (where helped and version = ${publishedVersion ?? 0})::integer as "helpedNow",
      count(*) filter (where not helped and version = ${publishedVersion ?? 0})::integer as "notHelpedNow"
    from article_verdicts where article_id = ${id}`.execute(db);
  return rows[0] ?? { helped: 0, notHelped: 0, helpedNow: 0, notHelpedNow: 0 };
}

/** A reader's word on why the article helped or did not; who it was is not told. */
export interface Reason {
  helped: boolean;
  why: string;
  /** Of which version it was said. */
  version: number;
  givenAt: Temporal.Instant;
}

/** What readers said in words, the latest first. */
export async function listReasons(db: Db, articleId: string): Promise<Reason[]> {
  return await db
    .selectFrom("articleVerdicts")
    .select(["helped", "why", "version", "givenAt"])
    .where("articleId", "=", articleId)
    .where("why", "<>", "")
    .orderBy("givenAt", "desc")
    .execute();
}
