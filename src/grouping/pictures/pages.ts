import type { Asking } from "../../platform/asking.ts";
import {
  heatMapHeight,
  heatMapOption,
  heatMapTable,
  mapOption,
  mapTable,
  type HeatMap,
  type MapGroup,
} from "../../platform/chart-options.ts";
import { renderChart } from "../../platform/charts.ts";
import { formatNumber, formatShare, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { answerMatrix } from "../answers.ts";
import type { GroupingInput } from "../grouping.ts";
import { groupsUrl, needNamer, type GroupsSeen } from "../groups/pages.ts";
import { letterOf } from "../letters.ts";
import { hasShape, shapeProfiles } from "../shape.ts";
import { planeOf } from "./plane.ts";

/** More rows than this are shown group by group. */
const mostRows = 60;

/** Two pictures of the current groups: how near the organisations are to each other, and who needs what. */
export function picturesPage(seen: GroupsSeen, input: GroupingInput, chosen: string | undefined, asking: Asking): Page {
  const { t, locale } = asking;
  const url = `${groupsUrl(seen.programme.id)}/pictures`;
  const { groups } = seen.figures;
  const isLong = groups.reduce((sum, { members }) => sum + members.length, 0) > mostRows;
  const first = groups.find(({ group }) => group.id === chosen) ?? (isLong ? groups[0] : undefined);
  const inMap = first === undefined ? groups : [first];
  const map = mapModel(seen, input, asking);
  return {
    view: "grouping/pictures",
    title: t("grouping.pictures.title"),
    model: {
      groupsUrl: groupsUrl(seen.programme.id),
      map,
      heat: heatModel(seen, inMap, asking),
      choices: [
        ...(isLong ? [] : [{ name: t("grouping.pictures.all"), url: `${url}#heat`, isCurrent: first === undefined }]),
        ...groups.map(({ group }) => ({
          name: `${letterOf(group.position)} ${textIn(group.names, locale)}`,
          url: `${url}?group=${group.id}#heat`,
          isCurrent: first?.group.id === group.id,
        })),
      ],
    },
  };
}

function mapModel(seen: GroupsSeen, { blocks, blank }: GroupingInput, { t, locale }: Asking) {
  const profiles = shapeProfiles(answerMatrix(blocks, blank));
  const { points, share } = planeOf(profiles);
  const rowOf = new Map(seen.profiles.organisations.map(({ id }, row) => [id, row]));
  const groups: MapGroup[] = seen.figures.groups.map(({ group, members }) => ({
    name: `${letterOf(group.position)} (${members.length})`,
    members: members.flatMap(({ organisationId }) => {
      const row = rowOf.get(organisationId);
      const point = row === undefined || !hasShape(profiles, row) ? undefined : points[row];
      return point === undefined ? [] : [{ label: seen.names.get(organisationId) ?? "–", ...point }];
    }),
  }));
  const title = t("grouping.pictures.mapTitle");
  const help = t("grouping.pictures.mapHelp", { share: formatShare(share, locale) });
  return {
    help,
    chart: { svg: renderChart(mapOption(groups), { width: 520, height: 460, title, description: help }) },
    table: mapTable(groups, title, [
      t("grouping.pictures.group"),
      t("grouping.pictures.members"),
      t("grouping.pictures.who"),
    ]),
  };
}

function heatModel({ profiles, names }: GroupsSeen, groups: GroupsSeen["figures"]["groups"], asking: Asking) {
  const { t, locale } = asking;
  const nameOf = needNamer(profiles, asking);
  const rowOf = new Map(profiles.organisations.map(({ id }, row) => [id, row]));
  const rows = groups.flatMap(({ group, members }) =>
    members.flatMap(({ organisationId }) => {
      const row = rowOf.get(organisationId);
      return row === undefined
        ? []
        : [{ row, name: `${letterOf(group.position)} ${names.get(organisationId) ?? "–"}` }];
    }),
  );
  const map: HeatMap = {
    rows: rows.map(({ name }) => name),
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
  const title = t("grouping.pictures.heatTitle");
  const width = 300 + map.columns.length * 34;
  return {
    chart: {
      svg: renderChart(heatMapOption(map), {
        width,
        height: heatMapHeight(map.rows.length),
        title,
        description: t("grouping.pictures.heatHelp"),
      }),
    },
    table: heatMapTable(map, title, t("grouping.pictures.organisation")),
  };
}
