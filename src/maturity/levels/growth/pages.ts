import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, formatShare, textIn } from "../../../platform/i18n.ts";
import { ownName } from "../../../organisations/index.ts";
import type { GrowthFigures, Period } from "../../method/growth.ts";
import { targetBeside } from "../../targets/beside/pages.ts";
import { levelsUrl } from "../addresses.ts";
import type { LevelsWanted } from "../forms.ts";
import type { Part } from "../parts.ts";
import type { PartsShown, Seen } from "../seen.ts";

/** How much levels have changed, by part and by tool, and how much of what was assessed that tells of. */
export function growthModel(seen: Seen, shown: PartsShown, wanted: LevelsWanted, asking: Asking) {
  const { t } = asking;
  const { programmeId, look, tools } = seen;
  const all = {
    name: t("maturity.levels.growth.all"),
    url: null,
    ...cells(shown.figures.whole.growth, asking),
    target: besideOf(seen.part?.id ?? null, seen.tool?.id ?? null),
  };
  const byTool = tools.flatMap((tool) => {
    const figures = shown.figures.byTool.get(tool.id);
    if (figures === undefined) return [];
    const url = seen.tool === null ? levelsUrl(programmeId, wanted, { tool: tool.id, page: 1 }) : null;
    return [
      {
        name: textIn(tool.names, asking.locale),
        url,
        ...cells(figures.growth, asking),
        target: besideOf(seen.part?.id ?? null, tool.id),
      },
    ];
  });
  const byPart = shown.byPart.map(({ part, growth }) => ({
    name: partName(part, seen, asking),
    url: partUrl(part, seen, wanted),
    ...cells(growth, asking),
    target: part.isAlone || part.names !== undefined ? null : besideOf(part.id, seen.tool?.id ?? null),
  }));
  return {
    how: howText(seen, shown, asking),
    unknown: shown.unknown === 0 ? null : t("maturity.levels.growth.unknown", { count: shown.unknown }),
    byPart: look.parts.length > 1 || wanted.by === "segments" ? table("part", [all, ...byPart]) : null,
    byTool: table("tool", byTool.length > 1 ? [all, ...byTool] : byTool),
    pages: pagesModel(seen, shown, wanted, asking),
  };

  function besideOf(unitId: string | null, toolId: string | null): string | null {
    return targetBeside(seen.targets, { unitId, toolId }, asking);
  }

  function table(kind: "part" | "tool", rows: object[]) {
    if (kind === "tool")
      return { heading: t("maturity.levels.growth.byTool"), first: t("maturity.levels.growth.tool"), rows };
    return wanted.by === "segments"
      ? { heading: t("segments.levels.heading"), first: t("segments.name"), rows }
      : { heading: t("maturity.levels.growth.byPart"), first: t("maturity.levels.growth.part"), rows };
  }
}

/** The part's own name, the whole way to it being in the page's heading. */
export function partName(part: Part, { units, look }: Seen, { t, locale }: Asking): string {
  if (part.names !== undefined) return textIn(part.names, locale);
  const name = ownName(units.find(({ id }) => id === part.id)?.name ?? "");
  return part.isAlone && look.parts.length > 1 ? t("maturity.levels.growth.alone", { name }) : name;
}

/** The same figures of the part alone; null on its own page. */
export function partUrl(part: Part, { programmeId, part: chosen }: Seen, wanted: LevelsWanted): string | null {
  return part.isAlone || part.names !== undefined || part.id === chosen?.id
    ? null
    : levelsUrl(programmeId, wanted, { part: part.id, page: 1 });
}

export function periodText({ from, to }: Period, { locale }: Asking): string {
  return `${formatDay(from, locale)}–${formatDay(to, locale)}`;
}

/** A change with its sign: "+26 %", "−12". */
export function signed(value: number, text: (size: number) => string): string {
  const size = text(Math.abs(value));
  return /[1-9]/.test(size) ? `${value < 0 ? "−" : "+"}${size}` : size;
}

/** One decimal, so that start, end and points agree with each other as they are seen. */
function cells({ growth, leftOut }: GrowthFigures, { t, locale }: Asking) {
  const level = (value: number) => formatNumber(value, locale, 1);
  const counts = ({ pairs, units }: { pairs: number; units: number }) =>
    t("maturity.levels.growth.counts", { pairs: formatNumber(pairs, locale), units: formatNumber(units, locale) });
  return {
    start: growth === null ? "–" : level(growth.start),
    end: growth === null ? "–" : level(growth.end),
    points: growth === null ? "–" : signed(growth.points, level),
    share: growth?.share == null ? "–" : signed(growth.share, (share) => formatShare(share, locale)),
    counted: counts(growth ?? { pairs: 0, units: 0 }),
    leftOut: counts(leftOut),
  };
}

/** Which measure and weighting the figures are by, and what they leave out. */
function howText({ reckoning }: Seen, { figures, byPart }: PartsShown, asking: Asking): string {
  const { t } = asking;
  const { period, measure, weighting } = reckoning;
  const shared = { period: periodText(period, asking) };
  const { pairs, units } = figures.whole.growth.leftOut;
  const hasNoShare = [figures.whole, ...byPart, ...figures.byTool.values()].some(
    ({ growth }) => growth.growth?.share === null,
  );
  return [
    measure.kind === "own-span"
      ? t("maturity.levels.growth.ownSpan", { ...shared, days: measure.leastDays })
      : t("maturity.levels.growth.fixedDates", { ...shared, days: measure.withinDays }),
    t("maturity.levels.growth.pair"),
    t(weighting === "units" ? "maturity.levels.growth.byUnits" : "maturity.levels.growth.byPairs"),
    ...(pairs === 0 ? [] : [leftText(pairs)]),
    ...(units === 0 ? [] : [t("maturity.levels.growth.leftUnits", { count: units })]),
    ...(hasNoShare ? [t("maturity.levels.growth.noShare")] : []),
  ].join(" ");

  function leftText(count: number): string {
    return measure.kind === "own-span"
      ? t("maturity.levels.growth.leftSpan", { count, days: measure.leastDays })
      : t("maturity.levels.growth.left", { count });
  }
}

function pagesModel(seen: Seen, { figures, byPart, page, pages }: PartsShown, wanted: LevelsWanted, { t }: Asking) {
  if (pages === 1) return null;
  const url = (to: number) => (to < 1 || to > pages ? null : levelsUrl(seen.programmeId, wanted, { page: to }));
  const first = figures.byPart.indexOf(byPart[0]!) + 1;
  const all = figures.byPart.length;
  return {
    text: t("maturity.levels.growth.page", { first, last: first + byPart.length - 1, all }),
    previousUrl: url(page - 1),
    nextUrl: url(page + 1),
  };
}
