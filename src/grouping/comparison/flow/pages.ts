import type { SurveyProfiles } from "../../../needs/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { groupColours, sankeyOption, sankeyTable, type Sankey } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { GroupsSeen } from "../../groups/pages.ts";
import { letterOf } from "../../letters.ts";

/** The colour of what is not a need group. */
const quiet = "#566563";

/** How industries spread over the groups, as a picture and a table; null where nobody's industry is known. */
export function flowModel(seen: Pick<GroupsSeen, "figures" | "profiles">, asking: Asking) {
  const { t } = asking;
  if (seen.profiles.organisations.every(({ industryId }) => industryId === null)) return null;
  const sankey = industriesToGroups(seen, { longest: 30, hasNames: true }, asking);
  const narrow = industriesToGroups(seen, { longest: 18, hasNames: false }, asking);
  const whole = industriesToGroups(seen, { longest: Infinity, hasNames: true }, asking);
  const title = t("grouping.comparison.flowTitle");
  const frame = { height: flowHeight(sankey), title, description: t("grouping.comparison.flowHelp") };
  return {
    chart: { svg: renderChart(sankeyOption(sankey), { width: 560, ...frame }) },
    narrow: { svg: renderChart(sankeyOption(narrow), { width: 300, ...frame }) },
    table: sankeyTable(whole, title, [
      t("grouping.comparison.industry"),
      t("grouping.comparison.group"),
      t("grouping.comparison.organisations"),
    ]),
  };
}

/** How the organisations of each industry spread over the groups as they are now; groups by letter where it is narrow. */
function industriesToGroups(
  { figures, profiles }: Pick<GroupsSeen, "figures" | "profiles">,
  { longest, hasNames }: { longest: number; hasNames: boolean },
  { t, locale }: Asking,
): Sankey {
  const unknown = t("grouping.comparison.noIndustry");
  const industryOf = new Map(profiles.organisations.map((organisation) => [organisation.id, nameOf(organisation)]));
  function nameOf({ industryNames }: SurveyProfiles["organisations"][number]): string {
    return industryNames === null ? unknown : textIn(industryNames, locale);
  }
  const groups = figures.groups.filter(({ members }) => members.length > 0);
  const counts = groups.map(({ members }) =>
    Map.groupBy(members, ({ organisationId }) => industryOf.get(organisationId) ?? unknown),
  );
  const industries = [...new Set(counts.flatMap((count) => [...count.keys()]))].sort((a, b) =>
    a.localeCompare(b, locale),
  );
  const total = (industry: string) => counts.reduce((sum, count) => sum + (count.get(industry)?.length ?? 0), 0);
  return {
    nodes: [
      ...industries.map((name) => ({
        key: `i:${name}`,
        label: `${shortened(name, longest)} (${total(name)})`,
        side: "from" as const,
        colour: quiet,
      })),
      ...groups.map(({ group, members }) => ({
        key: `g:${group.id}`,
        label: `${letterOf(group.position)}${hasNames ? ` ${shortened(textIn(group.names, locale), longest)}` : ""} (${members.length})`,
        side: "to" as const,
        colour: groupColours[group.position % groupColours.length] ?? quiet,
      })),
    ],
    links: industries.flatMap((name) =>
      groups.flatMap(({ group }, at) => {
        const value = counts[at]?.get(name)?.length ?? 0;
        return value === 0 ? [] : [{ from: `i:${name}`, to: `g:${group.id}`, value }];
      }),
    ),
  };
}

/** A height in which the fuller side has room for its labels. */
function flowHeight({ nodes }: Sankey): number {
  const sides = (["from", "to"] as const).map((each) => nodes.filter(({ side }) => side === each).length);
  return Math.max(380, 40 + 36 * Math.max(...sides));
}

/** A label must leave room for the flows. */
function shortened(name: string, longest: number): string {
  return name.length <= longest ? name : `${name.slice(0, longest - 1).trimEnd()}…`;
}
