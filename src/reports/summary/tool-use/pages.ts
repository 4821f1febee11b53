import { toolUseUrl } from "../../../maturity/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatNumber, textIn } from "../../../platform/i18n.ts";
import { changedUnitsUrl } from "../growth/pages.ts";
import type { Summary } from "../summary.ts";

/** What is known of the tools' use, added up by tool, name and measure, each row opening to the figures it is made of. */
export function toolUseRows({ programmeId, toolUse, growthLimits: days }: Summary, { t, locale }: Asking) {
  return toolUse.map(({ toolId, names, name, measure, total, rows, overlapping, partly }) => ({
    tool: textIn(names, locale),
    name,
    isKnown: rows.length > 0,
    total:
      rows.length === 0
        ? "–"
        : `${formatNumber(Number(total), locale, total.split(".")[1]?.length ?? 0)} ${measure}`.trim(),
    rows: rows.length === 0 ? t("summary.toolUse.none") : t("summary.toolUse.rows", { count: rows.length }),
    /** What makes the sum unsure, or is left out of it. */
    notes: [
      ...(overlapping.size === 0 ? [] : [t("summary.toolUse.overlapping", { count: overlapping.size })]),
      ...(partly.length === 0 ? [] : [t("summary.toolUse.partly", { count: partly.length })]),
    ],
    url: toolUseUrl({ programmeId, id: toolId }, days),
  }));
}

/** The same without those of which no figure is wholly within the time. */
export function knownUse(summary: Summary, asking: Asking) {
  return toolUseRows(summary, asking).filter(({ isKnown }) => isKnown);
}

/** A sum on one line. */
export function useLine({ tool, name, total, url }: ReturnType<typeof toolUseRows>[number]) {
  return { text: `${tool}: ${name}`, value: total, url };
}

/** The tool whose use has grown in the most units; none where it has grown in none. */
export function mostImproved({ programmeId, growth }: Summary, { t, locale }: Asking) {
  const [most] = (growth?.tools ?? []).toSorted((a, b) => (b.change?.grown ?? 0) - (a.change?.grown ?? 0));
  const count = most?.change?.grown ?? 0;
  if (growth === null || most === undefined || count === 0) return [];
  const text = t("summary.toolUse.improved", { tool: textIn(most.names, locale) });
  const value = t("summary.toolUse.inUnits", { count, number: formatNumber(count, locale) });
  return [{ text, value, url: changedUnitsUrl(programmeId, growth.period, most.toolId) }];
}
