import type { Asking } from "../../platform/asking.ts";
import { summary } from "../../platform/fields.ts";
import type { FormState } from "../../platform/forms.ts";
import { formatDay, formatNumber, formatShare } from "../../platform/i18n.ts";
import type { Page } from "../../platform/pages.ts";
import { ownName } from "../../organisations/index.ts";
import { maturityUrl, toolsUrl, unitsUrl } from "../addresses.ts";
import { maturityRooms } from "../pages.ts";
import type { Judge } from "../queries.ts";
import { levelsUrl } from "./addresses.ts";
import { choiceModel } from "./choice/pages.ts";
import type { Figures } from "./figures.ts";
import type { LevelsWanted } from "./forms.ts";
import { growthModel, periodText, signed } from "./growth/pages.ts";
import { heatModel } from "./heat/pages.ts";
import { overTimeModel } from "./over-time/pages.ts";
import type { Node } from "./parts.ts";
import type { Ground } from "./queries.ts";
import { shownParts, type Seen } from "./seen.ts";

/** How mature the chosen units are, and how much they have grown. */
export function levelsPage(ground: Ground, seen: Seen, wanted: LevelsWanted, form: FormState, asking: Asking): Page {
  const { t, locale } = asking;
  const shown = shownParts(seen, wanted.page);
  const isKnown = shown.figures.byTool.size > 0;
  const day = formatDay(seen.reckoning.period.to, locale);
  const { part } = seen;
  const parent = ground.units.find(({ id }) => id === part?.parentId);
  return {
    view: "maturity/levels/levels",
    title: t("maturity.levels.title"),
    model: {
      rooms: maturityRooms(ground.programmeId, "levels", asking),
      heading:
        part === null ? t("maturity.levels.heading") : t("maturity.levels.headingOf", { name: ownName(part.name) }),
      up: part === null ? null : upModel(parent),
      lead: isKnown ? leadText(seen, shown.figures, asking) : t("maturity.levels.empty.nothingHere", { day }),
      notice: wanted.judge === "unit" ? t("selfAssessing.levels.notice") : null,
      mistakes: [],
      choice: choiceModel(ground, form, seen.reckoning, asking),
      growth: isKnown ? growthModel(seen, shown, wanted, asking) : null,
      overTime: isKnown ? overTimeModel(seen, shown, asking) : null,
      heat: isKnown ? heatModel(seen, shown, wanted, asking) : null,
    },
  };

  /** The way back to what the part is part of. */
  function upModel(whole: Node | undefined) {
    const url = levelsUrl(ground.programmeId, wanted, { part: whole?.id ?? null, page: 1 });
    return { url, name: whole?.name ?? t("maturity.levels.choice.allUnits") };
  }
}

/** The form alone, with what is wrong in it. */
export function mistakenPage(ground: Ground, form: FormState, asking: Asking): Page {
  const choice = choiceModel(ground, form, null, asking);
  const { t } = asking;
  return {
    view: "maturity/levels/levels",
    title: t("maturity.levels.title"),
    hasMistakes: true,
    model: {
      ...{ rooms: maturityRooms(ground.programmeId, "levels", asking), heading: t("maturity.levels.heading") },
      mistakes: summary([choice.part, choice.tool, choice.from, choice.to, choice.within]),
      ...{ lead: null, notice: null, up: null, choice, growth: null, overTime: null, heat: null },
    },
  };
}

/** Nothing has been assessed: what to do first. */
export function emptyPage({ programmeId, tools }: Ground, judge: Judge, asking: Asking): Page {
  const { t, role } = asking;
  if (judge === "unit") return noOwnPage(programmeId, asking);
  const hasTools = tools.some(({ isEnded }) => !isEnded);
  const [next, least] = hasTools
    ? [{ url: unitsUrl(programmeId), text: t("maturity.levels.empty.toUnits") }, ["facilitator", "planner", "owner"]]
    : [{ url: toolsUrl(programmeId), text: t("maturity.levels.empty.toTools") }, ["planner", "owner"]];
  return {
    view: "maturity/levels/empty",
    title: t("maturity.levels.title"),
    model: {
      rooms: maturityRooms(programmeId, "levels", asking),
      text: t(hasTools ? "maturity.levels.empty.noAssessments" : "maturity.levels.empty.noTools"),
      next: least.includes(role ?? "") ? next : null,
    },
  };
}

/** No unit has sent its own view: the way back to the mentors'. */
function noOwnPage(programmeId: string, asking: Asking): Page {
  const { t } = asking;
  return {
    view: "maturity/levels/empty",
    title: t("maturity.levels.title"),
    model: {
      rooms: maturityRooms(programmeId, "levels", asking),
      text: t("selfAssessing.levels.none"),
      next: { url: maturityUrl(programmeId), text: t("selfAssessing.levels.toMentors") },
    },
  };
}

function leadText(seen: Seen, { whole }: Figures, asking: Asking): string {
  const { t, locale } = asking;
  const { level, growth } = { level: whole.level, growth: whole.growth.growth };
  const { period, measure } = seen.reckoning;
  const known =
    level === null
      ? []
      : [
          t("maturity.levels.lead.level", {
            ...{
              count: level.units,
              units: formatNumber(level.units, locale),
              day: formatDay(period.to, locale),
              level: formatNumber(level.level, locale, Number.isInteger(level.level) ? 0 : 1),
            },
          }),
        ];
  return [...known, growthText()].join(" ");

  function growthText(): string {
    const shared = { period: periodText(period, asking) };
    if (growth === null)
      return measure.kind === "own-span"
        ? t("maturity.levels.lead.noGrowthSpan", { ...shared, days: measure.leastDays })
        : t("maturity.levels.lead.noGrowth", shared);
    // With decimals where the ends have them, so that the points are what lies between.
    const digits = [growth.start, growth.end].every(Number.isInteger) ? 0 : 1;
    const exact = (value: number) => formatNumber(value, locale, digits);
    const ends = { ...shared, start: exact(growth.start), end: exact(growth.end) };
    const points = exact(Math.abs(growth.points));
    if (points === exact(0)) return t("maturity.levels.lead.same", ends);
    const moved = { ...ends, points, count: digits === 0 ? Math.abs(growth.points) : 2 };
    if (growth.share === null) return t("maturity.levels.lead.fromZero", moved);
    const share = signed(growth.share, (size) => formatShare(size, locale));
    return t(growth.points > 0 ? "maturity.levels.lead.up" : "maturity.levels.lead.down", { ...moved, share });
  }
}
