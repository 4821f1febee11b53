import type { Entry, Need } from "../../catalogue/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { missingText } from "../../platform/fields.ts";
import { formatNumber, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import { coverageText, kindHint, kindText, levelText } from "../words.ts";
import { coverageOf } from "./coverage.ts";
import { topicKinds } from "./kinds.ts";
import type { Topic } from "./queries.ts";

/** What topics stand in: the programme and its needs by theme. */
export interface Surroundings {
  programme: Programme;
  themes: Entry[];
  needs: Need[];
}

/** The topics by kind, and what they leave open of the programme's needs. */
export function topicsPage({ programme, needs }: Surroundings, topics: Topic[], asking: Asking): Page {
  const { t, role, locale } = asking;
  const url = topicsUrl(programme.id);
  const met = (need: Need) =>
    Math.max(
      0,
      ...topics.flatMap(({ covers }) =>
        covers.filter(({ needId }) => needId === need.id).map(({ strength }) => strength),
      ),
    );
  const open = needs.filter((need) => met(need) === 0);
  const partly = needs.filter((need) => met(need) > 0 && coverageOf(met(need)) !== "fully");
  const list = (some: Need[]) => some.map(({ names }) => textIn(names, locale)).join(" · ");
  return {
    view: "workshops/topics",
    title: t("workshops.topics.title"),
    model: {
      isEmpty: topics.length === 0,
      mayEdit: role === "planner" || role === "owner",
      lead: t("workshops.topics.lead", {
        topics: t("workshops.topics.count", { count: topics.length }),
        met: needs.length - open.length,
        needs: t("workshops.topics.ofNeeds", { count: needs.length }),
      }),
      open: open.length === 0 || topics.length === 0 ? null : t("workshops.topics.open", { needs: list(open) }),
      partly: partly.length === 0 ? null : t("workshops.topics.partly", { needs: list(partly) }),
      sections: topicKinds.flatMap((kind) => {
        const members = topics.filter((topic) => topic.kind === kind);
        const rows = members.map((topic) => topicRow(topic, needs, programme, asking));
        return members.length === 0
          ? []
          : [{ id: kind, heading: t(kindText[kind]), hint: t(kindHint[kind]), count: members.length, rows }];
      }),
      templateUrl: `${url}/template`,
      newUrl: `${url}/new`,
      catalogueUrl: `${programmeUrl(programme.id)}/catalogue`,
      workshopsUrl: `${programmeUrl(programme.id)}/workshops`,
    },
  };
}

function topicRow(topic: Topic, needs: Need[], programme: Programme, { t, locale, role }: Asking) {
  const strengthOf = new Map(topic.covers.map(({ needId, strength }) => [needId, strength]));
  const covers = needs
    .filter(({ id }) => strengthOf.has(id))
    .map(({ id, names }) => ({ name: textIn(names, locale), strength: strengthOf.get(id) ?? 0 }))
    .sort((a, b) => b.strength - a.strength);
  return {
    name: textIn(topic.names, locale),
    description: textIn(topic.descriptions, locale),
    missing: missingText(topic.names, programme.locales, t),
    facts: [
      durationText(topic.durationMinutes, t),
      topic.levels.map((level) => t(levelText[level])).join(", "),
      ...(topic.costEuros === 0 ? [] : [t("workshops.topics.cost", { euros: formatNumber(topic.costEuros, locale) })]),
    ],
    covers: covers.map(({ name, strength }) =>
      t("workshops.topics.cover", { name, how: t(coverageText[coverageOf(strength)]).toLowerCase() }),
    ),
    editUrl: role === "planner" || role === "owner" ? `${topicsUrl(programme.id)}/${topic.id}` : null,
  };
}

/** "1 h 30 min", "2 h", "45 min". */
function durationText(minutes: number, t: Asking["t"]): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  const parts = [
    hours === 0 ? "" : t("workshops.hours", { hours }),
    rest === 0 ? "" : t("workshops.minutes", { minutes: rest }),
  ];
  return parts.filter((part) => part !== "").join(" ");
}

/** The address of the programme's topics. */
export function topicsUrl(programmeId: string): string {
  return `${programmeUrl(programmeId)}/workshops/topics`;
}
