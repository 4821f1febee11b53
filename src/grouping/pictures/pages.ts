import type { Asking } from "../../platform/asking.ts";
import { mapOption, mapTable, type MapGroup } from "../../platform/chart-options.ts";
import { renderChart } from "../../platform/charts.ts";
import { formatShare, textIn } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { answerMatrix } from "../method/answers.ts";
import { flowModel } from "../comparison/flow/pages.ts";
import type { GroupingInput } from "../method/grouping.ts";
import { groupsUrl, needNamer, type GroupsSeen } from "../groups/pages.ts";
import { groupTone, letterOf } from "../letters.ts";
import { hasShape, shapeProfiles, type Profiles } from "../method/shape.ts";
import type { TellingNeed } from "../method/telling.ts";
import { commonNeeds } from "./common-needs.ts";
import { heatModel } from "./heat/pages.ts";
import { planeOf } from "./plane.ts";

/** The groups as pictures: bars first, since they say most; the map last, since it says least. */
export function picturesPage(seen: GroupsSeen, input: GroupingInput, chosen: string | undefined, asking: Asking): Page {
  const { t } = asking;
  const shapes = shapeProfiles(answerMatrix(input.blocks, input.blank));
  const isOneAudience = seen.figures.groups.length === 1;
  return {
    view: "grouping/pictures",
    title: t("grouping.pictures.title"),
    model: {
      groupsUrl: groupsUrl(seen.programme.id),
      comparisonUrl: `${groupsUrl(seen.programme.id)}/comparison`,
      bars: barsModel(seen, asking),
      isOneAudience,
      heat: heatModel(seen, shapes, chosen, asking),
      flow: isOneAudience ? null : flowModel(seen, asking),
      map: mapModel(seen, shapes, asking),
    },
  };
}

/** What tells each group apart; of one shared audience, what most of it needs. */
function barsModel(seen: GroupsSeen, asking: Asking) {
  const { t, locale } = asking;
  const { groups } = seen.figures;
  const nameOf = needNamer(seen.profiles, asking);
  return groups.map(({ group, members, telling }) => ({
    letter: letterOf(group.position),
    tone: groupTone(group.position),
    name: textIn(group.names, locale),
    size: t("grouping.sheet.size", { count: members.length }),
    tells:
      groups.length > 1
        ? telling.map((need) => toldBars(nameOf(need.need), need, asking))
        : commonNeeds(seen.profiles, members).map(({ key, count }) => ({
            name: nameOf(key),
            here: { percent: percent(count), text: t("grouping.pictures.ofAll", { count: fraction(count) }), tone: null }, // prettier-ignore
            elsewhere: null,
          })),
  }));
}

function toldBars(name: string, { inside, outside }: TellingNeed, { t }: Asking) {
  const elsewhere = t("grouping.sheet.elsewhere", { count: fraction(outside) });
  return {
    name,
    here: { percent: percent(inside), text: t("grouping.sheet.here", { count: fraction(inside) }), tone: null },
    elsewhere: { percent: percent(outside), text: elsewhere, tone: "elsewhere" },
  };
}

function mapModel(seen: GroupsSeen, profiles: Profiles, { t, locale }: Asking) {
  const { points, share } = planeOf(profiles);
  const rowOf = new Map(seen.profiles.organisations.map(({ id }, row) => [id, row]));
  const groups: MapGroup[] = seen.figures.groups.map(({ group, members }) => ({
    name: `${letterOf(group.position)} (${members.length})`,
    letter: letterOf(group.position),
    place: group.position,
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
    narrow: { svg: renderChart(mapOption(groups), { width: 300, height: 380, title, description: help }) },
    table: mapTable(groups, title, [
      t("grouping.pictures.group"),
      t("grouping.pictures.members"),
      t("grouping.pictures.who"),
    ]),
  };
}

const fraction = ([k, n]: readonly [number, number]) => `${k} / ${n}`;
const percent = ([k, n]: readonly [number, number]) => (n === 0 ? 0 : Math.round((100 * k) / n));
