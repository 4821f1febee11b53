import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Page } from "../../../platform/pages.ts";
import { askForSurveyLinkUrl } from "../addresses.ts";

interface Around {
  isAsked: boolean;
  /** Where one asks for the link to one's workshops, which is another. */
  workshopLinkUrl: string;
}

/** Where one asks for the links again, and afterwards what happens now: the same words for everybody. */
export function againPage(form: FormState, { isAsked, workshopLinkUrl }: Around, { t }: Asking): Page {
  const label = t("answering.again.email");
  const email = formField(form, t, "email", { label, type: "email", autocomplete: "email" });
  const mistakes = summary([email]);
  const heading = t(isAsked ? "answering.again.asked" : "answering.again.heading");
  return {
    view: "answering/again/again",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      text: t(isAsked ? "answering.again.askedText" : "answering.again.lead"),
      form: isAsked ? null : { url: askForSurveyLinkUrl, email },
      mistakes,
      workshopLinkUrl,
    },
  };
}
