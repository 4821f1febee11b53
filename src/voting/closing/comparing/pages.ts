import { formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Rule } from "../../method/settings.ts";
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
export function othersTold({ result, asking, nameOf }: Telling): Told | null {
  const { t } = asking;
  const { others, winnerIds, voters, covered } = result;
  if (others.length === 0 || winnerIds.length === 0) return null;
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

/** How each need group that may be shown voted, in a vote of all groups; null elsewhere. */
export function groupsTold({ result, asking, nameOf }: Telling): Told | null {
  const { t, locale } = asking;
  const { groups, someGroupsHidden, rows, settings } = result;
  if (groups.length === 0) return null;
  const isApproved = settings.form === "approval" || settings.form === "limited";
  const columns = groups.map(({ names, voters }) =>
    t("voting.groups.column", { name: textIn(names, locale), count: voters }),
  );
  return told({
    heading: t("voting.groups.heading"),
    sentences: [
      t(isApproved ? "voting.groups.lead" : "voting.groups.leadMarked"),
      ...(someGroupsHidden ? [t("voting.groups.hidden")] : []),
    ],
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
