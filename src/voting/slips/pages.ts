import type { Temporal } from "temporal-polyfill";
import type { Organisation, Participant } from "../../organisations/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary, textsField, type Field } from "../../platform/fields.ts";
import { emptyForm, textValues, type FormState } from "../../platform/forms.ts";
import { formatInstant, formatShare, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { locales, type Locale, type Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { qrSvg } from "../../platform/qr.ts";
import { programmeUrl, type Programme } from "../../programmes/index.ts";
import type { TopicOption } from "../../series/index.ts";
import type { Topic, Workshop } from "../../workshops/index.ts";
import { ballotState, type BallotState, type OpeningRefusal, type RescheduleRefusal } from "../ballot-life.ts";
import { resultModel } from "../closing/pages.ts";
import type { Ballot, BallotOption, Turnout } from "../queries.ts";
import type { Audience, AudienceChoice } from "../holding/audience.ts";
import { closingFields, suggestedClose } from "../holding/closing-time.ts";
import type { DraftRefusal, Slip } from "../holding/commands.ts";
import type { Done } from "../holding/forms.ts";

import { ballotUrl, closesText } from "../holding/pages.ts";

/** What printing slips means, before it is done. */
export function slipsPage(
  { ballot, turnout, now }: Pick<Shown, "ballot" | "turnout" | "now">,
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
