import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import type { Industry, Programme } from "../../../programmes/index.ts";
import type { Person } from "../../anonymous/inviting/people.ts";
import { commonModel, whoFields } from "../../anonymous/publishing/pages.ts";
import { surveyUrl } from "../../pages.ts";
import type { Survey } from "../../queries.ts";
import type { StoredQuestionnaire } from "../../questionnaire/stored.ts";
import type { Done } from "../forms.ts";
import type { OwnTexts } from "../letters/writing.ts";
import type { OpeningPlan } from "../opening/plan.ts";
import { openingTimeFields } from "../opening/pages.ts";
import { closingFields, doneTexts, draftProblems, letterLinks, withoutContactModel } from "../pages.ts";
import { scheduleFields } from "../schedule/pages.ts";
import { reminderAt } from "../schedule/schedule.ts";

export interface Scheduled {
  survey: Survey;
  programme: Programme;
  now: Temporal.Instant;
  plan: OpeningPlan;
  questionnaire: StoredQuestionnaire;
  letters: OwnTexts;
  /** How many would get a mail if it opened now. */
  recipients: number;
  /** Organisations that would get none; of an anonymous survey nobody is counted so. */
  withoutContact: { id: string; name: string }[];
  /** Of whom an anonymous survey with personal links chooses; null for others. */
  choosing: { people: Person[]; industries: Industry[] } | null;
  /** Whether links leave by mail, so that staff cannot open them. */
  isSecret: boolean;
  hasUnusedEdits: boolean;
  publicUrl: URL;
  done: Done | undefined;
  count: number;
}

/** A survey that is published and opens later: when, whom it will reach, and how to change that. */
export function scheduledPage(scheduled: Scheduled, form: FormState, asking: Asking): Page {
  const { survey, programme, choosing, plan } = scheduled;
  const { t, locale } = asking;
  const opening = openingTimeFields(survey.opensAt?.toZonedDateTimeISO(programme.timeZone) ?? null, form, asking);
  const fields = closingFields(scheduled, form, asking);
  const schedule = scheduleFields(plannedOf(scheduled), form, asking);
  const who = choosing === null ? null : whoFields({ ...choosing, asked: [] }, form, asking, plan.choice);
  const times = [opening.opensOn, opening.opensAt, fields.closesOn, fields.closesAt, schedule.days, schedule.time];
  const mistakes = summary(who === null ? times : [who.who, ...times]);
  const url = surveyUrl(survey);
  return {
    view: "surveys/publishing/scheduled",
    title: `${t("surveys.opening.title")} – ${textIn(survey.titles, locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, locale), url },
      status: scheduled.done === undefined ? null : t(doneTexts[scheduled.done], { count: scheduled.count }),
      mistakes,
      lead: leadText(scheduled, asking),
      problems: problems(scheduled, asking),
      common: commonModel(scheduled, asking),
      timeUrl: `${url}/opening-time`,
      opening,
      fields,
      zone: t("surveys.closing.zone", { zone: programme.timeZone }),
      schedule,
      who,
      letters: letterLinks(survey, asking),
      withoutContact: withoutContactModel(scheduled, asking),
      openNow: openNowModel(scheduled, asking),
      cancelUrl: `${url}/opening-cancellation`,
      cancelText: cancelText(scheduled, asking),
    },
  };
}

function leadText({ survey, programme, recipients }: Scheduled, { t, locale }: Asking): string {
  const at = (time: Temporal.Instant | null) => (time === null ? "" : formatInstant(time, locale, programme.timeZone));
  const times = t("surveys.opening.lead", { opens: at(survey.opensAt), closes: at(survey.closesAt) });
  const { anonymity, access } = survey;
  if (access === "common") return `${times} ${t("anonymous.opening.leadLink")}`;
  const whom = anonymity === "anonymous" ? "anonymous.opening.leadMails" : "surveys.opening.leadMails";
  return `${times} ${t(whom, { count: recipients })}`;
}

/** What would be missing when it opens: a language that came since, or anybody to ask. */
function problems(
  scheduled: Scheduled,
  asking: Asking,
): { text: string; link: { url: string; text: string } | null }[] {
  const { survey, recipients, isSecret } = scheduled;
  const { t } = asking;
  const { missingTexts, missingMails } = draftProblems(scheduled, asking);
  const isCommon = survey.access === "common";
  return [
    ...(isCommon || recipients > 0 ? [] : [{ text: t("surveys.opening.nobody"), link: null }]),
    ...(isSecret ? [] : [{ text: t("anonymous.publish.notSecret"), link: null }]),
    ...(missingTexts === null
      ? []
      : [{ text: missingTexts.text, link: { url: missingTexts.url, text: t("surveys.survey.texts") } }]),
    ...(isCommon ? [] : missingMails).map(({ text, url }) => ({
      text,
      link: { url, text: t("surveys.letters.edit") },
    })),
  ];
}

/** The reminders as they would be planned if the survey opened at its time. */
function plannedOf({ survey, programme: { timeZone }, plan, now }: Scheduled) {
  const { closesAt } = survey;
  const { days, timeOfDay } = plan.reminders ?? { days: [], timeOfDay: "09:00" };
  const reminders = days.map((daysBefore) => {
    const dueAt = closesAt === null ? now : reminderAt(closesAt, { daysBefore, timeOfDay }, timeZone);
    return { daysBefore, timeOfDay, dueAt, doneAt: null, mailed: 0 };
  });
  return { reminders, closesAt, timeZone, now: survey.opensAt ?? now };
}

function openNowModel({ survey, recipients }: Scheduled, { t }: Asking) {
  const isCommon = survey.access === "common";
  return {
    text: isCommon ? t("anonymous.opening.openLink") : t("surveys.opening.openMails", { count: recipients }),
    url: isCommon || recipients > 0 ? `${surveyUrl(survey)}/opening` : null,
  };
}

function cancelText({ survey, hasUnusedEdits }: Scheduled, { t }: Asking): string {
  const parts = [
    t("surveys.opening.cancelText"),
    hasUnusedEdits ? t("surveys.opening.cancelEdits") : "",
    survey.access === "common" ? t("anonymous.opening.cancelLink") : "",
  ];
  return parts.filter((part) => part !== "").join(" ");
}
