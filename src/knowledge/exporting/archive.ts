import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import type { ArticleKind, ArticleState, ArticleTexts } from "../article.ts";

/** So many bytes of attachments one archive holds at most: it is put together in memory. */
export const mostFileBytes = 100 * 1024 * 1024;

/** An article as an archive of the knowledge base holds it. */
export interface ArchivedArticle extends ArticleTexts {
  kind: ArticleKind;
  state: ArticleState;
  version: number;
  /** The day of the version, "2027-03-12". */
  updatedOn: string;
  checkBy: string | null;
  keeperName: string | null;
  tools: readonly Texts[];
  needs: readonly Texts[];
  files: readonly { id: string; name: string }[];
}

/** A text of the archive, or an attachment by its id, under its name with folders. */
export type ArchiveEntry = { name: string; text: string } | { name: string; fileId: string };

/**
 * What the archive holds: a folder an article, in it one Markdown file in each language that it is written in, which begins
 * with what is known of it as YAML, and its attachments. No two entries have the same name.
 */
export function archiveEntries(articles: readonly ArchivedArticle[], nameOf: NameIn): ArchiveEntry[] {
  const digits = String(articles.length).length;
  return articles.flatMap((article, at): ArchiveEntry[] => {
    const number = String(at + 1).padStart(digits, "0");
    const slug = slugOf(locales.map((locale) => article.titles[locale]).find((title) => title !== "") ?? "");
    const folder = slug === "" ? number : `${number}-${slug}`;
    const files = apart(article.files).map(({ id, name }) => ({ fileId: id, name: `attachments/${name}` }));
    const written = locales.filter((locale) => article.titles[locale] !== "" || article.bodies[locale].trim() !== "");
    const texts = written.map((locale) => ({
      name: `${folder}/${slug === "" ? "article" : slug}.${locale}.md`,
      text: markdownOf(article, locale, files.map(({ name }) => name), nameOf), // prettier-ignore
    }));
    return [...texts, ...files.map((file) => ({ ...file, name: `${folder}/${file.name}` }))];
  });
}

/** What a tool or need is called in the language, or in another where it has no name in it. */
export type NameIn = (names: Texts, locale: Locale) => string;

function markdownOf(article: ArchivedArticle, locale: Locale, files: readonly string[], nameOf: NameIn): string {
  const { titles, bodies, kind, state, version, updatedOn, checkBy, keeperName, tools, needs } = article;
  const known: [string, string | number | string[] | null][] = [
    ["title", titles[locale]],
    ["language", locale],
    ["kind", kind],
    ["state", state],
    ["version", version],
    ["updated", updatedOn],
    ["keeper", keeperName],
    ["check_by", checkBy],
    ["tools", tools.map((names) => nameOf(names, locale))],
    ["needs", needs.map((names) => nameOf(names, locale))],
    ["attachments", [...files]],
  ];
  // JSON is YAML as well, so that nothing in a title can be taken for markup.
  const lines = known.map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  return `---\n${lines.join("\n")}\n---\n\n${bodies[locale].trimEnd()}\n`;
}

/** A title as a name of a folder that every system takes: small letters without marks, digits and dashes. */
export function slugOf(title: string): string {
  return title
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, "-")
    .slice(0, 60)
    .replaceAll(/^-+|-+$/g, "");
}

/** The files by names that differ, whatever the letters' case: "ohje.pdf", "ohje (2).pdf". */
function apart<T extends { name: string }>(files: readonly T[]): T[] {
  const taken = new Set<string>();
  return files.map((file) => {
    const [, base = file.name, ending = ""] = /^(.*?)(\.[^.]*)?$/s.exec(file.name) ?? [];
    let name = file.name;
    for (let again = 2; taken.has(name.toLowerCase()); again++) name = `${base} (${again})${ending}`;
    taken.add(name.toLowerCase());
    return { ...file, name };
  });
}
