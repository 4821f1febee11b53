import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { CellValue } from "../../../platform/spreadsheets.ts";
import { concerned, isShown, waysUp } from "../list/listing.ts";
import type { ListWanted } from "../list/forms.ts";
import type { ListMaterial } from "../list/queries.ts";
import { stateText } from "../pages.ts";

/** The follow-ups that the list shows, a row each. */
export function followUpsTable(
  { followUps, units, today }: ListMaterial,
  wanted: ListWanted,
  { t, locale }: Asking,
): { name: string; header: string[]; rows: CellValue[][] } {
  const shown = concerned(followUps, wanted, waysUp(units)).filter((one) => isShown(one, wanted.state, today));
  return {
    name: t("followUps.file.name"),
    header: [
      ...[t("followUps.file.unit"), t("followUps.file.what"), t("followUps.file.need"), t("followUps.file.tool")],
      ...[t("followUps.file.state"), t("followUps.file.owner"), t("followUps.file.due"), t("followUps.file.note")],
    ],
    rows: shown.map(({ unitName, what, needNames, toolNames, state, ownerName, dueOn, note }) => [
      ...[unitName, what, needNames === null ? "" : textIn(needNames, locale)],
      ...[toolNames === null ? "" : textIn(toolNames, locale), t(stateText[state])],
      ...[ownerName ?? "", dueOn ?? "", note],
    ]),
  };
}
