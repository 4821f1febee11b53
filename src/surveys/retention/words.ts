import type { Translate } from "../../platform/i18n.ts";

/** "2 years", "6 months". */
export function monthsText(months: number, t: Translate): string {
  return months % 12 === 0
    ? t("surveys.retention.years", { count: months / 12 })
    : t("surveys.retention.months", { count: months });
}

/**
 * The notice with the time for which answers are kept in it: one that lacks `[[retention]]`, as a text of staff's own
 * may, gets a paragraph that says it. So everybody is told the figure by which answers are erased, in every language.
 */
export function withRetention(notice: string, t: Translate): string {
  if (notice.trim() === "" || notice.includes("[[retention]]")) return notice;
  return `${notice}\n\n${t("surveys.retention.paragraph")}`;
}
