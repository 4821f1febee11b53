import type { Asking } from "../../../platform/asking.ts";
import type { Wanted } from "../../method/reasons.ts";
import { isCountShown, isPartShown, leastShown } from "../sight.ts";

type Reading = Pick<Asking, "t" | "role">;

/** "14 of 16 participants need this. The topic is new to them. For 8 participants it is a top need." */
export function whyText(wanted: Wanted, reading: Reading): string {
  if (!isCountShown(wanted.members, reading)) return reading.t("series.workshop.whyFew", { least: leastShown });
  const sentences = [wantingText(wanted, reading), newText(wanted, reading), topText(wanted, reading)];
  return sentences.filter((sentence) => sentence !== null).join(" ");
}

function wantingText({ members, wanting }: Wanted, reading: Reading): string {
  const { t } = reading;
  if (wanting === 0) return t("series.workshop.whyNone", { count: members });
  if (wanting === members) return t("series.workshop.whyAll", { count: members });
  if (!isPartShown(wanting, members, reading)) return t("series.workshop.whyPart");
  return t("series.workshop.whySome", { count: wanting, members });
}

function newText({ members, wanting, newTo }: Wanted, reading: Reading): string | null {
  const { t } = reading;
  if (wanting === 0 || !isPartShown(wanting, members, reading) || !isPartShown(newTo, wanting, reading)) return null;
  if (newTo === wanting) return t("series.workshop.whyNew", { count: wanting });
  return newTo === 0
    ? t("series.workshop.whyNotNew", { count: wanting })
    : t("series.workshop.whySomeNew", { count: newTo });
}

function topText({ members, topNeedOf }: Wanted, reading: Reading): string | null {
  return topNeedOf === 0 || !isPartShown(topNeedOf, members, reading)
    ? null
    : reading.t("series.workshop.whyTop", { count: topNeedOf });
}
