import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { ballotState } from "../../ballot-life.ts";
import { mergeTargets } from "../../marks.ts";
import type { Similar } from "../../moderating/similar/queries.ts";
import { chosenText } from "../../planning/own/pages.ts";
import { longestTitle, proposalsEach, type ProposalRefusal } from "../../proposals.ts";
import { isOffered } from "../../offered.ts";
import type { BallotOption } from "../../queries.ts";
import { votingUrl } from "../addresses.ts";
import { writeInstead } from "../marking/instead.ts";
import { closesText, contactText, heading, opensText, publicationText, secrecyNotice, type Casting } from "../pages.ts";
import type { ProposalRefused } from "./commands.ts";
import { withdrawalRefusal, type WithdrawalRefusal } from "./withdrawing.ts";

/** A topic that is being proposed: as it was typed, what is like it, and why it was not taken. */
export interface Proposing {
  title: string;
  similar: Similar[];
  refused: ProposalRefused | null;
}

export const nothingProposed: Proposing = { title: "", similar: [], refused: null };

const proposalText: Record<ProposalRefusal, Key> = {
  "not-open": "voting.cast.noProposals",
  closed: "voting.cast.noProposals",
  "too-short": "voting.cast.proposalShort",
  "too-long": "voting.cast.proposalLong",
  "too-many": "voting.cast.proposalMany",
  "already-proposed": "voting.cast.proposalKnown",
};

/** The field for a topic of one's own, with what is like it. */
export function proposalModel(
  ballotId: string,
  proposing: Proposing,
  { isVoting, isSentBack }: { isVoting: boolean; isSentBack: boolean },
  asking: Asking,
) {
  const { t, locale } = asking;
  const { title, similar, refused } = proposing;
  const field = formField({ ...emptyForm, values: { proposal: title } }, t, "proposal", {
    label: t("voting.cast.proposal"),
    hint: t("voting.cast.proposalHint", { count: proposalsEach }),
  });
  const isHidden = refused?.why === "already-proposed" && refused.sameAs?.isHidden === true;
  const error =
    refused === null
      ? null
      : t(isHidden ? "voting.cast.proposalHidden" : proposalText[refused.why], {
          title: refused.sameAs === null ? "" : textIn(refused.sameAs.names, locale),
          most: refused.why === "too-many" ? proposalsEach : longestTitle,
        });
  return {
    field: error === null ? field : { ...field, error, describedBy: `${field.id}-hint ${field.id}-error` },
    similarUrl: votingUrl(ballotId, "similar"),
    ...similarModel(title, similar, isVoting, asking),
    // Only on a page that was sent back for it: as one writes, nothing takes the focus away.
    isAsked: isSentBack && similar.length > 0 && refused === null,
  };
}

/** What is like the typed topic: the region that changes as one writes. */
export function similarModel(title: string, similar: readonly Similar[], isVoting: boolean, { t }: Asking) {
  return {
    similarFor: similar.length === 0 ? null : title,
    alike: similar.map((each) => ({
      name: each.name,
      value: writeInstead({ kind: each.kind, id: each.kind === "option" ? each.optionId : each.topicId }),
      button:
        each.kind === "topic" ? t("voting.similar.proposeThis") : isVoting ? t("voting.similar.chooseThis") : null,
    })),
    anyway: t(isVoting ? "voting.similar.anywayVoting" : "voting.similar.anyway"),
  };
}

/** The region alone, for the page that asks while one writes. */
export function similarPage(
  ballotId: string,
  title: string,
  similar: Similar[],
  isVoting: boolean,
  asking: Asking,
): Page {
  return {
    view: "voting/casting/_similar",
    region: "voting/casting/_similar",
    title: asking.t("voting.cast.propose"),
    model: proposalModel(ballotId, { title, similar, refused: null }, { isVoting, isSentBack: false }, asking),
  };
}

/** What has become of the voter's own proposals; null where there are none. */
export function ownModel(casting: Casting, asking: Asking) {
  const { own, ownMarks, ballot, options, now, editedIds, seenByOthers } = casting;
  const { t, locale } = asking;
  if (own.length === 0) return null;
  const targets = mergeTargets(options);
  const mergeIds = new Set(options.map(({ mergedInto }) => mergedInto));
  const state = ballotState(ballot, now);
  const stateText = (option: BallotOption): string => {
    if (option.isHidden) return t("voting.own.hidden", { reason: option.hiddenReason });
    const chosen = chosenText(option, casting, asking);
    if (chosen !== null) return chosen;
    const target = options.find(({ id }) => id === targets.get(option.id));
    if (target !== undefined) return t("voting.own.merged", { title: textIn(target.names, locale) });
    if (editedIds.has(option.id)) return t("voting.own.edited");
    return state === "closed" ? t("voting.own.wasIn") : t("voting.own.isIn");
  };
  return own.map((option) => {
    const isSeen = seenByOthers.has(option.id);
    const circumstances = { state, marks: ownMarks, isMergeTarget: mergeIds.has(option.id), isSeen };
    const canWithdraw = withdrawalRefusal(option, circumstances) === null;
    return {
      name: textIn(option.names, locale),
      state: stateText(option),
      withdrawUrl: canWithdraw ? votingUrl(ballot.id, `proposals/${option.id}/withdrawal`) : null,
    };
  });
}

const withdrawalText: Record<WithdrawalRefusal, Key> = {
  "not-open": "voting.own.withdrawClosed",
  "not-own": "voting.own.withdrawNotOwn",
  seen: "voting.own.withdrawSeen",
  "taken-in": "voting.own.withdrawTakenIn",
};

/** Before the voting: propose, and see what has been proposed. */
export function proposingPage(casting: Casting, proposing: Proposing, notice: Notice | null, asking: Asking): Page {
  const { ballot, options, programme, editedIds } = casting;
  const { t, locale } = asking;
  const proposal = ballot.allowsProposals
    ? proposalModel(ballot.id, proposing, { isVoting: false, isSentBack: true }, asking)
    : null;
  const { error = null, id = "" } = proposal?.field ?? {};
  return {
    view: "voting/casting/proposing",
    title: textIn(ballot.titles, locale),
    hasMistakes: error !== null,
    languageForm: { id: "paper", url: votingUrl(ballot.id, "proposals") },
    model: {
      ...heading(casting, asking),
      mistakes: error === null ? [] : [{ id, text: error }],
      notice: notice === null ? null : noticeText(notice, t),
      isWarning: notice !== null && notice !== "proposed" && notice !== "withdrawn",
      lead: `${t("voting.proposing.lead")} ${opensText(casting, asking)} ${t("voting.proposing.closes", { closes: closesText(casting, asking) })}`,
      secrecy: secrecyNotice(casting, asking),
      publication: publicationText(casting, asking),
      url: votingUrl(ballot.id, "proposals"),
      proposal,
      button: t(proposing.similar.length > 0 ? "voting.proposing.sendAnyway" : "voting.proposing.send"),
      offered: options.filter(isOffered).map(({ id: optionId, names, isProposal }) => ({
        name: textIn(names, locale),
        chips: [
          ...(isProposal ? [t("voting.cast.fromParticipant")] : []),
          ...(editedIds.has(optionId) ? [t("voting.cast.edited")] : []),
        ],
      })),
      own: ownModel(casting, asking),
      contact: contactText(programme, t),
    },
  };
}

/** What has just been done, or could not be done, on a page of the voter. */
export type Notice = "proposed" | "withdrawn" | WithdrawalRefusal;

export function noticeText(notice: Notice, t: Asking["t"]): string {
  if (notice === "proposed") return t("voting.proposing.sent");
  return t(notice === "withdrawn" ? "voting.own.withdrawn" : withdrawalText[notice]);
}
