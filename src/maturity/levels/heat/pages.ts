import type { Asking } from "../../../platform/asking.ts";
import { heatStep } from "../../../platform/chart-options.ts";
import { formatDay, formatNumber, saidIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { concerning, waysUp } from "../../concerning.ts";
import type { Level } from "../../method/level.ts";
import { highestScore } from "../../method/pairs.ts";
import type { Tool } from "../../queries.ts";
import { levelsFileUrl } from "../addresses.ts";
import type { LevelsWanted } from "../forms.ts";
import { partName, partUrl } from "../growth/pages.ts";
import type { Part } from "../parts.ts";
import type { PartsShown, Seen } from "../seen.ts";

const stepText: readonly Key[] = [
  "maturity.levels.heat.unaware",
  "maturity.levels.heat.aware",
  "maturity.levels.heat.trying",
  "maturity.levels.heat.someUse",
  "maturity.levels.heat.regularUse",
];

/** Which tool is used where: a row a part, a column a tool, the level in each cell. */
export function heatModel(seen: Seen, shown: PartsShown, wanted: LevelsWanted, asking: Asking) {
  const { t, locale } = asking;
  const day = formatDay(seen.reckoning.period.to, locale);
  const columns = columnsOf(seen, shown);
  const isConcerned = concerned(seen);
  return {
    text: t("maturity.levels.heat.text", { day }),
    caption: t("maturity.levels.heat.caption", { day }),
    columns: columns.map((tool) => saidIn(tool.names, locale)),
    rows: shown.byPart.map(({ part, level, byTool }) => ({
      name: partName(part, seen, asking),
      url: partUrl(part, seen, wanted),
      cells: [
        cell(level, true, asking),
        ...columns.map((tool) => cell(byTool.get(tool.id) ?? null, isConcerned(tool, part), asking)),
      ],
    })),
    key: stepText.map((text, step) => ({ text: t(text), tone: `heat-${step}` })),
    fileUrl: levelsFileUrl(seen.programmeId, wanted),
  };
}

/** The tools that are followed, and others of which something is known; the chosen one alone. */
function columnsOf({ tool, tools }: Seen, { figures }: PartsShown): Tool[] {
  if (tool !== null) return [tool];
  return tools.filter(({ id, isEnded }) => !isEnded || figures.byTool.has(id));
}

/** Whether the tool concerns any unit of the part. */
function concerned({ units, tools }: Seen): (tool: Tool, part: Part) => boolean {
  const ways = waysUp(units);
  const followed = tools.map((tool) => ({ ...tool, isEnded: false }));
  const ofUnit = new Map(
    units.map(({ id }) => [id, new Set(concerning(followed, ways.get(id) ?? []).map((tool) => tool.id))]),
  );
  return (tool, part) => [...part.unitIds].some((id) => ofUnit.get(id)?.has(tool.id) === true);
}

function cell(level: Level | null, isConcerned: boolean, { t, locale }: Asking) {
  if (level !== null) {
    // The tone is that of the number as it is seen.
    const shown = Math.round(level.level);
    const tone = `heat-${heatStep(shown / highestScore) ?? 0}`;
    return { text: formatNumber(shown, locale), words: null, tone };
  }
  return isConcerned
    ? { text: "–", words: t("maturity.levels.heat.notAssessed"), tone: "heat-none" }
    : { text: "×", words: t("maturity.levels.heat.notConcerned"), tone: "heat-none" };
}
