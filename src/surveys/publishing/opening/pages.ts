import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Key } from "../../../platform/keys.ts";
import type { OpeningTimeRefusal, PublishRefusal } from "../../survey-life.ts";

/** Why a survey cannot open at the time, in words at its day. */
export const openingRefusalText: Record<OpeningTimeRefusal, Key> = {
  "opening-not-ahead": "surveys.opening.notAhead",
  "opening-after-close": "surveys.opening.afterClose",
};

/** The field at which it is said why a survey was not published. */
export function refusedField(refused: PublishRefusal): "opensOn" | "closesOn" {
  return refused in openingRefusalText ? "opensOn" : "closesOn";
}

/** What opening does, in words: at once, and later. */
export interface OpeningWords {
  now: string;
  later: string;
}

/** When a draft opens. The day has no suggestion: one that is given is meant. */
export function openingFields(words: OpeningWords, form: FormState, asking: Asking) {
  const { t } = asking;
  return {
    opens: formField(form, t, "opens", {
      ...{ label: t("surveys.opening.question"), type: "radio", value: "now" },
      options: [
        { value: "now", text: t("surveys.opening.now"), hint: words.now },
        { value: "later", text: t("surveys.opening.later"), hint: words.later },
      ],
    }),
    ...openingTimeFields(null, form, asking),
    isLater: form.values["opens"] === "later" || form.mistakes["opensOn"] !== undefined,
  };
}

/** The day and the time of the opening, with what is set. */
export function openingTimeFields(set: Temporal.ZonedDateTime | null, form: FormState, { t }: Asking) {
  const time = set === null ? "09:00" : set.toPlainTime().toString({ smallestUnit: "minute" });
  return {
    opensOn: formField(form, t, "opensOn", {
      ...{ label: t("surveys.opening.day"), type: "date", value: set?.toPlainDate().toString() ?? "" },
    }),
    opensAt: formField(form, t, "opensAt", { label: t("surveys.opening.time"), type: "time", value: time }),
  };
}
