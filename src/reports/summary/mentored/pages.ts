import { shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { mentoredUrl, summaryUrl } from "../addresses.ts";
import { periodText } from "../growth/pages.ts";
import type { Limits } from "../limits.ts";
import type { Mentored } from "./queries.ts";

const pageSize = 100;

/** The units that had a mentor within the time, each with its mentors and the days of each. */
export function mentoredPage(
  { programmeId, rows, limits, chosen }: { programmeId: string; rows: readonly Mentored[]; limits: Limits; chosen: Limits | null }, // prettier-ignore
  wanted: number,
  asking: Asking,
): Page {
  const { t, locale } = asking;
  const units = new Set(rows.map(({ unitId }) => unitId)).size;
  const mentors = new Set(rows.map(({ mentorId }) => mentorId)).size;
  const pages = Math.max(1, Math.ceil(rows.length / pageSize));
  const page = Math.min(wanted, pages);
  const url = (to: number) => mentoredUrl(programmeId, chosen, to);
  return {
    view: "reports/summary/mentored",
    title: t("summary.mentored.name"),
    model: {
      summaryUrl: summaryUrl(programmeId, chosen),
      lead: rows.length === 0 ? t("summary.mentored.none") : `${t("summary.mentored.units", { count: units })} ${t("summary.mentored.by", { count: mentors })}`, // prettier-ignore
      period: t("summary.time.of", { period: periodText(limits, asking) }),
      rows: rows.slice((page - 1) * pageSize, page * pageSize).map(({ unitName, mentorName, startsOn, endsOn }) => ({
        ...shortName(unitName),
        mentor: mentorName,
        from: formatDay(startsOn, locale),
        to: endsOn === null ? "–" : formatDay(endsOn, locale),
      })),
      pageText: pages === 1 ? null : t("summary.mentored.page", { page, pages }),
      previousUrl: page > 1 ? url(page - 1) : null,
      nextUrl: page < pages ? url(page + 1) : null,
    },
  };
}
