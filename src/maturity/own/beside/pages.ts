import { ownName, shortName } from "../../../organisations/index.ts";
import type { Asking } from "../../../platform/asking.ts";
import { formatDay, formatNumber, saidIn, textIn } from "../../../platform/i18n.ts";
import type { Page } from "../../../platform/pages.ts";
import { pairUrl } from "../../addresses.ts";
import type { Unit } from "../../assessing/queries.ts";
import { signed } from "../../levels/growth/pages.ts";
import { lookAt } from "../../levels/parts.ts";
import { maturityRooms } from "../../pages.ts";
import type { Tool } from "../../queries.ts";
import { askingUrl, besideUrl } from "../addresses.ts";
import type { Ask } from "../queries.ts";
import { besideOf, daysBetween, differenceOf, unitsApart, type Beside, type PairBeside } from "./comparing.ts";

interface Everything {
  programmeId: string;
  units: Unit[];
  tools: Tool[];
  pairs: PairBeside[];
  /** Of how many tools a unit has said that it does not know, by unit. */
  unknown: ReadonlyMap<string, number>;
  /** Of how many tools no mentor has judged what a unit has, by unit. */
  alone: ReadonlyMap<string, number>;
  /** Who was asked in the latest round. */
  asks: Ask[];
  isOpen: boolean;
}

/** More units than this are not told one by one. */
const mostUnits = 100;
const mostWaiting = 20;

/** Units' own view beside their mentors': in all, by part, by tool and unit by unit, and who has not answered. */
export function besidePage(everything: Everything, part: Unit | null, asking: Asking): Page {
  const { t } = asking;
  const { programmeId, units, pairs } = everything;
  const look = lookAt(units, part);
  const inLook = look.unitIds === null ? null : new Set(look.unitIds);
  const seen = inLook === null ? pairs : pairs.filter(({ unitId }) => inLook.has(unitId));
  const whole = besideOf(seen);
  const alone = [...everything.alone]
    .filter(([unitId]) => inLook === null || inLook.has(unitId))
    .reduce((sum, [, pairs]) => sum + pairs, 0);
  const parent = units.find(({ id }) => id === part?.parentId);
  return {
    view: "maturity/own/beside",
    title: t("selfAssessing.beside.title"),
    model: {
      rooms: maturityRooms(programmeId, "own", asking),
      backUrl: askingUrl(programmeId),
      up:
        part === null
          ? null
          : {
              url: parent === undefined ? besideUrl(programmeId) : partUrl(programmeId, parent.id),
              name: parent?.name ?? t("maturity.levels.choice.allUnits"),
            },
      heading:
        part === null
          ? t("selfAssessing.beside.heading")
          : t("selfAssessing.beside.headingOf", { name: ownName(part.name) }),
      lead: whole === null ? null : leadText(whole, asking),
      empty: t(part === null ? "selfAssessing.beside.empty" : "selfAssessing.beside.emptyPart"),
      alone: alone === 0 ? null : t("selfAssessing.beside.alone", { count: alone }),
      byPart: partRows(everything, seen, look.parts, asking),
      byTool: toolRows(everything, seen, asking),
      ...unitModel(everything, seen, asking),
      waiting: waitingModel(everything, inLook, asking),
    },
  };
}

function partUrl(programmeId: string, part: string): string {
  return `${besideUrl(programmeId)}?part=${part}`;
}

function leadText(whole: Beside, { t, locale }: Asking): string {
  const apart = formatNumber(Math.abs(whole.difference), locale);
  const told = {
    count: whole.units,
    own: formatNumber(whole.own, locale),
    mentor: formatNumber(whole.mentor, locale),
    points: apart,
  };
  if (apart === formatNumber(0, locale)) return t("selfAssessing.beside.leadSame", told);
  return t(whole.difference > 0 ? "selfAssessing.beside.leadOver" : "selfAssessing.beside.leadUnder", told);
}

/** The cells that every table of the page shares. */
function cells({ own, mentor, difference, units }: Beside, { locale }: Asking) {
  return {
    ownLevel: formatNumber(own, locale),
    mentor: formatNumber(mentor, locale),
    difference: points(difference, locale),
    units: formatNumber(units, locale),
  };
}

/** Points with their sign: "+40", "−100". */
function points(value: number, locale: Asking["locale"]): string {
  return signed(value, (size) => formatNumber(size, locale));
}

function partRows(
  { programmeId, units }: Everything,
  seen: readonly PairBeside[],
  parts: ReturnType<typeof lookAt>["parts"],
  asking: Asking,
) {
  const names = new Map(units.map(({ id, name }) => [id, ownName(name)]));
  const partOf = new Map(parts.flatMap((part) => [...part.unitIds].map((id) => [id, part] as const)));
  const byPart = Map.groupBy(seen, ({ unitId }) => partOf.get(unitId));
  const rows = parts.flatMap((part) => {
    const beside = besideOf(byPart.get(part) ?? []);
    if (beside === null) return [];
    const own = names.get(part.id) ?? "";
    const name = part.isAlone && parts.length > 1 ? asking.t("maturity.levels.growth.alone", { name: own }) : own;
    const url = part.isAlone || !part.hasParts ? null : partUrl(programmeId, part.id);
    return [{ name, url, ...cells(beside, asking) }];
  });
  return rows.length < 2 ? null : rows;
}

function toolRows({ tools }: Everything, seen: readonly PairBeside[], asking: Asking) {
  const byTool = Map.groupBy(seen, ({ toolId }) => toolId);
  const rows = tools.flatMap(({ id, names }) => {
    const beside = besideOf(byTool.get(id) ?? []);
    return beside === null
      ? []
      : [{ tool: saidIn(names, asking.locale), size: Math.abs(beside.difference), ...cells(beside, asking) }];
  });
  return rows.length === 0 ? null : rows.sort((a, b) => b.size - a.size);
}

function unitModel({ units, tools, unknown }: Everything, seen: readonly PairBeside[], asking: Asking) {
  const { t, locale } = asking;
  const unitOf = new Map(units.map((unit) => [unit.id, unit]));
  const toolOf = new Map(tools.map((tool) => [tool.id, tool]));
  const all = unitsApart(seen);
  const rows = all.slice(0, mostUnits).flatMap(({ unitId, pairs, beside }) => {
    const unit = unitOf.get(unitId);
    const [furthest] = pairs;
    if (unit === undefined || furthest === undefined) return [];
    const days = Math.max(...pairs.map(daysBetween));
    const left = unknown.get(unitId) ?? 0;
    const largest = toolOf.get(furthest.toolId);
    return [
      {
        ...shortName(unit.name),
        unit: unit.name,
        ...cells(beside, asking),
        largest:
          largest === undefined ? "" : `${textIn(largest.names, locale)} ${points(differenceOf(furthest), locale)}`,
        apart: t("selfAssessing.beside.apart", { count: Math.round(beside.apart) }),
        days: t("selfAssessing.beside.days", { count: days }),
        unknown: left === 0 ? null : t("selfAssessing.beside.unknown", { count: left }),
        toolsText: t("selfAssessing.beside.tools", { count: pairs.length }),
        tools: pairs.flatMap((pair) => {
          const tool = toolOf.get(pair.toolId);
          return tool === undefined ? [] : [pairModel(pair, unit, tool, asking)];
        }),
      },
    ];
  });
  const cut = all.length > mostUnits ? t("selfAssessing.beside.cut", { count: mostUnits }) : null;
  return { byUnit: rows.length === 0 ? null : rows, cut };
}

function pairModel(pair: PairBeside, unit: Unit, tool: Tool, { t, locale }: Asking) {
  return {
    tool: saidIn(tool.names, locale),
    url: pairUrl(unit, tool.id),
    difference: points(differenceOf(pair), locale),
    text: t("selfAssessing.beside.pair", {
      own: pair.own.score,
      ownOn: formatDay(pair.own.on, locale),
      mentor: pair.mentor.score,
      mentorOn: formatDay(pair.mentor.on, locale),
    }),
  };
}

/** Who was asked in the latest round and has not sent their view. */
function waitingModel(
  { programmeId, units, asks, isOpen }: Everything,
  inLook: ReadonlySet<string> | null,
  { t }: Asking,
) {
  const waiting = new Set(asks.filter(({ sentAt }) => sentAt === null).map(({ unitId }) => unitId));
  const named = units.filter(({ id }) => waiting.has(id) && (inLook === null || inLook.has(id)));
  if (named.length === 0) return null;
  return {
    heading: t(isOpen ? "selfAssessing.beside.waiting" : "selfAssessing.beside.missed", { count: named.length }),
    units: named.slice(0, mostWaiting).map(({ name }) => shortName(name)),
    more: named.length > mostWaiting ? t("segments.leftMore", { count: named.length - mostWaiting }) : null,
    url: askingUrl(programmeId),
  };
}
