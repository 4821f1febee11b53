import type { Asking } from "../../../platform/asking.ts";
import { formField } from "../../../platform/fields.ts";
import { emptyForm } from "../../../platform/forms.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { ballotState } from "../../ballot-life.ts";
import { mergeTargets } from "../../marks.ts";
import { includesText } from "../../merged/pages.ts";
import type { Similar } from "../../moderating/similar/queries.ts";
import { chosenText } from "../../planning/own/pages.ts";
import { longestTitle, proposalsEach, type ProposalRefusal } from "../../proposals.ts";
import { isOffered } from "../../offered.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
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
  "personal-id": "voting.cast.proposalPersonal",
  "too-many": "voting.cast.proposalMany",
  "already-proposed": "voting.cast.proposalKnown",
  full: "voting.cast.proposalsFull",
};

/** Where the field for a topic of one's own stands. */
interface FieldPlace {
  ballot: Pick<Ballot, "id" | "isSecret">;
  isVoting: boolean;
  isSentBack: boolean;
}

/** The field for a topic of one's own, with what is like it. */
export function proposalModel(
  proposing: Proposing,
  { ballot: { id: ballotId, isSecret }, isVoting, isSentBack }: FieldPlace,
  asking: Asking,
) {
  const { t, locale } = asking;
  const { title, similar, refused } = proposing;
  const field = formField({ ...emptyForm, values: { proposal: title } }, t, "proposal", {
    label: t("voting.cast.proposal"),
    hint: [
      t(isSecret ? "voting.cast.proposalSecret" : "voting.cast.proposalOpen"),
      t("voting.cast.proposalHint", { count: proposalsEach }),
    ].join(" "),
  });
  const isHidden = refused?.why === "already-proposed" && refused.sameAs?.isHidden === true;
  const error =
    refused === null
      ? null
      : t(isHidden ? "voting.cast.proposalHidden" : textOf(refused.why, isVoting), {
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

function textOf(why: ProposalRefusal, isVoting: boolean): Key {
  return why === "already-proposed" && !isVoting ? "voting.proposing.known" : proposalText[why];
}

/** What is said in place of the field to who has proposed as many topics as one may; null while there is room for another. */
export function noMoreText({ own }: Pick<Casting, "own">, { title }: Proposing, { t }: Asking): string | null {
  return own.length >= proposalsEach && title === "" ? t("voting.cast.proposalMany", { most: proposalsEach }) : null;
}

/** What is like the typed topic: the region that changes as one writes. */
export function similarModel(title: string, similar: readonly Similar[], isVoting: boolean, { t }: Asking) {
  return {
    similarFor: similar.length === 0 ? null : title,
    alike: similar.map((each) => ({
      name: each.name,
      value: writeInstead({ kind: each.kind, id: each.kind === "option" ? each.optionId : each.topicId }),
      note: each.kind === "option" && !isVoting ? t("voting.similar.isListed") : null,
      button:
        each.kind === "topic" ? t("voting.similar.proposeThis") : isVoting ? t("voting.similar.chooseThis") : null,
    })),
    anyway: t(isVoting ? "voting.similar.anywayVoting" : "voting.similar.anyway"),
  };
}

/** The region alone, for the page that asks while one writes. */
export function similarPage(
  ballot: FieldPlace["ballot"],
  title: string,
  similar: Similar[],
  isVoting: boolean,
  asking: Asking,
): Page {
  return {
    view: "voting/casting/_similar",
    region: "voting/casting/_similar",
    title: asking.t("voting.cast.propose"),
    model: proposalModel({ title, similar, refused: null }, { ballot, isVoting, isSentBack: false }, asking),
  };
}

/** What has become of the voter's own proposals; null where there are none. */
export function ownModel(casting: Casting, asking: Asking) {
  const { own, proposer, ballot, options, now, proposedAs, seenByOthers } = casting;
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
    if (target !== undefined) {
      const [title, reason] = [textIn(target.names, locale), target.hiddenReason];
      return target.isHidden ? t("voting.own.mergedHidden", { title, reason }) : t("voting.own.merged", { title });
    }
    return t(state === "closed" ? "voting.own.wasIn" : "voting.own.isIn");
  };
  /** The team's words beside the proposer's own. */
  const editedText = ({ id }: BallotOption) => {
    const words = proposedAs.get(id);
    return words === undefined ? "" : t("voting.own.edited", { words: textIn(words, locale) });
  };
  return own.map((option) => {
    const isSeen = seenByOthers.has(option.id);
    const circumstances = { state, proposer, isMergeTarget: mergeIds.has(option.id), isSeen };
    const canWithdraw = withdrawalRefusal(option, circumstances) === null;
    return {
      name: textIn(option.names, locale),
      state: [stateText(option), editedText(option)].filter((text) => text !== "").join(" "),
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
  const { ballot, options, own, programme, editedIds } = casting;
  const { t, locale } = asking;
  const noMore = ballot.allowsProposals ? noMoreText(casting, proposing, asking) : null;
  const proposal =
    ballot.allowsProposals && noMore === null
      ? proposalModel(proposing, { ballot, isVoting: false, isSentBack: true }, asking)
      : null;
  // An address that is opened again must not thank for what has been merged or hidden since.
  const said = notice === "proposed" && !own.some(isOffered) ? null : notice;
  const { error = null, id = "" } = proposal?.field ?? {};
  return {
    view: "voting/casting/proposing",
    title: textIn(ballot.titles, locale),
    hasMistakes: error !== null,
    languageForm: { id: "paper", url: votingUrl(ballot.id, "proposals") },
    model: {
      ...heading(casting, asking),
      mistakes: error === null ? [] : [{ id, text: error }],
      notice: said === null ? null : noticeText(said, t),
      isWarning: said !== null && said !== "proposed" && said !== "withdrawn",
      lead: `${t("voting.proposing.lead")} ${opensText(casting, asking)} ${t("voting.proposing.closes", { closes: closesText(casting, asking) })}`,
      renewUrl: votingUrl(ballot.id),
      secrecy: secrecyNotice(casting, asking),
      publication: publicationText(casting, asking),
      url: votingUrl(ballot.id, "proposals"),
      proposal,
      noMore,
      button: t(proposing.similar.length > 0 ? "voting.proposing.sendAnyway" : "voting.proposing.send"),
      offered: options.filter(isOffered).map(({ id: optionId, names, isProposal }) => ({
        name: textIn(names, locale),
        includes: includesText(optionId, options, asking),
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
