import type { Asking } from "../../platform/asking.ts";
import { textIn } from "../../platform/i18n.ts";
import type { Key } from "../../platform/keys.ts";
import { mergeTargets } from "../marks.ts";
import { isOffered } from "../offered.ts";
import type { Ballot, BallotOption } from "../queries.ts";
import { mergerUrl, optionsUrl, optionUrl } from "./addresses.ts";
import type { Why } from "./similar/likeness.ts";
import type { Duplicate } from "./similar/queries.ts";

/** More pairs at once would push the options off the page; the next come when these are dealt with. */
const mostPairs = 10;
/** So many options stand on the ballot's own page; the rest is a page away. */
const mostNamed = 12;

/** The options on a ballot's page: what can be voted for, what is waiting to be tended, and the way to all of them. */
export function optionsModel(
  {
    ballot,
    options,
    duplicates,
  }: { ballot: Ballot; options: readonly BallotOption[]; duplicates: readonly Duplicate[] },
  asking: Asking,
) {
  const { t } = asking;
  const offered = newestFirst(options).filter(isOffered);
  const proposals = offered.filter(({ isProposal }) => isProposal).length;
  return {
    lead: t("voting.moderating.list.lead", { count: offered.length }),
    proposals: proposals > 0 ? t("voting.moderating.list.proposals", { count: proposals }) : null,
    ...duplicatesModel(ballot, asking.role === "viewer" ? [] : duplicates, asking),
    rows: offered.slice(0, mostNamed).map((option) => rowModel(option, { ballot, options }, asking)),
    rest: offered.length > mostNamed ? t("voting.moderating.list.rest", { count: offered.length - mostNamed }) : null,
    url: optionsUrl(ballot),
  };
}

/** The latest first: proposals are added at the end. */
export function newestFirst(options: readonly BallotOption[]): BallotOption[] {
  return [...options].reverse();
}

interface Listed {
  ballot: Ballot;
  options: readonly BallotOption[];
  /** The options whose words have been edited. */
  editedIds?: ReadonlySet<string>;
}

/** An option in a list, with what has become of it; facilitators get to its page. */
export function rowModel(option: BallotOption, { ballot, options, editedIds }: Listed, asking: Asking) {
  const { t, locale, role } = asking;
  const target = option.mergedInto === null ? undefined : options.find(({ id }) => id === mergeTargets(options).get(option.id)); // prettier-ignore
  const more = [
    option.isHidden ? t("voting.moderating.hiddenBecause", { reason: option.hiddenReason }) : "",
    target === undefined ? "" : t("voting.moderating.mergedInto", { name: textIn(target.names, locale) }),
  ].filter((text) => text !== "");
  return {
    name: textIn(option.names, locale),
    url: role === "viewer" ? null : optionUrl(ballot, option.id),
    chips: optionChips(option, editedIds?.has(option.id) ?? false, asking),
    more: more.length === 0 ? null : more.join(" "),
  };
}

export function optionChips(option: BallotOption, isEdited: boolean, { t }: Pick<Asking, "t">): string[] {
  const chips: (Key | null)[] = [
    option.isProposal ? "voting.moderating.chips.proposal" : "voting.moderating.chips.team",
    isEdited ? "voting.moderating.chips.edited" : null,
    option.isHidden ? "voting.moderating.chips.hidden" : null,
    option.mergedInto === null ? null : "voting.moderating.chips.merged",
  ];
  return chips.flatMap((chip) => (chip === null ? [] : [t(chip)]));
}

export const whyText: Record<Why, Key> = {
  words: "voting.moderating.why.words",
  spelling: "voting.moderating.why.spelling",
};

/** Likely duplicates, each with the page on which they are merged: a proposal into the team's, else the later into the earlier. */
export function duplicatesModel(ballot: Ballot, duplicates: readonly Duplicate[], { t, locale }: Asking) {
  const more = duplicates.length - mostPairs;
  return {
    duplicates: duplicates.slice(0, mostPairs).map(({ first, second, why }) => {
      const [option, into] = first.isProposal && !second.isProposal ? [first, second] : [second, first];
      return {
        option: textIn(option.names, locale),
        into: textIn(into.names, locale),
        why: t(whyText[why]),
        url: mergerUrl(ballot, option.id, into.id),
        apartUrl: `${optionUrl(ballot, option.id)}/apart`,
        otherId: into.id,
      };
    }),
    moreDuplicates: more > 0 ? t("voting.moderating.moreDuplicates", { count: more }) : null,
  };
}
