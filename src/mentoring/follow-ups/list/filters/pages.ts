import type { Asking } from "../../../../platform/asking.ts";
import { formField, type Field } from "../../../../platform/fields.ts";
import { textIn } from "../../../../platform/i18n.ts";
import type { Key } from "../../../../platform/keys.ts";
import type { Texts } from "../../../../platform/locales.ts";
import type { Unit } from "../../../assigning/queries.ts";
import { areaOptions } from "../../../choosing/pages.ts";
import type { Mentor } from "../../../mentors/mentor.ts";
import type { ListWanted } from "../forms.ts";

interface Named {
  id: string;
  names: Texts;
}

/** What both lists of follow-ups are limited by; a list that knows no tools has no field for them. */
export function filterFields(
  { units, mentors, needs, tools }: { units: Unit[]; mentors: Mentor[]; needs: Named[]; tools: Named[] | null },
  { unit, q, mentor, need, tool }: ListWanted,
  { t, locale }: Asking,
) {
  const form = { values: { unit, q, mentor, need, tool }, mistakes: {} };
  const choice = (name: string, label: Key, options: { value: string; text: string }[]): Field =>
    formField(form, t, name, { label: t(label), options: [{ value: "", text: t("followUps.list.any") }, ...options] });
  const named = ({ id, names }: Named) => ({ value: id, text: textIn(names, locale) });
  const nobody = { value: "nobody", text: t("followUps.list.noOwner") };
  return {
    unit: choice("unit", "followUps.list.unit", areaOptions(units, unit)),
    q: formField(form, t, "q", { label: t("followUps.list.search"), type: "search", autocomplete: "off" }),
    mentor: choice("mentor", "followUps.list.owner", [...mentors.map(({ id, name }) => ({ value: id, text: name })), nobody]), // prettier-ignore
    need: choice("need", "followUps.list.need", needs.map(named)),
    tool: tools === null ? null : choice("tool", "followUps.list.tool", tools.map(named)),
  };
}

/** Whether anything but the state limits the list. */
export function isLimited({ unit, q, mentor, need, tool }: ListWanted): boolean {
  return [unit, q, mentor, need, tool].some((value) => value !== "");
}

/** What a form in the list sends along, so that the list stays as it was shown. */
export function keptFields({ state, unit, q, mentor, need, tool, page }: ListWanted) {
  const kept = { shown: state, unit, q, mentor, need, tool, page: String(page) };
  return Object.entries(kept).flatMap(([name, value]) => (value === "" ? [] : [{ name, value }]));
}
