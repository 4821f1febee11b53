import type { Asking } from "../../../platform/asking.ts";
import { summary } from "../../../platform/fields.ts";
import type { FormState } from "../../../platform/forms.ts";
import { formatDay, saidIn, textIn } from "../../../platform/i18n.ts";
import type { Key } from "../../../platform/keys.ts";
import type { Page } from "../../../platform/pages.ts";
import { levelsUrl } from "../../levels/addresses.ts";
import { LevelsQuery } from "../../levels/forms.ts";
import { lookAt } from "../../levels/parts.ts";
import { maturityRooms } from "../../pages.ts";
import type { Tool } from "../../queries.ts";
import { toolUseUrl, useUrl } from "../addresses.ts";
import { totalsByPart } from "../by-part.ts";
import type { UnitsByChange } from "../change.ts";
import { figureRows, takenBackRows, type Writing } from "../figures/rows/pages.ts";
import type { UseWanted } from "../forms.ts";
import { currentVersion, daysText, decimalText, filterModel, howText, unitText, type UseSeen } from "../pages.ts";
import type { Obstacle, ToolUseSum, Version } from "../queries.ts";
import { changedUnits } from "./units/pages.ts";

/** What has just been done. */
const doneText = {
  corrected: "toolUse.done.corrected",
  unchanged: "toolUse.done.unchanged",
  "taken-back": "toolUse.done.takenBack",
} as const satisfies Record<string, Key>;
export type UseDone = keyof typeof doneText;
export const useDone = Object.keys(doneText) as [UseDone, ...UseDone[]];

export interface ToolSeen extends UseSeen {
  tool: Tool;
  writing: Writing;
  done: UseDone | undefined;
}

/** How much a tool is used: what was counted, in how many units it has become established, versions and obstacles. */
export function toolUsePage(seen: ToolSeen, wanted: UseWanted, form: FormState, asking: Asking): Page {
  const { t, locale, role } = asking;
  const { tool, use } = seen;
  const url = toolUseUrl(tool);
  const filter = filterModel(use, url, form, asking);
  const mistakes = summary([filter.from, filter.to]);
  const mayWrite = role !== "viewer";
  const sums = seen.sums.filter(({ toolId }) => toolId === tool.id);
  const name = textIn(tool.names, locale);
  return {
    view: "maturity/use/tool",
    title: t("toolUse.tool.title", { name }),
    hasMistakes: mistakes.length > 0,
    model: {
      rooms: maturityRooms(tool.programmeId, "use", asking),
      mistakes,
      allUrl: useUrl(tool.programmeId, wanted),
      heading: t("toolUse.tool.heading", { name }),
      description: saidIn(tool.descriptions, locale),
      done: seen.done === undefined ? null : t(doneText[seen.done]),
      filter,
      change: changeModel(seen, wanted, asking),
      newFigureUrl: mayWrite ? `${url}/figures/new` : null,
      isFiltered: Object.values(wanted).some((value) => value !== null),
      sums: sums.map((sum, at) => sumModel(sum, at, seen, wanted, asking)),
      takenBack: takenBackRows(seen, asking),
      newVersionUrl: mayWrite ? `${url}/versions/new` : null,
      versions: versionRows(seen, mayWrite, asking),
      newObstacleUrl: mayWrite ? `${url}/obstacles/new` : null,
      obstacles: obstacleRows(seen, mayWrite, asking),
    },
  };
}

/** In how many units the tool's level has grown, and what of the others. */
function changeModel(seen: ToolSeen, { part, from, to }: UseWanted, asking: Asking) {
  const { t } = asking;
  const { tool, change } = seen;
  const counts = change.byTool.get(tool.id);
  const levels = levelsUrl(tool.programmeId, LevelsQuery.parse({}), { tool: tool.id, part, from, to });
  return {
    how: howText(change, asking),
    grown: counts === undefined ? null : t("toolUse.change.grown", { count: counts.grown }),
    others: counts === undefined ? [] : otherTexts(counts, asking),
    ...changedUnits(seen, asking),
    levelsUrl: levels,
  };
}

function otherTexts({ same, fallen, leftOut }: UnitsByChange, { t }: Asking): string[] {
  const told = [
    [same, t("toolUse.change.same", { count: same })],
    [fallen, t("toolUse.change.fallen", { count: fallen })],
    [leftOut, t("toolUse.change.leftOut", { count: leftOut })],
  ] as const;
  return told.filter(([count]) => count > 0).map(([, text]) => text);
}

/** One sum, what it is made of, and how it divides among the parts of the register. */
function sumModel(sum: ToolUseSum, at: number, seen: ToolSeen, wanted: UseWanted, asking: Asking) {
  const { t, locale } = asking;
  const { name, measure, total, rows, overlapping, partly } = sum;
  const notes = [
    ...(overlapping.size === 0 ? [] : [t("toolUse.tool.overlapping", { count: overlapping.size })]),
    ...(partly.length === 0 ? [] : [t("toolUse.tool.partly", { count: partly.length })]),
  ];
  return {
    id: `sum-${at}`,
    name,
    total: rows.length === 0 ? "–" : `${decimalText(total, locale)} ${measure}`,
    made: rows.length === 0 ? null : t("toolUse.tool.made", { count: rows.length, days: spanText(rows, asking) }),
    notes,
    rows: figureRows([...rows, ...partly], sum, seen, asking),
    byPart: byPartRows(sum, seen, wanted, asking),
  };
}

/** From the first day of all to the last. */
function spanText(rows: readonly { startsOn: string; endsOn: string }[], asking: Asking): string {
  const startsOn = rows.map((row) => row.startsOn).reduce((a, b) => (a < b ? a : b));
  const endsOn = rows.map((row) => row.endsOn).reduce((a, b) => (a > b ? a : b));
  return daysText({ startsOn, endsOn }, asking);
}

/** How much of the sum each part of the chosen whole has; null where there are no parts to tell apart. */
function byPartRows({ rows, measure }: ToolUseSum, { use, tool }: ToolSeen, wanted: UseWanted, asking: Asking) {
  const { t, locale } = asking;
  const chosen = use.units.find(({ id }) => id === wanted.part) ?? null;
  const look = lookAt(use.units, chosen);
  const totals = totalsByPart(rows, look.parts);
  if (look.parts.length < 2 || totals.filter(({ part }) => part !== null).length < 2) return null;
  return totals.map(({ part, total }) => {
    const name = unitText(part?.id ?? null, use, asking);
    return {
      name: part?.isAlone === true ? t("maturity.levels.growth.alone", { name }) : name,
      url: part === null || part.isAlone ? null : toolUseUrl(tool, { ...wanted, part: part.id }),
      total: `${decimalText(total, locale)} ${measure}`,
    };
  });
}

function versionRows({ tool, versions, today }: ToolSeen, mayWrite: boolean, { t, locale }: Asking) {
  const inUse = currentVersion(versions, tool.id, today);
  const own = versions.filter(({ toolId }) => toolId === tool.id);
  return own.map((version: Version) => ({
    name: version.name,
    since: t("toolUse.version.since", { day: formatDay(version.inUseFrom, locale) }),
    mark:
      version === inUse ? t("toolUse.version.inUse") : version.inUseFrom > today ? t("toolUse.version.coming") : null,
    note: version.note,
    editUrl: mayWrite ? `${toolUseUrl(tool)}/versions/${version.id}` : null,
  }));
}

function obstacleRows({ tool, obstacles, use }: ToolSeen, mayWrite: boolean, asking: Asking) {
  const { t, locale } = asking;
  const own = obstacles.filter(({ toolId }) => toolId === tool.id);
  return own.map(({ id, what, since, solvedOn, note, unitIds }: Obstacle) => {
    const isSolved = solvedOn !== null;
    return {
      what,
      isSolved,
      state: t(isSolved ? "toolUse.obstacle.solved" : "toolUse.obstacle.open"),
      days: isSolved
        ? daysText({ startsOn: since, endsOn: solvedOn }, asking)
        : t("toolUse.obstacle.since", { day: formatDay(since, locale) }),
      where:
        unitIds.length === 0
          ? t("toolUse.obstacle.everywhere")
          : unitIds.map((unitId) => unitText(unitId, use, asking)).join(", "),
      note,
      editUrl: mayWrite ? `${toolUseUrl(tool)}/obstacles/${id}` : null,
    };
  });
}
