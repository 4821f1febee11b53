import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { groupsUrl, memberUrl } from "../../addresses.ts";
import { misfits, nearestGroups, type Near } from "../../hand/standing.ts";
import { letterOf } from "../../letters.ts";
import type { Standings } from "../queries.ts";

/** Where nobody is on a border, so many who come nearest to one are shown. */
const fewest = 5;

interface Case {
  row: number;
  own: Near;
  other: Near;
}

/** Who could be elsewhere: those nearer to another group than to their own, and those nearly as near to another. */
export function borderlinePage(standings: Standings, asking: Asking): Page {
  const { t } = asking;
  const { profiles, labels, current } = standings;
  const astray = misfits(profiles, labels).map(({ row, own, nearest }) => ({
    row,
    own: { place: labels[row]!, closeness: own },
    other: nearest,
  }));
  const isAstray = new Set(astray.map(({ row }) => row));
  const grouped = labels.flatMap((label, row) => (label === null || isAstray.has(row) ? [] : [row]));
  const settled = nearestGroups(profiles, labels, grouped).flatMap(({ row, nearest, second, isBridge }) =>
    nearest === null || second === null ? [] : [{ row, own: nearest, other: second, isBridge }],
  );
  const between = settled.filter(({ isBridge }) => isBridge);
  const isClear = astray.length + between.length === 0;
  return {
    view: "grouping/borderline",
    title: t("grouping.borderline.title"),
    model: {
      groupsUrl: groupsUrl(current.programme.id),
      lead: isClear && settled.length === 0 ? t("grouping.borderline.nothingToCompare") : leadText(astray.length, between.length, asking), // prettier-ignore
      astray: caseRows(astray, standings, asking),
      between: caseRows(between, standings, asking),
      closest: isClear ? caseRows(settled, standings, asking).slice(0, fewest) : [],
    },
  };
}

function leadText(astray: number, between: number, { t }: Asking): string {
  if (astray === 0 && between === 0) return t("grouping.borderline.none");
  return [
    ...(astray === 0 ? [] : [t("grouping.borderline.astray", { count: astray })]),
    ...(between === 0 ? [] : [t("grouping.borderline.between", { count: between })]),
  ].join(" ");
}

/** The least settled first. */
function caseRows(cases: Case[], { current: { programme, profiles } }: Standings, { locale }: Asking) {
  const near = ({ place, closeness }: Near) => `${letterOf(place)} ${formatNumber(closeness, locale, 2)}`;
  return cases
    .toSorted((a, b) => a.own.closeness - a.other.closeness - (b.own.closeness - b.other.closeness) || a.row - b.row)
    .flatMap(({ row, own, other }) => {
      const organisation = profiles.organisations[row];
      if (organisation === undefined) return [];
      return [
        {
          name: organisation.name,
          url: memberUrl(programme.id, organisation.id),
          own: near(own),
          other: near(other),
        },
      ];
    });
}
