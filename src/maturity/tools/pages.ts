import { organisationsUrl, ownName, type Organisation } from "../../organisations/index.ts";
import { articlesLink, type ArticleCounts } from "../../platform/article-links.ts";
import type { Asking } from "../../platform/asking.ts";
import { missingText } from "../../platform/fields.ts";
import { saidIn, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { toolsUrl, toolUrl } from "../addresses.ts";
import { anchorWords, maturityRooms } from "../pages.ts";
import type { Tool } from "../queries.ts";
import { toolUseUrl } from "../use/addresses.ts";

interface Surroundings {
  programme: Programme;
  tools: readonly Tool[];
  organisations: readonly Organisation[];
  /** How many units each tool has been judged in, by its id. */
  unitsByTool: ReadonlyMap<string, number>;
  articles: ArticleCounts;
}

/** The tools whose use is followed, in their order, and those that are no longer followed. */
export function toolsPage(surroundings: Surroundings, asking: Asking): Page {
  const { programme, tools, organisations, unitsByTool, articles } = surroundings;
  const { t, locale, role } = asking;
  const mayEdit = role === "planner" || role === "owner";
  const followed = tools.filter(({ isEnded }) => !isEnded);
  const names = new Map(organisations.map(({ id, name }) => [id, ownName(name)]));
  const rowOf = (tool: Tool) => {
    const name = textIn(tool.names, locale);
    const units = unitsByTool.get(tool.id) ?? 0;
    return {
      id: tool.id,
      name: saidIn(tool.names, locale),
      plainName: name,
      missing: mayEdit ? missingText(tool.names, programme.locales, t) : null,
      description: saidIn(tool.descriptions, locale),
      reach: reachOf(tool, names, asking),
      useUrl: toolUseUrl(tool),
      articles: articlesLink(articles, programme.id, { tool: tool.id }, t),
      judged: units === 0 ? t("maturity.tools.notJudged") : t("maturity.tools.judged", { count: units }),
      ownWords: tool.anchors === null ? null : anchorWords(tool.anchors, asking),
      editUrl: mayEdit ? toolUrl(tool) : null,
      moveUrl: `${toolUrl(tool)}/position`,
      isFirst: tool.id === followed.at(0)?.id,
      isLast: tool.id === followed.at(-1)?.id,
      upText: t("maturity.tools.moveUp", { name }),
      downText: t("maturity.tools.moveDown", { name }),
    };
  };
  const url = toolsUrl(programme.id);
  return {
    view: "maturity/tools/tools",
    region: "maturity/tools/_tools",
    title: t("maturity.tools.title"),
    model: {
      rooms: maturityRooms(programme.id, "tools", asking),
      isEmpty: tools.length === 0,
      mayEdit,
      lead: t("maturity.tools.lead", { count: followed.length }),
      usualUrl: `${url}/usual`,
      newUrl: `${url}/new`,
      registerUrl: organisations.length === 0 && mayEdit ? organisationsUrl(programme.id) : null,
      followed: followed.map(rowOf),
      ended: tools.filter(({ isEnded }) => isEnded).map(rowOf),
      words: anchorWords(null, asking),
    },
  };
}

const shownParts = 3;

/** "Kaikki yksiköt", or the parts by name, those beyond the first few counted. */
export function reachOf(
  { concernsAll, unitIds }: Tool,
  names: ReadonlyMap<string, string>,
  { t, locale }: Asking,
): string {
  if (concernsAll) return t("maturity.tools.reachAll");
  if (unitIds.length === 0) return t("maturity.tools.reachNone");
  const parts = unitIds.map((id) => names.get(id) ?? "").sort((a, b) => a.localeCompare(b, locale));
  const shown = parts.slice(0, shownParts).join(", ");
  const more = parts.length - shownParts;
  return more > 0
    ? t("maturity.tools.reachMore", { parts: shown, count: more })
    : t("maturity.tools.reachParts", { parts: shown });
}
