import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { isBlank, mergeTargets, type MarksRefusal } from "../../marks.ts";
import { isOffered } from "../../offered.ts";
import type { BallotOption } from "../../queries.ts";
import type { BallotForm } from "../../settings.ts";
import { votingUrl } from "../addresses.ts";
import type { Refused } from "../commands.ts";
import { fieldIdOf, paperModel, shownMarks } from "../marking/pages.ts";
import type { Marking } from "../marking/row.ts";
import { readMarks, typedOf, wrongMarks, type TypedMarks } from "../marking/typed-marks.ts";
import { closesText, contactText, heading, publicationText, secrecyNotice, type Casting } from "../pages.ts";
import {
  noMoreText,
  noticeText,
  nothingProposed,
  ownModel,
  proposalModel,
  type Notice,
  type Proposing,
} from "../proposing/pages.ts";

/** A paper that is being filled in: what is typed on it, and what came of sending it. */
export interface Filling {
  typed: TypedMarks;
  proposing: Proposing;
  refused: Refused | null;
  moved: Marking["moved"];
}

const howText: Record<BallotForm, Key> = {
  approval: "voting.cast.how.approval",
  limited: "voting.cast.how.limited",
  score: "voting.cast.how.score",
  dots: "voting.cast.how.dots",
  ranking: "voting.cast.how.ranking",
};

/** The paper as it stands, or as it was typed. */
export function castingPage(casting: Casting, filling: Filling | null, notice: Notice | null, asking: Asking): Page {
  const { ballot, options, paper, programme, secrecy } = casting;
  const { t } = asking;
  const { typed, proposing, refused, moved } = filling ?? {
    ...{ typed: typedOf(paper?.marks ?? {}), proposing: nothingProposed, refused: null, moved: null },
  };
  const shown = shownMarks(typed, casting);
  const offered = options.filter(isOffered);
  const wrong =
    refused?.refused === "wrong-mark"
      ? wrongMarks(
          shown,
          ballot,
          offered.map(({ id }) => id),
          options.length,
        )
      : [];
  const proposal = proposalModel(proposing, { ballot, isVoting: true, isSentBack: true }, asking);
  const noMore = ballot.allowsProposals ? noMoreText(casting, proposing, asking) : null;
  const optionMistake = mistakeText(typed, refused, casting, asking);
  const mistakes = [
    ...(optionMistake === null
      ? []
      : [{ id: wrong[0] === undefined ? "options" : fieldIdOf(wrong[0]), text: optionMistake }]),
    ...summary([proposal.field]),
  ];
  return {
    view: "voting/casting/ballot",
    title: heading(casting, asking).title,
    hasMistakes: mistakes.length > 0,
    languageForm: { id: "paper", url: votingUrl(ballot.id, "vote") },
    model: {
      ...heading(casting, asking),
      mistakes,
      notice: notice === null ? null : noticeText(notice, t),
      lead: leadText(casting, asking),
      notSecret: secrecy === "secret" ? null : secrecyNotice(casting, asking),
      voted: paper === undefined ? null : t(isBlank(paper.marks) ? "voting.cast.votedBlank" : "voting.cast.voted"),
      publication: publicationText(casting, asking),
      merged: mergedNotes(typed, options, asking),
      url: votingUrl(ballot.id, "vote"),
      paper: paperModel(casting, { typed: shown, wrong: new Set(wrong), moved }, asking),
      optionMistake,
      // What is wrong at one option is marked there.
      isMarkedWhole: optionMistake !== null && wrong.length === 0,
      seen: offered.map(({ id }) => id),
      // What the mistake names is not named again.
      removed: refused?.refused === "unknown-option" ? [] : removedNotes(casting, typed, asking),
      proposal: ballot.allowsProposals && noMore === null ? proposal : null,
      noMore,
      isProposing: proposing.title !== "",
      own: ownModel(casting, asking),
      asksBlank: refused?.refused === "blank",
      button: t(buttonText(paper !== undefined, proposing.similar.length > 0)),
      contact: contactText(programme, t),
      commitment: ballot.lotCommitment ?? "",
    },
  };
}

function buttonText(hasVoted: boolean, proposesAnyway: boolean): Key {
  if (proposesAnyway) return "voting.cast.voteAnyway";
  return hasVoted ? "voting.cast.change" : "voting.cast.vote";
}

function leadText(casting: Casting, asking: Asking): string {
  const { ballot, secrecy } = casting;
  const { t } = asking;
  const closes = closesText(casting, asking);
  return [
    t(howText[ballot.form], { most: ballot.mostMarks ?? 0 }),
    t(secrecy === "secret" ? "voting.cast.untilSecret" : "voting.cast.until", { closes }),
    ballot.hasReceipts ? t("voting.cast.getsReceipt") : "",
  ]
    .filter((part) => part !== "")
    .join(" ");
}

const refusalText: Record<Exclude<MarksRefusal, "unknown-option">, Key> = {
  "wrong-mark": "voting.cast.wrongMark",
  "too-many-approvals": "voting.cast.tooManyApprovals",
  "too-many-dots": "voting.cast.tooManyDots",
};

/** Why the marks were not taken, in words; an option that is there no more is named with the reason. */
function mistakeText(typed: TypedMarks, refused: Refused | null, casting: Casting, asking: Asking): string | null {
  const { t } = asking;
  const { ballot, options } = casting;
  switch (refused?.refused) {
    case "wrong-mark":
    case "too-many-approvals":
    case "too-many-dots":
      return t(refusalText[refused.refused], { most: ballot.mostMarks ?? 0 });
    case "unknown-option": {
      const gone = options.filter((option) => option.isHidden && typed[option.id] !== undefined);
      return [...gone.map((option) => removedText(option, asking)), t("voting.cast.optionGone")].join(" ");
    }
    default:
      return null;
  }
}

/** Where marks have gone whose option was merged into another, and what has been hidden with that one. */
export function mergedNotes(typed: TypedMarks, options: readonly BallotOption[], { t, locale }: Asking): string[] {
  const targets = mergeTargets(options);
  return Object.keys(readMarks(typed).marks).flatMap((id) => {
    const option = options.find((each) => each.id === id);
    const target = options.find((each) => each.id === targets.get(id));
    if (option === undefined || target === undefined) return [];
    const said = { title: textIn(option.names, locale), into: textIn(target.names, locale) };
    const { isHidden, hiddenReason: reason } = target;
    return [isHidden ? t("voting.cast.mergedHidden", { ...said, reason }) : t("voting.cast.merged", said)];
  });
}

/**
 * What has been taken out of the vote, with the reason. It is named where the team had added it or the voter had marked
 * it; to others a participant's words, for which it may have been hidden, are not shown again.
 */
export function removedNotes(casting: Casting, typed: TypedMarks, asking: Asking): string[] {
  const { options, own, paper } = casting;
  const others = options.filter(({ isHidden, id }) => isHidden && !own.some((option) => option.id === id));
  const isNamed = ({ id, isProposal }: BallotOption) =>
    !isProposal || typed[id] !== undefined || paper?.marks[id] !== undefined;
  const unnamed = Map.groupBy(
    others.filter((option) => !isNamed(option)),
    ({ hiddenReason }) => hiddenReason,
  );
  return [
    ...others.filter(isNamed).map((option) => removedText(option, asking)),
    ...[...unnamed].map(([reason, { length }]) => asking.t("voting.cast.hidden", { reason, count: length })),
  ];
}

function removedText({ names, hiddenReason }: BallotOption, { t, locale }: Asking): string {
  return t("voting.cast.optionHidden", { title: textIn(names, locale), reason: hiddenReason });
}
