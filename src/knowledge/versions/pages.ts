import type { Asking } from "../../platform/asking.ts";
import { formatInstant, saidIn, textIn } from "../../platform/i18n.ts";
import { locales } from "../../platform/locales.ts";
import { renderMarkdown } from "../../platform/markdown-html.ts";
import type { Page } from "../../platform/pages.ts";
import type { Programme } from "../../programmes/index.ts";
import { articleUrl, versionUrl } from "../addresses.ts";
import { placeText } from "../editing/pages.ts";
import { textPlaces } from "../editing/merging.ts";
import type { Article, Version } from "../queries.ts";
import { differenceModel } from "./difference/pages.ts";

interface Versions {
  programme: Programme;
  article: Article;
  /** Every version, the latest first. */
  versions: readonly Version[];
}

/** Every version of an article: who saved it and when, which one readers see. */
export function versionsPage({ programme, article, versions }: Versions, asking: Asking): Page {
  const { t, locale } = asking;
  const title = textIn(versions[0]?.titles ?? { fi: "", sv: "", en: "" }, locale);
  return {
    view: "knowledge/versions/versions",
    title: t("knowledge.versions.title", { title }),
    model: {
      title: saidIn(versions[0]?.titles ?? { fi: "", sv: "", en: "" }, locale),
      articleUrl: articleUrl(article),
      versions: versions.map((version) => ({
        ...versionModel(version, { programme, article }, asking),
        url: versionUrl(article, version.number),
      })),
    },
  };
}

function versionModel(
  { number, makerName, madeAt, note, restoredFrom }: Version,
  { programme, article }: Pick<Versions, "programme" | "article">,
  { t, locale }: Asking,
) {
  const { version, publishedVersion } = article;
  return {
    number: t("knowledge.versions.number", { number }),
    by: t("knowledge.versions.by", {
      name: makerName ?? t("knowledge.versions.someone"),
      when: formatInstant(madeAt, locale, programme.timeZone),
    }),
    note,
    restored: restoredFrom === null ? null : t("knowledge.versions.restored", { number: restoredFrom }),
    isPublished: number === publishedVersion,
    isWaiting: number === version && publishedVersion !== version,
  };
}

/** One version: what changed in it, the whole of it, and the button that brings it back. */
export function versionPage(
  { programme, article, versions }: Versions,
  number: number,
  refusal: string | null,
  asking: Asking,
): Page | null {
  const { t, locale } = asking;
  const version = versions.find((each) => each.number === number);
  if (version === undefined) return null;
  // What waits is compared with what readers see; any other with the one before it.
  const { publishedVersion } = article;
  const before = publishedVersion !== null && number > publishedVersion ? publishedVersion : number - 1;
  const earlier = versions.find((each) => each.number === before);
  const changes =
    earlier === undefined
      ? []
      : textPlaces
          .filter(({ part, locale: lang }) => earlier[part][lang] !== version[part][lang])
          .map(({ part, locale: lang }) => ({
            heading: t(placeText[part][lang]),
            lines: differenceModel(earlier[part][lang], version[part][lang], t),
          }));
  const title = textIn(version.titles, locale);
  return {
    view: "knowledge/versions/version",
    title: t("knowledge.versions.oneTitle", { number, title }),
    model: {
      ...versionModel(version, { programme, article }, asking),
      refusal,
      title: saidIn(version.titles, locale),
      articleUrl: articleUrl(article),
      versionsUrl: `${articleUrl(article)}/versions`,
      changesHeading:
        earlier === undefined
          ? t("knowledge.versions.first")
          : t("knowledge.versions.against", { number: earlier.number }),
      changes,
      same:
        earlier !== undefined && changes.length === 0 ? t("knowledge.versions.noChanges", { number: before }) : null,
      texts: locales
        .filter((lang) => version.titles[lang] !== "" || version.bodies[lang] !== "")
        .map((lang) => ({
          lang: lang === locale ? null : lang,
          title: version.titles[lang],
          body: renderMarkdown(version.bodies[lang], `version-${lang}`).body,
        })),
      publication:
        number === article.version && publishedVersion !== number
          ? { url: `${articleUrl(article)}/publication`, version: number }
          : null,
      restoration: number === article.version ? null : { url: `${versionUrl(article, number)}/restoration` },
    },
  };
}
