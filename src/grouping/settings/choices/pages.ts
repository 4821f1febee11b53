import type { Background } from "../../../needs/index.ts";
import { sizeClasses, sizeText } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import type { Field } from "../../../platform/fields.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Locale } from "../../../platform/locales.ts";
import { unknown, type RespondentFilter } from "../filter.ts";
import type { Choices } from "./queries.ts";

const languageText: Record<Locale, Key> = {
  fi: "form.languages.fi",
  sv: "form.languages.sv",
  en: "form.languages.en",
};

type MakeField = (
  name: string,
  label: string,
  value: string,
  more: { type: string; options: { value: string; text: string }[] },
) => Field;

/** What respondents may be chosen by: a list for each, with how many there are; what does not divide them is left out. */
export function filterFields(
  { industries, wholes, answered }: Choices,
  chosen: RespondentFilter,
  field: MakeField,
  { t, locale }: Asking,
): { filters: Field[]; long: Field[] } {
  const people = answered.answeredBy.flat();
  const fields = [
    {
      name: "industries" as const,
      label: t("grouping.settings.filter.industries"),
      options: [
        ...industries.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
        { value: unknown, text: t("grouping.settings.filter.unknown") },
      ],
      of: ({ industry }: Background) => [industry ?? unknown],
    },
    {
      name: "sizes" as const,
      label: t("grouping.settings.filter.sizes"),
      options: [
        ...sizeClasses.map((value) => ({ value: value, text: sizeText(value) })),
        { value: unknown, text: t("grouping.settings.filter.unknown") },
      ],
      of: ({ sizeClass }: Background) => [sizeClass ?? unknown],
    },
    {
      name: "languages" as const,
      label: t("grouping.settings.filter.languages"),
      options: locales.map((value) => ({ value: value, text: t(languageText[value]) })),
      of: ({ language }: Background): string[] => [language],
    },
    {
      name: "municipalities" as const,
      label: t("grouping.settings.filter.municipalities"),
      options: [...new Set(people.map(({ municipality }) => municipality))]
        .sort((a, b) => Number(a === "") - Number(b === "") || a.localeCompare(b, locale))
        .map((value) => ({ value, text: value === "" ? t("grouping.settings.filter.unknown") : value })),
      of: ({ municipality }: Background) => [municipality],
    },
    {
      name: "parts" as const,
      label: t("grouping.settings.filter.parts"),
      options: wholes.map(({ id, name }) => ({ value: id, text: name })),
      of: ({ within }: Background) => within,
    },
  ];
  const shownFields = fields.flatMap(({ name, label, options, of }) => {
    const values = people.flatMap(of);
    const count = (value: string) => values.filter((each) => each === value).length;
    const isChosen = (value: string) => (chosen[name] as string[]).includes(value);
    const shown = options.filter(({ value }) => count(value) > 0 || isChosen(value));
    const divides = name === "parts" ? shown.some(({ value }) => count(value) < people.length) : shown.length > 1;
    if (!divides && !shown.some(({ value }) => isChosen(value))) return [];
    return [
      field(name, label, chosen[name].join("\n"), {
        type: "checkbox",
        options: shown.map(({ value, text }) => ({ value, text: `${text} (${count(value)})` })),
      }),
    ];
  });
  // Municipalities and organisations may be many: they get the whole width.
  const isLong = ({ name }: Field) => name === "municipalities" || name === "parts";
  return { filters: shownFields.filter((one) => !isLong(one)), long: shownFields.filter(isLong) };
}
