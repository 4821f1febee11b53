import type { Asking } from "../../../platform/asking.ts";
import { formatInstant, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { qrSvg } from "../../../platform/qr.ts";
import { surveyUrl } from "../../pages.ts";
import type { Survey } from "../../queries.ts";
import type { StoredQuestionnaire } from "../../questionnaire/stored.ts";
import type { InvitationOf, SurveyLink } from "../queries.ts";
import type { LinksDone } from "./forms.ts";

const purposeText: Record<SurveyLink["madeFor"], Key> = {
  invitation: "surveys.links.madeFor.invitation",
  reminder: "surveys.links.madeFor.reminder",
  again: "surveys.links.madeFor.again",
  copy: "surveys.links.madeFor.copy",
  share: "surveys.links.madeFor.share",
};

const doneText: Record<LinksDone, Key> = { ended: "surveys.links.ended", "not-open": "surveys.newLink.notOpen" };

export function invitationLinksUrl(survey: { programmeId: string; id: string }, invitationId: string): string {
  return `${surveyUrl(survey)}/invitations/${invitationId}/links`;
}

interface InvitationLinks {
  survey: Survey;
  invitation: InvitationOf;
  links: SurveyLink[];
  questionnaire: StoredQuestionnaire;
  timeZone: string;
  isOpen: boolean;
  done: LinksDone | undefined;
}

/** The links of one organisation: when they were made, for what, whether they were opened; and who has which sections. */
export function linksPage(
  { survey, invitation, links, questionnaire, timeZone, isOpen, done }: InvitationLinks,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const at = (instant: SurveyLink["createdAt"]) => formatInstant(instant, locale, timeZone);
  const url = invitationLinksUrl(survey, invitation.id);
  const live = links.filter(({ revokedAt }) => revokedAt === null).length;
  const title = textIn(survey.titles, locale);
  return {
    view: "surveys/links/links",
    title: t("surveys.links.title", { organisation: invitation.organisationName, survey: title }),
    model: {
      survey: { name: title, url: `${surveyUrl(survey)}/responses` },
      status: done === undefined ? null : t(doneText[done]),
      heading: t("surveys.links.heading", { organisation: invitation.organisationName }),
      lead: t(live === 0 ? "surveys.links.leadNone" : "surveys.links.lead", { count: live }),
      copyUrl: isOpen ? url : null,
      links: links.map(({ id, madeFor, createdAt, lastOpenedAt, revokedAt, colleague }) => ({
        made: at(createdAt),
        purpose: t(purposeText[madeFor], { name: colleague?.name ?? "" }),
        colleague:
          colleague === null
            ? null
            : {
                email: colleague.email,
                sections: questionnaire.sections
                  .filter((section) => colleague.sectionIds.includes(section.id))
                  .map(({ titles }) => textIn(titles, locale))
                  .join(", "),
                done: colleague.doneAt === null ? null : t("surveys.links.doneAt", { at: at(colleague.doneAt) }),
              },
        opened: lastOpenedAt === null ? t("surveys.links.unopened") : at(lastOpenedAt),
        state: t(revokedAt === null ? "surveys.links.works" : "surveys.links.isEnded"),
        isLive: revokedAt === null,
        endUrl: revokedAt === null ? `${url}/${id}/ending` : null,
        endLabel: t("surveys.links.endOf", { made: at(createdAt) }),
      })),
      question: t("surveys.links.endQuestion"),
    },
  };
}

/** A new link, on this page and nowhere else, with its QR code. */
export function copiedLinkPage(
  { survey, invitation, closes }: { survey: Survey; invitation: InvitationOf; closes: string },
  address: URL,
  { t, locale }: Asking,
): Page {
  const label = t("surveys.links.copied.label", { organisation: invitation.organisationName });
  return {
    view: "surveys/links/copied",
    title: t("surveys.links.copied.title", { organisation: invitation.organisationName }),
    model: {
      survey: { name: textIn(survey.titles, locale), url: `${surveyUrl(survey)}/responses` },
      heading: t("surveys.links.copied.title", { organisation: invitation.organisationName }),
      lead: t("surveys.links.copied.lead", { closes }),
      address: address.href,
      label,
      qr: { svg: qrSvg(address.href, label) },
      backUrl: invitationLinksUrl(survey, invitation.id),
    },
  };
}
