import type { Asking } from "../../platform/asking.ts";
import type { Page } from "../../platform/pages.ts";
import { contactModel, surveyTitle } from "../answering/about/pages.ts";
import type { Asked } from "../answering/queries.ts";
import { isOpen } from "../survey-life.ts";

/** Whether the person wants reminders: one button to decline them, or to have them after all. */
export function decliningPage(asked: Asked, token: string, isDeclined: boolean, asking: Asking): Page {
  const { t } = asking;
  const url = decliningUrl(token);
  const organisation = asked.respondent.organisationName;
  const title = surveyTitle(asked, asking);
  return {
    view: "surveys/declining/declining",
    title: t("answering.decline.title"),
    model: {
      about:
        organisation === null
          ? t("answering.decline.aboutPerson", { title })
          : t("answering.decline.about", { title, organisation }),
      isOpen: isOpen(asked.survey, asked.now),
      isDeclined,
      declineUrl: `${url}/refusal`,
      takeBackUrl: `${url}/refusal/removal`,
      surveyUrl: `/s/${encodeURIComponent(token)}`,
      contact: contactModel(asked),
    },
  };
}

export function decliningUrl(token: string): string {
  return `/s/${encodeURIComponent(token)}/reminders`;
}
