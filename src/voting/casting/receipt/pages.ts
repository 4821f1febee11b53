import type { Asking } from "../../../platform/asking.ts";
import type { Page } from "../../../platform/pages.ts";
import { isBlank } from "../../marks.ts";
import { votingUrl } from "../addresses.ts";
import { mergedNotes, removedNotes } from "../filling/pages.ts";
import { shownMarks } from "../marking/pages.ts";
import { typedOf, type TypedMarks } from "../marking/typed-marks.ts";
import { chosenLines } from "../marking/words/pages.ts";
import { standingModel } from "../../room/bars/pages.ts";
import type { Figures } from "../../room/live.ts";
import { closesText, contactText, heading, type Casting } from "../pages.ts";
import { receiptOf } from "../paper.ts";
import { ownModel } from "../proposing/pages.ts";

/** The vote is stored, and this is what it says while it can be changed. */
export function receiptPage(casting: Casting, figures: Figures | null, asking: Asking): Page {
  const { t } = asking;
  const { ballot, options, own, programme } = casting;
  const marks = casting.paper?.marks ?? {};
  const marked = options.filter(({ id }) => marks[id] !== undefined);
  const typed = shownMarks(typedOf(marks), casting);
  const approves = ballot.form === "approval" || ballot.form === "limited";
  const unmarked = approves
    ? []
    : own.filter(({ id, isHidden, mergedInto }) => !isHidden && mergedInto === null && marks[id] === undefined);
  return {
    view: "voting/casting/receipt",
    title: t("voting.receipt.title"),
    model: {
      ...heading(casting, asking),
      isBlank: isBlank(marks),
      chosenLead: t(approves ? "voting.receipt.chosen" : "voting.receipt.marked"),
      chosen: chosenLines(typed, casting, asking),
      isRanked: ballot.form === "ranking",
      merged: mergedNotes(typedOf(marks), options, asking),
      removed: removedNotes({ ...casting, options: marked }, {}, asking),
      unmarked: unmarked.length === 0 ? null : t("voting.receipt.unmarked"),
      until: t(casting.voter.isWalkIn ? "voting.receipt.untilHere" : "voting.receipt.until", {
        closes: closesText(casting, asking),
      }),
      changeUrl: votingUrl(ballot.id),
      receipt: receiptModel(casting),
      standing: standingModel({ ballot, options, figures }, asking),
      own: ownModel(casting, asking),
      contact: contactText(programme, t),
    },
  };
}

/** The code of the voter's paper, and where the votes are published; null where there is none or nothing was voted. */
export function receiptModel({ ballot, token, voter }: Casting, papersUrl: string | null = null) {
  if (!ballot.hasReceipts || !voter.hasVoted) return null;
  return { code: receiptOf(ballot.id, token), isSecret: ballot.isSecret, papersUrl };
}

/** The vote came after the close: it does not count, and what it said is given back. */
export function latePage(casting: Casting, sent: { typed: TypedMarks; proposal: string }, asking: Asking): Page {
  const { t } = asking;
  const { ballot, programme, voter } = casting;
  const chosen = chosenLines(sent.typed, casting, asking);
  return {
    view: "voting/casting/late",
    title: t("voting.late.title"),
    model: {
      ...heading(casting, asking),
      text: t("voting.late.text", { closes: closesText(casting, asking) }),
      earlier: t(voter.hasVoted ? "voting.late.earlierCounts" : "voting.late.noEarlier"),
      chosen,
      isRanked: ballot.form === "ranking",
      proposal: sent.proposal.trim() === "" ? null : sent.proposal,
      resultUrl: votingUrl(ballot.id),
      contact: contactText(programme, t),
    },
  };
}
