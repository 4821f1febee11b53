import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formField, summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { qrSvg } from "../../../platform/qr.ts";
import { isShown, leastShown } from "../../../platform/visibility.ts";
import { programmeUrl, type Industry, type Programme } from "../../../programmes/index.ts";
import { commonLinkUrl } from "../../links/addresses.ts";
import { languageText, surveyUrl } from "../../pages.ts";
import type { Done } from "../../publishing/forms.ts";
import { letterLocale, type OwnTexts } from "../../publishing/letters/writing.ts";
import { closingFields, doneTexts, draftProblems, letterLinks } from "../../publishing/pages.ts";
import { openingFields } from "../../publishing/opening/pages.ts";
import { dueReminders, hasDeclined } from "../../publishing/recipients.ts";
import { scheduleFields, scheduleModel, type ScheduleWords } from "../../publishing/schedule/pages.ts";
import type { PlannedReminder } from "../../publishing/schedule/schedule.ts";
import type { Survey } from "../../queries.ts";
import type { StoredQuestionnaire } from "../../questionnaire/stored.ts";
import { closedSince, stateAt } from "../../survey-life.ts";
import { noIndustry, notAskedYet, type Choice, type Person } from "../inviting/people.ts";
import type { Asked } from "../inviting/queries.ts";
import { settingUrl, wayName } from "../way.ts";

export interface AnonymousPublication {
  survey: Survey;
  programme: Programme;
  industries: Industry[];
  now: Temporal.Instant;
  people: Person[];
  asked: Asked[];
  questionnaire: StoredQuestionnaire;
  /** How many answers have been sent. */
  sent: number;
  reminders: PlannedReminder[];
  letters: OwnTexts;
  publicUrl: URL;
  /** Whether links leave by mail, so that staff cannot open them. */
  isSecret: boolean;
  done: Done | undefined;
  count: number;
}

/** Before publishing: who will be asked and until when. Afterwards: the link to share, or who is still to be reached. */
export function anonymousPublicationPage(publication: AnonymousPublication, form: FormState, asking: Asking): Page {
  const { survey } = publication;
  const { t, locale } = asking;
  const isDraft = survey.state === "draft";
  const fields = closingFields(publication, form, asking);
  const schedule = scheduleFields(scheduledOf(publication), form, asking);
  const who = whoFields(publication, form, asking);
  const opening = openingFields(openingWords(survey, asking), form, asking);
  const { opens, opensOn, opensAt } = opening;
  const times = [opens, opensOn, opensAt, fields.closesOn, fields.closesAt, schedule.days, schedule.time];
  const mistakes = summary([who.who, ...times]);
  const title = t(isDraft ? "surveys.publish.title" : "anonymous.published.title");
  return {
    view: isDraft ? "surveys/anonymous/publish" : "surveys/anonymous/published",
    title: `${title} – ${textIn(survey.titles, locale)}`,
    hasMistakes: mistakes.length > 0,
    model: {
      survey: { name: textIn(survey.titles, locale), url: surveyUrl(survey) },
      status: publication.done === undefined ? null : t(doneTexts[publication.done], { count: publication.count }),
      mistakes,
      isCommon: survey.access === "common",
      notSecret: survey.access === "invited" && !publication.isSecret ? t("anonymous.publish.notSecret") : null,
      opening,
      fields,
      zone: t("surveys.closing.zone", { zone: publication.programme.timeZone }),
      schedule: {
        fields: schedule,
        ...scheduleModel(scheduledOf(publication), awaited(publication).length, asking, toPeople),
      },
      who,
      letters: letterLinks(survey, asking),
      ...(isDraft ? draftModel(publication, asking) : publishedModel(publication, asking)),
    },
  };
}

/** What opening at once or later does with the mails, or with the link that all share. */
function openingWords({ access }: Survey, { t }: Asking) {
  const isCommon = access === "common";
  return {
    now: t(isCommon ? "anonymous.opening.nowLink" : "anonymous.opening.nowMails"),
    later: t(isCommon ? "anonymous.opening.laterLink" : "surveys.opening.laterMails"),
  };
}

const toPeople: ScheduleWords = { next: "anonymous.schedule.next", done: "anonymous.schedule.done" };

function scheduledOf({ reminders, survey, programme, now }: AnonymousPublication) {
  return { reminders, closesAt: survey.closesAt, timeZone: programme.timeZone, now };
}

/** Who has not answered and wants reminders. */
function awaited({ asked }: AnonymousPublication): Asked[] {
  return asked.filter(({ invitation, recipient }) => !invitation.isSent && !hasDeclined(invitation, recipient));
}

/** Whom to ask: everybody who is not asked yet, or those of some industries and organisations. */
export function whoFields(
  { people, asked, industries }: Pick<AnonymousPublication, "people" | "asked" | "industries">,
  form: FormState,
  { t, locale }: Asking,
  chosen: Choice = { who: "all" },
) {
  const left = notAskedYet(
    people,
    asked.map(({ recipient }) => recipient),
  );
  const numberOf = (count: number) => t("anonymous.who.people", { count });
  const byIndustry = Map.groupBy(left, ({ industryId }) => industryId ?? noIndustry);
  const known = industries.map(({ id, names }) => ({ id, name: textIn(names, locale) }));
  const organisations = [...Map.groupBy(left, ({ organisationId }) => organisationId)];
  return {
    who: formField(form, t, "who", {
      ...{ label: t("anonymous.who.question"), type: "radio", value: chosen.who },
      options: [
        { value: "all", text: t("anonymous.who.all"), hint: numberOf(left.length) },
        { value: "some", text: t("anonymous.who.some"), hint: t("anonymous.who.someHint") },
      ],
    }),
    industries: formField(form, t, "industries", {
      ...{ label: t("anonymous.who.industries"), type: "checkbox" },
      value: chosen.who === "all" ? "" : chosen.industryIds.join("\n"),
      options: [...known, { id: noIndustry, name: t("surveys.following.industries.none") }].flatMap(({ id, name }) => {
        const count = byIndustry.get(id)?.length ?? 0;
        return count === 0 ? [] : [{ value: id, text: name, hint: numberOf(count) }];
      }),
    }),
    organisations: formField(form, t, "organisations", {
      ...{ label: t("anonymous.who.organisations"), type: "checkbox" },
      value: chosen.who === "all" ? "" : chosen.organisationIds.join("\n"),
      options: organisations.map(([value, members]) => {
        return { value, text: members[0]?.organisationName ?? "", hint: numberOf(members.length) };
      }),
    }),
    isOpen: (form.values["who"] ?? chosen.who) === "some",
    left: left.length,
  };
}

/** Of thousands, as many as a page bears. */
const mostListed = 500;

function draftModel(publication: AnonymousPublication, asking: Asking) {
  const { survey, programme, people } = publication;
  const { t } = asking;
  const isCommon = survey.access === "common";
  const { isReady, ...problems } = draftProblems(publication, asking);
  return {
    ...problems,
    missingMails: isCommon ? [] : problems.missingMails,
    lead: t(isCommon ? "anonymous.publish.leadCommon" : "anonymous.publish.lead", { count: people.length }),
    way: { text: wayName(survey, asking), url: settingUrl(survey) },
    few:
      !isCommon && people.length > 0 && !isShown(people.length)
        ? t("anonymous.publish.few", { least: leastShown })
        : null,
    hasPeople: isCommon || people.length > 0,
    canSend: isReady && (isCommon || people.length > 0),
    actionUrl: `${surveyUrl(survey)}/publication`,
    organisationsUrl: `${programmeUrl(programme.id)}/organisations`,
    people: isCommon
      ? []
      : people.slice(0, mostListed).map((person) => ({
          name: person.name,
          organisation: person.organisationName,
          email: person.email,
          language: t(languageText[letterLocale(programme, person.locale)]),
        })),
    more:
      !isCommon && people.length > mostListed
        ? t("anonymous.publish.more", { count: people.length - mostListed })
        : null,
  };
}

function publishedModel(publication: AnonymousPublication, asking: Asking) {
  const { survey, programme, asked, sent, now } = publication;
  const { t, locale } = asking;
  const isCommon = survey.access === "common";
  const url = surveyUrl(survey);
  const closes = survey.closesAt === null ? "" : formatInstant(survey.closesAt, locale, programme.timeZone);
  const closedAt = closedSince(survey, now);
  const unsent = asked.filter(({ invitation }) => !invitation.isSent);
  const wanting = awaited(publication);
  const due = dueReminders(wanting, now).length;
  const answered = t("anonymous.following.answers", { count: sent });
  return {
    isOpen: stateAt(survey, now) === "open",
    lead:
      closedAt === null
        ? t(isCommon ? "anonymous.published.leadCommon" : "anonymous.published.lead", {
            ...{ count: asked.length, answered, closes },
          })
        : t("anonymous.published.leadClosed", {
            answered,
            closed: formatInstant(closedAt, locale, programme.timeZone),
          }),
    responsesUrl: `${url}/responses`,
    common: commonModel(publication, asking),
    remind: { url: `${url}/reminders`, count: due, text: t("surveys.remind.send", { count: due }) },
    unsentText: t("surveys.remind.unsent", { count: unsent.length }),
    waitText: due < wanting.length ? t("surveys.remind.wait", { count: wanting.length - due }) : null,
    declinedText:
      wanting.length < unsent.length ? t("surveys.remind.declined", { count: unsent.length - wanting.length }) : null,
    scheduleUrl: `${url}/reminder-schedule`,
    inviteUrl: `${url}/invitations`,
    closingUrl: `${url}/closing`,
    closingTimeUrl: `${url}/closing-time`,
  };
}

/** The link that all share, to copy, to show and to print; null where each has their own. */
export function commonModel({ survey, publicUrl }: Pick<AnonymousPublication, "survey" | "publicUrl">, { t }: Asking) {
  if (survey.commonCode === null) return null;
  const address = new URL(commonLinkUrl(survey.commonCode), publicUrl).href;
  const label = t("anonymous.common.label");
  return { address, label, qr: { svg: qrSvg(address, label) }, posterUrl: `${surveyUrl(survey)}/poster` };
}

/** A sheet for the wall: what is asked, the code for a phone's camera and the address to type. */
export function posterPage(
  { survey, programme, now }: { survey: Survey; programme: Programme; now: Temporal.Instant },
  { code, publicUrl }: { code: string; publicUrl: URL },
  { t, locale }: Asking,
): Page {
  const address = new URL(commonLinkUrl(code), publicUrl);
  const at = (time: Temporal.Instant | null) => (time === null ? "" : formatInstant(time, locale, programme.timeZone));
  const closes = at(survey.closesAt);
  const isAhead = stateAt(survey, now) === "scheduled";
  return {
    view: "surveys/anonymous/poster",
    title: `${t("anonymous.poster.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      name: textIn(survey.titles, locale),
      programme: programme.name,
      closes: isAhead
        ? t("anonymous.poster.opens", { opens: at(survey.opensAt), closes })
        : t("anonymous.poster.closes", { closes }),
      qr: { svg: qrSvg(address.href, t("anonymous.common.label")) },
      // What one types: browsers find the rest.
      address: `${address.host}${address.pathname}`,
      backUrl: `${surveyUrl(survey)}/publication`,
    },
  };
}
