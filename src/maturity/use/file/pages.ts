import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { CellValue } from "../../../platform/spreadsheets.ts";
import type { ToolUseSum, Use } from "../queries.ts";

/** The figures that the sums are made of, a row each, with what makes a sum unsure. */
export function useTable(sums: readonly ToolUseSum[], { units }: Use, { t, locale }: Asking) {
  const names = new Map(units.map(({ id, name }) => [id, name]));
  return {
    name: t("toolUse.file.name"),
    header: [
      ...[t("toolUse.file.tool"), t("toolUse.file.unit"), t("toolUse.figure.name"), t("toolUse.figure.value")],
      ...[t("toolUse.figure.measure"), t("toolUse.figure.startsOn"), t("toolUse.figure.endsOn")],
      ...[t("toolUse.figure.source"), t("toolUse.file.note")],
    ],
    rows: sums.flatMap((sum) =>
      [...sum.rows, ...sum.partly].map((figure): CellValue[] => {
        const unit = figure.unitId === null ? t("toolUse.wholeProgramme") : (names.get(figure.unitId) ?? "");
        const notes = [
          ...(sum.overlapping.has(figure.id) ? [t("toolUse.tool.overlapMark")] : []),
          ...(sum.partly.includes(figure) ? [t("toolUse.tool.partlyMark")] : []),
        ];
        const { name, value, measure, startsOn, endsOn, source } = figure;
        const counted = [name, Number(value), measure, startsOn, endsOn, source];
        return [textIn(sum.names, locale), unit, ...counted, notes.join(", ")];
      }),
    ),
  };
}
