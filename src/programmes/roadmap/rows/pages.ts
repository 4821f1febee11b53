import type { Asking } from "../../../platform/asking.ts";
import { formField, type Field, type FieldSettings } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { formatMonth } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { locales, type Locale } from "../../../platform/locales.ts";
import type { RoadmapSeen, Sent } from "../seen.ts";
import { choosableMonths } from "./choosable.ts";

const languageText: Record<Locale, Key> = {
  fi: "roadmap.names.fi",
  sv: "roadmap.names.sv",
  en: "roadmap.names.en",
};

/** Fields of one row's form: with what was sent from the row, else as the row stands; their ids are the row's own. */
export function rowFields(row: string, now: Record<string, string>, sent: Sent | null, { t }: Asking) {
  const form: FormState = sent?.row === row ? sent.form : { ...emptyForm, values: now };
  return (name: string, settings: FieldSettings): Field => {
    const field = formField(form, t, name, settings);
    const id = `${field.id}-${row}`;
    const describedBy = field.describedBy?.replaceAll(field.id, id) ?? null;
    return { ...field, id, describedBy };
  };
}

/** The name in the page's language, and in the others, which are folded away unless something is wrong there. */
export function nameFields(field: ReturnType<typeof rowFields>, label: string, { t, locale }: Asking) {
  const others = locales.filter((each) => each !== locale);
  const named = (each: Locale) => field(`names.${each}`, { label: t(languageText[each]), lang: each });
  const name = field(`names.${locale}`, { label });
  const inOthers = others.map(named);
  return { name, others: inOthers, isOpen: inOthers.some(({ error }) => error !== null) };
}

/** The months to choose from, as options: "2021-05". */
export function monthOptions({ programme, roadmap, today }: RoadmapSeen, { locale }: Asking) {
  const used = [
    ...roadmap.phases.flatMap(({ firstMonth, lastMonth }) => [firstMonth, lastMonth]),
    ...roadmap.milestones.map(({ dueOn }) => dueOn),
  ];
  return choosableMonths(programme, used, today).map((month) => ({
    value: month.slice(0, 7),
    text: formatMonth(month, locale),
  }));
}
