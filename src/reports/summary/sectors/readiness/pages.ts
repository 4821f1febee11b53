import type { Asking } from "../../../../platform/asking.ts";
import { formatNumber, textIn } from "../../../../platform/i18n.ts";
import { programmeUrl } from "../../../../programmes/index.ts";
import type { Judgement } from "../../../../surveys/index.ts";
import { placingUrl, withQuery } from "../../addresses.ts";
import type { Mean } from "../../readiness/matching.ts";
import type { SectorsSeen } from "../queries.ts";
import type { ShownSectors } from "../shown.ts";

/** A mean with its scale's decimals, or that few have answered. */
export function meanText(mean: Mean, judgement: Judgement | null, { t, locale }: Asking): string {
  if (mean === "hidden") return t("summary.few");
  return mean.mean === null || judgement === null ? "–" : formatNumber(mean.mean, locale, 1);
}

/** Where the figures of readiness come from, what of the survey stands for no sector, and how that is mended. */
export function readinessModel(
  { programmeId, readiness }: SectorsSeen,
  { judgement, rows }: ShownSectors,
  asking: Asking,
) {
  const { t, locale, role } = asking;
  if (readiness === null) return null;
  const { told, placed, saidOf } = readiness;
  const url = `${programmeUrl(programmeId)}/surveys/${told.survey.id}/results`;
  const mayPlace = (role === "planner" || role === "owner") && told.backgrounds.length > 0;
  const unplaced = (placed?.question.options ?? []).filter(({ key }) => (placed?.places.get(key) ?? null) === null);
  const isTold = rows.some((row) => row.readiness !== null);
  return {
    survey: textIn(told.survey.titles, locale),
    url: placed === null ? url : withQuery(url, { compare: `question:${placed.question.key}` }),
    texts: [
      ...(told.waiting === null ? [] : [t(told.waiting === "anonymous-open" ? "summary.sectors.open" : "summary.sectors.nothingTold")]), // prettier-ignore
      ...(judgement === null ? [] : [judgementText(judgement, asking)]),
      ...(placed === null
        ? [t("summary.sectors.noSector")]
        : [
            t(saidOf === placed.question.key ? "summary.sectors.placedBySaid" : "summary.sectors.placedByName", {
              question: textIn(placed.question.texts, locale),
            }),
          ]),
      ...(placed !== null && !isTold && told.waiting === null ? [t("summary.sectors.notHere")] : []),
      ...(unplaced.length === 0
        ? []
        : [t("summary.sectors.unplaced", { options: unplaced.map(({ texts }) => textIn(texts, locale)).join(", ") })]),
      t("summary.sectors.small"),
    ],
    placingUrl: mayPlace ? placingUrl(programmeId, told.survey.id) : null,
  };
}

function judgementText({ texts, rowTexts, min, max }: Judgement, { t, locale }: Asking): string {
  const question = textIn(texts, locale);
  const asked = rowTexts === null ? question : `${question} ${textIn(rowTexts, locale)}`;
  return t("summary.sectors.asked", { question: asked, min, max });
}
