import type { Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale, Texts } from "../../platform/locales.ts";
import type { AudienceNames } from "../holding/audience.ts";
import type { UsualTitles } from "./titles.ts";

type Words = Record<Locale, Translate>;

const inEach = (texts: Words, key: Key): Texts => ({ fi: texts.fi(key), sv: texts.sv(key), en: texts.en(key) });

/** What audiences without a name of their own are called, in each language. */
export function audienceNames(texts: Words): AudienceNames {
  return { everyone: inEach(texts, "voting.everyone"), list: inEach(texts, "voting.chosen") };
}

/** The question that each purpose puts, in each language. */
export function usualTitles(texts: Words): UsualTitles {
  return {
    next: inEach(texts, "voting.edit.defaultTitles.next"),
    several: inEach(texts, "voting.edit.defaultTitles.several"),
    hours: inEach(texts, "voting.edit.defaultTitles.hours"),
    series: inEach(texts, "voting.edit.defaultTitles.series"),
  };
}
