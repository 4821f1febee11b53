import { createHash } from "node:crypto";
import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, saidAs, saidIn, textIn, type Said } from "../../../platform/i18n.ts";
import { readNotice } from "../../notice.ts";
import { stateAt } from "../../survey-life.ts";
import { monthsText, withRetention } from "../../retention/words.ts";
import type { Asked } from "../queries.ts";
import { toOne } from "../questions/to-one.ts";

/** An answer that came after the close, to be copied. */
export interface LateAnswer {
  question: Said;
  lines: Said[];
}

/** What stands on every page with questions: whose survey it is, the way back and whom to ask. */
export function aboutModel(asked: Asked, asking: Asking): object {
  const organisation = asked.respondent.organisationName;
  return {
    about: saidAs(surveyName(asked, asking), (survey) =>
      organisation === null ? survey : asking.t("answering.overview.organisation", { survey, organisation }),
    ),
    overviewUrl: surveyUrl(asked),
    contact: contactModel(asked),
  };
}

export function noticeModel({ survey, programme }: Asked, asking: Asking): object[] {
  const { contactName, contactEmail } = programme;
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ") || programme.name;
  const closes = instantText(survey.closesAt, { programme }, asking);
  const retention = monthsText(survey.retentionMonths, asking.t);
  const notice = saidIn(survey.notice, asking.locale);
  const whole = withRetention(textIn(survey.notice, asking.locale), asking.t);
  return readNotice(whole, { closes, contact, retention }).map((runs) =>
    runs.map((run) => ({ ...run, text: saidAs(notice, () => run.text) })),
  );
}

export function contactModel({ programme }: Asked): object {
  const { name, contactName, contactEmail } = programme;
  return { programme: name, name: contactName || contactEmail, email: contactEmail || null };
}

/** The survey's title where a page shows it. */
export function surveyName({ survey }: Asked, { locale }: Asking): Said {
  return saidIn(survey.titles, locale);
}

/** The same within other words. */
export function surveyTitle({ survey }: Asked, { locale }: Asking): string {
  return textIn(survey.titles, locale);
}

export function closesText(asked: Asked, asking: Asking): string {
  return instantText(asked.survey.closesAt, asked, asking);
}

export function instantText(
  instant: Temporal.Instant | null,
  { programme }: Pick<Asked, "programme">,
  { locale }: Asking,
): string {
  return instant === null ? "" : formatInstant(instant, locale, programme.timeZone);
}

/** Whether it opens later. */
export function isAhead({ survey, now }: Asked): boolean {
  return stateAt(survey, now) === "scheduled";
}

/** When it opens, to who has come before that. Not everybody gets a message then. */
export function opensText(asked: Asked, asking: Asking): string {
  return asking.t("answering.notOpen.opens", {
    ...{ survey: surveyTitle(asked, asking), closes: closesText(asked, asking) },
    opens: instantText(asked.survey.opensAt, asked, asking),
  });
}

/** The address of the respondent's own pages of the survey. */
export function surveyUrl({ respondent }: Asked): string {
  return `/survey/${respondent.surveyId}`;
}

export function sectionUrl(asked: Asked, sectionId: string): string {
  return `${surveyUrl(asked)}/sections/${sectionId}`;
}

/** The same, opened from the check page: saved, it leads back there. */
export function changeUrl(asked: Asked, sectionId: string): string {
  return `${sectionUrl(asked, sectionId)}?from=check`;
}

/** Whether a person is asked, whose few questions stand on one page; an organisation chooses among its sections. */
export function isPerson({ respondent }: Asked): boolean {
  return respondent.personId !== null;
}

/** Whether it is answered anonymously: what is known is what the browser's own token opens. */
export function isUnnamed({ respondent }: Asked): boolean {
  return respondent.secret !== null;
}

/** The words for who is asked: an organisation answers as several, a person alone. */
export function spokenTo(asked: Asked, asking: Asking): Asking {
  return isPerson(asked) || isUnnamed(asked) ? toOne(asking) : asking;
}

/** What shuffled options stand in the order of: the same at every visit of who answers. */
export function orderSeed({ respondent }: Asked): string {
  return respondent.secret === null ? respondent.invitationId : respondent.secret.rowKey;
}

/** By which a page knows after a while that what is open in the browser is still this respondent's; it opens nothing. */
export function whoseMark(asked: Asked): string {
  return createHash("sha256")
    .update(`page of ${orderSeed(asked)}`)
    .digest("hex")
    .slice(0, 16);
}

/** Whether a colleague answers, who has been handed some of the sections: the contact sends them with the rest. */
export function isPart({ respondent }: Asked): boolean {
  return respondent.sectionIds !== null;
}

/** The address to which one answer is saved by itself. */
export function answerUrl(asked: Asked, { id }: { id: string }): string {
  return `${surveyUrl(asked)}/questions/${id}/answer`;
}

export function checkUrl(asked: Asked): string {
  return `${surveyUrl(asked)}/check`;
}

/** The address of sending, and of the receipt for it. */
export function submissionUrl(asked: Asked): string {
  return `${surveyUrl(asked)}/submission`;
}
