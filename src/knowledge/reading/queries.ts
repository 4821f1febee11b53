import type { Temporal } from "temporal-polyfill";
import { listNeeds, type Need } from "../../catalogue/index.ts";
import { listMembers } from "../../identity/index.ts";
import { listTools, programmeToday, type Tool } from "../../maturity/index.ts";
import type { Db } from "../../platform/database.ts";
import { getProgramme, type Programme } from "../../programmes/index.ts";
import { isWriter, shownVersion, type Reader } from "../article.ts";
import { findReadAt, listPosts, type Post } from "../discussion/queries.ts";
import { listFiles, type Attachment } from "../files/queries.ts";
import { getArticle, getVersion, type Article, type Version } from "../queries.ts";
import { findVerdict, getHelp, listReasons, type Reason } from "../verdicts/queries.ts";
import type { Help } from "../verdicts/standing.ts";

/** An article with all that is read on its page. */
export interface Reading {
  programme: Programme;
  article: Article;
  shown: Version;
  tools: readonly Tool[];
  needs: readonly Need[];
  files: readonly Attachment[];
  verdict: { helped: boolean; why: string } | undefined;
  reader: Reader;
  /** What only those who write see. */
  writers: WritersReading | null;
}

export interface WritersReading {
  latest: Version;
  help: Help;
  reasons: readonly Reason[];
  posts: readonly Post[];
  readAt: Temporal.Instant | null;
  colleagues: readonly { userId: string; name: string }[];
  today: string;
}

export async function loadReading(
  db: Db,
  place: { programmeId: string; articleId: string },
  reader: Reader,
): Promise<Reading> {
  const { programmeId, articleId } = place;
  const article = await getArticle(db, place, reader);
  return {
    programme: await getProgramme(db, programmeId),
    article,
    shown: await getVersion(db, articleId, shownVersion(article)),
    tools: await listTools(db, programmeId),
    needs: await listNeeds(db, programmeId),
    files: await listFiles(db, articleId),
    verdict: await findVerdict(db, articleId, reader.userId),
    reader,
    writers: isWriter(reader) ? await loadForWriters(db, article, reader) : null,
  };
}

async function loadForWriters(db: Db, article: Article, { userId }: Reader): Promise<WritersReading> {
  const { id, programmeId, version } = article;
  return {
    latest: await getVersion(db, id, version),
    help: await getHelp(db, article),
    reasons: await listReasons(db, id),
    posts: await listPosts(db, id),
    readAt: await findReadAt(db, id, userId),
    colleagues: (await listMembers(db, programmeId)).filter(({ role }) => role !== "viewer"),
    today: await programmeToday(db, programmeId),
  };
}
