import type { Asking } from "../../platform/asking.ts";
import { formField } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import type { Said } from "../../platform/i18n.ts";
import { anchorOf } from "../anchors.ts";
import { anchorWords } from "../pages.ts";
import type { Tool } from "../queries.ts";

/** What the anchor that a score has reached means, in the tool's words. */
export function wordsOf(tool: Tool, score: number, asking: Asking): Said {
  return anchorWords(tool.anchors, asking)[anchorOf(score)]?.words ?? "";
}

/** The choice of a score by its anchors, with a number for what lies between; `suffix` is "" or ".<tool>". */
export function scoreFields(form: FormState, tool: Tool, suffix: string, asking: Asking) {
  const { t } = asking;
  const name = `anchor${suffix}`;
  const chosen = form.values[name] ?? "";
  return {
    name,
    steps: anchorWords(tool.anchors, asking).map(({ score, words }) => ({
      value: String(score),
      words,
      isChosen: chosen === String(score),
    })),
    isNotNow: chosen === "",
    exact: formField(form, t, `exact${suffix}`, {
      label: t("maturity.assessing.score.exact"),
      inputmode: "numeric",
      autocomplete: "off",
    }),
  };
}

/** The note of a judgement, and what it rests on. */
export function wordFields(form: FormState, suffix: string, { t }: Asking) {
  return {
    note: formField(form, t, `note${suffix}`, { label: t("maturity.assessing.score.note"), rows: 2, optional: true }),
    evidence: formField(form, t, `evidence${suffix}`, {
      label: t("maturity.assessing.score.evidence"),
      hint: t("maturity.assessing.score.evidenceHint"),
      rows: 2,
      optional: true,
    }),
  };
}

/** Whose judgement it is; who has been removed since has no name any more. */
export function judgeText(name: string | null, { t }: Asking): string {
  return name ?? t("maturity.assessing.formerMentor");
}
