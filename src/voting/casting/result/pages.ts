import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { resultModel } from "../../closing/pages.ts";
import type { ShownResult } from "../../closing/shown.ts";
import type { Reader } from "../../closing/showing/queries.ts";
import { votingUrl } from "../addresses.ts";
import { contactText, heading, type Casting } from "../pages.ts";
import { ownModel } from "../proposing/pages.ts";
import { receiptModel } from "../receipt/pages.ts";

/** What a voter may see beside a published result. */
export function voterReader(ballotId: string): Reader {
  return {
    recountUrl: votingUrl(ballotId, "recount"),
    papersUrl: votingUrl(ballotId, "papers"),
    seesVoters: false,
  };
}

/** The published result for a voter, with what became of the voter's own proposals. */
export function voterResultPage(casting: Casting, shown: ShownResult, asking: Asking): Page {
  const { ballot, programme } = casting;
  const { winnerIds } = shown.result;
  const wayOn =
    winnerIds.length === 0
      ? "voting.result.voterNoWinner"
      : winnerIds.length === 1
        ? "voting.result.voterNext"
        : "voting.result.voterNextSeveral";
  return {
    view: "voting/casting/result",
    title: asking.t("voting.result.title", { title: textIn(ballot.titles, asking.locale) }),
    model: {
      ...heading(casting, asking),
      result: resultModel(shown, asking),
      wayOn: asking.t(wayOn),
      // Where the votes are not published, the code finds nothing.
      receipt: shown.papersUrl === null ? null : receiptModel(casting, shown.papersUrl),
      own: ownModel(casting, asking),
      contact: contactText(programme, asking.t),
    },
  };
}
