import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { CellValue } from "../../../platform/spreadsheets.ts";
import { isLate } from "../follow-up.ts";
import { stateText } from "../pages.ts";
import type { FollowUp } from "../queries.ts";

/** The follow-ups that the list shows, a row each. */
export function followUpsTable(
  { followUps, today }: { followUps: readonly FollowUp[]; today: string },
  { t, locale }: Asking,
): { name: string; header: string[]; rows: CellValue[][] } {
  return {
    name: t("followUps.file.name"),
    header: [
      ...[t("followUps.file.unit"), t("followUps.file.what"), t("followUps.file.need"), t("followUps.file.tool")],
      ...[t("followUps.file.state"), t("followUps.file.owner"), t("followUps.file.due"), t("followUps.list.lateMark")],
      t("followUps.file.note"),
    ],
    rows: followUps.map((followUp) => {
      const { unitName, what, needNames, toolNames, state, ownerName, dueOn, note } = followUp;
      return [
        ...[unitName, what, needNames === null ? "" : textIn(needNames, locale)],
        ...[toolNames === null ? "" : textIn(toolNames, locale), t(stateText[state])],
        ...[ownerName ?? "", dueOn ?? "", isLate(followUp, today) ? t("followUps.list.lateMark") : "", note],
      ];
    }),
  };
}
