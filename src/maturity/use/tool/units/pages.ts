import { shortName } from "../../../../organisations/index.ts";
import type { Asking } from "../../../../platform/asking.ts";
import { formatDay, formatNumber } from "../../../../platform/i18n.ts";
import { pairUrl } from "../../../addresses.ts";
import { signed } from "../../../levels/growth/pages.ts";
import type { Span } from "../../../method/growth.ts";
import type { Tool } from "../../../queries.ts";
import type { UseSeen } from "../../pages.ts";

/** So many units are listed; of more, a part is chosen first. */
const mostUnits = 300;

/** The units that the numbers are made of, those that have grown most first, each with its first and last assessment. */
export function changedUnits({ tool, change, use }: UseSeen & { tool: Tool }, asking: Asking) {
  const { t, locale, role } = asking;
  const names = new Map(use.units.map(({ id, name }) => [id, name]));
  const own = change.measured
    .flatMap((pair) => (pair.toolId === tool.id && pair.span !== null ? [{ ...pair, span: pair.span }] : []))
    .map((pair) => ({ ...pair, name: names.get(pair.unitId) ?? "" }))
    .toSorted((a, b) => grownBy(b.span) - grownBy(a.span) || a.name.localeCompare(b.name, locale));
  const number = (size: number) => formatNumber(size, locale);
  return {
    units: own.slice(0, mostUnits).map(({ unitId, name, span: { start, end } }) => ({
      name,
      ...shortName(name),
      url: role === "viewer" ? null : pairUrl({ programmeId: tool.programmeId, id: unitId }, tool.id),
      start: scoreText(start),
      end: scoreText(end),
      points: signed(end.score - start.score, number),
    })),
    moreUnits: own.length > mostUnits ? t("toolUse.change.more", { count: own.length - mostUnits }) : null,
  };

  function scoreText({ score, on }: Span["start"]) {
    return { score: number(score), day: formatDay(on, locale) };
  }
}

function grownBy({ start, end }: Pick<Span, "start" | "end">): number {
  return end.score - start.score;
}
