import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Locale } from "../../../platform/locales.ts";
import type { SheetOut } from "../../../platform/spreadsheets.ts";
import { writeSkills } from "../../skills.ts";
import { kindText, levelText, placeText } from "../../words.ts";
import type { Surroundings } from "../pages.ts";
import type { Topic } from "../queries.ts";
import { coverTexts } from "../rows/pages.ts";

const languageText: Record<Locale, Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

/** The topics as a sheet, one a row; every need has a column with how well it is met, 0 … 1. */
export function topicsSheet({ topics, needs }: Surroundings, asking: Asking): SheetOut {
  const { t, locale } = asking;
  const inEach = (label: Key) => locales.map((each) => `${t(label)} (${t(languageText[each]).toLowerCase()})`);
  return {
    name: t("workshops.topics.title"),
    header: [
      ...inEach("workshops.topic.names"),
      ...[t("workshops.topic.kind"), t("workshops.topics.filter.level"), t("workshops.topic.duration")],
      ...[t("workshops.topic.cost"), t("workshops.topic.place"), t("workshops.topic.leastPeople")],
      ...[t("workshops.topic.mostPeople"), t("workshops.topic.skills"), t("workshops.topics.covers")],
      ...inEach("workshops.topic.descriptions"),
      ...needs.map(({ names }) => textIn(names, locale)),
    ],
    rows: topics.map((topic) => [
      ...locales.map((each) => topic.names[each]),
      t(kindText[topic.kind]),
      topic.levels.map((level) => t(levelText[level])).join(", "),
      ...[topic.durationMinutes, topic.costEuros, t(placeText[topic.placeMode])],
      ...[topic.leastPeople, topic.mostPeople, writeSkills(topic.skills)],
      coverTexts(topic, needs, asking).join("; "),
      ...locales.map((each) => topic.descriptions[each]),
      ...needs.map(({ id }) => strengthOf(topic, id)),
    ]),
  };
}

function strengthOf({ covers }: Topic, needId: string): number | null {
  return covers.find((cover) => cover.needId === needId)?.strength ?? null;
}
