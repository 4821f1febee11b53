import type { Asking } from "../../../platform/asking.ts";
import { linesOption, linesTable, type Line } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import { highestScore } from "../../method/pairs.ts";
import { partName, periodText } from "../growth/pages.ts";
import { developments, type Development, type PartsShown, type Seen } from "../seen.ts";

/** How the level has developed month by month; null where there are no two points to draw a line between. */
export function overTimeModel(seen: Seen, { figures }: PartsShown, asking: Asking) {
  const { t, locale } = asking;
  const { days, lines, left } = developments(seen, figures);
  if (days.length < 2) return null;
  const drawn = lines.map(({ of, levels }): Line => ({
    name: nameOf(of, seen, asking),
    values: levels.map((level) => (level === null ? null : Math.round(level.level * 10) / 10)),
  }));
  const points = days.map((day) => `${Number(day.slice(5, 7))}/${day.slice(0, 4)}`);
  const valueText = (value: number | null) => (value === null ? "–" : formatNumber(value, locale, 1));
  const title = t("maturity.levels.overTime.caption", { period: periodText(seen.reckoning.period, asking) });
  const ends = drawn.map(({ name, values }) => `${name} ${valueText(values.at(-1) ?? null)}`).join(", ");
  const frame = { width: 640, height: 300 + 26 * drawn.length, title, description: ends };
  return {
    chart: { svg: renderChart(linesOption(drawn, points, highestScore), frame) },
    table: linesTable(drawn, points, { caption: title, pointHeading: t("maturity.levels.overTime.month"), valueText }),
    left: left === 0 ? null : t("maturity.levels.overTime.left", { count: left }),
  };
}

function nameOf(of: Development["of"], seen: Seen, asking: Asking): string {
  if (of === "whole") return asking.t("maturity.levels.overTime.whole");
  return "names" in of ? textIn(of.names, asking.locale) : partName(of, seen, asking);
}
