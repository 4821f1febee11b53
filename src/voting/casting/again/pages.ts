import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import type { Page } from "../../../platform/pages.ts";
import { askForVoteLinkUrl, joinUrl } from "../addresses.ts";

/** Where one asks for the link to a vote again, and afterwards what happens now: the same words for everybody. */
export function againPage(form: FormState, isAsked: boolean, { t }: Asking): Page {
  const email = formField(form, t, "email", { label: t("voting.again.email"), type: "email", autocomplete: "email" });
  const mistakes = summary([email]);
  const heading = t(isAsked ? "voting.again.asked" : "voting.again.heading");
  return {
    view: "voting/casting/again",
    title: heading,
    hasMistakes: mistakes.length > 0,
    model: {
      heading,
      text: t(isAsked ? "voting.again.askedText" : "voting.again.lead"),
      form: isAsked ? null : { url: askForVoteLinkUrl, email },
      mistakes,
      joinUrl,
    },
  };
}
