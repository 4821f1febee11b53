import type { Need } from "../../../../catalogue/index.ts";
import type { Asking } from "../../../../platform/asking.ts";
import { formField, type Field } from "../../../../platform/fields.ts";
import type { FormState } from "../../../../platform/forms.ts";
import { textIn } from "../../../../platform/i18n.ts";
import { coverageText, kindHint, kindOneText, levelText } from "../../../words.ts";
import { coverages } from "../../coverage.ts";
import { topicKinds, topicLevels } from "../../kinds.ts";
import type { Surroundings } from "../../pages.ts";

/** Whom the topic is for, and at which levels. */
export function choiceFields(form: FormState, { t }: Asking): Record<"kind" | "levels", Field> {
  return {
    kind: formField(form, t, "kind", {
      label: t("workshops.topic.kind"),
      type: "radio",
      options: topicKinds.map((value) => ({ value, text: t(kindOneText[value]), hint: t(kindHint[value]) })),
    }),
    levels: formField(form, t, "levels", {
      label: t("workshops.topic.levels"),
      type: "checkbox",
      options: topicLevels.map((value) => ({ value, text: t(levelText[value]) })),
    }),
  };
}

/** How well the topic meets each need, theme by theme. */
export function coverFields({ themes, needs }: Surroundings, form: FormState, { t, locale }: Asking) {
  const options = [
    { value: "", text: t("workshops.coverage.none") },
    ...coverages.map((value) => ({ value, text: t(coverageText[value]) })),
  ];
  const cover = ({ id, names }: Need): Field =>
    formField(form, t, `covers.${id}`, { label: textIn(names, locale), options });
  return themes
    .map((theme) => ({
      name: textIn(theme.names, locale),
      covers: needs.filter(({ themeId }) => themeId === theme.id).map(cover),
    }))
    .filter(({ covers }) => covers.length > 0);
}
