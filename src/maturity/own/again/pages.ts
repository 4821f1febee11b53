import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Page } from "../../../platform/pages.ts";
import { askForOwnLinkUrl } from "../addresses.ts";

/** Where a unit asks for its link again, and afterwards what happens now: the same words for everybody. */
export function againPage(form: FormState, isAsked: boolean, { t }: Asking): Page {
  const label = t("selfAssessing.again.email");
  const email = formField(form, t, "email", { label, type: "email", autocomplete: "email" });
  const mistakes = summary([email]);
  const heading = t(isAsked ? "selfAssessing.again.asked" : "selfAssessing.again.heading");
  return {
    view: "maturity/own/again",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      text: t(isAsked ? "selfAssessing.again.askedText" : "selfAssessing.again.lead"),
      form: isAsked ? null : { url: askForOwnLinkUrl, email },
      mistakes,
    },
  };
}
