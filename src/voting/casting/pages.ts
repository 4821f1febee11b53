import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formField, summary } from "../../platform/fields.ts";
import { emptyForm, type FormState } from "../../platform/forms.ts";
import { formatInstant, formatNumber, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Page } from "../../platform/pages.ts";
import { leastShown } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import { ballotState, type VoteRefusal } from "../ballot-life.ts";
import { resultModel } from "../closing/pages.ts";
import type { BallotResult } from "../closing/result.ts";
import type { ApprovalBallot } from "../outcome.ts";
import { longestTitle, proposalsEach, type ProposalRefusal } from "../proposals.ts";
import type { Ballot, BallotOption, Turnout } from "../queries.ts";
import type { Refused } from "./commands.ts";
import { shuffledFor } from "./paper.ts";
import type { Voter } from "./queries.ts";

/** What every page of a voter is about. */
export interface Place {
  ballot: Ballot;
  programme: Programme;
  voter: Voter;
  /** Whether staff cannot read the voter's link. */
  isSecret: boolean;
  now: Temporal.Instant;
}

/** A ballot as the voter sees it: in the order of the voter's own paper, with what is on it already. */
export interface Casting extends Place {
  options: BallotOption[];
  paper: ApprovalBallot | undefined;
  paperKey: string;
}

const refusalText: Record<Exclude<VoteRefusal, "closed" | "not-open">, Key> = {
  "unknown-option": "voting.cast.optionGone",
  "repeated-option": "form.wrong",
  "too-many-approvals": "form.wrong",
};
const proposalText: Record<ProposalRefusal, Key> = {
  "not-open": "voting.cast.noProposals",
  closed: "voting.cast.noProposals",
  "too-short": "voting.cast.proposalShort",
  "too-long": "voting.cast.proposalLong",
  "too-many": "voting.cast.proposalMany",
  "already-proposed": "voting.cast.proposalKnown",
};

/** What the link opens, before anything is opened: mail scanners read this page and change nothing by it. */
export function startPage(place: Place, url: string, asking: Asking): Page {
  const { t } = asking;
  const isClosed = ballotState(place.ballot, place.now) === "closed";
  return {
    view: "voting/casting/start",
    title: titleOf(place, asking),
    model: {
      ...heading(place, asking),
      yours: t("voting.start.yours", { name: place.voter.name }),
      lead: isClosed
        ? t("voting.start.closed", { closes: closesText(place, asking) })
        : t("voting.start.lead", { closes: closesText(place, asking) }),
      secrecy: isClosed ? null : t(place.isSecret ? "voting.start.secrecy" : "voting.start.notSecret"),
      url,
      button: t(isClosed ? "voting.start.seeResult" : "voting.start.open"),
      contact: contactText(place.programme, t),
    },
  };
}

export function unknownLinkPage({ t }: Asking): Page {
  const model = { heading: t("voting.unknownLink.heading"), text: t("voting.unknownLink.text") };
  return { view: "voting/casting/message", title: model.heading, model };
}

/** The paper to be filled in. After a refusal it holds what was ticked and typed. */
export function castingPage(casting: Casting, form: FormState | null, refused: Refused | null, asking: Asking): Page {
  const { ballot, options, paper, programme, isSecret } = casting;
  const { t } = asking;
  const typed = form ?? { ...emptyForm, values: { approved: paper?.approved.join("\n") ?? "", proposal: "" } };
  const proposal = proposalField(typed, refused, t);
  const shown = options.filter(({ isHidden }) => !isHidden);
  const optionMistake =
    refused === null || refused.refused === "proposal" || refused.refused === "blank"
      ? null
      : t(refusalText[refused.refused as keyof typeof refusalText]);
  const mistakes = [
    ...(optionMistake === null ? [] : [{ id: "options", text: optionMistake }]),
    ...summary([proposal]),
  ];
  return {
    view: "voting/casting/ballot",
    title: titleOf(casting, asking),
    hasMistakes: mistakes.length > 0,
    model: {
      ...heading(casting, asking),
      mistakes,
      lead: t(isSecret ? "voting.cast.lead" : "voting.cast.leadNotSecret", { closes: closesText(casting, asking) }),
      notSecret: isSecret ? null : t("voting.start.notSecret"),
      voted:
        paper === undefined ? null : t(paper.approved.length === 0 ? "voting.cast.votedBlank" : "voting.cast.voted"),
      publication: t("voting.cast.publication", { least: leastShown }),
      url: votingUrl(ballot.id, "vote"),
      options: shuffledFor(casting.paperKey, shown).map((option) => optionModel(option, typed, paper, asking)),
      optionMistake,
      seen: shown.map(({ id }) => id),
      hidden: hiddenNotes(options, t),
      proposal: ballot.allowsProposals ? proposal : null,
      isProposing: proposal.value !== "" || proposal.error !== null,
      asksBlank: refused?.refused === "blank",
      button: t(paper === undefined ? "voting.cast.vote" : "voting.cast.change"),
      contact: contactText(programme, t),
      commitment: ballot.lotCommitment ?? "",
    },
  };
}

function optionModel(
  { id, names, descriptions, durationMinutes, isProposal }: BallotOption,
  form: FormState,
  paper: ApprovalBallot | undefined,
  { t, locale }: Asking,
) {
  const hours =
    durationMinutes === null ? null : formatNumber(durationMinutes / 60, locale, durationMinutes % 60 === 0 ? 0 : 1);
  const facts = [textIn(descriptions, locale), hours === null ? "" : t("voting.cast.hours", { hours })].filter(
    (fact) => fact !== "",
  );
  const isNew = paper !== undefined && !paper.seen.includes(id);
  const chips = [isProposal ? t("voting.cast.fromParticipant") : "", isNew ? t("voting.cast.new") : ""];
  return {
    id,
    name: textIn(names, locale),
    facts: facts.length === 0 ? null : facts.join(" · "),
    chips: chips.filter((chip) => chip !== ""),
    isChosen: (form.values["approved"] ?? "").split("\n").includes(id),
  };
}

function proposalField(form: FormState, refused: Refused | null, t: Translate) {
  const field = formField(form, t, "proposal", {
    label: t("voting.cast.proposal"),
    hint: t("voting.cast.proposalHint", { count: proposalsEach }),
  });
  if (refused?.refused !== "proposal") return field;
  const error = t(proposalText[refused.why], {
    title: refused.sameAs ?? "",
    most: refused.why === "too-many" ? proposalsEach : longestTitle,
  });
  return { ...field, error, describedBy: `${field.id}-hint ${field.id}-error` };
}

function hiddenNotes(options: readonly BallotOption[], t: Translate): string[] {
  return options
    .filter(({ isHidden }) => isHidden)
    .map(({ hiddenReason }) => t("voting.cast.hidden", { reason: hiddenReason }));
}

/** The vote is stored, and this is what it says. */
export function receiptPage({ options, paper, ...place }: Casting, asking: Asking): Page {
  const { t, locale } = asking;
  const chosen = options.filter(({ id, isHidden }) => !isHidden && (paper?.approved.includes(id) ?? false));
  return {
    view: "voting/casting/receipt",
    title: t("voting.receipt.title"),
    model: {
      ...heading(place, asking),
      chosen: chosen.map(({ names }) => textIn(names, locale)),
      until: t("voting.receipt.until", { closes: closesText(place, asking) }),
      changeUrl: votingUrl(place.ballot.id),
      contact: contactText(place.programme, t),
    },
  };
}

/** The vote came after the close: it does not count, and what it said is given back. */
export function latePage(casting: Casting, typed: { approved: string[]; proposal: string }, asking: Asking): Page {
  const { t, locale } = asking;
  const { ballot, programme, options, voter } = casting;
  const chosen = options.filter(({ id }) => typed.approved.includes(id)).map(({ names }) => textIn(names, locale));
  return {
    view: "voting/casting/late",
    title: t("voting.late.title"),
    model: {
      ...heading(casting, asking),
      text: t("voting.late.text", { closes: closesText(casting, asking) }),
      earlier: t(voter.hasVoted ? "voting.late.earlierCounts" : "voting.late.noEarlier"),
      chosen,
      proposal: typed.proposal.trim() === "" ? null : typed.proposal,
      resultUrl: votingUrl(ballot.id),
      contact: contactText(programme, t),
    },
  };
}

export function voterResultPage(place: Place, result: BallotResult, turnout: Turnout, asking: Asking): Page {
  const { ballot, programme } = place;
  return {
    view: "voting/casting/result",
    title: asking.t("voting.result.title", { title: textIn(ballot.titles, asking.locale) }),
    model: {
      ...heading(place, asking),
      result: resultModel(ballot, result, turnout, programme, votingUrl(ballot.id, "recount"), asking),
      wayOn: asking.t(result.winnerId === null ? "voting.result.voterNoWinner" : "voting.result.voterNext"),
      contact: contactText(programme, asking.t),
    },
  };
}

function heading({ ballot, programme }: Place, { locale }: Asking) {
  const audience = textIn(ballot.audienceNames, locale);
  return {
    place: [audience, programme.name].filter((part) => part !== "").join(" · "),
    title: textIn(ballot.titles, locale),
  };
}

function titleOf({ ballot }: Place, { locale }: Asking): string {
  return textIn(ballot.titles, locale);
}

function closesText({ ballot, programme }: Place, { locale }: Asking): string {
  const end = ballot.closedAt ?? ballot.closesAt;
  return end === null ? "" : formatInstant(end, locale, programme.timeZone);
}

function contactText({ contactName, contactEmail }: Programme, t: Translate): string | null {
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ");
  return contact === "" ? null : t("voting.cast.contact", { contact });
}

/** The address of a voter's pages; only who has opened a link may use them. */
export function votingUrl(ballotId: string, page?: "vote" | "receipt" | "recount"): string {
  return page === undefined ? `/ballot/${ballotId}` : `/ballot/${ballotId}/${page}`;
}
