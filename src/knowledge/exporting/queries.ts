import { sql } from "kysely";
import { listNeeds } from "../../catalogue/index.ts";
import { listTools } from "../../maturity/index.ts";
import type { Db } from "../../platform/database.ts";
import type { Texts } from "../../platform/locales.ts";
import { getProgramme } from "../../programmes/index.ts";
import { shownVersion, stateOf } from "../article.ts";
import { getFile } from "../files/queries.ts";
import { articles } from "../queries.ts";
import type { ArchivedArticle, ArchiveEntry } from "./archive.ts";

/** Every article of the programme in the version that is read, drafts and archived ones too, by when it was begun. */
export async function listArchived(db: Db, programmeId: string): Promise<(ArchivedArticle & { id: string })[]> {
  const { timeZone } = await getProgramme(db, programmeId);
  const named = (all: readonly { id: string; names: Texts }[]) => new Map(all.map(({ id, names }) => [id, names]));
  const tools = named(await listTools(db, programmeId));
  const needs = named(await listNeeds(db, programmeId));
  const rows = await articles(db, programmeId)
    .innerJoin("articleVersions as shown", (join) =>
      join
        .onRef("shown.articleId", "=", "articles.id")
        .on("shown.number", "=", sql<number>`coalesce(published_version, version)`),
    )
    .select(["shown.titles", "shown.bodies", "shown.madeAt"])
    .orderBy("articles.createdAt")
    .orderBy("articles.id")
    .execute();
  const files = await db
    .selectFrom("articleFiles")
    .select(["id", "articleId", "name"])
    .where("programmeId", "=", programmeId)
    .orderBy("name")
    .orderBy("id")
    .execute();
  const byArticle = Map.groupBy(files, ({ articleId }) => articleId);
  return rows.map(({ titles, bodies, madeAt, ...article }) => ({
    ...{ id: article.id, kind: article.kind, titles, bodies, state: stateOf(article), version: shownVersion(article) },
    ...{ checkBy: article.checkBy, keeperName: article.keeperName },
    updatedOn: madeAt.toZonedDateTimeISO(timeZone).toPlainDate().toString(),
    tools: article.toolIds.flatMap((id) => tools.get(id) ?? []),
    needs: article.needIds.flatMap((id) => needs.get(id) ?? []),
    files: byArticle.get(article.id) ?? [],
  }));
}

/** How many bytes all attachments hold together. */
export async function sizeOfAllFiles(db: Db, programmeId: string): Promise<number> {
  const { size } = await db
    .selectFrom("articleFiles")
    .select(sql<number>`coalesce(sum(size), 0)::float8`.as("size"))
    .where("programmeId", "=", programmeId)
    .executeTakeFirstOrThrow();
  return size;
}

/** The entries with what they hold; attachments are read one by one. */
export async function loadEntries(
  db: Db,
  archived: readonly (ArchivedArticle & { id: string })[],
  entries: readonly ArchiveEntry[],
): Promise<{ name: string; data: Buffer }[]> {
  const articleOf = new Map(archived.flatMap(({ id, files }) => files.map((file) => [file.id, id])));
  const loaded: { name: string; data: Buffer }[] = [];
  for (const entry of entries)
    loaded.push(
      "text" in entry
        ? { name: entry.name, data: Buffer.from(entry.text, "utf8") }
        : { name: entry.name, data: (await getFile(db, articleOf.get(entry.fileId) ?? "", entry.fileId)).content },
    );
  return loaded;
}
