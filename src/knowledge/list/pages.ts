import type { Need } from "../../catalogue/index.ts";
import type { Tool } from "../../maturity/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import { emptyForm } from "../../platform/forms.ts";
import { formatNumber, saidIn, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { knowledgeUrl } from "../addresses.ts";
import { isWriter, stateOf } from "../article.ts";
import { mostFileBytes } from "../exporting/archive.ts";
import type { Found } from "../search/queries.ts";
import { attentionLists, isOn, type ListName } from "./choosing.ts";
import type { ListChoice } from "./forms.ts";
import type { ListedArticle } from "./queries.ts";
import { articleRow, type RowsGround } from "./rows/pages.ts";

interface Knowledge extends Omit<RowsGround, "names"> {
  tools: readonly Tool[];
  needs: readonly Need[];
  articles: readonly ListedArticle[];
  choice: ListChoice;
  /** How many bytes the attachments of all articles hold, for who may take them along. */
  fileBytes: number;
  /** What was found by the words, where some were searched for. */
  found: Found | null;
}

const newestShown = 10;
const attentionText: Record<(typeof attentionLists)[number], Key> = {
  due: "knowledge.list.due",
  unhelpful: "knowledge.list.unhelpful",
  drafts: "knowledge.list.drafts",
  talk: "knowledge.list.talk",
};
const listText: Record<ListName, Key> = {
  all: "knowledge.list.heldAll",
  due: "knowledge.list.shownDue",
  unhelpful: "knowledge.list.shownUnhelpful",
  drafts: "knowledge.list.shownDrafts",
  talk: "knowledge.list.shownTalk",
  mine: "knowledge.list.shownMine",
  archived: "knowledge.list.shownArchived",
};

/** Articles and instructions: searched first, then by tool and need, then the newest. */
export function knowledgePage(knowledge: Knowledge, asking: Asking): Page {
  const { t } = asking;
  const { programme, articles, choice, reader } = knowledge;
  const url = knowledgeUrl(programme.id);
  const writes = isWriter(reader);
  const about = choice.tool ?? choice.need;
  const field = formField(emptyForm, t, "q", {
    label: t("knowledge.list.search"),
    hint: t("knowledge.list.searchHint"),
    type: "search",
    value: choice.q,
    autocomplete: "off",
  });
  return {
    view: "knowledge/list/list",
    region: "knowledge/list/_found",
    title: t("knowledge.list.title"),
    model: {
      status: choice.done === undefined ? null : t("knowledge.list.removed"),
      empty: articles.length > 0 ? null : t(writes ? "knowledge.list.empty" : "knowledge.list.emptyForViewers"),
      newUrl: writes ? `${url}/new${about === undefined ? "" : `?${queryOf(choice)}`}` : null,
      writeText: t(about === undefined ? "knowledge.list.write" : "knowledge.list.writeAbout"),
      search: {
        url,
        field,
        hidden: (["tool", "need"] as const).flatMap((name) => {
          const value = choice[name];
          return value === undefined ? [] : [{ name, value }];
        }),
      },
      exports: writes && articles.length > 0 ? exportModel(url, knowledge.fileBytes, asking) : null,
      ...foundModel(knowledge, asking),
    },
  };
}

/** The whole knowledge base as a file: with its attachments, where there are any and they fit, and without. */
function exportModel(url: string, fileBytes: number, { t, locale }: Asking) {
  const size = formatNumber(fileBytes / 1024 / 1024, locale, 1);
  const file = `${url}/export.zip`;
  const fits = fileBytes > 0 && fileBytes <= mostFileBytes;
  return {
    tooMuch: fileBytes > mostFileBytes ? t("knowledge.export.tooMuch", { size }) : null,
    links: [
      ...(fits ? [{ url: file, text: t("knowledge.export.withFiles", { size }) }] : []),
      { url: `${file}?files=no`, text: t("knowledge.export.texts") },
    ],
  };
}

function queryOf({ tool, need }: Pick<ListChoice, "tool" | "need">): string {
  return tool === undefined ? `need=${need ?? ""}` : `tool=${tool}`;
}

function foundModel(knowledge: Knowledge, asking: Asking) {
  const { choice, found } = knowledge;
  const isChosen =
    found !== null || choice.tool !== undefined || choice.need !== undefined || choice.show !== undefined;
  return {
    results: isChosen ? resultsModel(knowledge, asking) : null,
    browse: !isChosen || isNothing(knowledge) ? browseModel(knowledge, asking) : null,
  };
}

function isNothing({ found }: Knowledge): boolean {
  return found !== null && found.hits.length === 0;
}

function groundOf(knowledge: Knowledge): RowsGround {
  return { ...knowledge, names: new Map([...knowledge.tools, ...knowledge.needs].map(({ id, names }) => [id, names])) };
}

/** What was searched for or chosen. */
function resultsModel(knowledge: Knowledge, asking: Asking) {
  const { t, locale } = asking;
  const { programme, articles, choice, found, reader } = knowledge;
  const ground = groundOf(knowledge);
  const about = choice.tool ?? choice.need;
  const hits = new Map((found?.hits ?? []).map((hit, place) => [hit.articleId, { hit, place }]));
  const list = choice.show ?? "all";
  const rows = articles
    .filter((article) => isOn(list, article, ground))
    .filter(({ toolIds, needIds }) => about === undefined || [...toolIds, ...needIds].includes(about))
    .filter(({ id }) => found === null || hits.has(id));
  if (found !== null) rows.sort((a, b) => (hits.get(a.id)?.place ?? 0) - (hits.get(b.id)?.place ?? 0));
  const names: Texts | undefined = about === undefined ? undefined : ground.names.get(about);
  const subject = names === undefined ? null : textIn(names, locale);
  return {
    heading: headingOf({ choice, found, subject, count: rows.length }, asking),
    hint: found !== null && rows.length === 0 ? t("knowledge.list.nothingDo") : null,
    nothing: found === null && rows.length === 0 ? nothingText(about, asking) : null,
    rows: rows.map((article) => articleRow(article, hits.get(article.id)?.hit, { ...ground, reader }, asking)),
    clearUrl: knowledgeUrl(programme.id),
  };
}

function nothingText(about: string | undefined, { t }: Asking): string {
  return t(about === undefined ? "knowledge.list.nothingShown" : "knowledge.list.nothingAbout");
}

function headingOf(
  { choice, found, subject, count }: { choice: ListChoice; found: Found | null; subject: string | null; count: number },
  { t }: Asking,
): string {
  const words = choice.q;
  if (found === null)
    return subject === null ? t(listText[choice.show ?? "all"]) : t("knowledge.list.about", { subject });
  if (count === 0) return t("knowledge.list.nothing", { words });
  if (found.isNear) return t("knowledge.list.near", { words });
  return subject === null
    ? t("knowledge.list.found", { words, count })
    : t("knowledge.list.foundAbout", { words, subject, count });
}

/** Where nothing has been chosen: what waits, by tool, by need, and what was changed last. */
function browseModel(knowledge: Knowledge, asking: Asking) {
  const { t, locale } = asking;
  const { programme, articles, tools, needs, reader } = knowledge;
  const url = knowledgeUrl(programme.id);
  const ground = groundOf(knowledge);
  const countOf = (list: ListName) => articles.filter((article) => isOn(list, article, ground)).length;
  const all = articles.filter((article) => isOn("all", article, ground));
  const open = all.filter((article) => stateOf(article) === "published");
  const group = (key: "tool" | "need", of: readonly (Tool | Need)[]) =>
    of.flatMap(({ id, names }) => {
      const count = open.filter(({ toolIds, needIds }) => [...toolIds, ...needIds].includes(id)).length;
      return count === 0 ? [] : [{ name: saidIn(names, locale), url: `${url}?${key}=${id}`, count }];
    });
  return {
    attention: isWriter(reader)
      ? attentionLists.flatMap((list) => {
          const count = countOf(list);
          return count === 0 ? [] : [{ text: t(attentionText[list], { count }), url: `${url}?show=${list}` }];
        })
      : [],
    tools: group("tool", tools),
    needs: group("need", needs),
    newest: all.slice(0, newestShown).map((article) => articleRow(article, undefined, ground, asking)),
    all:
      all.length > newestShown
        ? { url: `${url}?show=all`, text: t("knowledge.list.showAll", { count: all.length }) }
        : null,
    more: [
      ...(countOf("mine") > 0 ? [{ url: `${url}?show=mine`, text: t("knowledge.list.mine") }] : []),
      ...(countOf("archived") > 0 ? [{ url: `${url}?show=archived`, text: t("knowledge.list.archive") }] : []),
    ],
  };
}
