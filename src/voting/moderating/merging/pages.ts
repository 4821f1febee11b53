import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { isOffered } from "../../offered.ts";
import type { Ballot, BallotOption } from "../../queries.ts";
import { mergerUrl, optionsUrl, optionUrl } from "../addresses.ts";
import { optionChips, whyText } from "../pages.ts";
import type { Duplicate } from "../similar/queries.ts";
import { mergerOf, type MergingRefusal } from "./merging.ts";
import type { ShownSupport } from "./queries.ts";

export const mergingText: Record<MergingRefusal | "not-open", Key> = {
  "not-open": "voting.moderating.notOpen",
  same: "voting.moderating.merge.same",
  circle: "voting.moderating.merge.circle",
  "already-merged": "voting.moderating.merge.already",
  hidden: "voting.moderating.merge.hidden",
};

interface Chosen {
  ballot: Ballot;
  options: readonly BallotOption[];
  option: BallotOption;
}

/** Which option another is merged into: those that probably mean the same first. */
export function mergeChoicePage(
  { ballot, options, option }: Chosen,
  alike: readonly Duplicate[],
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const name = textIn(option.names, locale);
  const whys = new Map(alike.map(({ first, second, why }) => [first.id === option.id ? second.id : first.id, why]));
  const others = options.filter((other) => isOffered(other) && other.id !== option.id);
  const isAlike = ({ id }: BallotOption) => whys.has(id);
  const ordered = [...others.filter(isAlike), ...others.filter((other) => !isAlike(other))];
  return {
    view: "voting/moderating/merge-choice",
    title: t("voting.moderating.merge.choiceTitle", { name }),
    model: {
      ballotTitle: textIn(ballot.titles, locale),
      listUrl: optionsUrl(ballot),
      heading: t("voting.moderating.merge.choiceHeading", { name }),
      backUrl: optionUrl(ballot, option.id),
      isSearched: ordered.length > 12,
      others: ordered.map((other) => {
        const why = whys.get(other.id);
        return {
          name: textIn(other.names, locale),
          chips: optionChips(other, false, asking),
          why: why === undefined ? null : t(whyText[why]),
          url: mergerUrl(ballot, option.id, other.id),
        };
      }),
    },
  };
}

interface Merger extends Chosen {
  into: BallotOption;
  /** Null where nobody may see yet how the vote stands. */
  support: ShownSupport | null;
}

/** What happens when the option is merged into the other, before it does; or why it cannot be. */
export function mergePage(
  { ballot, options, option, into, support }: Merger,
  refused: MergingRefusal | "not-open" | null,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const [name, intoName] = [textIn(option.names, locale), textIn(into.names, locale)];
  const merger = mergerOf(options, { optionId: option.id, into: into.id });
  const impossible = refused ?? ("refused" in merger ? merger.refused : null);
  const taken = options.filter(({ mergedInto }) => mergedInto === option.id);
  return {
    view: "voting/moderating/merge",
    title: t("voting.moderating.merge.title", { name }),
    model: {
      ballotTitle: textIn(ballot.titles, locale),
      listUrl: optionsUrl(ballot),
      heading: t("voting.moderating.merge.heading"),
      alert: impossible === null ? null : t(mergingText[impossible]),
      option: { name, chips: optionChips(option, false, asking) },
      into: { name: intoName, chips: optionChips(into, false, asking) },
      happens: [
        t("voting.moderating.merge.gone", { name, into: intoName }),
        t("voting.moderating.merge.counts"),
        option.isProposal ? t("voting.moderating.merge.toldProposer") : t("voting.moderating.merge.told"),
        ...(taken.length === 0 ? [] : [t("voting.moderating.merge.along", { count: taken.length })]),
        t("voting.moderating.merge.undo"),
      ],
      support: supportText(support, { name, into: intoName }, asking),
      url: `${optionUrl(ballot, option.id)}/merger`,
      intoId: into.id,
      swapUrl: impossible === null ? mergerUrl(ballot, into.id, option.id) : null,
      backUrl: optionUrl(ballot, option.id),
    },
  };
}

function supportText(support: ShownSupport | null, names: { name: string; into: string }, { t }: Asking): string[] {
  if (support === null) return [t("voting.moderating.merge.noFigures")];
  const { option, into, least, most } = support;
  return [
    t("voting.moderating.merge.supporters", { name: names.name, count: option }),
    t("voting.moderating.merge.supporters", { name: names.into, count: into }),
    least === most
      ? t("voting.moderating.merge.together", { count: least })
      : t("voting.moderating.merge.between", { least, most }),
  ];
}
