import type { SurveyProfiles } from "../../needs/index.ts";
import type { Asking } from "../../platform/asking.ts";
import { groupColours, sankeyOption, sankeyTable, type Sankey } from "../../platform/chart-options.ts";
import { renderChart } from "../../platform/charts.ts";
import { formatNumber, formatShare, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { groupsUrl, seesAll, type GroupsSeen } from "../groups/pages.ts";
import type { IndustryComparison } from "../industry.ts";
import { letterOf } from "../letters.ts";
import { industrySentence } from "../pages.ts";
import type { Run } from "../queries.ts";
import type { StoredResult } from "../stored.ts";
import { isBeyondChance } from "./verdict.ts";

/** Industry against need groups, whichever of the two tells more. */
export function comparisonPage(seen: GroupsSeen, { result }: Run & { result: StoredResult }, asking: Asking): Page {
  const { t, locale } = asking;
  const { industry } = result;
  const sankey = seesAll(asking) && industry !== null ? industriesToGroups(seen, asking) : null;
  const title = t("grouping.comparison.flowTitle");
  return {
    view: "grouping/comparison",
    title: t("grouping.comparison.title"),
    model: {
      groupsUrl: groupsUrl(seen.programme.id),
      lead: industry === null ? t("grouping.comparison.none") : industrySentence(industry, asking),
      rows: industry === null ? [] : figureRows(industry, seen.figures.groups.length, asking),
      agreement:
        industry === null
          ? null
          : t("grouping.comparison.agreement", { value: formatNumber(hundredths(industry.adjustedRand), locale, 2) }),
      fitted:
        industry === null
          ? null
          : t("grouping.comparison.fitted", {
              share: formatShare(Math.max(0, industry.r2NeedFitted), locale),
              people: industry.people,
            }),
      flow:
        sankey === null
          ? null
          : {
              chart: {
                svg: renderChart(sankeyOption(sankey), {
                  width: 560,
                  height: flowHeight(sankey),
                  title,
                  description: t("grouping.comparison.flowHelp"),
                }),
              },
              table: sankeyTable(sankey, title, [
                t("grouping.comparison.industry"),
                t("grouping.comparison.group"),
                t("grouping.comparison.organisations"),
              ]),
            },
      limited: !seesAll(asking),
    },
  };
}

function figureRows(industry: IndustryComparison, groups: number, { t, locale }: Asking) {
  const share = (r2: number) => formatShare(Math.max(0, r2), locale);
  const chance = (p: number) =>
    t(isBeyondChance(p) ? "grouping.comparison.beyondChance" : "grouping.comparison.maybeChance", {
      p: formatNumber(p, locale, p < 0.01 ? 3 : 2),
    });
  return [
    { name: t("grouping.comparison.number"), need: String(groups), industry: String(industry.industries) },
    { name: t("grouping.comparison.tells"), need: share(industry.r2Need), industry: share(industry.r2Industry) },
    { name: t("grouping.comparison.chance"), need: chance(industry.pNeed), industry: chance(industry.pIndustry) },
    {
      name: t("grouping.comparison.closeness"),
      need: formatNumber(industry.closenessNeed, locale, 2),
      industry: formatNumber(industry.closenessIndustry, locale, 2),
    },
  ];
}

/** How the organisations of each industry spread over the groups as they are now. */
function industriesToGroups({ figures, profiles }: GroupsSeen, { t, locale }: Asking): Sankey {
  const industryOf = new Map(profiles.organisations.map((organisation) => [organisation.id, nameOf(organisation)]));
  function nameOf({ industryNames }: SurveyProfiles["organisations"][number]): string {
    return industryNames === null ? t("grouping.comparison.noIndustry") : textIn(industryNames, locale);
  }
  const counts = figures.groups.map(({ members }) => Map.groupBy(members, ({ organisationId }) => industryOf.get(organisationId) ?? t("grouping.comparison.noIndustry"))); // prettier-ignore
  const industries = [...new Set(counts.flatMap((count) => [...count.keys()]))].sort((a, b) =>
    a.localeCompare(b, locale),
  );
  const total = (industry: string) => counts.reduce((sum, count) => sum + (count.get(industry)?.length ?? 0), 0);
  return {
    nodes: [
      ...industries.map((name) => ({
        key: `i:${name}`,
        label: `${name} (${total(name)})`,
        side: "from" as const,
        colour: "#566563",
      })),
      ...figures.groups.map(({ group, members }) => ({
        key: `g:${group.id}`,
        label: `${letterOf(group.position)} ${shortened(textIn(group.names, locale))} (${members.length})`,
        side: "to" as const,
        colour: groupColours[group.position % groupColours.length] ?? "#566563",
      })),
    ],
    links: industries.flatMap((name) =>
      figures.groups.flatMap(({ group }, at) => {
        const value = counts[at]?.get(name)?.length ?? 0;
        return value === 0 ? [] : [{ from: `i:${name}`, to: `g:${group.id}`, value }];
      }),
    ),
  };
}

/** Rounded so that next to nothing is 0 and not −0. */
function hundredths(value: number): number {
  return Math.round(value * 100) / 100 + 0;
}

/** A height in which the fuller side has room for its labels. */
function flowHeight({ nodes }: Sankey): number {
  const sides = (["from", "to"] as const).map((each) => nodes.filter(({ side }) => side === each).length);
  return Math.max(380, 40 + 36 * Math.max(...sides));
}

/** A label must leave room for the flows. */
function shortened(name: string): string {
  return name.length <= 30 ? name : `${name.slice(0, 29).trimEnd()}…`;
}
