import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { formatInstant, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { programmeUrl } from "../../../programmes/index.ts";
import { invitationLinksUrl } from "../../links/staff/pages.ts";
import { isPublishedHere, languageText, opensText, surveyUrl } from "../../pages.ts";
import { newLinkRefusalText } from "../../publishing/pages.ts";
import type { Standing, Survey } from "../../queries.ts";
import { isOpen, stateAt } from "../../survey-life.ts";
import { figuresModel, type Figures } from "../figures/pages.ts";
import type { FollowingWanted, LinkOutcome } from "../forms.ts";
import { resultsUrl } from "../../results/addresses.ts";
import { hasSent, matching, pageOf, wantedStates, type Stage, type WantedState } from "./listing.ts";
import type { LastMail, MailState, Progress } from "./queries.ts";
import { unsentRows } from "./unsent-table.ts";

const stageText: Record<Stage, Key> = {
  invited: "surveys.stage.invited",
  opened: "surveys.stage.opened",
  begun: "surveys.stage.begun",
  sent: "surveys.stage.sent",
  imported: "surveys.stage.imported",
};

const wantedText: Record<WantedState, Key> = {
  ...stageText,
  unsent: "surveys.following.list.unsent",
  declined: "surveys.following.list.declined",
  failed: "surveys.following.list.failed",
};

export const mailText: Record<MailState, Key> = {
  queued: "surveys.following.mail.queued",
  kept: "surveys.following.mail.kept",
  sent: "surveys.following.mail.sent",
  failed: "surveys.following.mail.failed",
  erased: "surveys.following.mail.erased",
};

const linkText: Record<LinkOutcome, Key> = {
  sent: "surveys.newLink.sent",
  ...newLinkRefusalText,
  "has-answered": "anonymous.following.hasAnswered",
};

/** How far the answering has come. `progress` is null for those who see figures only. */
export function responsesPage(
  figures: Figures,
  progress: Progress[] | null,
  wanted: FollowingWanted,
  asking: Asking,
): Page {
  const { survey, turnout, now } = figures.standing;
  const { t, locale } = asking;
  const url = surveyUrl(survey);
  const isPlanner = progress !== null;
  const failed = (progress ?? []).filter(({ failure }) => failure !== null).length;
  return {
    view: "surveys/following/responses",
    region: "surveys/following/_rows",
    title: `${t("surveys.responses.title")} – ${textIn(survey.titles, locale)}`,
    model: {
      survey: { name: textIn(survey.titles, locale), url },
      lead: leadText(figures.standing, asking),
      status: wanted.link === undefined ? null : t(linkText[wanted.link]),
      failed:
        failed === 0
          ? null
          : {
              text: t("surveys.following.list.failedNotice", { count: failed }),
              url: `${url}/responses?state=failed#organisations`,
            },
      figures: figuresModel(figures, isPlanner, asking),
      stopsUrl: `${url}/responses/stops`,
      list: listModel(figures.standing, progress ?? [], wanted, asking),
      hasList: progress !== null && progress.length > 0,
      isPlanner,
      hasAnswers: turnout.sent > 0,
      exportUrl: `${url}/export`,
      resultsUrl: resultsUrl(url),
      unsentCsvUrl: `${url}/not-answered.csv`,
      unsentXlsxUrl: `${url}/not-answered.xlsx`,
      publicationUrl: isPlanner && isPublishedHere(figures.standing) ? `${url}/publication` : null,
      isOpen: isOpen(survey, now),
    },
  };
}

function leadText(standing: Standing, { t, locale }: Asking): string {
  const { asked, sent, imported } = standing.turnout;
  if (stateAt(standing.survey, standing.now) === "scheduled")
    return t("surveys.opening.leadResponses", { opens: opensText(standing, locale) });
  if (asked === 0) return t("surveys.responses.nobody");
  if (asked === imported) return t("surveys.responses.leadImported", { count: imported });
  return t("surveys.responses.lead", { sent, asked, share: formatShare(sent / asked, locale) });
}

function listModel({ survey, now, timeZone }: Standing, progress: Progress[], wanted: FollowingWanted, asking: Asking) {
  const { t, locale } = asking;
  const found = matching(progress, wanted);
  const { rows, page, pages } = pageOf(found, wanted.page);
  const foundText = t("surveys.following.list.found", { count: found.length });
  const form = { values: { q: wanted.q, state: wanted.state }, mistakes: {} };
  const url = surveyUrl(survey);
  const open = isOpen(survey, now);
  return {
    url: `${url}/responses`,
    filters: {
      q: formField(form, t, "q", { label: t("surveys.following.list.search"), type: "search" }),
      state: formField(form, t, "state", {
        label: t("surveys.following.list.state"),
        options: [
          { value: "", text: t("surveys.following.list.all") },
          ...wantedStates.map((value) => ({ value, text: t(wantedText[value]) })),
        ],
      }),
    },
    found: pages === 1 ? foundText : t("surveys.following.list.foundPage", { found: foundText, page, pages }),
    rows: rows.map((row) => ({
      name: row.organisationName,
      stage: t(stageText[row.stage]),
      isSent: hasSent(row),
      contact:
        row.contact === null ? t("surveys.following.list.noContact") : `${row.contact.name}, ${row.contact.email}`,
      declined: row.hasDeclined && !hasSent(row) ? t("surveys.following.list.declinedChip") : null,
      failure: row.failure === null ? null : failureModel(row, row.failure, survey, asking),
      since: formatInstant(row.since, locale, timeZone),
      answersUrl: row.responseId === null || row.stage === "begun" ? null : `${url}/responses/${row.responseId}`,
      linkUrl: row.invitationId === null || !open ? null : `${url}/invitations/${row.invitationId}/link`,
      linkLabel: t("surveys.newLink.for", { organisation: row.organisationName }),
      linksUrl: row.invitationId === null ? null : invitationLinksUrl(survey, row.invitationId),
      linksLabel: t("surveys.links.manageOf", { organisation: row.organisationName }),
    })),
    hasPages: pages > 1,
    previousUrl: page > 1 ? pageUrl(survey, wanted, page - 1) : null,
    nextUrl: page < pages ? pageUrl(survey, wanted, page + 1) : null,
  };
}

function failureModel(row: Progress, { isRefused, toAddress, error }: LastMail, survey: Survey, { t }: Asking) {
  const key = isRefused ? "surveys.following.list.refused" : "surveys.following.list.retried";
  const organisation = `${programmeUrl(survey.programmeId)}/organisations/${row.organisationId}`;
  return {
    text: t(key, { address: toAddress, error }),
    mendUrl: row.contact === null ? organisation : `${organisation}/participants/${row.contact.participantId}`,
    mendLabel: t("surveys.following.list.mendFor", { organisation: row.organisationName }),
  };
}

function pageUrl(survey: Survey, { q, state }: FollowingWanted, page: number): string {
  const query = new URLSearchParams({ q, state, page: String(page) });
  return `${surveyUrl(survey)}/responses?${query.toString()}#organisations`;
}

/** Those who have not sent, as a table to take along. */
export function unsentTable(progress: readonly Progress[], timeZone: string, { t, locale }: Asking) {
  return {
    name: t("surveys.following.unsent.fileName"),
    header: [
      t("surveys.responses.organisation"),
      t("surveys.following.industries.industry"),
      t("surveys.following.unsent.municipality"),
      t("surveys.following.list.contact"),
      t("surveys.following.unsent.email"),
      t("surveys.following.unsent.language"),
      t("surveys.responses.stage"),
      t("surveys.responses.since"),
      t("surveys.following.unsent.reminders"),
      t("surveys.following.unsent.mail"),
    ],
    rows: unsentRows(progress, {
      industry: ({ industryNames }) => (industryNames === null ? "" : textIn(industryNames, locale)),
      language: ({ contact }) => (contact === null ? "" : t(languageText[contact.locale])),
      stage: ({ stage }) => t(stageText[stage]),
      since: ({ since }) => formatInstant(since, locale, timeZone),
      reminders: ({ hasDeclined }) => (hasDeclined ? t("surveys.following.list.declinedChip") : ""),
      mail: ({ mail }) => (mail === null ? "" : t(mailText[mail.state])),
    }),
  };
}
