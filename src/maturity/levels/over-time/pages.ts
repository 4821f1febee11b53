import type { Asking } from "../../../platform/asking.ts";
import { lineOption, linesTable, type Line } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import type { Level } from "../../method/level.ts";
import { highestScore } from "../../method/pairs.ts";
import { partName, periodText } from "../growth/pages.ts";
import type { PartsShown, Seen } from "../seen.ts";
import { developments, type Development, type Side } from "./developments.ts";

/** The drawings' own sizes in px: of the whole, and of one of many side by side. */
const large = { width: 420, height: 170 };
const small = { width: 280, height: 150 };

/**
 * How the level has developed month by month: of the whole, and a small picture each of its parts and of the tools, all on
 * one scale. Null where there are no two points to draw a line between.
 */
export function overTimeModel(seen: Seen, { figures }: PartsShown, asking: Asking) {
  const { t, locale } = asking;
  const { days, whole, sides } = developments(seen, figures);
  if (days.length < 2) return null;
  const points = days.map((day) => `${Number(day.slice(5, 7))}/${day.slice(0, 4)}`);
  const all = lineOf(t("maturity.levels.overTime.whole"), whole);
  const drawn = sides.map((side) => ({ ...side, lines: side.lines.map(lineOfOne) }));
  const top = topOf([all, ...drawn.flatMap(({ lines }) => lines)]);
  const caption = t("maturity.levels.overTime.caption", { period: periodText(seen.reckoning.period, asking) });
  const words = { pointHeading: t("maturity.levels.overTime.month"), valueText };
  return {
    whole: panelOf(all, null),
    table: drawn.length > 0 ? null : linesTable([all], points, { ...words, caption }),
    sides: drawn.map(({ by, lines, left }) => ({
      heading: sideHeading(by),
      left: left === 0 ? null : t("maturity.levels.overTime.left", { count: left }),
      panels: lines.map((line) => panelOf(line, all)),
      table: linesTable([all, ...lines], points, { ...words, caption: `${caption}. ${sideHeading(by)}` }),
    })),
  };

  function lineOfOne({ of, levels }: Development): Line {
    return lineOf("isAlone" in of ? partName(of, seen, asking) : textIn(of.names, locale), levels);
  }

  /** A picture with its name and the level that it ends at; one of many has the whole beside it. */
  function panelOf(line: Line, beside: Line | null) {
    const known = points.map((point, at) => `${point} ${valueText(line.values[at] ?? null)}`);
    const frame = { ...(beside === null ? large : small), title: line.name, description: known.join(", ") };
    const svg = renderChart(lineOption(line, beside, points, top), frame);
    return { name: line.name, last: valueText(line.values.at(-1) ?? null), chart: { svg } };
  }

  function sideHeading(by: Side["by"]): string {
    if (by === "tool") return t("maturity.levels.growth.byTool");
    const isBySegment = seen.look.parts.some(({ names }) => names !== undefined);
    return t(isBySegment ? "segments.levels.heading" : "maturity.levels.growth.byPart");
  }

  function valueText(value: number | null): string {
    return value === null ? "–" : formatNumber(value, locale, 1);
  }
}

function lineOf(name: string, levels: readonly (Level | null)[]): Line {
  return { name, values: levels.map((level) => (level === null ? null : Math.round(level.level * 10) / 10)) };
}

/** The top of the scale that all pictures share: the next whole hundred, so that small changes can be seen too. */
function topOf(lines: readonly Line[]): number {
  const highest = Math.max(...lines.flatMap(({ values }) => values.map((value) => value ?? 0)));
  return Math.min(highestScore, Math.max(100, Math.ceil(highest / 100) * 100));
}
