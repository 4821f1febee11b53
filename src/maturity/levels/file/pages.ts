import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { CellValue } from "../../../platform/spreadsheets.ts";
import { measuredPairs } from "../../method/growth.ts";
import { tellingPairs } from "../../method/over-time.ts";
import type { Judge } from "../../queries.ts";
import type { Seen } from "../seen.ts";

/** The assessments that the figures are made of: a row a pair, with its level and with what its growth is measured between; whose they are is in its name. */
export function levelsTable(seen: Seen | null, judge: Judge, asking: Asking) {
  const { t } = asking;
  return {
    name: `${t(judge === "unit" ? "maturity.levels.file.nameOwn" : "maturity.levels.file.name")}.csv`,
    header: [
      ...[t("maturity.levels.file.unit"), t("maturity.levels.file.tool")],
      ...[t("maturity.levels.file.latestOn"), t("maturity.levels.file.latest")],
      ...[t("maturity.levels.file.startOn"), t("maturity.levels.file.start")],
      ...[t("maturity.levels.file.endOn"), t("maturity.levels.file.end"), t("maturity.levels.file.points")],
    ],
    rows: seen === null ? [] : rowsOf(seen, asking),
  };
}

function rowsOf({ units, tools, pairs, reckoning }: Seen, { locale }: Asking): CellValue[][] {
  const { period, measure } = reckoning;
  const told = tellingPairs(pairs, period, measure);
  const key = ({ unitId, toolId }: { unitId: string; toolId: string }) => `${unitId} ${toolId}`;
  const byKey = new Map(told.map((pair) => [key(pair), pair]));
  const spans = new Map(measuredPairs(told, period, measure).map((pair) => [key(pair), pair.span]));
  return units.flatMap((unit) =>
    tools.flatMap((tool) => {
      const name = key({ unitId: unit.id, toolId: tool.id });
      const pair = byKey.get(name);
      if (pair === undefined) return [];
      const latest = pair.assessments.findLast(({ on }) => on <= period.to);
      const span = spans.get(name) ?? null;
      const ends = span === null ? [] : [span.start.on, span.start.score, span.end.on, span.end.score];
      const points = span === null ? [] : [span.end.score - span.start.score];
      const cells = [unit.name, textIn(tool.names, locale), latest?.on ?? "", latest?.score ?? "", ...ends, ...points];
      return [[...cells, ...Array<string>(9 - cells.length).fill("")]];
    }),
  );
}
