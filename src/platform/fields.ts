import type { FormState } from "./forms.ts";
import type { Translate } from "./i18n.ts";
import type { Key } from "./keys.ts";
import { locales, missingLocales, type Locale, type Texts } from "./locales.ts";

/** A field as the partials `field`, `select` and `choices` show it: every key is there, for the strict templates. */
export interface Field {
  id: string;
  name: string;
  label: string;
  hint: string | null;
  value: string;
  error: string | null;
  optional: boolean;
  /** The ids of hint and error, for aria-describedby. */
  describedBy: string | null;
  type: string;
  autocomplete: string | null;
  inputmode: string | null;
  /** Lines of a text area; null is a line of input. */
  rows: number | null;
  /** The language of what is typed here, where it is not the page's. */
  lang: string | null;
  options: Option[];
}

export interface Option {
  value: string;
  text: string;
  isChosen: boolean;
  hint: string | null;
}

export interface FieldSettings {
  label: string;
  hint?: string;
  optional?: boolean;
  type?: string;
  autocomplete?: string;
  inputmode?: string;
  rows?: number;
  lang?: string;
  /** Value → text, for select and choices. */
  options?: { value: string; text: string; hint?: string }[];
  /** Shown while nothing has been typed. */
  value?: string;
}

/** A field of a form with what was typed, or the value it starts with, and its mistake in words. */
export function formField(form: FormState, t: Translate, name: string, settings: FieldSettings): Field {
  const id = `f-${name.replaceAll(/[^a-zA-Z0-9-]/g, "-")}`;
  const value = form.values[name] ?? settings.value ?? "";
  const mistake = form.mistakes[name];
  const error = mistake === undefined ? null : t(mistake);
  const hint = settings.hint ?? null;
  const describedBy = [hint === null ? "" : `${id}-hint`, error === null ? "" : `${id}-error`].filter(
    (part) => part !== "",
  );
  const chosen = new Set(value.split("\n"));
  return {
    id,
    name,
    label: settings.label,
    hint,
    value: settings.type === "password" ? "" : value,
    error,
    optional: settings.optional ?? false,
    describedBy: describedBy.length === 0 ? null : describedBy.join(" "),
    type: settings.type ?? "text",
    autocomplete: settings.autocomplete ?? null,
    inputmode: settings.inputmode ?? null,
    rows: settings.rows ?? null,
    lang: settings.lang ?? null,
    options: (settings.options ?? []).map((option) => ({
      value: option.value,
      text: option.text,
      hint: option.hint ?? null,
      isChosen: chosen.has(option.value),
    })),
  };
}

/** One text in each language side by side, as the partial `texts` shows it. */
export interface TextsField {
  legend: string;
  hint: string | null;
  /** Which of the programme's languages are still empty, in words. */
  missing: string | null;
  optional: boolean;
  fields: Field[];
}

const languageText: Record<Locale, Key> = { fi: "form.languages.fi", sv: "form.languages.sv", en: "form.languages.en" };

/** A text in each language with a hint of what is missing; `wanted` are the languages that the programme speaks. */
export function textsField(form: FormState, t: Translate, name: string, settings: TextsSettings): TextsField {
  const { label, hint, optional, rows, wanted } = settings;
  const fields = locales.map((lang) => {
    const rowsOf = rows === undefined ? {} : { rows };
    return formField(form, t, `${name}.${lang}`, { label: t(languageText[lang]), lang, ...rowsOf });
  });
  const typed = Object.fromEntries(locales.map((locale, at) => [locale, fields[at]?.value ?? ""])) as Texts;
  return {
    legend: label,
    hint: hint ?? null,
    missing: missingText(typed, wanted, t),
    optional: optional ?? false,
    fields,
  };
}

export interface TextsSettings {
  label: string;
  hint?: string;
  optional?: boolean;
  rows?: number;
  wanted: readonly Locale[];
}

/** "Puuttuu: ruotsi, englanti"; null when the text is there in every language wanted, or not begun in any. */
export function missingText(texts: Texts, wanted: readonly Locale[], t: Translate): string | null {
  const missing = missingLocales(texts, wanted);
  if (missing.length === 0 || locales.every((locale) => texts[locale] === "")) return null;
  return t("form.missingLanguages", {
    languages: missing.map((locale) => t(languageText[locale]).toLowerCase()).join(", "),
  });
}

/** The mistakes of these fields for the error summary, in the form's order. */
export function summary(fields: Pick<Field, "id" | "error">[]): { id: string; text: string }[] {
  return fields.filter((field) => field.error !== null).map(({ id, error }) => ({ id, text: error ?? "" }));
}
