import type { Need } from "../../../catalogue/index.ts";
import { needsUrl, type Mentions } from "../../../needs/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { missingText } from "../../../platform/fields.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../../programmes/index.ts";
import { levelText } from "../../words.ts";
import { editTopicDraftUrl, topicDraftsUrl, topicsUrl } from "../pages.ts";
import type { Topic } from "../queries.ts";
import { coverTexts, durationText } from "../rows/pages.ts";
import type { TopicDraft } from "./draft.ts";
import type { DraftsSeen } from "./queries.ts";

/** So many answers are read here; the need's own page has them all. */
const mostQuotes = 5;

/** What was just done: a draft made a topic, one refused, or one that was not there any more. */
export interface Done {
  accepted?: string | undefined;
  refused?: string | undefined;
  isGone?: boolean;
}

interface Seen {
  programme: Programme;
  needs: Need[];
  topics: Topic[];
  seen: DraftsSeen;
}

/** The topics that the catalogue lacks: one for each need that somebody has and no topic covers. */
export function topicDraftsPage(given: Seen, done: Done, asking: Asking): Page {
  const { programme, needs, seen } = given;
  const { t } = asking;
  return {
    view: "workshops/topic-drafts",
    title: t("workshops.drafts.title"),
    model: {
      lead: leadText(given, asking),
      gone: done.isGone === true ? t("workshops.drafts.gone") : null,
      notice: noticeModel(given, done, asking),
      drafts: seen.drafts.map((draft) => draftModel(draft, seen.mentions.get(draft.needId), given, asking)),
      refused: seen.refused.map((draft) => ({
        name: textIn(draft.names, asking.locale),
        people: peopleText(draft, asking),
        restoreUrl: restoreUrl(programme.id, draft.needId),
      })),
      hasNeeds: needs.length > 0,
      topicsUrl: topicsUrl(programme.id),
      needsUrl: needsUrl(programme.id),
      catalogueUrl: `${programmeUrl(programme.id)}/catalogue`,
    },
  };
}

function leadText({ needs, seen }: Seen, { t }: Asking): string {
  if (needs.length === 0) return t("workshops.drafts.noNeeds");
  if (seen.drafts.length > 0) return t("workshops.drafts.lead", { count: seen.drafts.length });
  return t(seen.refused.length > 0 ? "workshops.drafts.allRefused" : "workshops.drafts.none");
}

function noticeModel({ programme, needs, topics }: Seen, { accepted, refused }: Done, { t, locale }: Asking) {
  const topic = topics.find(({ id }) => id === accepted);
  if (topic !== undefined) {
    const text = t("workshops.drafts.accepted", { name: textIn(topic.names, locale) });
    return { text, editUrl: `${topicsUrl(programme.id)}/${topic.id}`, undoUrl: null };
  }
  const need = needs.find(({ id }) => id === refused);
  if (need === undefined) return null;
  const text = t("workshops.drafts.refused", { name: textIn(need.names, locale) });
  return { text, editUrl: null, undoUrl: restoreUrl(programme.id, need.id) };
}

function draftModel(draft: TopicDraft, said: Mentions | undefined, { programme, needs, topics }: Seen, asking: Asking) {
  const { t, locale } = asking;
  const url = `${topicDraftsUrl(programme.id)}/${draft.needId}`;
  const name = textIn(draft.names, locale);
  const quotes = said?.quotes ?? [];
  return {
    id: `draft-${draft.needId}`,
    name,
    missing: missingText(draft.names, programme.locales, t),
    description: textIn(draft.descriptions, locale),
    people: peopleText(draft, asking),
    peopleUrl: `${needsUrl(programme.id)}/${draft.needId}`,
    facts: [
      draft.levels.map((level) => t(levelText[level])).join(", "),
      durationText(draft.durationMinutes, t),
      ...(draft.costEuros === 0 ? [] : [t("workshops.topics.cost", { euros: formatNumber(draft.costEuros, locale) })]),
    ],
    covers: coverTexts(draft, needs, asking),
    touching: touchingText(draft, topics, asking),
    words: wordsText(said, asking),
    quotes: quotes.slice(0, mostQuotes).map(({ text, organisationName, locale: lang }) => ({
      ...{ text, lang },
      name: organisationName,
    })),
    quotesText: t("workshops.drafts.quotes", { count: quotes.length }),
    acceptUrl: `${url}/topic`,
    editUrl: editTopicDraftUrl(programme.id, draft.needId, topicDraftsUrl(programme.id)),
    refuseUrl: `${url}/refusal`,
  };
}

/** The topics that touch on the need without meeting it. */
function touchingText({ needId, isTouched }: TopicDraft, topics: readonly Topic[], { t, locale }: Asking) {
  if (!isTouched) return null;
  const touching = topics.filter(({ covers }) => covers.some((cover) => cover.needId === needId));
  return t("workshops.drafts.touching", { topics: touching.map(({ names }) => textIn(names, locale)).join(" · ") });
}

/** The words by which it is spoken of: keywords of the catalogue first, then what else tells these answers from others. */
function wordsText(said: Mentions | undefined, { t }: Asking): string | null {
  const words = [...(said?.keywords ?? []), ...(said?.words ?? [])].map(({ word }) => word);
  const each = [...new Set(words)].slice(0, 8);
  return each.length === 0 ? null : t("workshops.drafts.words", { words: each.join(", ") });
}

function peopleText({ wanting, answered }: TopicDraft, { t }: Asking): string {
  return t("workshops.drafts.people", { count: wanting, answered });
}

function restoreUrl(programmeId: string, needId: string): string {
  return `${topicDraftsUrl(programmeId)}/${needId}/refusal/removal`;
}
