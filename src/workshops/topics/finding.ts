import type { PlaceMode, TopicKind, TopicLevel } from "../../catalogue/index.ts";
import { locales, type Locale } from "../../platform/locales.ts";
import type { Topic } from "./queries.ts";

/** By what the list is ordered: by kind as in the catalogue, or by one of its facts. */
export const topicOrders = ["kind", "name", "length", "price", "people"] as const;
export type TopicOrder = (typeof topicOrders)[number];

/** What is looked for among the topics; what is left out makes no difference. */
export interface TopicsAsked {
  text: string;
  kind?: TopicKind | undefined;
  level?: TopicLevel | undefined;
  place?: PlaceMode | undefined;
  need?: string | undefined;
  order: TopicOrder;
}

/** The topics that have everything asked for, in the order asked for. A place is suited by topics that suit either. */
export function findTopics(topics: readonly Topic[], asked: TopicsAsked, language: Locale): Topic[] {
  const found = topics.filter(
    (topic) =>
      (asked.kind === undefined || topic.kind === asked.kind) &&
      (asked.level === undefined || topic.levels.includes(asked.level)) &&
      (asked.place === undefined || topic.placeMode === asked.place || topic.placeMode === "either") &&
      (asked.need === undefined || topic.covers.some(({ needId }) => needId === asked.need)) &&
      speaksOf(topic, asked.text),
  );
  return asked.order === "kind" ? found : found.toSorted(comparing(asked.order, language));
}

/** Whether anything is looked for, or the order is another than the catalogue's. */
export function isAsked({ text, kind, level, place, need, order }: TopicsAsked): boolean {
  return text !== "" || order !== "kind" || [kind, level, place, need].some((each) => each !== undefined);
}

/** Every word stands somewhere in the topic's texts or skills, in whatever language. */
function speaksOf({ names, descriptions, skills }: Topic, text: string): boolean {
  const all = folded([...locales.flatMap((locale) => [names[locale], descriptions[locale]]), ...skills].join("\n"));
  return folded(text)
    .split(/\s+/)
    .every((word) => all.includes(word));
}

function comparing(order: Exclude<TopicOrder, "kind">, language: Locale): (a: Topic, b: Topic) => number {
  const byName = (a: Topic, b: Topic) => nameIn(a, language).localeCompare(nameIn(b, language), language);
  const figureOf = {
    name: () => 0,
    length: (topic: Topic) => topic.durationMinutes,
    price: (topic: Topic) => topic.costEuros,
    people: (topic: Topic) => topic.mostPeople ?? Infinity,
  }[order];
  return (a, b) => {
    const [one, other] = [figureOf(a), figureOf(b)];
    return one === other ? byName(a, b) : one - other;
  };
}

const nameIn = ({ names }: Topic, language: Locale) =>
  [language, ...locales].map((locale) => names[locale]).find((name) => name !== "") ?? "";
const folded = (text: string) => text.normalize("NFC").toLowerCase().trim();
