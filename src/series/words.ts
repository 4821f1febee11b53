import type { TopicLevel } from "../catalogue/index.ts";
import type { Translate } from "../platform/i18n.ts";
import type { Key } from "../platform/keys.ts";
import type { Locale, Texts } from "../platform/locales.ts";
import type { Names } from "./mistake-words.ts";
import type { ProposalInput } from "./stored.ts";

export const levelText: Record<TopicLevel, Key> = {
  basics: "workshops.level.basics",
  intermediate: "workshops.level.intermediate",
  advanced: "workshops.level.advanced",
};

type Named = Pick<ProposalInput, "groups" | "topics">;

/** What people call the groups, topics and organisations of a proposal. */
export function namesOf(
  { groups, topics }: Named,
  organisations: ReadonlyMap<string, string>,
  { t, locale }: { t: Translate; locale: Locale },
): Names {
  const inLanguage = (names: Texts) => names[locale] || names.fi || names.sv || names.en;
  return {
    group: (key) => {
      const group = groups.find(({ id }) => id === key);
      if (group !== undefined)
        return t("series.audience.group", { letter: group.letter, name: inLanguage(group.names) });
      return t(key === "free" ? "series.audience.free" : "series.audience.all");
    },
    topic: (key) => {
      const topic = topics.find((one) => one.key === key);
      return topic === undefined ? key : inLanguage(topic.names);
    },
    organisation: (id) => organisations.get(id) ?? t("series.removedOrganisation"),
  };
}
