import { maturityUrl, signed, toolUseUrl, type GrowthFigures, type Level } from "../../../maturity/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import { withQuery } from "../addresses.ts";
import type { Limits } from "../limits.ts";
import type { Division, Sector } from "../sectors.ts";
import type { ProgrammeGrowth, Summary } from "../summary.ts";

export const divisionText = {
  parts: { heading: "summary.growth.byPart", first: "summary.growth.part", how: "summary.division.parts" },
  industries: {
    heading: "summary.growth.byIndustry",
    first: "summary.growth.industry",
    how: "summary.division.industries",
  },
  organisations: {
    heading: "summary.growth.byOrganisation",
    first: "summary.growth.organisation",
    how: "summary.division.organisations",
  },
} as const satisfies Record<Division, Record<string, Key>>;

/** How much the sectors and the tools have grown, as pictures and as tables; null where nothing has been assessed. */
export function growthModel({ programmeId, division, growth }: Summary, asking: Asking) {
  const { t, locale } = asking;
  if (growth === null) return null;
  const words = divisionText[division];
  const period = periodText(growth.period, asking);
  const bySector = growth.sectors.map(({ sector, level, ...figures }) => ({
    name: sectorName(sector, asking),
    url:
      division === "industries" || sector.isAlone ? null : levelsOfUrl(programmeId, growth.period, { part: sector.id }),
    ...growthCells(figures, level, asking),
  }));
  const byTool = growth.tools.map(({ toolId, names, change, ...figures }) => ({
    name: textIn(names, locale),
    url: levelsOfUrl(programmeId, growth.period, { tool: toolId }),
    improved: formatNumber(change?.grown ?? 0, locale),
    improvedUrl: change === null ? null : changedUnitsUrl(programmeId, growth.period, toolId),
    ...growthCells(figures, null, asking),
  }));
  return {
    url: levelsOfUrl(programmeId, growth.period),
    how: `${t("summary.growth.how", { period })} ${t(words.how)}`,
    bars: growthBars(growth, asking),
    tables: [
      ...(bySector.length === 0 ? [] : [{ heading: t(words.heading), first: t(words.first), hasLevel: true, rows: bySector }]), // prettier-ignore
      { heading: t("summary.growth.byTool"), first: t("summary.growth.tool"), hasLevel: false, rows: byTool },
    ],
  };
}

/** The sectors' growth as bars; those that have shrunk have no length, their number says it. */
export function growthBars({ sectors }: ProgrammeGrowth, asking: Asking) {
  const known = sectors.flatMap(({ sector, growth }) => (growth?.share == null ? [] : [{ sector, share: growth.share }])); // prettier-ignore
  const most = Math.max(...known.map(({ share }) => share), 0.01);
  return known.map(({ sector, share }) => ({
    name: sectorName(sector, asking),
    percent: Math.round((Math.max(0, share) / most) * 100),
    text: signed(share, (size) => formatShare(size, asking.locale)),
    tone: null,
  }));
}

/** One decimal, so that level and points agree with each other as they are seen. */
export function growthCells({ growth, leftOut }: GrowthFigures, level: Level | null, { t, locale }: Asking) {
  const number = (value: number) => formatNumber(value, locale, 1);
  const counts = ({ pairs, units }: { pairs: number; units: number }) =>
    t("summary.growth.counts", { pairs: formatNumber(pairs, locale), units: formatNumber(units, locale) });
  return {
    level: level === null ? "–" : number(level.level),
    share: growth?.share == null ? "–" : signed(growth.share, (share) => formatShare(share, locale)),
    points: growth === null ? "–" : signed(growth.points, number),
    counted: counts(growth ?? { pairs: 0, units: 0 }),
    leftOut: counts(leftOut),
  };
}

/** What a sector is called. A part alone is what is directly in it and in none of its parts. */
export function sectorName({ label, isAlone }: Sector, { t, locale }: Asking): string {
  if (label === null) return t("summary.growth.noIndustry");
  return isAlone ? t("summary.growth.alone", { name: textIn(label, locale) }) : textIn(label, locale);
}

export function periodText({ from, to }: { from: string | null; to: string | null }, { t, locale }: Asking): string {
  const day = (of: string | null) => (of === null ? "" : formatDay(of, locale));
  return from === null && to === null ? t("summary.time.all") : `${day(from)}–${day(to)}`;
}

/** Levels and growth of a part or a tool over a period, as maturity's own page tells them. */
export function levelsOfUrl(programmeId: string, period: Limits, of: { part?: string; tool?: string } = {}): string {
  const { from, to } = period;
  return withQuery(maturityUrl(programmeId), { ...of, from: from ?? undefined, to: to ?? undefined });
}

/** The units that use a tool more than at first, as much, and less. */
export function changedUnitsUrl(programmeId: string, period: Limits, toolId: string): string {
  return `${toolUseUrl({ programmeId, id: toolId }, period)}#change`;
}
