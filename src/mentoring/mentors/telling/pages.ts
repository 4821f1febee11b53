import type { Asking } from "../../../platform/asking.ts";
import { formatNumber } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { strainOf, type MonthLoad, type Strain } from "../load.ts";

/** A number of days with halves: "2,5", "12". */
export function daysText(days: number, { locale }: Asking): string {
  const rounded = Math.round(days * 10) / 10;
  return formatNumber(rounded, locale, Number.isInteger(rounded) ? 0 : 1);
}

const strainText: Record<Strain, Key> = {
  over: "mentors.strain.over",
  full: "mentors.strain.full",
  room: "mentors.strain.room",
  none: "mentors.strain.none",
};

/** A month's load in words and as a bar: "12 / 10 päivää", over-stretched. */
export function loadModel(load: MonthLoad, asking: Asking) {
  const { t } = asking;
  const strain = strainOf(load);
  const { needed, available } = load;
  return {
    text: t("mentors.load", { needed: daysText(needed, asking), available: daysText(available, asking) }),
    percent: available === 0 ? (needed > 0 ? 100 : 0) : Math.min(100, Math.round((100 * needed) / available)),
    strain: t(strainText[strain]),
    isOver: strain === "over",
    isQuiet: strain === "room" || strain === "none",
  };
}
