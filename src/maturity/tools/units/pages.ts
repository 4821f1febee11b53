import { organisationsUrl, shownBranches, type Organisation } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { toolsUrl, toolUrl } from "../../addresses.ts";
import type { Tool } from "../../queries.ts";
import type { ReachMistake } from "./commands.ts";

export const reachText: Record<ReachMistake, Key> = {
  "none-chosen": "maturity.tools.units.noneChosen",
  "unit-unknown": "maturity.tools.units.unknown",
};

/** Which units a tool concerns: all, or parts of the register, as a tree whose branches fold. */
export function unitsPage(tool: Tool, units: readonly Organisation[], typed: FormState, asking: Asking): Page {
  const { t, locale } = asking;
  const now = { reach: tool.concernsAll ? "all" : "chosen", unitIds: tool.unitIds.join("\n") };
  const form = typed === emptyForm ? { ...emptyForm, values: now } : typed;
  const reach = formField(form, t, "reach", {
    label: t("maturity.tools.units.reach"),
    type: "radio",
    options: [
      { value: "all", text: t("maturity.tools.units.all"), hint: t("maturity.tools.units.allHint") },
      { value: "chosen", text: t("maturity.tools.units.chosen"), hint: t("maturity.tools.units.chosenHint") },
    ],
  });
  const parts = formField(form, t, "unitIds", { label: t("maturity.tools.units.parts") });
  const mistakes = summary([reach, parts]);
  const name = textIn(tool.names, locale);
  return {
    view: "maturity/tools/units",
    title: t("maturity.tools.units.title", { name }),
    hasMistakes: mistakes.length > 0,
    model: {
      name,
      mistakes,
      reach,
      parts,
      branches: shownBranches(units, parts.value.split("\n"), asking),
      registerUrl: organisationsUrl(tool.programmeId),
      actionUrl: `${toolUrl(tool)}/units`,
      cancelUrl: toolsUrl(tool.programmeId),
    },
  };
}
