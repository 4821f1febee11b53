import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../platform/asking.ts";
import { formatInstant, textIn, type Translate } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import type { Texts } from "../../platform/locales.ts";
import type { Page } from "../../platform/pages.ts";
import { leastShown } from "../../platform/visibility.ts";
import type { Programme } from "../../programmes/index.ts";
import { ballotState } from "../ballot-life.ts";
import type { Paper } from "../marks.ts";
import type { Ballot, BallotOption } from "../queries.ts";
import { firstShownAt } from "../room/live.ts";
import type { Secrecy } from "../secrecy.ts";
import { askForVoteLinkUrl, votingUrl } from "./addresses.ts";
import type { Proposer } from "./proposing/own.ts";
import type { Voter } from "./queries.ts";

/** What every page of a voter is about. */
export interface Place {
  ballot: Ballot;
  programme: Programme;
  voter: Voter;
  secrecy: Secrecy;
  now: Temporal.Instant;
}

/** A ballot as the voter sees it: in the order of the voter's own paper, with what is on it already. */
export interface Casting extends Place {
  token: string;
  /** By what the voter's own proposals are known. */
  proposer: Proposer;
  options: BallotOption[];
  /** Those that the voter has proposed, hidden and merged ones included. */
  own: BallotOption[];
  paper: Paper | undefined;
  paperKey: string;
  /** The options whose words the team has edited. */
  editedIds: ReadonlySet<string>;
  /** The options on which workshops have been planned. */
  plannedIds: ReadonlySet<string>;
  /** What the voter's own proposals were called before the team edited them first. */
  proposedAs: ReadonlyMap<string, Texts>;
  /** The voter's own proposals that are on somebody else's paper. */
  seenByOthers: ReadonlySet<string>;
}

/** What a ballot has for its voters now. A closed one that has not been published yet has been counted. */
export type Standing = "waiting" | "proposing" | "open" | "counted" | "published";

export function standingOf({ ballot, now }: Pick<Place, "ballot" | "now">): Standing {
  switch (ballotState(ballot, now)) {
    case "draft":
    case "scheduled":
      return "waiting";
    case "proposing":
      return "proposing";
    case "open":
      return "open";
    case "closed":
      // One whose time has passed is counted when the first of its pages is opened.
      return ballot.publishedAt !== null || (ballot.result === null && ballot.publishesAtClose)
        ? "published"
        : "counted";
  }
}

export function unknownLinkPage({ t }: Asking): Page {
  return messagePage(
    {
      place: null,
      heading: t("voting.unknownLink.heading"),
      text: t("voting.unknownLink.text"),
      more: [],
      contact: null,
    },
    { askable: true, renewUrl: null },
  );
}

/** The browser holds no link that is good for the ballot, as when its voter has voted by another. */
export function replacedLinkPage(typed: string[], { t }: Asking): Page {
  const more = typed.length === 0 ? [] : [t("errors.typed"), ...typed];
  return messagePage(
    { place: null, heading: t("voting.replaced.heading"), text: t("voting.replaced.text"), more, contact: null },
    { askable: true, renewUrl: null },
  );
}

/** There is nothing to do now: voting has not begun, or the votes have been counted and wait for being published. */
export function standingPage(place: Place, standing: "waiting" | "counted", asking: Asking): Page {
  const { t } = asking;
  const { title, place: where } = heading(place, asking);
  const isCounted = standing === "counted";
  return messagePage(
    {
      place: `${where} · ${title}`,
      heading: t(isCounted ? "voting.standing.countedHeading" : "voting.standing.waitingHeading"),
      text: isCounted ? t("voting.standing.counted", { closes: closesText(place, asking) }) : opensText(place, asking),
      more: isCounted && place.voter.hasVoted ? [t("voting.standing.yoursCounts")] : [],
      contact: contactText(place.programme, t),
    },
    { askable: false, renewUrl: isCounted ? null : votingUrl(place.ballot.id) },
  );
}

interface Message {
  place: string | null;
  heading: string;
  text: string;
  more: string[];
  contact: string | null;
}

function messagePage(message: Message, ways: { askable: boolean; renewUrl: string | null }): Page {
  const askUrl = ways.askable ? askForVoteLinkUrl : null;
  const model = { ...message, askUrl, renewUrl: ways.renewUrl };
  return { view: "voting/casting/message", title: message.heading, model };
}

/** When voting opens, as far as it is known. */
export function opensText({ ballot, programme }: Place, { t, locale }: Asking): string {
  const { opensAt } = ballot;
  if (opensAt === null) return t("voting.standing.opensByHand");
  return t("voting.standing.opens", { opens: formatInstant(opensAt, locale, programme.timeZone) });
}

const secrecyText: Record<Secrecy, Key> = {
  secret: "voting.start.secrecy",
  open: "voting.start.openVote",
  "links-kept": "voting.start.notSecret",
};

/** Who sees what, before one votes. */
export function secrecyNotice({ secrecy }: Pick<Place, "secrecy">, { t }: Asking): string {
  return t(secrecyText[secrecy]);
}

/** What is published afterwards, and when, in a sentence or two. */
export function publicationText({ ballot }: Pick<Place, "ballot">, { t }: Asking): string {
  const { publishesAtClose, showsLive, isSecret, purpose, quorumPercent } = ballot;
  const isOne = purpose === "next" || purpose === "series";
  return [
    t(isOne ? "voting.cast.publication" : "voting.cast.publicationSeveral", { least: leastShown }),
    t("voting.cast.votesGiven"),
    ...(quorumPercent === null ? [] : [t("voting.facts.quorum", { percent: quorumPercent })]),
    ...(publishesAtClose ? [] : [t("voting.cast.publishedByHand")]),
    ...(showsLive ? [t("voting.cast.shownLive", { least: firstShownAt({ isSecret }) })] : []),
  ].join(" ");
}

/** What stands above each page of a voter. */
export function heading({ ballot, programme }: Pick<Place, "ballot" | "programme">, { locale }: Asking) {
  const audience = textIn(ballot.audienceNames, locale);
  return {
    place: [audience, programme.name].filter((part) => part !== "").join(" · "),
    title: textIn(ballot.titles, locale),
  };
}

export function closesText({ ballot, programme }: Pick<Place, "ballot" | "programme">, { locale }: Asking): string {
  const end = ballot.closedAt ?? ballot.closesAt;
  return end === null ? "" : formatInstant(end, locale, programme.timeZone);
}

export function contactText({ contactName, contactEmail }: Programme, t: Translate): string | null {
  const contact = [contactName, contactEmail].filter((part) => part !== "").join(", ");
  return contact === "" ? null : t("voting.cast.contact", { contact });
}
