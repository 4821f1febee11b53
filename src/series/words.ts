import type { TopicLevel } from "../catalogue/index.ts";
import type { Translate } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { Locale, Texts } from "../platform/locales.ts";
import type { SeriesSettings } from "./material/material.ts";
import type { Names } from "./mistake-words.ts";
import type { ProposalInput } from "./material/proposal-input.ts";

export const levelText: Record<TopicLevel, Key> = {
  basics: "workshops.level.basics",
  intermediate: "workshops.level.intermediate",
  advanced: "workshops.level.advanced",
};

const amountText: Record<Exclude<SeriesSettings["limit"], "none">, Key> = {
  euros: "series.amount.euros",
  hours: "series.amount.hours",
};

const tags: Record<Locale, string> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

type Named = Pick<ProposalInput, "groups" | "topics">;

/** What people call the groups, topics and organisations of a proposal. */
export function namesOf(
  { groups, topics }: Named,
  organisations: ReadonlyMap<string, string>,
  { t, locale }: { t: Translate; locale: Locale },
  limit: SeriesSettings["limit"] = "none",
): Names {
  return {
    ...(limit !== "none" && {
      amount: (value) => t(amountText[limit], { amount: value.toLocaleString(tags[locale]) }),
    }),
    group: (key) => {
      const group = groups.find(({ id }) => id === key);
      if (group !== undefined)
        return t("series.audience.group", { letter: group.letter, name: inLanguage(group.names, locale) });
      return t(key === "free" ? "series.audience.free" : "series.audience.all");
    },
    topic: (key) => {
      const topic = topics.find((one) => one.key === key);
      return topic === undefined ? key : inLanguage(topic.names, locale);
    },
    organisation: (id) => organisations.get(id) ?? t("series.removedOrganisation"),
  };
}

/** "Ryhmä A", where the names of groups would be too long for a list; other audiences by their names. */
export function shortGroup({ groups }: Pick<Named, "groups">, key: string, names: Names, t: Translate): string {
  const group = groups.find(({ id }) => id === key);
  return group === undefined ? names.group(key) : t("series.audience.groupShort", { letter: group.letter });
}

export function needName({ needs = [] }: Pick<ProposalInput, "needs">, needId: string, locale: Locale): string {
  const need = needs.find(({ id }) => id === needId);
  return need === undefined ? "" : inLanguage(need.names, locale);
}

/** In the language, or in the first that has a text. */
function inLanguage(names: Texts, locale: Locale): string {
  return names[locale] || names.fi || names.sv || names.en;
}
