import type { Entry, Need } from "../../catalogue/index.ts";
import { tellingStems } from "../../needs/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, type Field } from "../../platform/fields.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import type { TopicFeedback } from "../learning/queries.ts";
import { kindHint, kindText, levelText, placeText } from "../words.ts";
import { coverageOf } from "./coverage.ts";
import { findTopics, isAsked, topicOrders, type TopicOrder, type TopicsAsked } from "./finding.ts";
import { placeModes, topicKinds, topicLevels } from "./kinds.ts";
import type { Topic } from "./queries.ts";
import { topicRow } from "./rows/pages.ts";
import { similarTopics } from "./similar.ts";

/** What topics stand in: the programme, its needs by theme, its other topics and the skills it knows. */
export interface Surroundings {
  programme: Programme;
  themes: Entry[];
  needs: Need[];
  topics: Topic[];
  skills: string[];
  /** How those that have been held did, by their participants. */
  ratings: TopicFeedback[];
}

/** With fewer topics than this one sees at a glance what there is. */
const manyTopics = 9;

const orderText: Record<TopicOrder, Key> = {
  kind: "workshops.topics.order.kind",
  name: "workshops.topics.order.name",
  length: "workshops.topics.order.length",
  price: "workshops.topics.order.price",
  people: "workshops.topics.order.people",
};

/** The topics by kind, or those looked for, and what they leave open of the programme's needs. */
export function topicsPage(around: Surroundings, asked: TopicsAsked, asking: Asking): Page {
  const { programme, topics } = around;
  const { t, role, locale } = asking;
  const url = topicsUrl(programme.id);
  const mayEdit = role === "planner" || role === "owner";
  const found = findTopics(topics, asked, locale);
  return {
    view: "workshops/topics",
    title: t("workshops.topics.title"),
    model: {
      ...{ isEmpty: topics.length === 0, mayEdit },
      ...standing(around, asking),
      filters: topics.length >= manyTopics || isAsked(asked) ? filterFields(around, asked, asking) : null,
      found: isAsked(asked) ? t("workshops.topics.found", { count: found.length, all: topics.length }) : null,
      sections: sectionsOf(found, around, asked, asking),
      listUrl: url,
      templateUrl: `${url}/template`,
      newUrl: `${url}/new`,
      draftsUrl: mayEdit ? topicDraftsUrl(programme.id) : null,
      csvUrl: `${url}/export.csv`,
      xlsxUrl: `${url}/export.xlsx`,
      catalogueUrl: `${programmeUrl(programme.id)}/catalogue`,
      workshopsUrl: `${programmeUrl(programme.id)}/workshops`,
    },
  };
}

/** How many needs the topics meet at least partly, which they leave open, and which they meet no better than partly. */
function standing({ needs, topics }: Surroundings, { t, locale }: Asking) {
  const met = (need: Need) =>
    Math.max(
      0,
      ...topics.flatMap(({ covers }) =>
        covers.filter(({ needId }) => needId === need.id).map(({ strength }) => strength),
      ),
    );
  const open = needs.filter((need) => coverageOf(met(need)) === "weak");
  const partly = needs.filter((need) => coverageOf(met(need)) === "partly");
  const list = (some: Need[]) => some.map(({ names }) => textIn(names, locale)).join(" · ");
  return {
    lead: t("workshops.topics.lead", {
      topics: t("workshops.topics.count", { count: topics.length }),
      met: needs.length - open.length,
      needs: t("workshops.topics.ofNeeds", { count: needs.length }),
    }),
    open: open.length === 0 || topics.length === 0 ? null : t("workshops.topics.open", { needs: list(open) }),
    partly: partly.length === 0 ? null : t("workshops.topics.partly", { needs: list(partly) }),
  };
}

function sectionsOf(found: Topic[], around: Surroundings, { order }: TopicsAsked, asking: Asking) {
  const { t } = asking;
  const similar = similarTopics(around.topics, tellingStems);
  const rowsOf = (some: Topic[]) =>
    some.map((topic) =>
      topicRow(topic, similar.get(topic.id) ?? [], { ...around, topicsUrl: topicsUrl(around.programme.id) }, asking),
    );
  if (order !== "kind")
    return found.length === 0
      ? []
      : [{ id: "found", heading: t(orderText[order]), hint: null, count: found.length, rows: rowsOf(found) }];
  return topicKinds.flatMap((kind) => {
    const members = found.filter((topic) => topic.kind === kind);
    return members.length === 0
      ? []
      : [{ id: kind, heading: t(kindText[kind]), hint: t(kindHint[kind]), count: members.length, rows: rowsOf(members) }]; // prettier-ignore
  });
}

function filterFields({ needs }: Surroundings, asked: TopicsAsked, { t, locale }: Asking): Record<string, Field> {
  const values = Object.fromEntries(Object.entries(asked).map(([name, value]) => [name, String(value ?? "")]));
  const form = { values, mistakes: {} };
  const any = { value: "", text: t("workshops.topics.filter.any") };
  const select = (name: keyof TopicsAsked, label: Key, options: { value: string; text: string }[]) =>
    formField(form, t, name, { label: t(label), options });
  return {
    text: formField(form, t, "text", { label: t("workshops.topics.filter.text"), type: "search" }),
    kind: select("kind", "workshops.topics.filter.kind", [any, ...topicKinds.map((value) => ({ value, text: t(kindText[value]) }))]), // prettier-ignore
    level: select("level", "workshops.topics.filter.level", [any, ...topicLevels.map((value) => ({ value, text: t(levelText[value]) }))]), // prettier-ignore
    place: select("place", "workshops.topics.filter.place", [any, ...placeModes.slice(0, 2).map((value) => ({ value, text: t(placeText[value]) }))]), // prettier-ignore
    need: select("need", "workshops.topics.filter.need", [any, ...needs.map(({ id, names }) => ({ value: id, text: textIn(names, locale) }))]), // prettier-ignore
    order: select("order", "workshops.topics.filter.order", topicOrders.map((value) => ({ value, text: t(orderText[value]) }))), // prettier-ignore
  };
}

/** The address of the programme's topics. */
export function topicsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/workshops/topics`;
}

/** The address of the topics that the needs ask for. */
export function topicDraftsUrl(programmeId: string): string {
  return `${topicsUrl(programmeId)}/drafts`;
}

/** The address of the topic form filled in from the draft of a need; after saving one is sent `back`. */
export function editTopicDraftUrl(programmeId: string, needId: string, back?: string): string {
  const url = `${topicsUrl(programmeId)}/new?need=${needId}`;
  return back === undefined ? url : `${url}&back=${encodeURIComponent(back)}`;
}
