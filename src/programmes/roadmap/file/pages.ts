import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { CellValue } from "../../../platform/spreadsheets.ts";
import type { Roadmap } from "../queries.ts";

/** The roadmap as rows: phases with their months, milestones with their day or month. */
export function roadmapTable({ phases, milestones }: Roadmap, { t, locale }: Asking) {
  return {
    name: t("roadmap.file.name"),
    header: [
      ...[t("roadmap.file.kind"), t("roadmap.columns.name"), t("roadmap.file.from"), t("roadmap.file.to")],
      ...[t("roadmap.phase.owner"), t("roadmap.milestone.doneOn")],
    ],
    rows: [
      ...phases.map(({ names, firstMonth, lastMonth, ownerName }): CellValue[] => [
        ...[t("roadmap.legend.phase"), textIn(names, locale), firstMonth.slice(0, 7), lastMonth.slice(0, 7)],
        ...[ownerName, ""],
      ]),
      ...milestones.map(({ names, dueOn, isWholeMonth, doneOn }): CellValue[] => {
        const when = isWholeMonth ? dueOn.slice(0, 7) : dueOn;
        return [t("roadmap.legend.milestone"), textIn(names, locale), when, when, "", doneOn ?? ""];
      }),
    ],
  };
}
