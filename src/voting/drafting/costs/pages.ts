import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import { emptyForm, type FormState } from "../../../platform/forms.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { ballotUrl } from "../../addresses.ts";
import { isOffered } from "../../offered.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import { hoursText } from "../settings/pages.ts";
import { costOf, isCostOpen } from "./costs.ts";

/** How many hours each topic takes of those that there are. */
export function costsPage(
  { ballot, options, state }: { ballot: Ballot; options: readonly BallotOption[]; state: Ballot["state"] },
  form: FormState,
  { t, locale }: Asking,
): Page {
  const offered = options.filter(isOffered);
  const start = Object.fromEntries(offered.map((option) => [`hours.${option.id}`, hoursText(costOf(option, options))]));
  const typed = form === emptyForm ? { ...emptyForm, values: start } : form;
  const isOpen = (option: BallotOption) => isCostOpen(option, state);
  const fields = offered.filter(isOpen).map((option) =>
    formField(typed, t, `hours.${option.id}`, {
      ...{ label: textIn(option.names, locale), inputmode: "decimal" },
      ...(option.costMinutes === null && { hint: t("voting.costs.guess") }),
    }),
  );
  const mistakes = summary(fields);
  const total = offered.reduce((sum, option) => sum + costOf(option, options), 0);
  const hours = (minutes: number) => formatNumber(minutes / 60, locale, minutes % 60 === 0 ? 0 : 1);
  return {
    view: "voting/drafting/costs",
    title: t("voting.costs.title"),
    hasMistakes: mistakes.length > 0,
    model: {
      mistakes,
      ballotTitle: textIn(ballot.titles, locale),
      backUrl: ballotUrl(ballot),
      url: `${ballotUrl(ballot)}/costs`,
      lead: t("voting.costs.lead", { budget: hours(ballot.budgetMinutes ?? 0), total: hours(total) }),
      fields,
      fixed: offered
        .filter((option) => !isOpen(option))
        .map((option) => t("voting.costs.fixed", { name: textIn(option.names, locale), hours: hours(costOf(option, options)) })), // prettier-ignore
    },
  };
}
