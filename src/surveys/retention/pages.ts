import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatDay, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl } from "../../programmes/index.ts";
import type { Standing } from "../queries.ts";
import { erasedFrom, isPromised, mostMonths, type RetentionRefusal } from "./retention.ts";
import { monthsText } from "./words.ts";

export const retentionRefusalText: Record<RetentionRefusal, Key> = {
  erased: "surveys.retention.refused.erased",
  "longer-than-promised": "surveys.retention.refused.longer",
  past: "surveys.retention.refused.past",
};

/** Staff are told this long before answers go, where they look at the survey. */
const warnedDays = 60;

/** What a page of the survey says of when its answers are erased, or since when they are gone. */
export function retentionModel({ survey, now, timeZone }: Standing, { t, locale, role }: Asking) {
  const url = retentionUrl(survey);
  const dayOf = (at: Temporal.Instant) => formatDay(at.toZonedDateTimeISO(timeZone).toPlainDate().toString(), locale);
  if (survey.answersErasedAt !== null)
    return { text: t("surveys.retention.erased", { day: dayOf(survey.answersErasedAt) }), isNear: false, url: null };
  const mayChoose = role === "owner" || role === "planner";
  const from = survey.state === "draft" ? null : erasedFrom(survey, timeZone);
  const retention = monthsText(survey.retentionMonths, t);
  return {
    text:
      from === null ? t("surveys.retention.after", { retention }) : t("surveys.retention.on", { day: dayOf(from), retention }), // prettier-ignore
    isNear: from !== null && now.until(from).total("hours") < warnedDays * 24,
    url: mayChoose ? url : null,
  };
}

/** How long are the answers kept? */
export function retentionPage(
  standing: Standing & { ties: { invitations: number } },
  form: FormState,
  isSaved: boolean,
  asking: Asking,
): Page {
  const { survey, ties, now } = standing;
  const { t, locale } = asking;
  const months = formField(form, t, "months", {
    ...{ label: t("surveys.retention.field"), hint: t("surveys.retention.hint", { most: mostMonths }) },
    ...{ inputmode: "numeric", value: String(survey.retentionMonths) },
  });
  const mistakes = summary([months]);
  return {
    view: "surveys/retention/retention",
    title: `${t("surveys.retention.title")} – ${textIn(survey.titles, locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      status: isSaved ? t("surveys.retention.saved") : null,
      mistakes,
      months,
      lead: retentionModel(standing, asking).text,
      isErased: survey.answersErasedAt !== null,
      isPromised: isPromised(survey, ties, now),
      actionUrl: retentionUrl(survey),
    },
  };
}

export function retentionUrl(survey: { programmeId: string; id: string }): string {
  return `${surveyUrl(survey)}/retention`;
}

const surveyUrl = ({ programmeId, id }: { programmeId: string; id: string }) => `${programmeUrl(programmeId)}/surveys/${id}`; // prettier-ignore
