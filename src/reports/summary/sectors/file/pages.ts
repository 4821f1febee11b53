import type { Asking } from "../../../../platform/asking.ts";
import { textIn } from "../../../../platform/i18n.ts";
import type { SheetOut } from "../../../../platform/spreadsheets.ts";
import { sectorName } from "../../growth/pages.ts";
import { percentOf } from "../../summary.ts";
import type { ShownSectors } from "../shown.ts";

/** The sectors to take along, a row a sector, numbers as numbers; what is hidden or not known is empty. */
export function sectorsSheet({ rows, judgement }: ShownSectors, asking: Asking): SheetOut {
  const { t, locale } = asking;
  const rounded = (value: number | null | undefined) => (value == null ? null : Number(value.toFixed(2)));
  const asked = judgement === null ? "" : textIn(judgement.rowTexts ?? judgement.texts, locale);
  return {
    name: t("summary.sectors.title"),
    header: [
      ...[t("summary.sectors.part"), t("summary.growth.share"), t("summary.growth.points"), t("summary.growth.level")],
      ...[t("summary.file.pairs"), t("summary.file.units"), t("summary.file.leftPairs"), t("summary.file.leftUnits")],
      ...[t("summary.sectors.sessions"), t("summary.file.hours"), t("summary.people.name"), t("summary.heads.name")],
      ...[t("summary.sectors.units"), t("summary.sectors.perUnit")],
      ...[[t("summary.sectors.readiness"), asked].filter((text) => text !== "").join(": "), t("summary.file.answers")],
    ],
    rows: rows.map(({ sector, growth, level, activity, readiness }) => [
      ...[sectorName(sector, asking), percentOf(growth?.growth?.share ?? null), rounded(growth?.growth?.points)],
      ...[rounded(level?.level), growth?.growth?.pairs ?? 0, growth?.growth?.units ?? 0],
      ...[
        growth?.leftOut.pairs ?? 0,
        growth?.leftOut.units ?? 0,
        activity.figures.events,
        rounded(activity.figures.hours),
      ],
      ...[activity.figures.people, activity.figures.heads, activity.units, rounded(activity.perUnit)],
      ...(readiness === null || readiness === "hidden" ? [null, null] : [rounded(readiness.mean), readiness.n]),
    ]),
  };
}
