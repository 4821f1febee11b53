import type { Asking } from "../../../../platform/asking.ts";
import { formatDay } from "../../../../platform/i18n.ts";
import { chainsOf, mayCorrect } from "../../../assessing/history/chains.ts";
import type { Tool } from "../../../queries.ts";
import { toolUseUrl } from "../../addresses.ts";
import { daysText, decimalText, unitText } from "../../pages.ts";
import type { ToolUseSum, Use, UseFigure, WrittenFigure } from "../../queries.ts";

/** Everything that was written of the tool's use, and in whose time zone and for whom it is shown. */
export interface Writing {
  written: readonly WrittenFigure[];
  timeZone: string;
  userId: string | null;
}

interface Shown {
  tool: Tool;
  use: Use;
  writing: Writing;
}

/** The figures of a sum, each with what it was before it was corrected. */
export function figureRows(
  rows: readonly UseFigure[],
  { overlapping, partly }: ToolUseSum,
  seen: Shown,
  asking: Asking,
) {
  const { t } = asking;
  const earlier = earlierOf(seen.writing);
  return rows.map((figure) => {
    const before = earlier.get(figure.id) ?? [];
    return {
      ...cells(figure, seen.use, asking),
      id: `figure-${figure.id}`,
      marks: [
        ...(overlapping.has(figure.id) ? [t("toolUse.tool.overlapMark")] : []),
        ...(partly.includes(figure) ? [t("toolUse.tool.partlyMark")] : []),
      ],
      earlierText: t("toolUse.tool.earlier", { count: before.length }),
      earlier: before.map((each) => writtenRow(each, seen, asking)),
      correctUrl: correctionUrl(figure, seen, asking),
    };
  });
}

/** Figures that were taken back, and nothing was put in their place. */
export function takenBackRows(seen: Shown, asking: Asking) {
  return chainsOf(seen.writing.written.map((figure) => ({ ...figure, on: figure.endsOn })))
    .filter(({ current }) => current.value === null)
    .map(({ current, earlier }) => ({
      ...writtenRow(earlier[0] ?? current, seen, asking),
      name: current.name,
      takenBack: writtenText(current, seen, asking),
      correctUrl: correctionUrl(current, seen, asking),
    }));
}

function earlierOf({ written }: Writing): Map<string, WrittenFigure[]> {
  const chains = chainsOf(written.map((figure) => ({ ...figure, on: figure.endsOn })));
  return new Map(chains.map(({ current, earlier }) => [current.id, earlier]));
}

function cells(figure: WrittenFigure, use: Use, asking: Asking) {
  return {
    unit: unitText(figure.unitId, use, asking),
    days: daysText(figure, asking),
    value: figure.value === null ? "–" : `${decimalText(figure.value, asking.locale)} ${figure.measure}`,
    source: figure.source,
  };
}

function writtenRow(figure: WrittenFigure, seen: Shown, asking: Asking) {
  return { ...cells(figure, seen.use, asking), written: writtenText(figure, seen, asking) };
}

/** Who wrote it down and when; who only looks on is told when. */
function writtenText(
  { createdAt, writerName }: WrittenFigure,
  { writing }: Shown,
  { t, locale, role }: Asking,
): string {
  const day = formatDay(createdAt.toZonedDateTimeISO(writing.timeZone).toPlainDate().toString(), locale);
  if (role === "viewer" || writerName === null) return t("toolUse.tool.written", { day });
  return t("toolUse.tool.writtenBy", { day, name: writerName });
}

function correctionUrl(figure: WrittenFigure, { tool, writing }: Shown, { role }: Asking): string | null {
  const plans = role === "planner" || role === "owner";
  const isAllowed = role !== "viewer" && writing.userId !== null;
  if (!isAllowed || !mayCorrect({ judgedBy: figure.writtenBy }, { userId: writing.userId ?? "", plans })) return null;
  return `${toolUseUrl(tool)}/figures/${figure.id}/correction`;
}
