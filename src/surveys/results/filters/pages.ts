import type { Asking } from "../../../platform/asking.ts";
import { formField, type Field } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Locale } from "../../../platform/locales.ts";
import { languageText } from "../../pages.ts";
import { partName } from "../looking/asked.ts";
import type { Dimension, DimensionKind } from "../looking/dimensions.ts";
import type { Look } from "../looking/look.ts";

const kindText: Record<Exclude<DimensionKind, "question">, Key> = {
  industry: "results.by.industry",
  size: "results.by.size",
  language: "results.by.language",
  municipality: "results.by.municipality",
  group: "results.by.group",
};

export function dimensionText({ kind, names }: Dimension, { t, locale }: Asking): string {
  return kind === "question" ? (names === null ? "" : textIn(names, locale)) : t(kindText[kind]);
}

export function partText(
  { kind }: Dimension,
  { key, names }: Dimension["parts"][number],
  { t, locale }: Asking,
): string {
  if (kind === "language") return t(languageText[key as Locale]);
  return kind === "size"
    ? t("results.people", { count: key === "1" ? 1 : 2, size: textIn(names, locale) })
    : textIn(names, locale);
}

/** "Toimiala: Hoiva", for each part that is looked at. */
export function lookedAtTexts({ only }: Look, dimensions: readonly Dimension[], asking: Asking): string[] {
  return only.flatMap(({ dimension: key, part: partKey }) => {
    const dimension = dimensions.find((each) => each.key === key);
    const part = dimension?.parts.find((each) => each.key === partKey);
    if (dimension === undefined || part === undefined) return [];
    return [`${dimensionText(dimension, asking)}: ${partText(dimension, part, asking)}`];
  });
}

/**
 * By what to set side by side, and whom to look at: to those who see everything a choice for each dimension, to others one
 * part of one at a time.
 */
export function filtersModel(dimensions: readonly Dimension[], look: Look, seesAll: boolean, asking: Asking) {
  const { t } = asking;
  if (dimensions.length === 0) return null;
  const form = { ...emptyForm, values: { compare: look.compare ?? "" } };
  const chosen = (parts: { value: string }[]) =>
    look.only
      .map(({ dimension, part }) => partName(dimension, part))
      .find((name) => parts.some(({ value }) => value === name));
  const options = (dimension: Dimension, prefix: string) =>
    dimension.parts.map((part) => ({
      value: partName(dimension.key, part.key),
      text: `${prefix}${partText(dimension, part, asking)}`,
    }));
  const select = (id: string, label: string, parts: { value: string; text: string }[]): Field => {
    const settings = { label, options: [{ value: "", text: t("results.filter.everybody") }, ...parts] };
    return { ...formField({ ...emptyForm, values: { [id]: chosen(parts) ?? "" } }, t, id, settings), name: "only" };
  };
  const all = t("results.filter.part");
  return {
    compare: formField(form, t, "compare", {
      label: t("results.filter.compare"),
      options: [
        { value: "", text: t("results.filter.nothing") },
        ...dimensions.map((each) => ({ value: each.key, text: dimensionText(each, asking) })),
      ],
    }),
    only: seesAll
      ? dimensions.map((each, at) => select(`only-${at}`, dimensionText(each, asking), options(each, "")))
      : [
          select(
            "only",
            all,
            dimensions.flatMap((each) => options(each, `${dimensionText(each, asking)}: `)),
          ),
        ],
    isOpen: look.only.length > 0,
    hint: seesAll ? null : t("results.filter.oneAtATime"),
  };
}
