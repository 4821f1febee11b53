import type { Asking } from "../../platform/asking.ts";
import { summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatInstant, namedOnce, saidIn, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Texts } from "../../platform/locales.ts";
import { renderMarkdown, type Heading } from "../../platform/markdown-html.ts";
import type { Page } from "../../platform/pages.ts";
import type { Handler } from "../../platform/routes.ts";
import { articleUrl, knowledgeUrl, versionUrl } from "../addresses.ts";
import { decides, stateOf, type RemovalRefusal } from "../article.ts";
import { discussionModel, type TypedPost } from "../discussion/pages.ts";
import { filesModel } from "../files/pages.ts";
import { keepingModel } from "../keeping/pages.ts";
import { kindText, stateText } from "../list/rows/pages.ts";
import { helpModel, verdictModel } from "../verdicts/pages.ts";
import type { Done } from "./forms.ts";
import type { Reading, WritersReading } from "./queries.ts";

/** What was sent from the article's page and could not be done, to be shown again. */
export interface Sent {
  keeping?: FormState;
  file?: FormState;
  verdict?: FormState;
  post?: TypedPost;
  refusal?: RemovalRefusal;
}

/** Shows the article's page again with what was sent. */
export type ShowArticle = (...args: [...Parameters<Handler>, sent: Sent, status?: number]) => Promise<void>;

const doneText: Record<Done, Key> = {
  saved: "knowledge.reading.done.saved",
  published: "knowledge.reading.done.published",
  restored: "knowledge.reading.done.restored",
  kept: "knowledge.reading.done.kept",
  checked: "knowledge.reading.done.checked",
  attached: "knowledge.reading.done.attached",
  detached: "knowledge.reading.done.detached",
  archived: "knowledge.reading.done.archived",
  returned: "knowledge.reading.done.returned",
  answered: "knowledge.reading.done.answered",
};
const refusalText: Record<RemovalRefusal, Key> = { "was-published": "knowledge.reading.wasPublished" };
/** So many headings make a list of contents worth reading. */
const contentsFrom = 3;

/** The article's page with what has just been done there. */
export function doneUrl({ programmeId, articleId }: { programmeId: string; articleId: string }, done: Done): string {
  return `${articleUrl({ programmeId, id: articleId })}?done=${done}`;
}

export function readingPage(reading: Reading, sent: Sent, done: Done | undefined, asking: Asking): Page {
  const { t, locale } = asking;
  const { programme, article, shown, writers, verdict, reader } = reading;
  const bodyLang = [locale, ...locales].find((each) => shown.bodies[each].trim() !== "") ?? locale;
  const { body, headings } = renderMarkdown(shown.bodies[bodyLang], "part");
  const state = stateOf(article);
  const files = filesModel(reading, sent.file ?? emptyForm, writers !== null, asking);
  const answer = state === "published" ? verdictModel(article, verdict, sent.verdict ?? emptyForm, asking) : null;
  const writing = writers === null ? null : writersModel(reading, writers, sent, asking);
  const mistakes = summary([
    ...(files.adding === null ? [] : [files.adding.field]),
    ...(answer === null ? [] : [answer.why]),
    ...(writing?.fields ?? []),
  ]);
  return {
    view: "knowledge/reading/article",
    title: textIn(shown.titles, locale),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      status: done === undefined ? null : t(doneText[done]),
      refusal: sent.refusal === undefined ? null : t(refusalText[sent.refusal]),
      listUrl: knowledgeUrl(programme.id),
      title: saidIn(shown.titles, locale),
      kind: t(kindText[article.kind]),
      state: state === "published" ? null : t(stateText[state]),
      standing: state === "published" ? null : t(standingText[state]),
      isOtherLanguage: bodyLang !== locale,
      bodyLang: bodyLang === locale ? null : bodyLang,
      body: shown.bodies[bodyLang].trim() === "" ? null : body,
      contents: headings.length < contentsFrom ? [] : contentsOf(headings),
      updated: t("knowledge.reading.updated", { when: formatInstant(shown.madeAt, locale, programme.timeZone) }),
      subjects: subjectsOf(reading, asking),
      files,
      verdict: answer,
      writing,
      ending: writers !== null && decides(article, reader) ? endingModel(reading, asking) : null,
    },
  };
}

const standingText = {
  draft: "knowledge.reading.isDraft",
  archived: "knowledge.reading.isArchived",
} as const satisfies Record<string, Key>;

function contentsOf(headings: readonly Heading[]) {
  return headings.map(({ id, text, level }) => ({ url: `#${id}`, text, isBelow: level > 2 }));
}

/** The tools and needs that the article is about, each with the list of all about it. */
function subjectsOf({ programme, article, tools, needs }: Reading, { locale }: Asking) {
  const link = (key: "tool" | "need", { id, names }: { id: string; names: Texts }) => ({
    name: saidIn(names, locale),
    url: `${knowledgeUrl(programme.id)}?${key}=${id}`,
  });
  const subjects = [
    ...tools.filter(({ id }) => article.toolIds.includes(id)).map((tool) => ({ ...tool, key: "tool" as const })),
    ...needs.filter(({ id }) => article.needIds.includes(id)).map((need) => ({ ...need, key: "need" as const })),
  ];
  return namedOnce(subjects, locale).map(({ key, ...subject }) => link(key, subject));
}

/** What those who write see besides: the change that waits, versions, keeping, answers and the discussion. */
function writersModel(reading: Reading, writers: WritersReading, sent: Sent, asking: Asking) {
  const { t, locale } = asking;
  const { programme, article, reader } = reading;
  const { timeZone } = programme;
  const url = articleUrl(article);
  const { latest, help, reasons, posts, readAt, colleagues, today } = writers;
  const keeping = keepingModel({ article, colleagues, today }, sent.keeping ?? emptyForm, asking);
  const discussion = discussionModel({ article, posts, readAt, reader, timeZone }, sent.post, asking);
  const name = latest.makerName ?? t("knowledge.versions.someone");
  const when = formatInstant(latest.madeAt, locale, timeZone);
  const isWaiting = article.publishedVersion !== article.version;
  return {
    editUrl: `${url}/text`,
    versionsUrl: `${url}/versions`,
    versionsText: t("knowledge.reading.versions", { count: article.version }),
    publication: isWaiting ? { url: `${url}/publication`, version: article.version } : null,
    waiting:
      isWaiting && article.publishedVersion !== null
        ? {
            text: t("knowledge.reading.waiting", { number: latest.number, name, when }),
            url: versionUrl(article, latest.number),
          }
        : null,
    help: article.publishedVersion === null ? null : helpModel({ help, reasons, timeZone }, asking),
    keeping,
    discussion,
    fields: [
      ...Object.values(keeping.fields),
      discussion.field,
      ...discussion.posts.flatMap(({ editing }) => (editing === null ? [] : [editing.field])),
    ],
  };
}

function endingModel({ article }: Reading, { t }: Asking) {
  const url = articleUrl(article);
  const isArchived = article.archivedAt !== null;
  return {
    archiving: {
      url: `${url}/${isArchived ? "return" : "archive"}`,
      text: t(isArchived ? "knowledge.reading.returnText" : "knowledge.reading.archiveText"),
      act: t(isArchived ? "knowledge.reading.return" : "knowledge.reading.archive"),
    },
    removal:
      article.publishedVersion === null
        ? { url: `${url}/removal`, heading: t("knowledge.reading.remove"), text: t("knowledge.reading.removeText") }
        : null,
  };
}
