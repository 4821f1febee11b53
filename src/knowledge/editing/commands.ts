import { sql } from "kysely";
import { programmeToday } from "../../maturity/index.ts";
import { recordAct } from "../../platform/audit-log.ts";
import { databaseNow, json, type Db, type Tx } from "../../platform/database.ts";
import { NotFound } from "../../platform/errors.ts";
import { locales } from "../../platform/locales.ts";
import { hasBody, type ArticleTexts } from "../article.ts";
import { nextCheckDay } from "../keeping/checking.ts";
import { getVersion, lockArticle, type Article, type Version } from "../queries.ts";
import type { ArticleDetails } from "./forms.ts";
import {
  mergedSubjects,
  mergedTexts,
  saysSame,
  type ArticleSubjects,
  type SubjectPlace,
  type TextPlace,
} from "./merging.ts";

export type ArticleMistake = "title-taken" | "nothing-to-read";

/**
 * Somebody else saved meanwhile, and both wrote in the same texts, or chose tools or needs each in their own way: their
 * version, and what was sent with theirs in what only they changed.
 */
export interface Clash {
  theirs: Version;
  base: Version;
  texts: ArticleTexts;
  places: TextPlace[];
  about: { theirs: ArticleSubjects; mine: ArticleSubjects; merged: ArticleSubjects; places: SubjectPlace[] };
}

interface ArticlePlace {
  programmeId: string;
  articleId: string;
}

/** Writes a new article, as a draft or published at once; its writer keeps it until another keeper is chosen. */
export async function writeArticle(
  db: Db,
  programmeId: string,
  details: ArticleDetails,
  { publishes }: { publishes: boolean },
  actorId: string,
): Promise<{ id: string } | { mistake: ArticleMistake }> {
  return await db.transaction().execute(async (trx) => {
    await lockTitles(trx, programmeId);
    const mistake = await mistakeOf(trx, programmeId, null, details, publishes);
    if (mistake !== null) return { mistake };
    const { id } = await trx
      .insertInto("articles")
      .values({ programmeId, kind: details.kind, keeperId: actorId, createdBy: actorId })
      .returning("id")
      .executeTakeFirstOrThrow();
    const place = { programmeId, articleId: id };
    await insertVersion(trx, place, { ...details, number: 1, restoredFrom: null }, actorId);
    await writeSubjects(trx, place, details);
    await recordAct(trx, { actorId, programmeId, act: "article.write", subject: id });
    if (publishes) await publish(trx, await lockArticle(trx, place), 1, actorId);
    return { id };
  });
}

/**
 * Saves what was written from version `seen` on as a new version, and publishes it if asked. What a colleague saved
 * meanwhile in other texts is kept, and so are the kind, tools and needs that they changed since the article was about what
 * `about` says (now, where it is null); where both changed the same nothing is saved. Texts that did not change make no
 * version.
 */
export async function editArticle(
  db: Db,
  place: ArticlePlace,
  {
    details,
    seen,
    about,
    publishes,
  }: { details: ArticleDetails; seen: number; about: ArticleSubjects | null; publishes: boolean },
  actorId: string,
): Promise<{ version: number } | { mistake: ArticleMistake } | { clash: Clash }> {
  const { programmeId, articleId } = place;
  return await db.transaction().execute(async (trx) => {
    await lockTitles(trx, programmeId);
    const article = await lockArticle(trx, place);
    const theirs = await getVersion(trx, articleId, article.version);
    const base = await getVersion(trx, articleId, Math.min(seen, article.version));
    const { texts, clashes: places } = mergedTexts(base, theirs, details);
    const { subjects, clashes: subjectPlaces } = mergedSubjects(about ?? article, article, details);
    if (places.length > 0 || subjectPlaces.length > 0) {
      const both = { theirs: article, mine: details, merged: subjects, places: subjectPlaces };
      return { clash: { theirs, base, texts, places, about: both } };
    }
    const mistake = await mistakeOf(trx, programmeId, articleId, texts, publishes);
    if (mistake !== null) return { mistake };
    await trx.updateTable("articles").set({ kind: subjects.kind }).where("id", "=", articleId).execute();
    await writeSubjects(trx, place, subjects);
    const isNew = !saysSame(texts, theirs);
    const number = isNew ? article.version + 1 : article.version;
    if (isNew) await addVersion(trx, place, { ...texts, note: details.note, number, restoredFrom: null }, actorId);
    await recordAct(trx, {
      actorId,
      programmeId,
      act: "article.edit",
      subject: articleId,
      details: { version: number },
    });
    if (publishes) await publish(trx, await lockArticle(trx, place), number, actorId);
    return { version: number };
  });
}

/**
 * Shows the version to readers from now on; one without a text in any language is not shown. A later one that a colleague
 * has published meanwhile stays.
 */
export async function publishArticle(
  db: Db,
  place: ArticlePlace,
  version: number,
  actorId: string,
): Promise<ArticleMistake | null> {
  return await db.transaction().execute(async (trx) => {
    const article = await lockArticle(trx, place);
    if (version > article.version) throw new NotFound("version");
    if (article.publishedVersion !== null && version < article.publishedVersion) return null;
    if (!hasBody(await getVersion(trx, article.id, version))) return "nothing-to-read";
    await publish(trx, article, version, actorId);
    return null;
  });
}

/** Brings an older version's texts back as the latest version. What readers see does not change before it is published. */
export async function restoreVersion(
  db: Db,
  place: ArticlePlace,
  restoredFrom: number,
  actorId: string,
): Promise<{ version: number } | { mistake: ArticleMistake }> {
  const { programmeId, articleId } = place;
  return await db.transaction().execute(async (trx) => {
    await lockTitles(trx, programmeId);
    const article = await lockArticle(trx, place);
    const { titles, bodies } = await getVersion(trx, articleId, restoredFrom);
    if (saysSame({ titles, bodies }, await getVersion(trx, articleId, article.version)))
      return { version: article.version };
    const mistake = await mistakeOf(trx, programmeId, articleId, { titles, bodies }, false);
    if (mistake !== null) return { mistake };
    const number = article.version + 1;
    await addVersion(trx, place, { titles, bodies, note: "", number, restoredFrom }, actorId);
    const details = { version: number, from: restoredFrom };
    await recordAct(trx, { actorId, programmeId, act: "article.restore", subject: articleId, details });
    return { version: number };
  });
}

async function publish(trx: Tx, article: Article, version: number, actorId: string): Promise<void> {
  if (article.publishedVersion === version) return;
  const { programmeId, id, checkBy } = article;
  await trx
    .updateTable("articles")
    .set({
      publishedVersion: version,
      publishedAt: await databaseNow(trx),
      checkBy: checkBy ?? nextCheckDay(await programmeToday(trx, programmeId)),
    })
    .where("id", "=", id)
    .execute();
  await recordAct(trx, { actorId, programmeId, act: "article.publish", subject: id, details: { version } });
}

interface NewVersion extends ArticleTexts {
  number: number;
  note: string;
  restoredFrom: number | null;
}

async function addVersion(trx: Tx, place: ArticlePlace, version: NewVersion, actorId: string): Promise<void> {
  await trx.updateTable("articles").set({ version: version.number }).where("id", "=", place.articleId).execute();
  await insertVersion(trx, place, version, actorId);
}

async function insertVersion(trx: Tx, place: ArticlePlace, version: NewVersion, madeBy: string): Promise<void> {
  const { number, note, restoredFrom, titles, bodies } = version;
  await trx
    .insertInto("articleVersions")
    .values({ ...place, number, note, restoredFrom, titles: json(titles), bodies: json(bodies), madeBy })
    .execute();
}

/** Which tools and needs the article is about; ids of another programme are left out. */
async function writeSubjects(
  trx: Tx,
  { programmeId, articleId }: ArticlePlace,
  { toolIds, needIds }: Pick<ArticleSubjects, "toolIds" | "needIds">,
): Promise<void> {
  await trx.deleteFrom("articleTools").where("articleId", "=", articleId).execute();
  await trx.deleteFrom("articleNeeds").where("articleId", "=", articleId).execute();
  await sql`
    insert into article_tools (programme_id, article_id, tool_id)
    select programme_id, ${articleId}, id from digital_tools
    where programme_id = ${programmeId} and id = any (${[...toolIds]}::uuid[])`.execute(trx);
  await sql`
    insert into article_needs (programme_id, article_id, need_id)
    select programme_id, ${articleId}, id from needs
    where programme_id = ${programmeId} and id = any (${[...needIds]}::uuid[])`.execute(trx);
}

/** Lets one writer at a time give titles, so that they stay apart; the articles' rows are locked after it. */
async function lockTitles(trx: Tx, programmeId: string): Promise<void> {
  const query = trx.selectFrom("programmes").select("id").where("id", "=", programmeId).forNoKeyUpdate();
  if ((await query.executeTakeFirst()) === undefined) throw new NotFound("programme");
}

async function mistakeOf(
  trx: Tx,
  programmeId: string,
  articleId: string | null,
  texts: ArticleTexts,
  publishes: boolean,
): Promise<ArticleMistake | null> {
  if (publishes && !hasBody(texts)) return "nothing-to-read";
  const rows = await trx
    .selectFrom("articles")
    .innerJoin("articleVersions as latest", (join) =>
      join.onRef("latest.articleId", "=", "articles.id").onRef("latest.number", "=", "articles.version"),
    )
    .select("titles")
    .where("articles.programmeId", "=", programmeId)
    .$if(articleId !== null, (query) => query.where("articles.id", "<>", articleId))
    .execute();
  const isTaken = rows.some(({ titles }) =>
    locales.some((locale) => {
      const title = texts.titles[locale].toLowerCase();
      return title !== "" && title === titles[locale].toLowerCase();
    }),
  );
  return isTaken ? "title-taken" : null;
}
