import type { Asking } from "../../platform/asking.ts";
import { textIn, type Translate } from "../../platform/i18n.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { qrSvg } from "../../platform/qr.ts";
import type { Programme } from "../../programmes/index.ts";
import { ballotState } from "../ballot-life.ts";
import type { Ballot } from "../queries.ts";
import type { Slip } from "../holding/commands.ts";
import { ballotUrl, closesText, type Shown } from "../holding/pages.ts";

/** What printing slips means, before it is done. */
export function slipsPage(
  { ballot, turnout, now, isSecret }: Pick<Shown, "ballot" | "turnout" | "now" | "isSecret">,
  { t, locale }: Asking,
): Page {
  const waiting = turnout.voters - turnout.voted;
  return {
    view: "voting/holding/slips",
    title: t("voting.slips.title"),
    model: {
      ballotTitle: textIn(ballot.titles, locale),
      backUrl: ballotUrl(ballot),
      url: `${ballotUrl(ballot)}/slips`,
      text: t("voting.slips.text", { count: waiting }),
      why: t(isSecret ? "voting.slips.why" : "voting.slips.whyNotSecret"),
      button: t("voting.slips.make", { count: waiting }),
      isPossible: waiting > 0 && ballotState(ballot, now) === "open",
    },
  };
}

/** The slips to print: each voter's name, QR code and address, in the voter's language. */
export function slipSheetPage(
  ballot: Ballot,
  programme: Programme,
  slips: Slip[],
  texts: Record<Locale, Translate>,
  { t }: Asking,
): Page {
  return {
    view: "voting/holding/slip-sheet",
    title: t("voting.slips.sheetTitle"),
    model: {
      lead: t("voting.slips.sheetLead", { count: slips.length }),
      backUrl: ballotUrl(ballot),
      slips: slips.map(({ name, organisation, locale, url }) => ({
        name,
        organisation,
        locale,
        title: textIn(ballot.titles, locale),
        closes: texts[locale]("voting.slips.closes", { closes: closesText(ballot, programme, locale) }),
        qr: { svg: qrSvg(url, texts[locale]("voting.slips.qr", { name })) },
        url,
      })),
    },
  };
}
