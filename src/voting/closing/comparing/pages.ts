import { formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Rule } from "../../method/settings.ts";
import { isTooLargeToCompare } from "../counting/beside.ts";
import type { BallotForm } from "../../settings.ts";
import { ruleName } from "../../settings-text.ts";
import { listed, told, type Telling, type Told } from "../explaining/telling/pages.ts";

/** What each rule is called, those included that only serve for comparison. */
const otherRuleName: Record<Rule | "by_votes", Key> = {
  ...ruleName,
  plurality: "voting.others.plurality",
  borda: "voting.others.borda",
  per_pav: "voting.others.perPav",
  per_consensus: "voting.others.perConsensus",
  by_votes: "voting.others.byVotes",
};

/** What the other rules would have chosen from the same votes; null where there are none that could differ. */
export function othersTold(telling: Telling): Told | null {
  const { result, asking, nameOf } = telling;
  const { t } = asking;
  const { others, winnerIds, voters, covered } = result;
  if (winnerIds.length === 0) return null;
  if (others.length === 0) return noOthersTold(telling);
  const isSame = (ids: readonly string[]) =>
    ids.length === winnerIds.length && ids.every((id) => winnerIds.includes(id));
  const differing = others.filter((other) => !isSame(other.winnerIds)).length;
  const key =
    differing === 0
      ? "voting.others.same"
      : differing === others.length
        ? "voting.others.different"
        : "voting.others.some";
  const reach = (count: number | null) => (count === null ? [] : [t("voting.others.covered", { count, voters })]);
  const rows = others.map((other) => ({
    name: t(
      other.rule === "av" && result.settings.purpose === "series"
        ? "voting.others.plainApproval"
        : otherRuleName[other.rule],
    ),
    isWinner: false,
    length: null,
    cells: [other.winnerIds.length === 0 ? "–" : listed(other.winnerIds.map(nameOf), asking), ...reach(other.covered)],
  }));
  const columns = [t("voting.others.choice"), ...(covered === null ? [] : [t("voting.others.reached")])];
  return told({
    heading: t("voting.others.heading"),
    sentences: [t(key)],
    tables: [{ caption: t("voting.others.heading"), rowHead: t("voting.others.rule"), isWords: true, columns, rows }],
  });
}

/** Why there are no others: none could differ, none counts such papers, or there were too many votes to try them all. */
function noOthersTold({ result, asking }: Telling): Told | null {
  const { t } = asking;
  const { settings, options, voters, isWeightHidden } = result;
  if (isWeightHidden) return null;
  const key =
    settings.purpose === "next" && (settings.form === "approval" || settings.form === "limited")
      ? "voting.others.noneDiffers"
      : settings.rule === "score"
        ? "voting.others.noneCounts"
        : isTooLargeToCompare(options.length, voters)
          ? "voting.others.tooMany"
          : null;
  return key === null ? null : told({ heading: t("voting.others.heading"), sentences: [t(key)] });
}

/** What the share of a group is. */
const groupsLead: Record<BallotForm, Key> = {
  approval: "voting.groups.lead",
  limited: "voting.groups.lead",
  score: "voting.groups.leadMarked",
  dots: "voting.groups.leadMarked",
  ranking: "voting.groups.leadFirst",
};

/** How each need group that may be shown voted, in a vote of all groups; null elsewhere. */
export function groupsTold({ result, asking, nameOf }: Telling): Told | null {
  const { t, locale } = asking;
  const { groups, someGroupsHidden, rows, settings } = result;
  if (groups.length === 0) return null;
  const columns = groups.map(({ names, voters }) =>
    t("voting.groups.column", { name: textIn(names, locale), count: voters }),
  );
  return told({
    heading: t("voting.groups.heading"),
    sentences: [t(groupsLead[settings.form]), ...(someGroupsHidden ? [t("voting.groups.hidden")] : [])],
    tables: [
      {
        caption: t("voting.groups.heading"),
        rowHead: null,
        isWords: false,
        columns,
        rows: rows.map(({ optionId }, at) => ({
          name: nameOf(optionId),
          isWinner: result.winnerIds.includes(optionId),
          length: null,
          cells: groups.map(({ approvals, voters }) => formatShare(approvals[at]! / voters, locale)),
        })),
      },
    ],
  });
}
