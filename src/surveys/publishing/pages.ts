import { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatInstant, textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import { buildingUrl, textsUrl } from "../building/addresses.ts";
import { structureMistakes } from "../building/mistakes.ts";
import { languageText, surveyUrl } from "../pages.ts";
import type { Survey } from "../queries.ts";
import { missingTexts } from "../questionnaire/every-text.ts";
import type { Questionnaire } from "../questionnaire/questionnaire.ts";
import { stateAt, type PublishRefusal, type ReopenRefusal, type RescheduleRefusal } from "../survey-life.ts";
import type { Done } from "./forms.ts";
import { letterUrl, missingLettersText } from "./letters/pages.ts";
import type { OwnTexts } from "./letters/writing.ts";
import { openingFields, openingRefusalText } from "./opening/pages.ts";
import { dueReminders, hasDeclined, reachable, suggestedClosing } from "./recipients.ts";
import type { Invitation, NewLinkRefusal, Recipient } from "./recipients.ts";
import { scheduleFields, scheduleModel } from "./schedule/pages.ts";
import type { PlannedReminder } from "./schedule/schedule.ts";

/** Why the survey was not published or its times not moved, in words at the closing day or the opening day. */
export const closingRefusalText: Record<PublishRefusal | ReopenRefusal | RescheduleRefusal, Key> = {
  ...openingRefusalText,
  "not-scheduled": "surveys.opening.notScheduled",
  "already-published": "surveys.publish.alreadyPublished",
  "closing-not-ahead": "surveys.closing.notAhead",
  "nobody-to-ask": "surveys.publish.nobodyToAsk",
  structure: "building.publish.structure",
  "texts-missing": "surveys.publish.textsMissing",
  "letters-missing": "surveys.publish.lettersMissing",
  "not-published": "surveys.closing.notPublished",
  "no-invitations": "surveys.closing.noInvitations",
  "close-is-final": "anonymous.closing.final",
  "answers-erased": "surveys.closing.erased",
};

/** Why no new link was sent, in words. */
export const newLinkRefusalText: Record<NewLinkRefusal, Key> = {
  "not-open": "surveys.newLink.notOpen",
  "no-contact": "surveys.newLink.noContact",
  "just-sent": "surveys.newLink.justSent",
};

export interface Publication {
  survey: Survey;
  questionnaire: Questionnaire;
  programme: Programme;
  now: Temporal.Instant;
  recipients: Recipient[];
  withoutContact: { id: string; name: string }[];
  invitations: Invitation[];
  reminders: PlannedReminder[];
  /** What staff have worded of the mails. */
  letters: OwnTexts;
  done: Done | undefined;
  count: number;
}

/** Before publishing: who will get the mail and who not, and until when. Afterwards: who is still to be reached. */
export function publicationPage(publication: Publication, form: FormState, asking: Asking): Page {
  const { survey, programme, recipients, now } = publication;
  const { t, locale } = asking;
  const isDraft = survey.state === "draft";
  const { closesOn, closesAt } = closingFields(publication, form, asking);
  const schedule = scheduleFields(scheduledOf(publication), form, asking);
  const opening = openingFields(openingWords(publication, asking), form, asking);
  const { opens, opensOn, opensAt } = opening;
  const mistakes = summary([opens, opensOn, opensAt, closesOn, closesAt, schedule.days, schedule.time]);
  const title = t(isDraft ? "surveys.publish.title" : "surveys.publish.titleAfter");
  return {
    view: isDraft ? "surveys/publishing/publish" : "surveys/publishing/published",
    title: `${title} – ${textIn(survey.titles, locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      status: doneText(publication, asking),
      mistakes,
      opening,
      fields: { closesOn, closesAt },
      schedule: { fields: schedule, ...scheduleModel(scheduledOf(publication), awaited(publication).length, asking) },
      letters: letterLinks(survey, asking),
      zone: t("surveys.closing.zone", { zone: programme.timeZone }),
      ...(isDraft ? draftModel(publication, asking) : publishedModel(publication, asking)),
      recipients: recipients.slice(0, mostListed).map((each) => ({
        organisation: each.organisationName,
        contact: `${each.name}, ${each.email}`,
        letterUrl: letterUrl(survey, "invitation", each.organisationId),
        language: t(languageText[programme.locales.includes(each.locale) ? each.locale : programme.defaultLocale]),
      })),
      moreRecipients:
        recipients.length > mostListed
          ? t("surveys.publish.moreWithout", { count: recipients.length - mostListed })
          : null,
      withoutContact: withoutContactModel(publication, asking),
      isOpen: stateAt(survey, now) === "open",
    },
  };
}

/** What opening at once or later does with the mails. */
function openingWords({ recipients }: Publication, { t }: Asking) {
  return {
    now: t("surveys.opening.nowMails", { count: recipients.length }),
    later: t("surveys.opening.laterMails"),
  };
}

/** The fields of the closing time, with what is set or suggested. */
export function closingFields(
  { survey, programme, now }: Pick<Publication, "survey" | "programme" | "now">,
  form: FormState,
  { t }: Asking,
) {
  const current = survey.closesAt?.toZonedDateTimeISO(programme.timeZone);
  const isAhead = survey.closesAt !== null && Temporal.Instant.compare(survey.closesAt, now) > 0;
  const suggested = suggestedClosing(now, programme.timeZone);
  const day = current !== undefined && isAhead ? current.toPlainDate().toString() : suggested.day;
  const time =
    current !== undefined && isAhead ? current.toPlainTime().toString({ smallestUnit: "minute" }) : suggested.time;
  return {
    closesOn: formField(form, t, "closesOn", { label: t("surveys.closing.day"), type: "date", value: day }),
    closesAt: formField(form, t, "closesAt", { label: t("surveys.closing.time"), type: "time", value: time }),
  };
}

const letterText: Record<"invitation" | "reminder", Key> = {
  invitation: "surveys.letters.invitation.heading",
  reminder: "surveys.letters.reminder.heading",
};

/** The ways to the survey's own words in its mails. */
export function letterLinks(survey: Survey, { t }: Asking) {
  return (["invitation", "reminder"] as const).map((kind) => ({
    url: letterUrl(survey, kind),
    text: t(letterText[kind]),
  }));
}

function scheduledOf({ reminders, survey, programme, now }: Publication) {
  return { reminders, closesAt: survey.closesAt, timeZone: programme.timeZone, now };
}

/** Whose answers are still awaited and who would be reminded if there were no pause between mails. */
function awaited({ invitations, recipients }: Publication) {
  return reachable(invitations, recipients).filter(
    ({ invitation, recipient }) => !invitation.isSent && !hasDeclined(invitation, recipient),
  );
}

function draftModel(publication: Publication, asking: Asking) {
  const { survey, programme, recipients, withoutContact } = publication;
  const { t } = asking;
  const { isReady, ...problems } = draftProblems(publication, asking);
  const all = recipients.length + withoutContact.length;
  return {
    lead: t("surveys.publish.lead", { count: recipients.length, all }),
    actionUrl: `${surveyUrl(survey)}/publication`,
    canSend: recipients.length > 0 && isReady,
    ...problems,
    organisationsUrl: `${programmeUrl(programme.id)}/organisations`,
  };
}

/** What keeps a draft from being published besides having nobody to ask, each with where it is mended. */
export function draftProblems(
  {
    survey,
    questionnaire,
    programme,
    letters,
  }: Pick<Publication, "survey" | "questionnaire" | "programme" | "letters">,
  asking: Asking,
) {
  const { t } = asking;
  const missingMails = missingLettersText(letters, programme, asking);
  const missing = programme.locales.filter((locale) => missingTexts(questionnaire, locale).length > 0);
  const structure = structureMistakes(questionnaire);
  return {
    isReady: structure.length === 0 && missing.length === 0 && missingMails.length === 0,
    structure: structure.length === 0 ? null : { text: t("building.publish.structure"), url: buildingUrl(survey) },
    missingMails: missingMails.map(({ kind, text }) => ({ text, url: letterUrl(survey, kind) })),
    missingTexts:
      missing.length === 0
        ? null
        : {
            text: t("surveys.publish.missing", {
              languages: missing.map((locale) => t(languageText[locale])).join(", "),
            }),
            url: `${textsUrl(survey)}?only=missing`,
          },
  };
}

function publishedModel(publication: Publication, { t, locale }: Asking) {
  const { survey, programme, recipients, invitations, now } = publication;
  const invited = new Set(invitations.map(({ organisationId }) => organisationId));
  const added = recipients.filter(({ organisationId }) => !invited.has(organisationId)).length;
  const unsent = reachable(invitations, recipients).filter(({ invitation }) => !invitation.isSent);
  const wanting = awaited(publication);
  const due = dueReminders(wanting, now).length;
  const closes = survey.closesAt === null ? "" : formatInstant(survey.closesAt, locale, programme.timeZone);
  const state = stateAt(survey, now);
  const isErased = survey.answersErasedAt !== null;
  const lead = isErased ? closingRefusalText["answers-erased"] : state === "open" ? "surveys.publish.leadOpen" : "surveys.publish.leadClosed"; // prettier-ignore
  return {
    lead: t(lead, { count: invitations.length, closes }),
    isErased,
    responsesUrl: `${surveyUrl(survey)}/responses`,
    remind: { url: `${surveyUrl(survey)}/reminders`, count: due, text: t("surveys.remind.send", { count: due }) },
    unsentText: t("surveys.remind.unsent", { count: unsent.length }),
    waitText: due < wanting.length ? t("surveys.remind.wait", { count: wanting.length - due }) : null,
    declinedText:
      wanting.length < unsent.length ? t("surveys.remind.declined", { count: unsent.length - wanting.length }) : null,
    scheduleUrl: `${surveyUrl(survey)}/reminder-schedule`,
    added: { url: `${surveyUrl(survey)}/invitations`, count: added, text: t("surveys.invite.send", { count: added }) },
    closingUrl: `${surveyUrl(survey)}/closing`,
    closingTimeUrl: `${surveyUrl(survey)}/closing-time`,
    closingHeading: t(state === "open" ? "surveys.closing.heading" : "surveys.closing.reopenHeading"),
    closingText: t(state === "open" ? "surveys.closing.move" : "surveys.closing.reopen"),
  };
}

const mostNamed = 20;
/** Of thousands, as many as a page bears. */
const mostListed = 500;

export function withoutContactModel(
  { withoutContact, programme }: Pick<Publication, "withoutContact" | "programme">,
  { t }: Asking,
) {
  if (withoutContact.length === 0) return null;
  const url = `${programmeUrl(programme.id)}/organisations`;
  return {
    text: t("surveys.publish.withoutContact", { count: withoutContact.length }),
    organisations: withoutContact.slice(0, mostNamed).map(({ id, name }) => ({ name, url: `${url}/${id}` })),
    more:
      withoutContact.length > mostNamed
        ? t("surveys.publish.moreWithout", { count: withoutContact.length - mostNamed })
        : null,
  };
}

export const doneTexts: Record<Done, Key> = {
  published: "surveys.done.published",
  opened: "anonymous.published.opened",
  invited: "surveys.done.invited",
  reminded: "surveys.done.reminded",
  reopened: "surveys.done.reopened",
  closed: "surveys.done.closed",
  scheduled: "surveys.done.scheduled",
  "schedule-off": "surveys.done.scheduleOff",
  "not-open": "surveys.done.notOpen",
  "opens-later": "surveys.done.opensLater",
  rescheduled: "surveys.done.rescheduled",
  unscheduled: "surveys.done.unscheduled",
  "not-scheduled": "surveys.opening.notScheduled",
  "nobody-to-ask": "surveys.opening.nobodyNow",
  "has-answers": "surveys.opening.hasAnswers",
};

function doneText({ done, count }: Publication, { t }: Asking): string | null {
  return done === undefined ? null : t(doneTexts[done], { count });
}
