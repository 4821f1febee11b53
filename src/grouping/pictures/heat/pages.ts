import type { Asking } from "../../../platform/asking.ts";
import { heatMapHeight, heatMapOption, heatStep, type HeatMap } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import { groupsUrl, needNamer, type GroupsSeen } from "../../groups/pages.ts";
import { letterOf } from "../../letters.ts";
import type { Profiles } from "../../method/shape.ts";
import { closestFirst } from "../order.ts";

/** More rows than this are shown group by group. */
const mostRows = 60;

/** Of a larger group only its most typical members are drawn: more rows than this nobody looks through. */
const mostOfGroup = 200;

/** Who needs what: organisations by group, the most typical of each first; a long list is shown one group at a time. */
export function heatModel(seen: GroupsSeen, shapes: Profiles, chosen: string | undefined, asking: Asking) {
  const { t, locale } = asking;
  const url = `${groupsUrl(seen.programme.id)}/pictures`;
  const { groups } = seen.figures;
  const isLong = groups.reduce((sum, { members }) => sum + members.length, 0) > mostRows;
  const first = groups.find(({ group }) => group.id === chosen) ?? (isLong ? groups[0] : undefined);
  const map = heatMap(seen, shapes, first, asking);
  const left = (first?.members.length ?? 0) - map.rows.length;
  const title = t("grouping.pictures.heatTitle");
  const frame = {
    width: 324 + map.columns.length * 34,
    height: heatMapHeight(map.rows.length),
    title,
    description: t("grouping.pictures.heatHelp"),
  };
  return {
    chart: { svg: renderChart(heatMapOption(map), frame) },
    title,
    cut: left > 0 ? t("grouping.pictures.mostTypical", { count: mostOfGroup, all: map.rows.length + left }) : null,
    columns: [...map.columns],
    rows: map.rows.map((name, row) => ({
      name,
      isFirst: row > 0 && name.split(" ")[0] !== map.rows[row - 1]!.split(" ")[0],
      cells: (map.values[row] ?? []).map((value) => ({
        text: map.cellText(value),
        tone: `heat-${heatStep(value) ?? "none"}`,
      })),
    })),
    choices:
      groups.length === 1
        ? []
        : [
            ...(isLong
              ? []
              : [{ name: t("grouping.pictures.all"), url: `${url}#heat`, isCurrent: first === undefined }]),
            ...groups.map(({ group }) => ({
              name: `${letterOf(group.position)} ${textIn(group.names, locale)}`,
              url: `${url}?group=${group.id}#heat`,
              isCurrent: first?.group.id === group.id,
            })),
          ],
  };
}

type GroupOfSeen = GroupsSeen["figures"]["groups"][number];

/** The order is found among all groups, so that it is the same when one is shown alone. */
function heatMap(
  { profiles, names, figures }: GroupsSeen,
  shapes: Profiles,
  only: GroupOfSeen | undefined,
  asking: Asking,
): HeatMap {
  const { t, locale } = asking;
  const nameOf = needNamer(profiles, asking);
  const rowOf = new Map(profiles.organisations.map(({ id }, row) => [id, row]));
  const ordered = closestFirst(
    shapes,
    figures.groups.map(({ members }) => members.flatMap(({ organisationId }) => rowOf.get(organisationId) ?? [])),
  );
  const rows = figures.groups.flatMap((each, at) =>
    only === undefined || each === only
      ? ordered[at]!.slice(0, mostOfGroup).map((row) => ({ row, letter: letterOf(each.group.position) }))
      : [],
  );
  return {
    rows: rows.map(({ row, letter }) => `${letter} ${names.get(profiles.organisations[row]?.id ?? "") ?? "–"}`),
    columns: profiles.needs.map(({ key }) => nameOf(key)),
    values: rows.map(({ row }) => profiles.values[row] ?? []),
    cellText: (value) => (value === null ? "–" : formatNumber(value, locale, value % 1 === 0 ? 0 : 1)),
    steps: [
      t("grouping.pictures.step0"),
      t("grouping.pictures.step1"),
      t("grouping.pictures.step2"),
      t("grouping.pictures.step3"),
      t("grouping.pictures.step4"),
    ],
  };
}
