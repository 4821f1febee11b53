import { seesNames } from "../../../needs/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { textIn } from "../../../platform/i18n.ts";
import type { SheetOut } from "../../../platform/spreadsheets.ts";
import { levelText } from "../../words.ts";
import { chosenCoverage } from "../chosen.ts";
import { chosenOf, type CoverageSeen } from "../pages.ts";
import { stateText } from "../words.ts";

/** Coverage to take along: one row per need, and one per need and workshop about it. */
export function coverageSheets(
  { material, themes, wanted }: CoverageSeen,
  asking: Asking,
): { first: SheetOut; all: SheetOut[] } {
  const { t, locale } = asking;
  const { chosen, audience } = chosenOf(material, wanted, seesNames(asking));
  const needs = chosenCoverage(material, chosen.count, audience?.members);
  const nameOf = new Map(material.needsInOrder.map(({ id, names }) => [id, textIn(names, locale)]));
  const themeNames = new Map(themes.map(({ id, names }) => [id, textIn(names, locale)]));
  const themeOf = new Map(material.needsInOrder.map(({ id, themeId }) => [id, themeNames.get(themeId) ?? ""]));
  const workshopOf = new Map(material.workshops.map(({ workshop }) => [workshop.id, workshop]));
  const first: SheetOut = {
    name: t("workshops.covered.title"),
    header: [
      ...[t("workshops.covered.need"), t("workshops.covered.theme"), t("workshops.covered.stateHeading")],
      t("workshops.covered.wantingHeading"),
      ...[t("workshops.covered.right"), t("workshops.covered.other"), t("workshops.covered.left")],
    ],
    rows: needs.map(({ needId, state, wanting, right, other, left }) => [
      ...[nameOf.get(needId) ?? "", themeOf.get(needId) ?? "", t(stateText[state])],
      ...[wanting.length, right.length, other.length, left.length],
    ]),
  };
  const pairs: SheetOut = {
    name: t("workshops.title"),
    header: [
      ...[t("workshops.covered.need"), t("workshops.covered.workshop"), t("workshops.covered.audience")],
      ...[
        t("workshops.log.level"),
        t("workshops.holding.day"),
        t("workshops.covered.right"),
        t("workshops.covered.other"),
      ],
    ],
    rows: needs.flatMap(({ needId, workshops }) =>
      workshops.flatMap(({ workshopId, right, other }) => {
        const workshop = workshopOf.get(workshopId);
        if (workshop === undefined) return [];
        const { names, audienceNames, level, heldOn } = workshop;
        const told = [
          nameOf.get(needId) ?? "",
          textIn(names, locale),
          textIn(audienceNames, locale),
          t(levelText[level]),
        ];
        return [[...told, heldOn, right.length, other.length]];
      }),
    ),
  };
  return { first, all: [first, pairs] };
}
