import type { Asking } from "../../platform/asking.ts";
import { textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Locale } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { qrSvg } from "../../platform/qr.ts";
import type { Programme } from "../../programmes/index.ts";
import { ballotState } from "../ballot-life.ts";
import type { Ballot } from "../queries.ts";
import type { Secrecy } from "../secrecy.ts";
import { ballotUrl } from "../addresses.ts";
import type { Shown } from "../holding/shown.ts";
import { closesText } from "../holding/texts/pages.ts";
import type { Slip } from "./commands.ts";

const whyText: Record<Secrecy, Key> = {
  secret: "voting.slips.why",
  open: "voting.slips.whyOpen",
  "links-kept": "voting.slips.whyNotSecret",
};

/** What printing slips means, before it is done. */
export function slipsPage(
  { ballot, waiting, now, secrecy }: Pick<Shown, "ballot" | "now" | "secrecy"> & { waiting: number },
  { t, locale }: Asking,
): Page {
  return {
    view: "voting/holding/slips",
    title: t("voting.slips.title"),
    model: {
      ballotTitle: textIn(ballot.titles, locale),
      backUrl: ballotUrl(ballot),
      url: `${ballotUrl(ballot)}/slips`,
      text: t("voting.slips.text", { count: waiting }),
      why: t(whyText[secrecy]),
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
