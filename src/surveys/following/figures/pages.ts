import type { Temporal } from "temporal-polyfill";
import type { Asking } from "../../../platform/asking.ts";
import { barsHeight, barsOption, barsTable, curveOption, type Bar } from "../../../platform/chart-options.ts";
import { renderChart } from "../../../platform/charts.ts";
import { formatDay, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { isShown } from "../../../platform/visibility.ts";
import type { Industry } from "../../../programmes/index.ts";
import type { Standing, Turnout } from "../../queries.ts";
import { closedSince } from "../../survey-life.ts";
import { curveOf, roundedTime, shownRows, thinned, type Counts } from "./rates.ts";

/** What the figures are made of. */
export interface Figures {
  standing: Standing;
  industries: Industry[];
  byIndustry: ({ industryId: string | null } & Counts)[];
  byDay: Map<string, number>;
  median: { seconds: number; of: number } | null;
}

/** How it stands, by industry and over time; those who do not see the organisations see no group under five. */
export function figuresModel(figures: Figures, seesAll: boolean, asking: Asking) {
  const { turnout } = figures.standing;
  if (turnout.asked === turnout.imported) return null;
  const isWhole = seesAll || isShown(turnout.asked);
  return {
    turnout: turnoutChart(turnout, asking),
    curve: isWhole ? curveChart(figures, seesAll, asking) : null,
    industries: isWhole ? industriesChart(figures, seesAll, asking) : null,
    median: medianText(figures, seesAll, asking),
  };
}

/** Of all asked, how many have come how far: each bar is a part of the one above it. */
function turnoutChart(turnout: Turnout, { t, locale }: Asking) {
  const figures: [Key, number][] = [
    ["surveys.figures.asked", turnout.asked],
    ["surveys.figures.opened", turnout.opened],
    ["surveys.figures.begun", turnout.begun],
    ["surveys.figures.sent", turnout.sent],
  ];
  const bars = figures.map(([key, value]): Bar => {
    const share = formatShare(turnout.asked === 0 ? 0 : value / turnout.asked, locale);
    return { name: t(key), value, label: `${value} (${share})` };
  });
  const title = t("surveys.figures.title");
  const description = bars.map(({ name, label }) => `${name} ${label}`).join(", ");
  const frame = { width: 360, height: barsHeight(bars.length), title, description };
  return {
    chart: { svg: renderChart(barsOption(bars), frame) },
    table: barsTable(bars, title, [t("surveys.figures.stage"), t("surveys.figures.count"), t("surveys.figures.share")]),
  };
}

/** The share of those invited who had answered by the end of each day, from the opening on. */
function curveChart({ standing, byDay }: Figures, seesAll: boolean, { t, locale }: Asking) {
  const { survey, turnout, now, timeZone } = standing;
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(timeZone).toPlainDate();
  const days = daysFrom(dayOf(survey.openedAt ?? now), dayOf(closedSince(survey, now) ?? now));
  const asked = turnout.asked - turnout.imported;
  if (days.length < 2 || asked === 0) return null;
  const points = thinned(curveOf(days, byDay, seesAll));
  const title = t("surveys.following.curve.title");
  const shareOf = (sent: number) => formatShare(sent / asked, locale);
  const last = points.at(-1) ?? { day: "", sent: 0 };
  const description = t("surveys.following.curve.description", {
    ...{ day: formatDay(last.day, locale), sent: last.sent, asked, share: shareOf(last.sent) },
  });
  const curve = points.map(({ day, sent }) => ({ name: formatDay(day, locale), value: sent / asked }));
  const option = curveOption(curve, (share) => formatShare(share, locale));
  return {
    chart: { svg: renderChart(option, { width: 360, height: 220, title, description }) },
    table: {
      caption: title,
      columns: [
        t("surveys.following.curve.day"),
        t("surveys.following.curve.sent"),
        t("surveys.following.curve.share"),
      ],
      rows: points.map(({ day, sent }) => [formatDay(day, locale), sent, shareOf(sent)]),
    },
  };
}

function daysFrom(first: Temporal.PlainDate, last: Temporal.PlainDate): string[] {
  const length = Math.max(0, first.until(last, { largestUnit: "day" }).days) + 1;
  return Array.from({ length }, (_, days) => first.add({ days }).toString());
}

/** How large a share of each industry has sent; the table tells how far the others have come. */
function industriesChart({ byIndustry, industries }: Figures, seesAll: boolean, { t, locale }: Asking) {
  const places = new Map(industries.map(({ id }, place) => [id, place]));
  const placeOf = (id: string | null) => (id === null ? industries.length : (places.get(id) ?? industries.length));
  const { rows, isCut } = shownRows(byIndustry, seesAll);
  if (rows.length === 0) return null;
  const named = [...rows]
    .sort((a, b) => placeOf(a.industryId) - placeOf(b.industryId))
    .map((row) => {
      const industry = industries.find(({ id }) => id === row.industryId);
      const name = industry === undefined ? t("surveys.following.industries.none") : textIn(industry.names, locale);
      return { ...row, name, share: row.sent / row.asked };
    });
  const bars = named.map(({ name, share }): Bar => ({ name, value: share, label: formatShare(share, locale) }));
  const title = t("surveys.following.industries.title");
  const description = bars.map(({ name, label }) => `${name} ${label}`).join(", ");
  const frame = { width: 360, height: barsHeight(bars.length), title, description };
  const columns = [
    t("surveys.following.industries.industry"),
    ...[t("surveys.figures.asked"), t("surveys.figures.opened"), t("surveys.figures.begun"), t("surveys.figures.sent")],
    t("surveys.following.industries.share"),
  ];
  return {
    chart: { svg: renderChart(barsOption(bars, 1), frame) },
    table: {
      ...{ caption: title, columns },
      rows: named.map(({ name, asked, opened, begun, sent, share }) => {
        return [name, asked, opened, begun, sent, formatShare(share, locale)];
      }),
    },
    hidden: isCut ? t("surveys.following.industries.hidden") : null,
  };
}

const timeText: Record<ReturnType<typeof roundedTime>["unit"], Key> = {
  minutes: "surveys.following.time.minutes",
  hours: "surveys.following.time.hours",
  days: "surveys.following.time.days",
};

function medianText({ median }: Figures, seesAll: boolean, { t }: Asking): string | null {
  if (median === null || !(seesAll || isShown(median.of))) return null;
  const { unit, count } = roundedTime(median.seconds);
  return t("surveys.following.median", { time: t(timeText[unit], { count }) });
}
