import { createInstance, type i18n } from "i18next";
import { readdirSync, readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import type { Key } from "./keys.ts";
import { locales, type Locale, type Texts } from "./locales.ts";

const folder = new URL("../../views/locales/", import.meta.url);

/** Words of one language. An unknown key throws: the type and a test keep that from happening. */
export type Translate = (key: Key, values?: Record<string, string | number>) => string;

/** Reads every text of the product and returns each language's translator. */
export function loadTexts(): Record<Locale, Translate> {
  const instance = createInstance();
  void instance.init({
    resources: Object.fromEntries(locales.map((locale) => [locale, { all: readLocale(locale) }])),
    supportedLngs: locales,
    fallbackLng: false,
    defaultNS: "all",
    nsSeparator: false,
    initAsync: false,
    returnNull: false,
    interpolation: { escapeValue: false },
  });
  return { fi: translator(instance, "fi"), sv: translator(instance, "sv"), en: translator(instance, "en") };
}

/** The texts of one language as the files hold them: one file a namespace, nested keys. */
export function readLocale(locale: Locale): Record<string, unknown> {
  const files = readdirSync(new URL(`${locale}/`, folder)).filter((file) => file.endsWith(".json"));
  return Object.fromEntries(
    files.map((file) => [
      file.slice(0, -".json".length),
      JSON.parse(readFileSync(new URL(`${locale}/${file}`, folder), "utf8")) as unknown,
    ]),
  );
}

function translator(instance: i18n, locale: Locale): Translate {
  const translate = instance.getFixedT(locale) as unknown as (key: string, values?: object) => string;
  return (key, values = {}) => {
    const text = translate(key, values);
    if (text === key) throw new Error(`No text for ${key} in ${locale}`);
    return text;
  };
}

/** The text in the language, or in the first language that has one: staff may leave some out while they work. */
export function textIn(texts: Texts, locale: Locale): string {
  return [locale, ...locales].map((each) => texts[each]).find((text) => text !== "") ?? "";
}

/** Of names that say the same in the language only the first: a tool and the need for it are often called alike. */
export function namedOnce<T extends { names: Texts }>(things: readonly T[], locale: Locale): T[] {
  const said = new Set<string>();
  return things.filter(({ names }) => {
    const words = textIn(names, locale).toLowerCase();
    const isNew = words !== "" && !said.has(words);
    said.add(words);
    return isNew;
  });
}

/** Words as a page shows them: in its own language, or in the one that they are there in, which their `lang` then says. */
export type Said = string | { text: string; lang: Locale };

/** The same as `textIn`, with the text's language where it is not the page's; templates show it by `said`. */
export function saidIn(texts: Texts, locale: Locale): Said {
  const lang = [locale, ...locales].find((each) => texts[each] !== "") ?? locale;
  return lang === locale ? texts[locale] : { text: texts[lang], lang };
}

/** Other words made of what is said, in the same language. */
export function saidAs(said: Said, words: (text: string) => string): Said {
  return typeof said === "string" ? words(said) : { text: words(said.text), lang: said.lang };
}

const intlLocales: Record<Locale, string> = { fi: "fi-FI", sv: "sv-FI", en: "en-GB" };

/** Whole numbers and decimals as the language writes them. */
export function formatNumber(value: number, locale: Locale, digits = 0): string {
  const format = numberFormat(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return format.format(value).replace("-", "−"); // English has a hyphen here, the others a minus
}

/** A share 0–1 as whole per cent: "18 %". */
export function formatShare(share: number, locale: Locale): string {
  return numberFormat(locale, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

/** Kept from one number to the next: making one takes longer than writing fifty numbers with it. */
function numberFormat(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const format = numberFormats.get(name) ?? new Intl.NumberFormat(intlLocales[locale], options);
  numberFormats.set(name, format);
  return format;
}

const numberFormats = new Map<string, Intl.NumberFormat>();

/** A day, "12.3.2027". */
export function formatDay(day: string, locale: Locale): string {
  const at = Temporal.PlainDate.from(day);
  return at.toLocaleString(intlLocales[locale], { day: "numeric", month: "numeric", year: "numeric" });
}

/** The weekday of a day, "pe" or "perjantai". */
export function formatWeekday(day: string, locale: Locale, weekday: "short" | "long" = "short"): string {
  return Temporal.PlainDate.from(day).toLocaleString(intlLocales[locale], { weekday });
}

/** The month of a day, "maaliskuu 2027". */
export function formatMonth(day: string, locale: Locale): string {
  return Temporal.PlainDate.from(day).toLocaleString(intlLocales[locale], { month: "long", year: "numeric" });
}

/** An instant in the programme's zone, "ti 12.3.2027 klo 16.00". */
export function formatInstant(instant: Temporal.Instant, locale: Locale, timeZone: string): string {
  return instant.toLocaleString(intlLocales[locale], {
    timeZone,
    weekday: "short",
    day: "numeric",
    month: "numeric",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
}

/** From when to when in the programme's zone, "ti 12.3.2027 klo 13.00–15.00"; null where there are no times. */
export function formatSpan(
  { startsAt, endsAt }: { startsAt: Temporal.Instant | null; endsAt: Temporal.Instant | null },
  locale: Locale,
  timeZone: string,
): string | null {
  if (startsAt === null || endsAt === null) return null;
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate().toString();
  const start = formatInstant(startsAt, locale, timeZone);
  return dayOf(startsAt) === dayOf(endsAt)
    ? `${start}–${formatTime(endsAt, locale, timeZone)}`
    : `${start} – ${formatInstant(endsAt, locale, timeZone)}`;
}

/** The time of day in the programme's zone, "12.41". */
export function formatTime(instant: Temporal.Instant, locale: Locale, timeZone: string): string {
  return instant.toLocaleString(intlLocales[locale], { timeZone, hour: "2-digit", minute: "2-digit" });
}
