import { shortName, treeOptions } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, type Field } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatNumber } from "../../platform/i18n.ts";
import type { Unit } from "../assigning/queries.ts";
import { limitingParts } from "../chosen-units.ts";
import { isUnsought } from "./forms.ts";
import type { NearUnits } from "./queries.ts";
import { unitChoices } from "./unit-choices.ts";

/** Radio buttons side by side, each with an id of its own so that it keeps its focus when the region is sent anew. */
export interface Chips {
  field: Field;
  options: { id: string; value: string; text: string; above: string | null; isChosen: boolean }[];
}

interface ChipSettings {
  label: string;
  hint?: string;
  optional?: boolean;
  value?: string;
  options: { value: string; text: string; above?: string | null }[];
}

/** A set of buttons of which one is pressed, for the partial mentoring/choosing/_chips. */
export function chips(
  form: FormState,
  name: string,
  { label, hint, optional = false, value, options }: ChipSettings,
  { t }: Asking,
): Chips {
  const field = formField(form, t, name, {
    label,
    optional,
    type: "radio",
    ...(hint !== undefined && { hint }),
    ...(value !== undefined && { value }),
  });
  return {
    field,
    options: options.map((option, at) => ({
      above: null,
      ...option,
      id: `${field.id}-${option.value === "" ? "none" : at}`,
      isChosen: field.value === option.value,
    })),
  };
}

interface UnitChoice {
  units: readonly Unit[];
  near: NearUnits;
  /** The unit that is chosen now; "" for none. */
  chosenId: string;
  label: string;
  /** Where the form goes: it comes back with what was searched for, as `isOnlyShown` tells. */
  actionUrl: string;
  /** The region that is sent anew when another unit is chosen or searched for: "#with". */
  target: string;
  /** What the button without scripts does, where what follows depends on the unit. */
  showText?: string;
}

/** So many units are searched by result area too. */
const manyUnits = 40;

/**
 * A unit to be chosen, for the partial mentoring/choosing/_unit: one's own and those met last as buttons, the others by
 * name or by the part of the tree that they belong to. The form field is `unitId`; `q` and `area` only search.
 */
export function unitChoice(
  { units, near, chosenId, label, actionUrl, target, showText }: UnitChoice,
  form: FormState,
  asking: Asking,
) {
  const { t, locale } = asking;
  const [sought, areaId] = [form.values["q"] ?? "", form.values["area"] ?? ""];
  const found = unitChoices(units, { ...near, chosenId, sought, areaId });
  const options = found.units.map(({ id, name }) => {
    const { own, above } = shortName(name);
    return { value: id, text: own, above };
  });
  const areas = areaOptions(units);
  return {
    chosenId,
    actionUrl,
    target,
    buttons: chips(form, "unitId", { label, value: chosenId, options }, asking),
    search: found.isAll
      ? null
      : formField(form, t, "q", { label: t("mentoring.unit.search"), type: "search", autocomplete: "off" }),
    area:
      found.isAll || units.length < manyUnits || areas.length < 2
        ? null
        : formField(form, t, "area", {
            label: t("mentoring.unit.area"),
            options: [{ value: "", text: t("mentoring.unit.everyArea") }, ...areas],
          }),
    // Pressed to be saved with a search that was not made yet: it is made, and nothing is saved.
    alert: isUnsought(form.values) && form.values["show"] !== "on" ? t("mentoring.unit.notSaved") : null,
    note: found.isNothing
      ? t("mentoring.unit.none", { q: sought })
      : found.more > 0
        ? t("mentoring.unit.more", { count: found.more, number: formatNumber(found.more, locale) })
        : null,
    showText: showText ?? null,
  };
}

/** The parts of the tree that have units, each under what it is part of; and the one that is chosen now, if it has none. */
export function areaOptions(units: readonly Unit[], chosenId = ""): { value: string; text: string }[] {
  return treeOptions(limitingParts(units, chosenId));
}

/** Up to so many units stand in a list's filter one by one. */
const mostInFilter = 60;

/**
 * The units by which a list is limited: `listed` are those that stand in it with all that they are part of. Where they are
 * many, the parts of the tree and the one that is looked at.
 */
export function filterOptions(
  units: readonly Unit[],
  listed: ReadonlySet<string>,
  wantedId: string,
): { value: string; text: string }[] {
  const those = units.filter(({ id }) => listed.has(id));
  const isMany = those.length > mostInFilter;
  return treeOptions(those.filter(({ id, isBottom }) => !isMany || !isBottom || id === wantedId));
}
