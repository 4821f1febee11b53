import { treeOptions } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import { maturityUrl } from "../../addresses.ts";
import { ownSpan } from "../../method/growth.ts";
import { partsToChoose } from "../parts.ts";
import type { Ground } from "../queries.ts";
import type { Reckoning } from "../figures.ts";

/** What is looked at and how it is reckoned, as a form whose answer is an address. */
export function choiceModel(ground: Ground, form: FormState, reckoning: Reckoning | null, asking: Asking) {
  const { t, locale, role } = asking;
  const { programmeId, units, tools, segments } = ground;
  const all = (text: string) => ({ value: "", text });
  const field = (name: string, label: string, settings: object) => formField(form, t, name, { label, ...settings });
  const fields = {
    part: field("part", t("maturity.levels.choice.part"), {
      options: [all(t("maturity.levels.choice.allUnits")), ...treeOptions(partsToChoose(units, form.values["part"]))],
    }),
    tool: field("tool", t("maturity.levels.choice.tool"), {
      options: [
        all(t("maturity.levels.choice.allTools")),
        ...tools.map(({ id, names }) => ({ value: id, text: textIn(names, locale) })),
      ],
    }),
    from: field("from", t("maturity.levels.choice.from"), { type: "date", value: reckoning?.period.from ?? "" }),
    to: field("to", t("maturity.levels.choice.to"), { type: "date", value: reckoning?.period.to ?? "" }),
    measure: field("measure", t("maturity.levels.choice.measure"), {
      ...{ type: "radio", value: ownSpan.kind },
      options: [
        { value: "own-span", ...said("ownSpan") },
        { value: "fixed-dates", ...said("fixedDates") },
      ],
    }),
    within: field("within", t("maturity.levels.choice.within"), {
      ...{ hint: t("maturity.levels.choice.withinHint"), inputmode: "numeric", value: "45" },
    }),
    weighting: field("weighting", t("maturity.levels.choice.weighting"), {
      ...{ type: "radio", value: "units" },
      options: [
        { value: "units", text: t("maturity.levels.choice.byUnits") },
        { value: "pairs", ...said("byPairs") },
      ],
    }),
  };
  const by = field("by", t("segments.levels.by"), {
    ...{ type: "radio", value: "parts" },
    options: [
      { value: "parts", text: t("segments.levels.byParts") },
      { value: "segments", text: t("segments.levels.bySegments") },
    ],
  });
  const judge = field("judge", t("selfAssessing.levels.judge"), {
    ...{ type: "radio", value: "mentor" },
    options: [
      { value: "mentor", text: t("selfAssessing.levels.mentor") },
      { value: "unit", text: t("selfAssessing.levels.unit") },
    ],
  });
  const folded = ["from", "to", "within"] as const;
  return {
    url: maturityUrl(programmeId),
    isOpen: folded.some((name) => fields[name].error !== null),
    ...fields,
    by: segments.length === 0 ? null : by,
    judge: role === "viewer" ? null : judge,
  };

  function said(name: "ownSpan" | "fixedDates" | "byPairs") {
    return { text: t(`maturity.levels.choice.${name}`), hint: t(`maturity.levels.choice.${name}Hint`) };
  }
}
