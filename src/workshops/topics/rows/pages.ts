import type { Need } from "../../../catalogue/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { missingText } from "../../../platform/fields.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Programme } from "../../../programmes/index.ts";
import { verdictText } from "../../feedback/overview/pages.ts";
import { meanText } from "../../feedback/results/pages.ts";
import type { TopicFeedback } from "../../learning/queries.ts";
import { coverageText, levelText, placeText } from "../../words.ts";
import { coverageOf } from "../coverage.ts";
import type { Topic } from "../queries.ts";

interface Around {
  programme: Programme;
  needs: Need[];
  topics: Topic[];
  topicsUrl: string;
  ratings: TopicFeedback[];
}

/** A topic as the list shows it; `similar` are the ids of those it resembles. */
export function topicRow(topic: Topic, similar: readonly string[], around: Around, asking: Asking) {
  const { programme, needs, topics, topicsUrl, ratings } = around;
  const { t, locale, role } = asking;
  const mayEdit = role === "planner" || role === "owner";
  const urlOf = (id: string) => (mayEdit ? `${topicsUrl}/${id}` : null);
  return {
    id: topic.id,
    name: textIn(topic.names, locale),
    description: textIn(topic.descriptions, locale),
    missing: missingText(topic.names, programme.locales, t),
    facts: topicFacts(topic, asking),
    covers: coverTexts(topic, needs, asking),
    rating: ratingModel(
      ratings.find(({ topicId }) => topicId === topic.id),
      asking,
    ),
    resembles: similar.flatMap((id) => {
      const other = topics.find((each) => each.id === id);
      return other === undefined ? [] : [{ name: textIn(other.names, locale), url: urlOf(id) }];
    }),
    editUrl: urlOf(topic.id),
  };
}

/** How its participants found it; null where nobody or too few have told. */
function ratingModel(rated: TopicFeedback | undefined, asking: Asking) {
  if (rated?.usefulness == null || rated.verdict === null) return null;
  const isFailed = rated.verdict === "failed";
  const isLeftOut = isFailed && rated.offeredAgainAt === null;
  return {
    ...{ text: meanText(rated.usefulness, asking), verdict: asking.t(verdictText[rated.verdict]), isFailed },
    leftOut: isLeftOut ? asking.t("workshops.feedback.offer.isNot") : null,
  };
}

/** Length, levels, price, place, number of people and skills, in a few words each. */
function topicFacts(topic: Topic, { t, locale }: Asking): string[] {
  return [
    durationText(topic.durationMinutes, t),
    topic.levels.map((level) => t(levelText[level])).join(", "),
    ...(topic.costEuros === 0 ? [] : [t("workshops.topics.cost", { euros: formatNumber(topic.costEuros, locale) })]),
    t(placeText[topic.placeMode]),
    ...peopleText(topic, t),
    ...(topic.skills.length === 0 ? [] : [t("workshops.topics.skills", { skills: topic.skills.join(", ") })]),
  ];
}

/** What is covered, the best first: "Verkkosivut: kokonaan". */
export function coverTexts(
  { covers }: { covers: readonly { needId: string; strength: number }[] },
  needs: readonly Need[],
  { t, locale }: Asking,
): string[] {
  const strengthOf = new Map(covers.map(({ needId, strength }) => [needId, strength]));
  return needs
    .filter(({ id }) => strengthOf.has(id))
    .map(({ id, names }) => ({ name: textIn(names, locale), strength: strengthOf.get(id) ?? 0 }))
    .sort((a, b) => b.strength - a.strength)
    .map(({ name, strength }) =>
      t("workshops.topics.cover", { name, how: t(coverageText[coverageOf(strength)]).toLowerCase() }),
    );
}

/** "1 h 30 min", "2 h", "45 min". */
export function durationText(minutes: number, t: Asking["t"]): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours === 0 ? "" : t("workshops.hours", { hours }),
    rest === 0 ? "" : t("workshops.minutes", { minutes: rest }),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

function peopleText({ leastPeople: least, mostPeople: most }: Topic, t: Asking["t"]): string[] {
  if (least !== null && most !== null) return [t("workshops.topics.peopleBetween", { least, most })];
  if (least !== null) return [t("workshops.topics.peopleFrom", { least })];
  return most === null ? [] : [t("workshops.topics.peopleTo", { most })];
}
