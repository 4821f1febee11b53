import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import type { Ballot } from "../queries.ts";

/** Whether the person wants reminders of this vote: one button to decline them, or to have them after all. */
export function decliningPage(
  { ballot, token, isOpen, isDeclined }: { ballot: Ballot; token: string; isOpen: boolean; isDeclined: boolean },
  { t, locale }: Asking,
): Page {
  const url = decliningUrl(token);
  return {
    view: "voting/declining",
    title: t("voting.declining.title"),
    model: {
      about: textIn(ballot.titles, locale),
      isOpen,
      isDeclined,
      declineUrl: `${url}/refusal`,
      takeBackUrl: `${url}/refusal/removal`,
      voteUrl: `/v/${token}`,
    },
  };
}

export function decliningUrl(token: string): string {
  return `/v/${token}/reminders`;
}
