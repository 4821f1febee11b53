import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatInstant, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import type { FollowingWanted, LinkOutcome } from "../../following/forms.ts";
import { matching, pageOf, type WantedState } from "../../following/list/listing.ts";
import { mailText } from "../../following/list/pages.ts";
import { languageText, opensText, surveyUrl } from "../../pages.ts";
import { hasDeclined } from "../../publishing/recipients.ts";
import { newLinkRefusalText } from "../../publishing/pages.ts";
import type { Standing } from "../../queries.ts";
import { closedSince, isOpen, stateAt } from "../../survey-life.ts";
import type { Followed } from "./queries.ts";

const linkText: Record<LinkOutcome, Key> = {
  sent: "anonymous.following.linkSent",
  ...newLinkRefusalText,
  "no-contact": "anonymous.following.noAddress",
  "has-answered": "anonymous.following.hasAnswered",
};

/** What the list can be narrowed to: whether somebody has answered, or what staff have to do something about. */
const offered: [WantedState, Key][] = [
  ["unsent", "anonymous.following.state.unsent"],
  ["sent", "anonymous.following.state.sent"],
  ["declined", "surveys.following.list.declined"],
  ["failed", "surveys.following.list.failed"],
];

/**
 * How far the answering of an anonymous survey has come: how many answers there are, and of personal links whose are still
 * awaited. Not when they came nor where they stop, which beside what is known of people would tell. `followed` is null
 * for those who see figures only.
 */
export function anonymousResponsesPage(
  standing: Standing,
  followed: Followed[] | null,
  wanted: FollowingWanted,
  asking: Asking,
): Page {
  const { survey, now } = standing;
  const { t, locale } = asking;
  const url = surveyUrl(survey);
  const isPersonal = survey.access === "invited";
  const isPlanner = followed !== null;
  const failed = (followed ?? []).filter((each) => failureOf(each) !== null).length;
  return {
    view: "surveys/anonymous/responses",
    region: "surveys/anonymous/_people",
    title: `${t("surveys.responses.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url },
      status: wanted.link === undefined ? null : t(linkText[wanted.link]),
      heading: t(isPersonal ? "surveys.responses.heading" : "anonymous.following.headingCommon"),
      lead: leadText(standing, asking),
      results: {
        text: resultsText(standing, asking),
        url: survey.keysDroppedAt === null ? null : `${url}/results`,
      },
      failed:
        failed === 0
          ? null
          : { text: t("anonymous.following.failed", { count: failed }), url: `${url}/responses?state=failed#people` },
      publicationUrl: isPlanner && survey.state !== "draft" ? `${url}/publication` : null,
      isPlanner,
      hasList: isPersonal && isPlanner && followed.length > 0,
      list: listModel(standing, followed ?? [], wanted, asking),
      unsentCsvUrl: `${url}/not-answered.csv`,
      unsentXlsxUrl: `${url}/not-answered.xlsx`,
      isOpen: isOpen(survey, now),
    },
  };
}

function leadText(standing: Standing, { t, locale }: Asking): string {
  const { survey, now } = standing;
  const { asked, sent } = standing.turnout;
  if (stateAt(survey, now) === "scheduled")
    return t("surveys.opening.leadResponses", { opens: opensText(standing, locale) });
  if (survey.state === "draft") return t("surveys.responses.nobody");
  if (survey.access === "common") return t("anonymous.following.lead", { count: sent });
  if (asked === 0) return t("surveys.responses.nobody");
  return t("anonymous.following.leadInvited", { sent, asked, share: formatShare(Math.min(1, sent / asked), locale) });
}

function resultsText({ survey, now, timeZone }: Standing, { t, locale }: Asking): string {
  if (closedSince(survey, now) !== null) return t("anonymous.following.resultsThere");
  const closes = survey.closesAt === null ? "" : formatInstant(survey.closesAt, locale, timeZone);
  return closes === "" ? t("anonymous.following.resultsLater") : t("anonymous.following.resultsAt", { closes });
}

/** A mail that has not arrived, where the answer is still awaited. */
function failureOf({ mail, invitation }: Followed) {
  return mail?.state === "failed" && !invitation.isSent ? mail : null;
}

function listModel({ survey, now, timeZone }: Standing, followed: Followed[], wanted: FollowingWanted, asking: Asking) {
  const { t, locale } = asking;
  const url = surveyUrl(survey);
  const rows = followed.map((each) => ({
    ...each,
    organisationName: each.recipient.organisationName,
    municipality: "",
    contact: { name: each.recipient.name, email: each.recipient.email },
    stage: each.invitation.isSent ? ("sent" as const) : ("invited" as const),
    hasDeclined: hasDeclined(each.invitation, each.recipient),
    failure: failureOf(each),
  }));
  const found = matching(rows, wanted);
  const { rows: shown, page, pages } = pageOf(found, wanted.page);
  const foundText = t("anonymous.following.found", { count: found.length });
  const form = { values: { q: wanted.q, state: wanted.state }, mistakes: {} };
  const pageUrl = (at: number) =>
    `${url}/responses?${new URLSearchParams({ q: wanted.q, state: wanted.state, page: String(at) }).toString()}#people`;
  return {
    url: `${url}/responses`,
    filters: {
      q: formField(form, t, "q", { label: t("anonymous.following.search"), type: "search" }),
      state: formField(form, t, "state", {
        label: t("surveys.following.list.state"),
        options: [
          { value: "", text: t("surveys.following.list.all") },
          ...offered.map(([value, key]) => ({ value, text: t(key) })),
        ],
      }),
    },
    found: pages === 1 ? foundText : t("surveys.following.list.foundPage", { found: foundText, page, pages }),
    rows: shown.map((row) => ({
      name: row.recipient.name,
      organisation: row.recipient.organisationName,
      email: row.recipient.email,
      stage: t(row.invitation.isSent ? "anonymous.following.state.sent" : "anonymous.following.state.unsent"),
      isSent: row.invitation.isSent,
      declined: row.hasDeclined && !row.invitation.isSent ? t("surveys.following.list.declinedChip") : null,
      failure: row.failure === null ? null : failureModel(row, row.failure, survey.programmeId, asking),
      mailed: formatInstant(row.invitation.mailedAt, locale, timeZone),
      linkUrl: isOpen(survey, now) && !row.invitation.isSent ? `${url}/accesses/${row.invitation.id}/link` : null,
      linkLabel: t("surveys.newLink.for", { organisation: row.recipient.name }),
    })),
    hasPages: pages > 1,
    previousUrl: page > 1 ? pageUrl(page - 1) : null,
    nextUrl: page < pages ? pageUrl(page + 1) : null,
  };
}

function failureModel(
  { recipient }: Followed,
  { isRefused, toAddress, error }: { isRefused: boolean; toAddress: string; error: string },
  programmeId: string,
  { t }: Asking,
) {
  const key = isRefused ? "surveys.following.list.refused" : "surveys.following.list.retried";
  return {
    text: t(key, { address: toAddress, error }),
    mendUrl: `${programmeUrl(programmeId)}/organisations/${recipient.organisationId}/participants/${recipient.participantId}`,
    mendLabel: t("surveys.following.list.mendFor", { organisation: recipient.name }),
  };
}

/** Those who have not answered, as a table to take along. */
export function unansweredTable(followed: readonly Followed[], timeZone: string, { t, locale }: Asking) {
  return {
    name: t("surveys.following.unsent.fileName"),
    header: [
      t("anonymous.publish.name"),
      t("surveys.responses.organisation"),
      t("surveys.following.unsent.email"),
      t("surveys.following.unsent.language"),
      t("anonymous.following.mailed"),
      t("surveys.following.unsent.reminders"),
      t("surveys.following.unsent.mail"),
    ],
    rows: followed
      .filter(({ invitation }) => !invitation.isSent)
      .map(({ recipient, invitation, mail }) => [
        ...[recipient.name, recipient.organisationName, recipient.email, t(languageText[recipient.locale])],
        formatInstant(invitation.mailedAt, locale, timeZone),
        hasDeclined(invitation, recipient) ? t("surveys.following.list.declinedChip") : "",
        mail === null ? "" : t(mailText[mail.state]),
      ]),
  };
}
