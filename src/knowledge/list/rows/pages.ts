import type { Asking } from "../../../platform/asking.ts";
import { formatDay, namedOnce, saidIn, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Texts } from "../../../platform/locales.ts";
import type { Programme } from "../../../programmes/index.ts";
import { articleUrl } from "../../addresses.ts";
import { isWriter, stateOf, type ArticleKind, type ArticleState, type Reader } from "../../article.ts";
import { excerptRuns } from "../../search/excerpt.ts";
import type { Hit } from "../../search/queries.ts";
import { isOn } from "../choosing.ts";
import type { ListedArticle } from "../queries.ts";

export const kindText: Record<ArticleKind, Key> = {
  instruction: "knowledge.kinds.instruction",
  article: "knowledge.kinds.article",
};
export const stateText: Record<Exclude<ArticleState, "published">, Key> = {
  draft: "knowledge.states.draft",
  archived: "knowledge.states.archived",
};

export interface RowsGround {
  programme: Programme;
  /** Names of tools and needs by their ids. */
  names: ReadonlyMap<string, Texts>;
  today: string;
  reader: Reader;
}

/** An article as a line of a list, with some of its words where it was searched for. */
export function articleRow(article: ListedArticle, hit: Hit | undefined, ground: RowsGround, asking: Asking) {
  const { t, locale } = asking;
  const state = stateOf(article);
  const subjects = [...article.toolIds, ...article.needIds].flatMap((id) => {
    const names = ground.names.get(id);
    return names === undefined ? [] : [{ names }];
  });
  return {
    url: articleUrl(article),
    title: saidIn(article.titles, locale),
    kind: t(kindText[article.kind]),
    state: state === "published" ? null : t(stateText[state]),
    subjects: namedOnce(subjects, locale)
      .map(({ names }) => textIn(names, locale))
      .join(", "),
    excerpt: hit === undefined || hit.excerpt.trim() === "" ? null : excerptRuns(hit.excerpt),
    excerptLang: hit === undefined || hit.locale === locale ? null : hit.locale,
    facts: [
      t("knowledge.list.changed", {
        day: formatDay(article.shownAt.toZonedDateTimeISO(ground.programme.timeZone).toPlainDate().toString(), locale),
      }),
      ...(isWriter(ground.reader) ? writersFacts(article, asking) : []),
    ],
    marks: isWriter(ground.reader) ? writersMarks(article, ground, asking) : [],
  };
}

function writersFacts({ keeperName, helped, notHelped }: ListedArticle, { t }: Asking): string[] {
  return [
    keeperName === null ? t("knowledge.list.noKeeper") : t("knowledge.list.keeper", { name: keeperName }),
    ...(helped > 0 ? [t("knowledge.list.helped", { count: helped })] : []),
    ...(notHelped > 0 ? [t("knowledge.list.notHelped", { count: notHelped })] : []),
  ];
}

/** What of it waits for somebody. */
function writersMarks(article: ListedArticle, { today, reader }: RowsGround, { t, locale }: Asking): string[] {
  const { checkBy, newPosts, publishedVersion, version } = article;
  const isOpen = stateOf(article) === "published";
  return [
    ...(isOn("due", article, { today, reader }) && checkBy !== null
      ? [t("knowledge.list.checkBy", { day: formatDay(checkBy, locale) })]
      : []),
    ...(isOpen && publishedVersion !== version ? [t("knowledge.list.waits")] : []),
    ...(newPosts > 0 ? [t("knowledge.list.newPosts", { count: newPosts })] : []),
  ];
}
