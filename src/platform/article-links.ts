import type { Db } from "./database.ts";
import type { Translate } from "./i18n.ts";

/** How many articles there are of each tool and each need, by their ids; what has none is left out. */
export interface ArticleCounts {
  byTool: ReadonlyMap<string, number>;
  byNeed: ReadonlyMap<string, number>;
}

/** The app hands it to features whose pages link to articles and which come before them. */
export type CountArticles = (db: Db, programmeId: string) => Promise<ArticleCounts>;

/** The way to the articles about a tool or a need, "Ohjeita tästä (3)"; null where there are none. */
export function articlesLink(
  { byTool, byNeed }: ArticleCounts,
  programmeId: string,
  about: { tool: string } | { need: string },
  t: Translate,
): { url: string; text: string } | null {
  const [key, id] = "tool" in about ? (["tool", about.tool] as const) : (["need", about.need] as const);
  const count = (key === "tool" ? byTool : byNeed).get(id) ?? 0;
  if (count === 0) return null;
  return { url: `/programmes/${programmeId}/knowledge?${key}=${id}`, text: t("knowledge.link", { count }) };
}
