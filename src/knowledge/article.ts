import type { Asking, Role } from "../platform/asking.ts";
import { locales, type Texts } from "../platform/locales.ts";

/** An instruction tells how something is done; an article tells about something. */
export const articleKinds = ["instruction", "article"] as const;
export type ArticleKind = (typeof articleKinds)[number];

/** What is read of an article, in each language that it has been written in. */
export interface ArticleTexts {
  titles: Texts;
  bodies: Texts;
}

/** Whether readers see it; a draft has never been published. */
export type ArticleState = "draft" | "published" | "archived";

/** The state of an article; one that was archived is out of use whether it was published or not. */
export function stateOf(article: { publishedVersion: number | null; archivedAt: unknown }): ArticleState {
  if (article.archivedAt !== null) return "archived";
  return article.publishedVersion === null ? "draft" : "published";
}

/** Which version is read: the published one, or of a draft the latest. */
export function shownVersion(article: { publishedVersion: number | null; version: number }): number {
  return article.publishedVersion ?? article.version;
}

/** Whether there is something to read in some language. */
export function hasBody({ bodies }: ArticleTexts): boolean {
  return locales.some((locale) => bodies[locale].trim() !== "");
}

/** Who asks, in which role. */
export interface Reader {
  userId: string;
  role: Role;
}

/** Whether the person writes articles: then they also read drafts and the discussion. */
export function isWriter({ role }: Pick<Reader, "role">): boolean {
  return role !== "viewer";
}

/** Whether the person decides on the article: its keeper, and planners. */
export function decides(article: { keeperId: string | null }, { userId, role }: Reader): boolean {
  return role === "planner" || role === "owner" || (isWriter({ role }) && article.keeperId === userId);
}

/** Why an article cannot be removed for good. */
export type RemovalRefusal = "was-published";

/** Only what nobody has read goes for good: links may lead to the rest, and it is archived. */
export function removalRefusal({ publishedVersion }: { publishedVersion: number | null }): RemovalRefusal | null {
  return publishedVersion === null ? null : "was-published";
}

/** Who asks for a page of the programme's staff. */
export function readerOf({ visitor, role }: Pick<Asking, "visitor" | "role">): Reader {
  if (visitor === null || role === null) throw new Error("the route is not for the programme's staff");
  return { userId: visitor.userId, role };
}
